"""Knows how an actor's page reads in schema.org's terms: who it is, and which offices were held when.

Does not know how other pages name an actor.
"""

from __future__ import annotations

from . import actor
from .cards import is_public_body
from .iso import iso_text
from .offices import OfficeView
from .structured_things import ACTOR_TYPES, ORGANISATION_TYPES, Describer, Node
from .texts import Link

_WIKIDATA = "https://www.wikidata.org/wiki/"


def describe_somebody(view: actor.View, say: Describer) -> Node:
    """Describe an actor with all that its page tells of it."""
    is_public = is_public_body(view.kind, (group.detail for group in view.groups))
    kind = "GovernmentOrganization" if is_public else ACTOR_TYPES[view.kind]
    node: Node = {"@type": kind, "@id": f"{say.home}{view.page.address}", "name": view.name}
    found = {
        "alternateName": [name for _, name in view.names if name != view.name],
        "description": view.page.description,
        "image": say.at(view.image.src) if view.image else "",
        "sameAs": _find_same(view),
        **_find_dates(view),
        **_find_ties(view, say),
    }
    return node | {key: value for key, value in found.items() if value}


def _find_same(view: actor.View) -> list[str]:
    wikidata = f"{_WIKIDATA}{view.wikidata}" if view.wikidata else ""
    return [address for address in (wikidata, view.website) if address]


def _find_dates(view: actor.View) -> dict[str, str]:
    if view.kind == "person":
        return {"birthDate": iso_text(view.born), "deathDate": iso_text(view.died)}
    if view.kind == "state":
        return {}
    return {"foundingDate": iso_text(view.founded), "dissolutionDate": iso_text(view.dissolved)}


def _find_ties(view: actor.View, say: Describer) -> dict[str, list[Node]]:
    """Say to what somebody belongs; a state belongs to nothing here, for a Country is a place."""
    if view.kind == "state":
        return {}
    member_of = [say.actor(link) for link in view.groups if link.detail != "state"]
    if view.kind != "person":
        return {"memberOf": member_of, "member": [say.actor(one) for one in view.members if _acts(one)]}
    offices = [_describe_office(role, say) for role in view.roles]
    return {
        "hasOccupation": [office for office in offices if "hasOccupation" in office],
        "memberOf": member_of + [office for office in offices if "memberOf" in office],
    }


def _acts(link: Link) -> bool:
    return link.detail != "state"


def _describe_office(office: OfficeView, say: Describer) -> Node:
    """Describe a term of an office: of a state as an occupation there, else as a role in a body."""
    whose = office.whose
    if whose and whose.href and whose.detail != "state":
        node: Node = {"@type": "OrganizationRole", "roleName": office.title}
        node["memberOf"] = say.actor(whose, ORGANISATION_TYPES)
    else:
        held: Node = {"@type": "Occupation", "name": office.title}
        if whose and whose.href:
            held["occupationLocation"] = say.actor(whose)
        node = {"@type": "Role", "hasOccupation": held}
    found = {"startDate": iso_text(office.start), "endDate": iso_text(office.end)}
    return node | {key: value for key, value in found.items() if value}

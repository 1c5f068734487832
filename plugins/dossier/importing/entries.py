"""Knows which keys an accepted candidate gives to a header, and what of a record is new to another.

Does not know where a header lies, nor whether the editor changes them first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..library.mentions.folding import fold_name
from ..source.fields import write_name
from .candidates import (
    Candidate,
    LeftName,
    ProposedActor,
    ProposedDossier,
    ProposedEvent,
    ProposedStatement,
    list_keys,
)
from .entering import Entry

LISTS = {"event": "events", "statement": "statements", "figure": "figures"}
"""The list of a header in which each kind of record stands."""
NAMED = ("actors", "by", "to", "via", "claimed_by", "for")
"""Keys that name an actor, by id or in words."""
_AGAINST = ("den", "reject", "dismiss", "disput", "refut", "doubt")
"""Verbs that begin so are about something that is not what their speaker says."""


def build_entry(candidate: Candidate, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return what a candidate gives to a header, for an editor to accept or to change first.

    `ids` are the site's actors by their folded names: who became one since the candidate was found is
    named by id. A dossier and a name that could be several give `dossier` and `actor`.
    """
    record = candidate.record
    if isinstance(record, ProposedDossier):
        return {"dossier": record.dossier}
    if isinstance(record, LeftName):
        return {"actor": record.actors[0]} if record.actors else {"name": record.name}
    keys: dict[str, Any] = {}
    for key, value in list_keys(record).items():
        named = key in NAMED
        keys[key] = _name(value, ids) if named else list(value) if isinstance(value, tuple) else value
        if key in ("by", "via", "to") and isinstance(keys[key], list) and len(keys[key]) == 1:
            keys[key] = keys[key][0]
    if isinstance(record, ProposedEvent):
        # An event has actors of the site only.
        keys["actors"] = [one for one in keys.get("actors", ()) if one in ids.values()]
    if isinstance(record, ProposedStatement) and record.verb.startswith(_AGAINST):
        # What somebody denies must not stand there as what they say.
        keys["gist"] = f"{record.verb.capitalize()}: {keys['gist']}"
    if isinstance(record, ProposedActor):
        keys["roles"] = [
            {key: value for key, value in role.items() if value}
            for role in ({"title": title, "of": of, "as_of": record.as_of} for title, of in record.roles)
        ]
    return {key: value for key, value in keys.items() if value}


def _name(value: str | tuple[str, ...], ids: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return [_name(one, ids) for one in value]
    name = ids.get(fold_name(value), value)
    return name if name in ids.values() else write_name(name)


def find_new(record: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    """Return what an entry tells that a record of the same thing does not; what it has is never changed."""
    new = {key: value for key, value in entry.items() if key not in record}
    if "unnamed" in new or "by" in new:  # Who speaks is told already, one way or the other.
        new.pop("unnamed", None)
        new.pop("by", None)
        new.pop("for", None)
    if "value" in record or "low" in record:
        for key in ("value", "low", "high"):
            new.pop(key, None)
    return new

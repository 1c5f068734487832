"""Knows what each kind of page says of itself in schema.org's terms, for search engines and libraries.

Does not know how a page is laid out, nor any words but those that it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from markupsafe import Markup

from . import actor, actor_years, article, dossier, lists, signposts, sources, timeline
from .addresses import CORRECTIONS
from .iso import iso_ends, iso_text
from .site import Site
from .structured_actors import describe_somebody
from .structured_things import Describer, Node, list_of, plain_words
from .texts import Link

_APART = ("home", "not-found", "redirect")
"""Kinds of page to which no way leads from the front page."""


def describe_page(view: Any, site: Site, title: str, parent: tuple[str, str] | None = None) -> Node:
    """Describe a page; `parent` is address and name of the list in which it stands."""
    say = Describer(site, view.page.root)
    graph = [_KINDS.get(view.page.kind, _describe_plain)(view, say, title)]
    if view.page.kind not in _APART:
        graph.append(_describe_way(view, say, title, parent))
    return {"@context": "https://schema.org", "@graph": graph}


def print_json(data: Node) -> Markup:
    """Return data as a script element may hold it: no text in it can end the element.

    Without an equals sign, so that no attribute is found in it by splitting the page.
    """
    encoded = orjson.dumps(data)
    for sign in (b"<", b">", b"&", b"="):
        encoded = encoded.replace(sign, b"\\u00%02x" % ord(sign))
    text = encoded.decode()
    for end in ("\u2028", "\u2029"):  # They end a line of script, and readers differ.
        if end in text:
            text = text.replace(end, f"\\u{ord(end):04x}")
    return Markup(text)


def _describe_way(view: Any, say: Describer, title: str, parent: tuple[str, str] | None) -> Node:
    """Describe the way from the front page."""
    way = [(say.site.name, say.home)]
    if parent:
        way.append((parent[1], say.home + parent[0]))
    if isinstance(view, article.View):
        way += [(one.dossier.text, say.at(one.dossier.href)) for one in view.dossiers[:1]]
    if isinstance(view, actor_years.View):
        way.append((view.actor.text, say.at(view.actor.href)))
    way.append((title, say.home + view.page.address))
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


# ---------------------------------------------------------------- what all pages say


def _describe_work(view: Any, say: Describer, kind: str, title: str) -> Node:
    page, site = view.page, say.site
    address = say.home + page.address
    node: Node = {"@type": kind, "@id": address, "url": address, "name": title}
    if page.description:
        node["description"] = page.description
    node["inLanguage"] = page.language or site.language
    node["isPartOf"] = {"@id": f"{say.home}#site"}
    node["publisher"] = _describe_publisher(say)
    name, licence = site.licence
    if name:
        node["license"] = licence or {"@type": "CreativeWork", "name": name}
    return node


def _describe_publisher(say: Describer) -> Node:
    site = say.site
    node: Node = {"@type": "NewsMediaOrganization", "@id": f"{say.home}#publisher", "name": site.name}
    if site.url:
        node["url"] = say.home
    if site.logo:
        node["logo"] = say.home + site.logo[0]
    return node


def _describe_plain(view: Any, say: Describer, title: str) -> Node:
    return _describe_work(view, say, "WebPage", title)


def _describe_list(view: Any, say: Describer, title: str) -> Node:
    return _describe_work(view, say, "CollectionPage", title)


# ---------------------------------------------------------------- what each kind says besides


def _describe_home(view: lists.HomeView, say: Describer, title: str) -> Node:
    node = _describe_work(view, say, "WebSite", title) | {"@id": f"{say.home}#site"}
    del node["isPartOf"]
    if say.site.motto:
        node["description"] = say.site.motto
    node["publisher"]["correctionsPolicy"] = say.home + CORRECTIONS
    return node


def _describe_article(view: article.View, say: Describer, title: str) -> Node:
    node = _describe_work(view, say, "NewsArticle", title)
    del node["name"]
    node |= {"headline": title, "mainEntityOfPage": node["@id"], "datePublished": iso_text(view.date)}
    if view.changed:
        node["dateModified"] = iso_text(view.changed)
    own = view.author and not view.report
    node["author"] = {"@type": "Person", "name": view.author} if own else {"@id": node["publisher"]["@id"]}
    if view.withdrawn:
        return node | {"creativeWorkStatus": "Withdrawn"}
    return node | _describe_content(view, say)


def _describe_content(view: article.View, say: Describer) -> Node:
    """Say what an article tells of, whom it names, and what it rests on."""
    told = view.covers or view.date
    node: Node = {}
    if told.precision in ("day", "moment") and iso_text(told):
        node["contentReferenceTime"] = iso_text(told)
    elif any(iso_ends(told)):
        node["temporalCoverage"] = _cover(*iso_ends(told), told.open_end)
    if view.image:
        node["image"] = say.at(view.image.src)
    about = [_describe_link(one.dossier, "CollectionPage", say) for one in view.dossiers]
    about += [say.event(event) for event in view.events]
    found = {
        "about": about,
        "mentions": [say.actor(one.link) for one in view.actors],
        "citation": [say.reference(source) for source in view.sources],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": plain_words(one.note),
                "datePublished": iso_text(one.date),
            }
            for one in view.corrections
        ],
    }
    node.update((key, value) for key, value in found.items() if value)
    if view.report:
        node["isBasedOn"] = say.source(view.report, view.report.url or f"{say.at(view.report.href)}#report")
    for one in view.translations:
        key = "translationOfWork" if one.original else "workTranslation"
        node.setdefault(key, []).append(_describe_translation(one.link, say))
    return node


def _cover(start: str, end: str, is_open: bool) -> str:
    """Write a time covered as schema.org does: both ends, `..` for one that is open."""
    if start and not end:
        return f"{start}/.." if is_open else start
    return f"{start or '..'}/{end}"


def _describe_link(link: Link, kind: str, say: Describer) -> Node:
    return {"@type": kind, "@id": say.at(link.href), "name": link.text}


def _describe_translation(link: Link, say: Describer) -> Node:
    return _describe_link(link, "NewsArticle", say) | {"inLanguage": link.language}


def _describe_dossier(view: dossier.View, say: Describer, title: str) -> Node:
    node = _describe_work(view, say, "CollectionPage", title)
    if iso_text(view.updated):
        node["dateModified"] = iso_text(view.updated)
    if view.related:
        node["relatedLink"] = [say.at(link.href) for link in view.related]
    # Actors and sources of so many events would be a third of the page; the dossier's data has them.
    events = [event for chapter in view.chapters for event in chapter.events]
    return node | {"mainEntity": list_of(map(say.event_itself, events))}


def _describe_timeline(view: timeline.View, say: Describer, title: str) -> Node:
    lines = [line for _, events in view.groups for line, _ in events]
    return _describe_list(view, say, title) | {"mainEntity": list_of(map(say.event_line, lines))}


def _describe_sources(view: sources.View, say: Describer, title: str) -> Node:
    cards = [entry.source for publisher in view.publishers for entry in publisher.entries]
    described = (say.source(card, say.at(card.href)) for card in cards)
    return _describe_list(view, say, title) | {"mainEntity": list_of(described)}


def _describe_actor(view: actor.View, say: Describer, title: str) -> Node:
    page = _describe_work(view, say, "ProfilePage", title)
    page.pop("description", None)  # It is the actor's.
    # So is the address: other pages name the actor by it.
    return page | {"@id": f"{page['@id']}#page", "mainEntity": describe_somebody(view, say)}


def _describe_actor_year(view: actor_years.View, say: Describer, title: str) -> Node:
    return _describe_list(view, say, title) | {"about": say.actor(view.actor)}


def _describe_redirect(view: signposts.RedirectView, say: Describer, title: str) -> Node:
    return _describe_plain(view, say, title) | {"significantLink": say.at(view.target.href)}


_KINDS: dict[str, Callable[[Any, Describer, str], Node]] = {
    "home": _describe_home,
    "dossiers": _describe_list,
    "dossier": _describe_dossier,
    "actors": _describe_list,
    "actor": _describe_actor,
    "actor-year": _describe_actor_year,
    "article": _describe_article,
    "timeline": _describe_timeline,
    "timeline-year": _describe_timeline,
    "sources": _describe_sources,
    "redirect": _describe_redirect,
}

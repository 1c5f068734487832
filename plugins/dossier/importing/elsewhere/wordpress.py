"""Knows how an export of WordPress (WXR) becomes ours: posts as articles, pages as pages.

Does not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from ..foreign import RefusalError
from ..words import tidy
from .haul import STATUS, Haul

_SHORTCODE = re.compile(r"\[/?(\w[\w-]*)(?:\s+\w+=[^\]]*|\s*/)?\]")
_KNOWN = (
    "caption",
    "gallery",
    "embed",
    "audio",
    "video",
    "playlist",
    "contact-form",
    "contact-form-7",
    "googlemaps",
)
_KINDS = {"post", "page"}
_SILENT = {"attachment", "revision", "nav_menu_item", "wp_global_styles", "wp_navigation", "custom_css"}


def take_wordpress(data: bytes, haul: Haul) -> None:
    """Take over an export; raise RefusalError where it is none."""
    from lxml import etree

    # An export is a file from anywhere: nothing in it may name another file.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    items = list(root.iter("item")) if root is not None else []
    if not items:
        message = "this is no export of WordPress with a post in it"
        raise RefusalError(message, "make one under Tools, Export, All content")
    for item in items:
        _take(_read(item), haul)
    _count_files(items, haul)


def _read(item: Any) -> dict[str, Any]:
    """Return the keys of an item; the names of WordPress's own carry the address of the export's version."""
    keys: dict[str, Any] = {"category": [], "post_tag": [], "comments": 0}
    for child in item:
        if not isinstance(child.tag, str):
            continue
        space, _, name = child.tag.rpartition("}")
        text = child.text or ""
        if name == "category":
            keys.setdefault(child.get("domain") or "category", []).append(tidy(text))
        elif name == "comment":
            keys["comments"] += 1
        elif name == "encoded":
            keys["excerpt" if "excerpt" in space else "content"] = text
        elif name not in keys:
            keys[name] = tidy(text)
    return keys


def _take(keys: dict[str, Any], haul: Haul) -> None:
    kind = keys.get("post_type", "post")
    title = keys.get("title", "")
    place = title or keys.get("link", "") or keys.get("post_id", "")
    if kind not in _KINDS:
        if kind not in _SILENT:
            haul.leave(place, f"it is a '{kind}', which only WordPress has")
        return
    status = keys.get("status", "publish")
    if status == "trash":
        haul.leave(place, "it lies in the trash")
        return
    if keys["comments"]:
        haul.leave(place, f"its {keys['comments']} comments" if keys["comments"] > 1 else "its comment")
    if keys.get("post_password"):
        haul.leave(place, "its password: it is a draft")
        status = "draft"
    body = _write_markdown(keys.get("content", ""), place, haul)
    name = haul.name(keys.get("post_name", ""), title, place)
    header: dict[str, Any] = {"title": title or name, "summary": tidy(_plain(keys.get("excerpt", "")))}
    if kind == "page":
        haul.write(f"pages/{name}.md", header, body)
        return
    date, dated = haul.find_date(place, keys.get("post_date", ""), keys.get("pubDate", ""))
    header |= {"date": date, "status": STATUS.get(status, "draft") if dated else "draft"}
    tags = [tag for tag in (*keys["category"], *keys["post_tag"]) if tag.casefold() != "uncategorized"]
    header["tags"] = list(dict.fromkeys(tags))
    haul.write(f"articles/{date[:4]}/{name}.md", header, body)


def _write_markdown(content: str, place: str, haul: Haul) -> str:
    from markdownify import markdownify

    for code in sorted({match[1].lower() for match in _SHORTCODE.finditer(content)} & set(_KNOWN)):
        haul.leave(place, f"the shortcode [{code}]")
    content = _SHORTCODE.sub(lambda match: "" if match[1].lower() in _KNOWN else match[0], content)
    soup = BeautifulSoup(_paragraph(content), "lxml")
    for tag in soup.find_all(["script", "style", "iframe", "embed", "object", "form", "video", "audio"]):
        if not tag.decomposed:
            haul.leave(place, f"its <{tag.name}>")
            tag.decompose()
    for image in soup.find_all("img"):
        haul.leave(place, f"a picture: {image.get('src') or 'without an address'}")
        image.decompose()
    written: str = markdownify(str(soup), heading_style="ATX", bullets="-", escape_underscores=True)
    # What would be a wiki link or a citation of ours was only a bracket there.
    written = re.sub(r"\[(?=\[|@)", r"\\[", written)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in written.split("\n"))).strip()


def _paragraph(content: str) -> str:
    """Make paragraphs of empty lines, as WordPress does with texts of its older editor."""
    if re.search(r"<p[\s>]|<!-- wp:", content):
        return content
    return "".join(f"<p>{block.strip()}</p>" for block in re.split(r"\n\s*\n", content) if block.strip())


def _plain(content: str) -> str:
    return BeautifulSoup(content, "lxml").get_text(" ")


def _count_files(items: list[Any], haul: Haul) -> None:
    files = list(_list_files(items))
    if files:
        word = "file" if len(files) == 1 else "files"
        haul.leave("uploads", f"{len(files)} {word} that an export does not hold, as {files[0]}")


def _list_files(items: list[Any]) -> Iterator[str]:
    for item in items:
        for child in item:
            if isinstance(child.tag, str) and child.tag.endswith("}attachment_url"):
                yield tidy(child.text or "")

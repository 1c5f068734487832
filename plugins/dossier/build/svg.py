"""Knows what a drawing (SVG) may hold to be published: no script, nothing from elsewhere, no traces.

Does not know files.
"""

from __future__ import annotations

import math
import re
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from .faults import ImageFault

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "object", "embed", "handler", "listener"})
_MOVING = frozenset({"animate", "set", "animateMotion", "animateTransform"})
_FOREIGN = re.compile(r"@import|url\(\s*(?![\s\"']*#)|javascript:|expression\(", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")

# Else they would be written as ns0 and ns1.
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def clean_svg(data: bytes) -> tuple[bytes, int, int]:
    """Return a drawing without what its program noted of its author, with its width and height.

    Raises ImageFault where it holds a script or leads elsewhere.
    """
    _Inspector().inspect(data)
    root = ET.fromstring(data)
    if root.tag != f"{{{SVG}}}svg":
        hint = f'begin it with <svg xmlns="{SVG}" viewBox="0 0 800 600">'
        raise ImageFault("this is no SVG drawing", hint)
    _drop_traces(root)
    width, height = _measure(root)
    return ET.tostring(root, encoding="utf-8"), width, height


def _drop_traces(element: ET.Element) -> None:
    """Leave out metadata and what belongs to a drawing program: names, paths and settings."""
    for name in [name for name in element.attrib if name[0] == "{" and not _is_ours(name)]:
        del element.attrib[name]
    for child in list(element):
        if not child.tag.startswith(f"{{{SVG}}}") or child.tag == f"{{{SVG}}}metadata":
            element.remove(child)
        else:
            _drop_traces(child)


def _is_ours(name: str) -> bool:
    return name.startswith((f"{{{XLINK}}}", f"{{{XML}}}"))


def _measure(root: ET.Element) -> tuple[int, int]:
    """Return width and height in pixels: as given, else as the view box has them."""
    given = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    sides = [float(one.group(1)) for one in given if one]
    if len(sides) < 2:
        try:
            sides = [float(one) for one in root.get("viewBox", "").replace(",", " ").split()][2:]
        except ValueError:
            sides = []
    if len(sides) != 2 or not all(math.isfinite(side) and 1 <= side < 100_000 for side in sides):
        raise ImageFault("the drawing does not say how large it is", 'give it viewBox="0 0 width height"', 1)
    return round(sides[0]), round(sides[1])


class _Inspector:
    """Read a drawing and stop at the first thing that must not be published."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.ProcessingInstructionHandler = self._refuse_instruction

    def inspect(self, data: bytes) -> None:
        """Raise ImageFault at what must not be published."""
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            hint = "save it anew as plain SVG"
            raise ImageFault(f"this drawing cannot be read: {reason}", hint, error.lineno) from None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name in _ACTIVE:
            self._refuse(f"the drawing holds <{name}>")
        if name in _MOVING and attributes.get("attributeName", "").endswith("href"):
            self._refuse(f"<{name}> changes where the drawing leads")
        for attribute, value in attributes.items():
            self._check(attribute.rpartition(" ")[2], value)

    def _check(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self._refuse(f"the drawing holds a script in {name}")
        if name in ("href", "src") and not value.strip().startswith("#"):
            self._refuse(f"the drawing leads to '{value[:40]}'")
        if _FOREIGN.search(value):
            self._refuse(f"{name} leads out of the drawing")

    def _text(self, text: str) -> None:
        if _FOREIGN.search(text):
            self._refuse("its style leads out of the drawing")

    def _refuse_entity(self, name: str, *_more: Any) -> None:
        self._refuse(f"the drawing declares the entity '{name}'")

    def _refuse_instruction(self, target: str, _data: str) -> None:
        self._refuse(f"the drawing holds <?{target}?>")

    def _refuse(self, message: str) -> None:
        hint = "remove it, or save the drawing as PNG"
        raise ImageFault(message, hint, self.parser.CurrentLineNumber, "image-unsafe")

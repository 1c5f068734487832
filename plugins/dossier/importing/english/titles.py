"""Knows the nouns by which English calls people: offices, professions, and those who stay without a name.

Does not know who holds an office.
"""

from __future__ import annotations

from .tables import words

OFFICES = words("titles", "offices")
HONORIFICS = words("titles", "honorifics")
PEOPLE = OFFICES | words("titles", "people")
INSTITUTIONS = words("titles", "institutions")
PLACES = words("titles", "places")

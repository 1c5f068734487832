"""Knows by which neighbours words that look like a date are none: May the name, march the walk, 1984 houses.

Does not know which day a date means.
"""

from __future__ import annotations

import re

from .tables import words

SIGHT = 60
"""Signs on both sides of a word that decide whether it is a date."""
MASKS = frozenset({"March", "May", "April", "June", "August", "Sun", "Mar", "Jan", "Augusta"})
"""Months that are everyday words or first names too."""
_STRONG = r"(?:in|since|until|till|during|throughout|by|mid|mid-|early|late|last|next|this|every|each)"
_WEAK = r"(?:from|to|through|of|for|before|after|between|around|and|or|about|as of|than|into|past|on|per)"
_IN = re.compile(rf"(?i:\b{_STRONG}|(?:end|start|beginning|middle|half|month|months|close|days) of)[ -]$")
_AT = re.compile(rf"(?i:\b(?:{_STRONG}|{_WEAK}))[ -]$")
_BEFORE_NOUN = re.compile(
    r"(?i:\b(?:the|a|an|its|his|her|their|our|that|this|of|for|after|before|between|and|to|from))\s$|[’']s\s$"
)
_NOUN = re.compile(
    r"(?:[’']s)? (?:vote|votes|election|elections|talks|meeting|meetings|summit|war|deal|"
    r"agreement|accord|report|ruling|"
    r"attack|attacks|raid|protests?|strike|poll|polls|referendum|budget|flood|floods|"
    r"earthquake|storm|fire|ceasefire|"
    r"truce|session|figures?|survey|census|hearing|verdict|trial|deadline|decision|letter|"
    r"statement|speech|visit|"
    r"offer|plan|proposal|law|treaty|pact|target|level|levels|average|total|coup|massacre|"
    r"crisis|conference|harvest|"
    r"crash|collapse|blast|explosion|killing|killings|clashes|edition|issue|paper|briefing|"
    r"announcement|order)\b"
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Lady|Theresa|Miss|Sister|Aunt|Uncle|President|Minister|Judge)\.?|\b[A-Z]\.) $"
)
_CAPITAL_BEFORE = re.compile(
    r"\b(?!(?:In|Since|Until|Till|By|Last|Next|This|During|Early|Late|On|From|Between|Before|"
    r"After|And|Of|To|For|As|The|A|Through|Mid|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|Every|Each|Throughout|Around|Both|Or|That|Its|About|But|It|He|She|They|"
    r"Starting|Beginning)\b)[A-Z][\w’'-]*\s$"
)
_CAPITAL_BEHIND = re.compile(r"\s(?!(?:I)\b)[A-Z][a-z]+")
_SPEAKS = re.compile(
    r"(?:[’']s)? (?:said|says|told|added|asked|has|had|was|is|went|who|and [A-Z]|will|did|made|"
    r"took|knew|came|wrote|met|left|could|can|would|does)\b"
)
_RECURS = re.compile(
    r"(?i:\b(?:every|each|most|some|many|on alternate|all|any|per|usually on|always on|a|one|other))\s$"
)
_NAMED_DAY = re.compile(
    r"\b(?:Black|Good|Bloody|Ash|Palm|Easter|Holy|Man|Girl|Super|Cyber|Shrove|Whit|Joe|Rick|"
    r"Casual|Red|Green|Ruby|Orange|Blue|Bank Holiday|Sheffield|Happy|Fat|Maundy|Giving|Wendy) "
    r"$"
)
_DAY_THING = re.compile(
    r"(?: (?:[Qq]uarterback\w*|Ledger|Courier|Chronicle|Gazette|Tribune|Times|Telegraph|Mail|"
    r"Herald|School|Star|Mirror|Post|Club|Night|People|Brothers|Movement|Group|Island|Street|"
    r"Road|Prize|Review|Express|Sun|school|prayers|best|roast|papers|newspapers?|newspaper|"
    r"lunch|blues|drivers?|trading hours)\b|, (?:his|her|the dog|their))"
)
_NUMBERED = re.compile(
    r"(?i:\b(?:no|number|nos|resolution|flight|room|article|section|page|route|highway|channel|"
    r"law|bill|act|case|chapter|"
    r"paragraph|line|bus|train|model|version|unit|building|form|lot|apartment|suite|hall|gate|"
    r"platform|road|item|order|"
    r"file|docket|directive|decree|regulation|protocol|code|pin|box|extension|ext|boeing|"
    r"airbus|windows|iso|din|rule|"
    r"formula|area|district|battery|regiment|division|ship|hull|locomotive|peugeot|psalm|verse|"
    r"area code|dial|call|"
    r"worth|costs?|paid|earns?|nearly|almost|over|than|least|some|about|only|up to|exactly|"
    r"another|all|of the|altitude|"
    r"metres|height of|weighs?|score|scored|phone|telephone|tel|postcode|serial|password|"
    r"at))\.? ?#?$|[#$€£@/.,:+=×*-]\s?$"
)
_COUNTED = re.compile(
    r" (?:of (?:the|them|its|their|his|those|these)\b|people|men|women|children|percent|per "
    r"cent|million|metres|meters|kilometres|km|miles|"
    r"feet|hours|times|points?|votes|tonnes|tons|homes|houses|pages|words|copies|seats|dollars|"
    r"euros|pounds|square|cubic|"
    r"litres|kilos|kg|steps|hectares|acres|residents|soldiers|students|workers|families|pieces|"
    r"bottles|cars|trees|hp|MHz|"
    r"rpm|watts|calories|hertz|series|series)\b|[%°]|(?:cc|mm|px|k|m|p)\b"
)
_PLURAL = re.compile(r" (?:[a-z]+ )?[a-z]{3,}(?<!s)s\b")
_NO_NOUN = words("date_guards", "no_noun")
_YEAR_LEADS = re.compile(
    r"(?i:\b(?:in|since|until|till|by|from|before|after|during|of|for|to|through|between|and|"
    r"around|about|circa|late|"
    r"early|mid|as of|than|back in|year|season|class of|summer|winter|spring|autumn|fall|"
    r"elections?|census|the|a|an|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"its|his|her|their|or|,|both|on))[ -]$"
    r"|[’']s $|\($|, $"
)


def is_month(text: str, start: int, end: int, name: str, marked: bool) -> bool:
    """Say whether a month without a day and a year is one; `marked` where words like `last` belong to it."""
    before, behind = text[max(0, start - SIGHT) : start], text[end : end + SIGHT]
    if is_named_after(text, end):
        return False
    if marked:
        return not _CAPITAL_BEHIND.match(behind) or name not in MASKS
    masked = name.rstrip(".") in MASKS
    if (
        masked
        and re.search(r"(?i:\b(?:before|after|through|from|to|around)) $", before)
        and re.match(r"[.,;]|$| (?:and|at|or)\b", behind)
    ):
        return not re.search(
            r"(?i:\b(?:letter|call|message|gift|visit|present|card|parcel|word|talk\w*|spoke|speak\w*|"
            r"gave|gives|sent|wrote|belong\w*|listen\w*|next|close|said|lost|married|engaged|sang|"
            r"waved|turned|came|arrived|finished|left) (?:\w+ )?(?:before|after|through|from|to|"
            r"around)) $",
            before,
        )
    if _NAME_BEFORE.search(before) or _CAPITAL_BEFORE.search(before):
        return False
    if masked and (_CAPITAL_BEHIND.match(behind) or _SPEAKS.match(behind)):
        return False
    if _IN.search(before):
        return True
    if masked:
        return bool(_BEFORE_NOUN.search(before) and _NOUN.match(behind)) or _has_company(before, behind)
    if _CAPITAL_BEHIND.match(behind) and not _BEFORE_NOUN.search(before):
        return False
    return bool(_AT.search(before) or _BEFORE_NOUN.search(before) or behind.startswith(("’s ", "'s ")))


_PLACE = re.compile(
    r" (?:Street|Square|Avenue|Road|Boulevard|Bridge|Park|Place|Station|Stadium|Society|"
    r"Movement|Brigade|Party|Club|Group|group|Alliance|movement|Hospital|Museum|University|"
    r"Prize|Revolution|Hall)\b"
)
"""Names in which a day or a month stands first."""


def is_named_after(text: str, end: int) -> bool:
    """Say whether a day of the year is part of a name: 14 July Street."""
    return _PLACE.match(text, end) is not None


def _has_company(before: str, behind: str) -> bool:
    """Say whether another month or year stands beside it: between January and May."""
    months = r"(?:January|February|September|October|November|December|July)"
    return bool(
        re.search(rf"{months}(?: and| to| or|,) $", before)
        or re.match(rf"(?: and| to| or|,) {months}\b", behind)
    )


def is_weekday(text: str, start: int, end: int) -> bool:
    """Say whether a day of the week is one, and none that recurs or that names somebody."""
    before, behind = text[max(0, start - SIGHT) : start], text[end : end + SIGHT]
    if _RECURS.search(before) or _NAMED_DAY.search(before) or _DAY_THING.match(behind):
        return False
    if re.match(r"(?: to |[-–])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", behind):
        return False
    if re.search(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: to |[-–])$", before):
        return False
    if re.search(
        r"(?:\b(?:Mr|Mrs|Ms|Dr|Miss|Sir|Lady|[Cc]alled|[Nn]amed)\.? |\b(?:call|nam)(?:s|ed|ing)? "
        r"(?:his|her|their|the|its|him|them) (?:\w+ )?)$",
        before,
    ):
        return False
    if re.match(r" [A-Z][a-z]+ [a-z]+(?:ed|s)?\b", behind) and not before:
        return False  # "Wednesday Addams won the prize" is somebody.
    return not (_CAPITAL_BEFORE.search(before) and _CAPITAL_BEHIND.match(behind))


def is_year(text: str, start: int, end: int) -> bool:
    """Say whether four digits without a day or a month are a year, and no count or name."""
    before, behind = text[max(0, start - SIGHT) : start], text[end : end + SIGHT]
    if _NUMBERED.search(before) or _COUNTED.match(behind):
        return False
    if re.match(r"[-–/]\d|:\d|\.\d", behind) or re.search(r"\d[-–/]$", before):
        return False
    plural = _PLURAL.match(behind)
    if (
        plural
        and plural[0].split()[-1] not in _NO_NOUN
        and not re.search(r"(?:^|[.”] )(?:In|Since|By) $|(?i:the) $", before)
    ):
        return bool(_NOUN.match(behind) and _YEAR_LEADS.search(before))
    return bool(_YEAR_LEADS.search(before)) or not before

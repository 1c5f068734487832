"""Knows the form of a noun phrase: where it begins before a verb, where it ends behind one, its head.

Does not know who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PAST, PREPOSITIONS, is_capital, is_verb

Span = tuple[int, int]
WORD = re.compile(r"[\w’'.&-]*[\w’'](?:\.(?=\w))?|\S")
_TRAILING = re.compile(
    r"(?:^|(?<=[\s,]))(?:has|have|had|also|later|then|again|now|still|twice|first|instead|both|"
    r"earlier|himself|herself|"
    r"itself|themselves|once|even|just|today|initially|repeatedly|subsequently|meanwhile|"
    r"however|too|always|since|soon|"
    r"would|will|did|does|do|is|are|was|were|been|being|be|went on to|goes on to|continued to|"
    r"continues to|[a-z]{3,}ly|"
    r"rightly|thus|in effect|more than once|in turn|for (?:his|her|its|their) part|alone|in "
    r"(?:an?|the|his|her|its|their) (?:[\w-]+ )?"
    r"(?:statement|interview|letter|speech|post|message|tweet|report|ruling|memo|note|briefing|"
    r"broadcast|address|email|article)"
    r"|at an? (?:[\w-]+ )?(?:briefing|conference|rally|hearing|press conference|news conference))$"
)
_BREAK = re.compile(
    r"[,;:—–()]\s|\s[–—]\s|[.!?…]['”’\")]*\s|\b(?:that|because|after|before|while|when|as|if|"
    r"but|although|though|whether|"
    r"until|where|than|so)\b\s"
)
_RELATIVE = re.compile(r"\s(?:who|whose|which)\b")
_NAME_ONLY = re.compile(r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|van|von|der|al|bin|da|del|la|el|ben))*$")
_BEGINS_NP = re.compile(
    r"(?:the|a|an|his|her|its|their|our|another|one|two|three|some|both|many|several|most|all|no)\b",
    re.IGNORECASE,
)


def strip_behind(text: str, start: int, end: int, dates: Iterable[Span]) -> int:
    """Return where a subject ends before a verb: without helping verbs, adverbs and dates."""
    spans = list(dates)
    while True:
        end = start + len(text[start:end].rstrip())
        dated = next((one for one in spans if start <= one[0] and one[1] == end), None)
        if dated:
            before = text[start : dated[0]].rstrip()
            end = start + len(re.sub(r"\b(?:on|in|at|of|early|late|by|since|during)$", "", before).rstrip())
            continue
        match = _TRAILING.search(text[start:end])
        if not match or not match[0]:
            return end
        end = start + match.start()


def find_subject(text: str, start: int, end: int, dates: Sequence[Span] = ()) -> Span | None:
    """Find the subject that stands directly before a verb at `end`; nothing where there is none."""
    end = strip_behind(text, start, end, dates)
    if text[start:end].endswith(","):
        return _find_apposed(text, start, end - 1, dates)
    begin = _find_begin(text, start, end)
    return _trim(text, begin, end, dates)


def _find_apposed(text: str, start: int, end: int, dates: Sequence[Span]) -> Span | None:
    """Find the subject before words that stand between commas."""
    comma = text.rfind(",", start, end)
    if comma < 0:
        return None
    inner = text[comma + 1 : end].strip()
    if _NAME_ONLY.fullmatch(inner) and len(inner.split()) > 1:
        begin = end - len(text[comma + 1 : end].lstrip())
        return begin, end
    if re.search(r"\b(?:and|or)$", text[start:comma]):
        return None
    outer = find_subject(text, start, comma, dates)
    if outer and not is_phrase(text[slice(*outer)]):
        return None
    # Several in a row, as "the mayor, a former judge, who ...".
    return outer


def _find_begin(text: str, start: int, end: int) -> int:
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if match.end() < end and not _is_abbreviation(text, match):
            begin = match.end()
    if _RELATIVE.search(text, begin, end):
        return begin
    for match in re.finditer(r"\s(?:and|or|nor|yet)\s", text[begin:end]):
        left = text[begin : begin + match.start()]
        if any(is_verb(word.lower()) for word in WORD.findall(left)):
            return _find_begin(text, begin + match.end(), end)
    return begin


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    return (
        match[0][0] == "."
        and re.search(
            r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Prof|Sgt|Capt|Gov))$", text[: match.start()]
        )
        is not None
    )


def _trim(text: str, begin: int, end: int, dates: Sequence[Span]) -> Span | None:
    """Take from what stands before a verb the words that go before its subject."""
    relative = _RELATIVE.search(text, begin, end)
    if relative:
        end = relative.start()
    for first, last in dates:
        if (
            begin <= first
            and last < end
            and not re.search(
                r"\w", re.sub(r"(?i)\b(?:on|in|at|by|since|early|late|of|the)\b", "", text[begin:first])
            )
        ):
            begin = last
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(" ,“”\"'‘’(["))
    words = [(match.start() + begin, match[0]) for match in WORD.finditer(text[begin:end])]
    while words and words[0][1].lower() in (
        "and",
        "but",
        "or",
        "so",
        "yet",
        "that",
        "then",
        "meanwhile",
        "however",
        "still",
        "even",
        "also",
        "though",
        "yesterday",
    ):
        words.pop(0)
    if words and words[0][1].lower() in PREPOSITIONS - {"like"}:
        words = _skip_adverbial(words)
    if not words or any(word.lower() in AUXILIARIES for _, word in words):
        return None
    return words[0][0], end


def _skip_adverbial(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Skip `At the meeting` before `the mayor`: to the last noun phrase that no preposition governs."""
    for place in range(len(words) - 1, 0, -1):
        before, word = words[place - 1][1].lower(), words[place][1]
        if before in PREPOSITIONS or before in DETERMINERS or before in ("and",):
            continue
        if _BEGINS_NP.match(word) or word.lower() in ("he", "she", "they", "it", "we"):
            return words[place:]
        if is_capital(word) and not is_capital(words[place - 1][1]):
            return words[place:]
    return []


def find_object(text: str, start: int, end: int) -> Span | None:
    """Find the noun phrase that begins behind a verb: its object, or a subject put behind it."""
    words = [
        (match.start() + start, match.end() + start, match[0]) for match in WORD.finditer(text[start:end])
    ]
    last = None
    for place, (_begin, finish, word) in enumerate(words):
        lower = word.lower()
        if not (word[0].isalnum() or word[0] == "‘"):
            break
        if lower in CONJUNCTIONS - {"and", "or"} or lower in AUXILIARIES:
            break
        if (
            lower in DETERMINERS
            and place
            and words[place - 1][2].lower() not in PREPOSITIONS | {"and", "or", "all", "both"}
        ):
            break
        if lower in ("and", "or") and not _goes_on(words, place):
            break
        if lower in PREPOSITIONS and lower not in ("of", "for", "from", "at", "in", "to"):
            break
        if lower in ("at", "in", "for", "from", "to") and not _names(words, place):
            break
        if place and is_verb(lower) and not is_capital(word):
            break
        last = finish
    begin = words[0][0] if words else start
    return (begin, last) if last and last > begin else None


def _goes_on(words: list[tuple[int, int, str]], place: int) -> bool:
    """Say whether `and` joins two names or nouns: both have a determiner or a capital."""
    behind = words[place + 1][2] if place + 1 < len(words) else ""
    return is_capital(behind) or behind.lower() in ("the", "a", "an", "his", "her", "its", "their")


def _names(words: list[tuple[int, int, str]], place: int) -> bool:
    """Say whether a preposition goes on with a name of a body: the spokesman for the Ministry."""
    behind = [word for _, _, word in words[place + 1 : place + 4]]
    if words[place][2].lower() in ("in", "at", "to"):
        return place > 0 and any(is_capital(word) for word in behind[:2]) and len(words) <= place + 4
    return any(is_capital(word) for word in behind) or (
        bool(behind) and behind[0].lower() in ("the", "a", "an", "his", "her", "its")
    )


def find_head(phrase: str) -> str:
    """Return the noun that a phrase is about, in small letters: the last before `of`, `for` and the like."""
    words = [word for word in WORD.findall(phrase) if word[0].isalnum()]
    for place, word in enumerate(words):
        lower = word.lower()
        if place and (
            lower in PREPOSITIONS
            or lower
            in (
                "who",
                "whose",
                "which",
                "that",
                "familiar",
                "close",
                "responsible",
                "aware",
                "briefed",
                "named",
                "called",
                "based",
                "involved",
                "present",
            )
        ):
            words = words[:place]
            break
    return words[-1].lower().removesuffix("’s").removesuffix("'s") if words else ""


def is_phrase(text: str) -> bool:
    """Say whether words can be a noun phrase that speaks: not too long, and without a finite verb."""
    words = [word for word in WORD.findall(text) if word[0].isalnum()]
    if not 1 <= len(words) <= 18:
        return False
    first = words[0].lower()
    if (
        first in PREPOSITIONS
        or first in AUXILIARIES
        or first in CONJUNCTIONS
        or first in ("there", "not", "here")
    ):
        return False
    return not any(
        word in AUXILIARIES
        or word in PAST
        or (word.endswith("ed") and is_verb(word) and place + 1 == len(words))
        for place, word in enumerate(words)
        if not is_capital(word)
    )

"""Knows which dates a text names, and which days they mean as seen from the day of the text.

Does not know what happened on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ...source.dates import DateError, civil, parse_date
from .date_guards import is_month, is_named_after, is_weekday, is_year
from .date_patterns import MONTHS, NUMBERS, PATTERNS, SEASONS, VAGUE, WEEKDAYS
from .days import (
    count_months,
    find_day,
    find_month,
    find_season,
    find_weekday,
    find_yearless,
    weekday,
    write_day,
    write_month,
    write_season,
    write_span,
)
from .sentences import Sentence
from .tense import points_ahead

Match = re.Match[str]


class Dated(NamedTuple):
    """Hold words of a paragraph that name a date, and the date as EDTF."""

    start: int
    end: int
    value: str
    ahead: bool
    """Whether the words speak of what is to come."""
    form: str
    """Which form it has: a name in `FORMS`."""


@dataclass
class Calendar:
    """Resolve the dates of a text one after the other, as somebody reads it."""

    today: int | None
    """The day of the text, as a day number; without it nothing is known but dates with their year."""
    anchor: str = ""
    """The date named last, where it was in this sentence or the one before."""
    stale: int = 0
    ahead: bool = False
    sentence: str = ""
    start: int = 0
    end: int = 0
    notes: list[str] = field(default_factory=list)

    def read(self, sentence: Sentence) -> list[Dated]:
        """List the dates of a sentence in their order."""
        text = self.sentence = sentence.text
        found = []
        self.stale += 1
        if self.stale > 1:
            self.anchor = self.anchor if self.stale < 4 and self.anchor_day else ""
        for name, match in _choose(text):
            self.start, self.end = match.span()
            self.ahead = points_ahead(text, *match.span())
            value = RESOLVERS[name](self, match)
            if value and _is_date(value):
                found.append(
                    Dated(
                        sentence.start + match.start(),
                        sentence.start + match.end(),
                        value,
                        self._ahead(value),
                        name,
                    )
                )
                self.anchor, self.stale = value, 0
        return found

    def _ahead(self, value: str) -> bool:
        """Say whether a date lies behind the day of the text; of that day itself the tense decides."""
        first = parse_date(value).earliest
        if self.today is None or first is None or first == self.today:
            return self.ahead
        last = parse_date(value).latest
        return first > self.today or (self.ahead and (last is None or last > self.today))

    @property
    def anchor_day(self) -> int | None:
        """Return the day named last, where it was a day."""
        if not self.anchor:
            return None
        date = parse_date(self.anchor)
        return date.earliest if date.precision == "day" else None

    @property
    def anchor_months(self) -> int | None:
        """Return the month named last."""
        if not self.anchor:
            return None
        date = parse_date(self.anchor)
        return count_months(date.earliest) if date.precision in ("day", "month") and date.earliest else None


def _is_date(value: str) -> bool:
    try:
        parse_date(value)
    except DateError:
        return False
    return True


def _choose(text: str) -> Iterator[tuple[str, Match]]:
    """Take of all forms that fit the longest, and none that overlaps it."""
    found = [
        (place, name, match)
        for place, (name, pattern) in enumerate(PATTERNS)
        for match in pattern.finditer(text)
        if ACCEPTED.get(name, _always)(text, match)
    ]
    found.sort(key=lambda one: (one[2].start() - one[2].end(), one[0], one[2].start()))
    taken: list[tuple[str, Match]] = []
    for _, name, match in found:
        if all(match.end() <= one.start() or one.end() <= match.start() for _, one in taken):
            taken.append((name, match))
    yield from sorted(taken, key=lambda one: one[1].start())


# ---------------------------------------------------------------- what is no date


def _always(_text: str, _match: Match) -> bool:
    return True


def _accept_month(text: str, match: Match) -> bool:
    start = match.start("m")
    marked = bool(match["y"] or match["back"] or match["lead"]) or start > match.start()
    return is_month(text, match.start(), match.end(), match["m"], marked)


def _accept_month_span(text: str, match: Match) -> bool:
    return bool(
        match["y2"] or re.search(r"(?i:from|between|in|of|during|for|the|\() ?$", text[: match.start()])
    )


def _accept_weekday(text: str, match: Match) -> bool:
    if match["s"] or match["ps"]:
        return False
    return is_weekday(text, match.start("w"), match.end()) if not match["lead"] else True


def _accept_year(text: str, match: Match) -> bool:
    return match.start("y") > match.start() or is_year(text, match.start(), match.end())


def _accept_year_span(text: str, match: Match) -> bool:
    if len(match["y2"]) == 4:
        return int(match["y"]) < int(match["y2"]) and (
            match["and"] is None
            or re.search(r"(?i:between|both|of|in|from) $", text[: match.start()]) is not None
        )
    return (
        match["and"] is None
        and int(match["y"][2:]) < int(match["y2"])
        and is_year(text, match.start(), match.start("y2") + 2)
    )


def _accept_season(text: str, match: Match) -> bool:
    if match["y"] or match["lead"] or match.start("s") - match.start() > 5:
        return True
    definite = text[match.start() : match.start("s")].lower() == "the "
    if definite and re.search(r"(?:^|[“\"] ?)(?:In|During|By|Since) $", text[: match.start()]):
        return True
    before = re.search(
        r"(?i:\b(?:in|since|until|till|by|before|after|during|for|over|this|of)) $", text[: match.start()]
    )
    if not (definite and before) or match["s"].lower() in ("spring", "fall"):
        return False
    return (
        re.match(r"(?:[,.;:]|$| (?:and|or|when|after|before|with|but|as|to)\b)", text[match.end() :])
        is not None
    )


def _accept_ago(text: str, match: Match) -> bool:
    return "minute" not in match["u"] and not match["u"].startswith("hour")


def _accept_span_now(text: str, match: Match) -> bool:
    lead = match["lead"].lower()
    return not (
        lead.endswith(("past", "last"))
        and re.search(r"(?i:over|in|during|for|within) (?:the )?$", text[: match.start()])
        and lead != "last"
        and match["u"] != "weekend"
    )


def _accept_today(text: str, match: Match) -> bool:
    return True


def _accept_span_of_days(text: str, match: Match) -> bool:
    if match["and"] is None:
        return True
    return bool(re.search(r"(?i:between|on|of|the|from|for) $", text[: match.start()]))


def _accept_day(text: str, match: Match) -> bool:
    return not is_named_after(text, match.end())


def _accept_feast(text: str, match: Match) -> bool:
    return (
        re.match(
            (
                r"(?: (?:tree|card|market|present|song|dinner|party|decoration|light|pudding|carol|shopp|"
                r"bonus|gift|story|cake|island|number)|[’']s? )"
            ),
            text[match.end() :],
            re.IGNORECASE,
        )
        is None
    )


ACCEPTED: dict[str, Callable[[str, Match], bool]] = {
    "day": _accept_day,
    "feast": _accept_feast,
    "month": _accept_month,
    "month_span": _accept_month_span,
    "day_span": _accept_span_of_days,
    "weekday": _accept_weekday,
    "year": _accept_year,
    "year_span": _accept_year_span,
    "season": _accept_season,
    "ago": _accept_ago,
    "span_now": _accept_span_now,
}

# ---------------------------------------------------------------- with a number of the calendar


def _month_number(word: str) -> int:
    return next(place for place, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip(".")[:3]))


def _weekday_number(word: str) -> int:
    return next(place for place, name in enumerate(WEEKDAYS) if name.startswith(word.rstrip(".")[:3]))


def _digits(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _resolve_iso(_now: Calendar, match: Match) -> str:
    day = find_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return write_day(day) if day else ""


def _resolve_day(now: Calendar, match: Match) -> str:
    day = _find_day_in(now, match["m"], match["d"], match["y"], match["w"], match["back"] or "")
    return write_day(day) if day else ""


def _find_day_in(
    now: Calendar, month: str, day: str, year: str | None, weekday_name: str | None = None, back: str = ""
) -> int | None:
    number, days = _month_number(month), _digits(day)
    if year:
        return find_day(int(year), number, days)
    if back and (base := _find_year(now, back)):
        return find_day(base, number, days)
    if now.today is None:
        return None
    # "She announced a day of mourning for 3 September": what is set for a day lies ahead.
    ahead = now.ahead or now.sentence[: now.start].endswith(" for ")
    found = find_yearless(now.today, number, days, ahead)
    if weekday_name and found and weekday(found) != _weekday_number(weekday_name):
        return _fit_weekday(now.today, number, days, _weekday_number(weekday_name)) or found
    return found


def _fit_weekday(near: int, month: int, day: int, wanted: int) -> int | None:
    """Return the nearest such day of the year that is the wanted day of the week."""
    years = sorted(range(civil(near)[0] - 6, civil(near)[0] + 7), key=lambda year: abs(year - civil(near)[0]))
    found = (find_day(year, month, day) for year in years)
    return next((one for one in found if one is not None and weekday(one) == wanted), None)


def _find_year(now: Calendar, words: str) -> int | None:
    """Return the year that is meant by `this year`, `that year` or digits."""
    if words[-4:].isdigit():
        return int(words[-4:])
    if now.today is None:
        return None
    this = civil(now.today)[0]
    if re.search(r"that|same", words):
        return (parse_date(now.anchor).year if now.anchor else this) or this
    if re.search(r"previous", words) and now.anchor:
        return (parse_date(now.anchor).year or this) - 1
    if re.search(r"following", words) and now.anchor:
        return (parse_date(now.anchor).year or this) + 1
    return this + (-1 if "last" in words or "previous" in words else 1 if "next" in words else 0)


def _resolve_day_span(now: Calendar, match: Match) -> str:
    groups = match.groupdict()
    month = groups.get("m") or groups.get("m2")
    last = _find_day_in(now, groups.get("m2") or month or "", match["d2"], groups.get("y2"))
    first = _find_day_in(now, month or "", match["d"], groups.get("y") or groups.get("y2"))
    if first and last and first > last and not groups.get("y"):
        year, number, day = civil(first)
        first = find_day(year - 1, number, day)
    if first and last and last - first > 366 and not groups.get("y"):
        year, number, day = civil(last)
        first = find_day(year, _month_number(month or ""), _digits(match["d"]))
    return write_span(first, last) if first and last and first < last else ""


def _resolve_month(now: Calendar, match: Match) -> str:
    number = _month_number(match["m"])
    year = _find_year(now, match["y"] or match["back"] or "") if match["y"] or match["back"] else None
    if year:
        return write_month(year * 12 + number - 1)
    if now.today is None:
        return ""
    lead = (match["lead"] or "").strip().lower()
    this = count_months(now.today)
    if lead == "last":
        return write_month(find_month(now.today, number, False) - (12 if this % 12 == number - 1 else 0))
    if lead == "next" or lead == "the following":
        return write_month(find_month(now.today, number, True))
    if lead == "this":
        return write_month(this // 12 * 12 + number - 1)
    return write_month(find_month(now.today, number, now.ahead))


def _resolve_month_span(now: Calendar, match: Match) -> str:
    first, last = _month_number(match["m"]), _month_number(match["m2"])
    if match["y2"]:
        end = int(match["y2"]) * 12 + last - 1
    elif now.today is not None:
        end = find_month(now.today, last, now.ahead)
    else:
        return ""
    start = int(match["y"]) * 12 + first - 1 if match["y"] else end - (last - first) % 12
    return f"{write_month(start)}/{write_month(end)}" if start < end else ""


def _resolve_year_span(_now: Calendar, match: Match) -> str:
    end = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    return f"{match['y']}/{end}"


def _resolve_year(_now: Calendar, match: Match) -> str:
    return str(match["y"])


def _resolve_quarter(now: Calendar, match: Match) -> str:
    year = _find_year(now, match["y"] or "")
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}[match["q"].lower()]
    return f"{year:04}-{place * 3 + 1:02}/{year:04}-{place * 3 + 3:02}" if year else ""


def _resolve_half(now: Calendar, match: Match) -> str:
    year = _find_year(now, match["y"])
    first = match["h"].lower() == "first"
    return f"{year:04}-{'01' if first else '07'}/{year:04}-{'06' if first else '12'}" if year else ""


def _resolve_decade(_now: Calendar, match: Match) -> str:
    return f"{match['y']}X"


def _resolve_century(_now: Calendar, match: Match) -> str:
    return f"{int(match['c']) - 1:02}XX"


def _resolve_bare_day(now: Calendar, match: Match) -> str:
    """Resolve `the 3rd`: of the month named last, else the last or next one."""
    if now.today is None:
        return ""
    days = int(match["d"])
    month = now.anchor_months
    if month is not None and not match["of"]:
        day = find_day(month // 12, month % 12 + 1, days)
    else:
        this = count_months(now.today) - (1 if match["of"] == "last month" else 0)
        step = 0 if match["of"] else 1 if now.ahead else -1
        day = find_day(this // 12, this % 12 + 1, days)
        if step and (day is None or (day > now.today) != now.ahead):
            this += step
            day = find_day(this // 12, this % 12 + 1, days)
    return write_day(day) if day else ""


# ---------------------------------------------------------------- seen from the day of the text


def _resolve_weekday(now: Calendar, match: Match) -> str:
    if now.today is None:
        return ""
    wanted, lead = _weekday_number(match["w"]), (match["lead"] or "").strip().lower()
    if match["last"]:
        lead = "last"
    if "previous" in lead and now.anchor_day:
        return write_day(find_weekday(now.anchor_day - 1, wanted, False))
    if "following" in lead and now.anchor_day:
        return write_day(find_weekday(now.anchor_day, wanted, True))
    if lead in ("last", "this past"):
        return write_day(find_weekday(now.today - 1, wanted, False))
    ahead = now.ahead or lead in ("next", "this coming", "the next")
    return write_day(find_weekday(now.today, wanted, ahead))


def _resolve_weekday_of_week(now: Calendar, match: Match) -> str:
    if now.today is None:
        return ""
    weeks = {"last": -1, "the previous": -1, "next": 1, "the following": 1, "this": 0}[match["lead"]]
    return write_day(now.today - weekday(now.today) + 7 * weeks + _weekday_number(match["w"]))


_AROUND = (
    r"^(?:nearly|almost|about|around|some|over|roughly|more than|less than|just over|just under|at least) "
)


def _find_count(words: str) -> float | None:
    """Return how many; nothing where the words are vague."""
    words = re.sub(_AROUND, "", words.lower()).removesuffix(" and a half")
    if words in VAGUE:
        return None
    return 0.5 if words.startswith("half") else float(words) if words.isdigit() else NUMBERS.get(words)


def _resolve_ago(now: Calendar, match: Match) -> str:
    return "" if now.today is None else _shift(now.today, match["n"], match["u"], -1)


def _shift(day: int, words: str, unit: str, sign: int) -> str:
    """Count some days, weeks, months or years from a day; no more precise than these."""
    count, unit = _find_count(words), unit.rstrip("s")
    vague = (
        "~" if count is None or unit in ("week", "fortnight", "decade") or not words.strip().isalpha() else ""
    )
    number = 3 if count is None else count
    if unit in ("week", "fortnight", "day"):
        days = round(number * {"week": 7, "fortnight": 14, "day": 1}[unit])
        if count is None and unit == "week":
            return write_month(count_months(day + sign * days)) + "~"
        return write_day(day + sign * days) + vague
    if unit == "month":
        return write_month(count_months(day) + sign * round(number)) + ("~" if count is None else "")
    if unit in ("year", "decade"):
        if number == 0.5:
            return write_month(count_months(day) + sign * 6) + "~"
        years = round(number * (10 if unit == "decade" else 1))
        return f"{civil(day)[0] + sign * years:04}" + ("~" if count is None or unit == "decade" else "")
    return ""


def _resolve_later(now: Calendar, match: Match) -> str:
    if now.anchor_day is None:
        return _shift_long(now, match)
    back = match["dir"] in ("earlier", "before", "before that")
    exact = match["u"].rstrip("s") in ("week", "day")
    return _shift(now.anchor_day, match["n"], match["u"], -1 if back else 1).rstrip("~" if exact else "")


def _shift_long(now: Calendar, match: Match) -> str:
    """Count years from a year named before."""
    if not now.anchor or not match["u"].startswith(("year", "month")):
        return ""
    date = parse_date(now.anchor)
    if date.earliest is None or (match["u"].startswith("month") and now.anchor_months is None):
        return ""
    back = match["dir"] in ("earlier", "before", "before that")
    return _shift(date.earliest, match["n"], match["u"], -1 if back else 1)


def _resolve_ahead(now: Calendar, match: Match) -> str:
    return _shift(now.today, match["n"], match["u"], 1) if now.today is not None and now.ahead else ""


def _resolve_nth_weekday(now: Calendar, match: Match) -> str:
    """Resolve `the first Tuesday of August`."""
    if now.today is None and not match["y"]:
        return ""
    number = _month_number(match["m"])
    months = (
        int(match["y"]) * 12 + number - 1 if match["y"] else find_month(now.today or 0, number, now.ahead)
    )
    first = find_day(months // 12, months % 12 + 1, 1) or 0
    if match["n"].lower() == "last":
        after = find_day((months + 1) // 12, (months + 1) % 12 + 1, 1) or 0
        return write_day(find_weekday(after - 1, _weekday_number(match["w"]), False))
    weeks = ("first", "second", "third", "fourth").index(match["n"].lower())
    return write_day(find_weekday(first - 1, _weekday_number(match["w"]), True) + 7 * weeks)


def _resolve_next_day(now: Calendar, match: Match) -> str:
    sign = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0}[match["dir"]]
    return _step(now, match["u"], sign)


def _resolve_day_before(now: Calendar, match: Match) -> str:
    return _step(now, match["u"], -1 if match["dir"] in ("before", "earlier") else 1)


def _resolve_that(now: Calendar, match: Match) -> str:
    return _step(now, match["u"], 0)


def _step(now: Calendar, unit: str, sign: int) -> str:
    """Go one day, week, month or year from the date named last, or back from the day of the text."""
    if not now.anchor or (now.stale > 1 and now.anchor_day is None):
        return write_day(now.today - 1) if now.today is not None and unit == "day" and sign < 0 else ""
    date = parse_date(now.anchor)
    if date.earliest is None:
        return ""
    if unit in SEASONS:
        return write_season(civil(date.earliest)[0], SEASONS.index(unit))
    if unit == "year":
        return f"{civil(date.earliest)[0] + sign:04}"
    if unit == "month":
        return write_month(count_months(date.earliest) + sign) if date.precision in ("day", "month") else ""
    if unit == "week" and date.precision in ("day", "interval"):
        monday = date.earliest - weekday(date.earliest) + 7 * sign
        return write_span(monday, monday + 6)
    return write_day(date.earliest + sign) if date.precision == "day" else ""


_TODAY = (
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
    ("yesterday", -1),
    ("last night", -1),
    ("tomorrow", 1),
)


def _resolve_today(now: Calendar, match: Match) -> str:
    words = match["t"].lower()
    offset = next((days for start, days in _TODAY if words.startswith(start)), 0)
    return "" if now.today is None else write_day(now.today + offset)


def _resolve_span_now(now: Calendar, match: Match) -> str:
    """Resolve this, last and next week, month, year and weekend; `earlier` and `later` cut a week."""
    if now.today is None:
        return ""
    words, unit = match["lead"].lower(), match["u"]
    if ("previous" in words or "following" in words) and now.anchor and unit != "weekend":
        return _step(now, unit, -1 if "previous" in words else 1)
    back = "last" in words or "past" in words or "previous" in words
    sign = -1 if back else 1 if "next" in words or "coming" in words or "following" in words else 0
    day = now.today
    if unit == "weekend":
        saturday = (
            find_weekday(day - weekday(day) - 1, 5, False)
            if sign < 0
            else day - weekday(day) + 5 + 7 * (sign > 0 and weekday(day) > 4)
        )
        if sign == 0 and not now.ahead and saturday > day:
            saturday -= 7
        return write_span(saturday, saturday + 1)
    if unit == "week":
        monday = day - weekday(day) + 7 * sign
        head = match[0].lower()
        if sign == 0 and head.startswith(("earlier", "early")):
            return write_span(monday, day)
        return (
            write_span(day, monday + 6)
            if sign == 0 and head.startswith("later")
            else write_span(monday, monday + 6)
        )
    if unit == "month":
        return write_month(count_months(day) + sign)
    if unit == "year":
        return f"{civil(day)[0] + sign:04}"
    if unit == "quarter":
        start = (count_months(day) // 3 + sign) * 3
        return f"{write_month(start)}/{write_month(start + 2)}"
    return f"{civil(day)[0] // 10 + sign:03}X" if unit == "decade" else ""


def _resolve_weekend(now: Calendar, _match: Match) -> str:
    if now.today is None:
        return ""
    monday = now.today - weekday(now.today)
    saturday = monday + 5 if now.ahead or weekday(now.today) > 4 else monday - 2
    return write_span(saturday, saturday + 1)


def _resolve_end_of(now: Calendar, match: Match) -> str:
    if now.today is None:
        return ""
    unit = match["u"] or match["u2"] or "year"
    day = now.today
    if unit == "week":
        return write_span(day - weekday(day), day - weekday(day) + 6)
    if unit == "weekend":
        return _resolve_weekend(now, match)
    if unit == "month":
        return write_month(count_months(day))
    return f"{civil(day)[0]:04}" if unit == "year" else write_day(day)


def _resolve_season(now: Calendar, match: Match) -> str:
    season = SEASONS.index(match["s"].lower().replace("fall", "autumn"))
    if match["y"]:
        year = _find_year(now, match["y"])
        return write_season(year, season) if year else ""
    if now.today is None:
        return ""
    lead = (match["lead"] or "").strip().lower()
    if lead in ("the following", "the previous", "that") and now.anchor:
        year = (parse_date(now.anchor).year or 0) + {"the following": 1, "the previous": -1, "that": 0}[lead]
        return write_season(year, season)
    if lead in ("next", "the coming", "the following"):
        return write_season(find_season(now.today, season, True), season)
    if lead in ("last", "the past", "the previous"):
        year = find_season(now.today, season, False)
        running = count_months(now.today) - (year * 12 + season * 3 + 2) < 3
        return write_season(year - running, season)
    if lead == "this":
        this = civil(now.today)[0]
        return write_season(
            this - (season == 3 and count_months(now.today) % 12 < 2 and not now.ahead), season
        )
    return write_season(find_season(now.today, season, now.ahead), season)


_FEASTS = {
    "eve": (12, 31),
    "new year": (1, 1),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "may": (5, 1),
}


def _resolve_feast(now: Calendar, match: Match) -> str:
    name = match["f"].lower()
    key = (
        "eve"
        if "year" in name and "eve" in name
        else next(
            one for one in ("christmas eve", "new year", "christmas", "boxing", "may") if name.startswith(one)
        )
    )
    month, day = _FEASTS[key]
    if match["y"]:
        found = find_day(int(match["y"]), month, day)
    else:
        found = None if now.today is None else find_yearless(now.today, month, day, now.ahead)
    return write_day(found) if found else ""


RESOLVERS: dict[str, Callable[[Calendar, Match], str]] = {
    "iso": _resolve_iso,
    "dotted": _resolve_iso,
    "day_span": _resolve_day_span,
    "day": _resolve_day,
    "month_span": _resolve_month_span,
    "month": _resolve_month,
    "year_span": _resolve_year_span,
    "quarter": _resolve_quarter,
    "half": _resolve_half,
    "decade": _resolve_decade,
    "century": _resolve_century,
    "season": _resolve_season,
    "year": _resolve_year,
    "weekday_of_week": _resolve_weekday_of_week,
    "weekday": _resolve_weekday,
    "ago": _resolve_ago,
    "later": _resolve_later,
    "ahead": _resolve_ahead,
    "nth_weekday": _resolve_nth_weekday,
    "next_day": _resolve_next_day,
    "day_before": _resolve_day_before,
    "that": _resolve_that,
    "today": _resolve_today,
    "span_now": _resolve_span_now,
    "weekend": _resolve_weekend,
    "end_of": _resolve_end_of,
    "bare_day": _resolve_bare_day,
    "feast": _resolve_feast,
}


def find_dates(sentences: Iterable[Sentence], today: int | None) -> list[list[Dated]]:
    """List the dates of each sentence, in the order of the text; `today` is the day of the text."""
    calendar = Calendar(today)
    return [calendar.read(sentence) for sentence in sentences]

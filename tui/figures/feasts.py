"""Feast days with their year, as the dates that they fell on: Easter 2018, Black Friday 2010, Christmas Day 2019."""

import re
from datetime import date, timedelta

from tui.domain.figure import FigureKind
from tui.figures.data.calendar import FIXED_FEASTS, WEEKDAY_FEASTS
from tui.figures.dates import When

_EASTER_FEASTS = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}
_NAMES = sorted([*FIXED_FEASTS, *WEEKDAY_FEASTS, *_EASTER_FEASTS], key=len, reverse=True)
_BEFORE = re.compile(rf"(?i:(?<![a-z])({'|'.join(map(re.escape, _NAMES))})(?: in|,)? )$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9]|[.,/-][0-9])")
_LONGEST = max(map(len, _NAMES)) + 4
_ENDS = frozenset({name[-1] for name in _NAMES} | {"n", ","})
_WEEK = 7


def feast_at(text: str, place: int) -> When | None:
    """Return the date of the feast whose year stands at `place`; None when no feast is named before it."""
    if text[place - 1 : place] != " " or text[place - 2 : place - 1] not in _ENDS:
        return None
    year = _YEAR.match(text, place)
    named = _BEFORE.search(text, max(0, place - _LONGEST), place) if year is not None else None
    if year is None or named is None:
        return None
    day = _day(named.group(1).lower(), int(year.group()))
    return When(named.start(1), year.end(), day.isoformat(), FigureKind.DATE)


def _day(name: str, year: int) -> date:
    if name in FIXED_FEASTS:
        return date(year, *FIXED_FEASTS[name])
    if name in WEEKDAY_FEASTS:
        month, weekday, which, later = WEEKDAY_FEASTS[name]
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % _WEEK + _WEEK * (which - 1) + later)
    return easter(year) + timedelta(_EASTER_FEASTS[name])


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (J. Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % _WEEK
    m = (a + 11 * h + 22 * week) // 451
    month, day = divmod(h + week - 7 * m + 114, 31)
    return date(year, month, day + 1)

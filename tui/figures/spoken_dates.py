"""Years and days of a date in English words: 13 Sept nineteen seventy two, May twenty nine."""

import re

from msgspec.structs import replace

from tui.domain.figure import FigureKind
from tui.figures.data.calendar import MONTH_PATTERN, MONTHS
from tui.figures.dates import When
from tui.figures.words import Word, english_at

_MONTH_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<m>{MONTH_PATTERN})\.?,? $")
_GAP = re.compile("(?:, ?| )(?=[a-zA-Z])")
_END = re.compile(r"[ ]?(?:[.,;:!?)\n]|$)")
_CENTURIES = range(11, 22)
_LATEST_DAY = 31
_EARLIEST, _LATEST = 1100, 2199


def with_spoken_year(text: str, when: When) -> When:
    """Return `when`, with the year that is said behind it when it has none."""
    gap = _GAP.match(text, when.end) if when.code.startswith("XXXX-") and "/" not in when.code else None
    year = _year_at(text, gap.end()) if gap is not None else None
    if year is None:
        return when
    number, end = year
    return replace(when, code=f"{number}{when.code[4:]}", end=end)


def spoken_date_at(text: str, place: int) -> When | None:
    """Return the date whose day or year is the cardinal at `place`, behind a month; it has to end its clause."""
    before = _MONTH_BEFORE.search(text, max(0, place - 12), place)
    if before is None:
        return None
    month, start = MONTHS[before["m"].lower()], before.start("m")
    year = _year_at(text, place)
    if year is not None:
        return When(start, year[1], f"{year[0]}-{month:02d}", FigureKind.PERIOD)
    day = _cardinal_at(text, place)
    if day is None or not 1 <= day.numeral.value <= _LATEST_DAY or not _END.match(text, day.numeral.end):
        return None
    return When(start, day.numeral.end, f"XXXX-{month:02d}-{int(day.numeral.value):02d}", FigureKind.DATE)


def _cardinal_at(text: str, place: int) -> Word | None:
    word = english_at(text, place)
    whole = (
        word is not None and word.role == "cardinal" and word.numeral.value == word.numeral.value.to_integral_value()
    )
    return word if whole else None


def _year_at(text: str, place: int) -> tuple[int, int] | None:
    """Return the year that words say, in one (two thousand and five) or two halves (nineteen seventy two)."""
    first = _cardinal_at(text, place)
    if first is None:
        return None
    year, end = int(first.numeral.value), first.numeral.end
    gap = _GAP.match(text, end)
    if year in _CENTURIES and gap is not None:
        second = _cardinal_at(text, gap.end())
        if second is None or not 10 <= second.numeral.value <= 99:  # noqa: PLR2004 (the years of a century)
            return None
        year, end = year * 100 + int(second.numeral.value), second.numeral.end
    return (year, end) if _EARLIEST <= year <= _LATEST and _END.match(text, end) else None

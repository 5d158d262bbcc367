"""Days by month and day in digits: 5/1-5/7, 2020, 11/12/35, 2017 q1 to 2018 q1 and the third month of a year."""

import re

from tui.domain.figure import FigureKind
from tui.figures.data.numbers import ORDINALS
from tui.figures.dates import When, number_of, year_of

_MONTH_DAY = "(0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])"
_YEAR = "(?:19|20)[0-9]{2}"
_SPAN = re.compile(rf"{_MONTH_DAY} ?[-—~] ?{_MONTH_DAY}(?:/|,? )({_YEAR})(?![0-9/])")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})(?![0-9/%]|[.,][0-9])")
_QUARTERS = re.compile(rf"({_YEAR})[ -]?[qQ]([1-4])[ \n]?(?:-|—|~| to ) ?({_YEAR})[ -]?[qQ]([1-4])(?![0-9A-Za-z])")
_MONTH_OF_YEAR = re.compile(rf" month of ({_YEAR})(?![0-9]|[.,][0-9])")
_CHINESE_MONTH_OF_YEAR = re.compile(rf"({_YEAR}) ?年的?第([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})个月")
_LATEST_MONTH = 12
_LATEST_DAY = 31


def short_date_at(text: str, place: int) -> When | None:
    """Return the date or span at `place`; a day with a short year is month first where both can be months."""
    if text[place - 1 : place] == "/":
        return None
    span = _SPAN.match(text, place)
    if span is not None:
        year = span[5]
        days = [f"{year}-{int(span[at]):02d}-{int(span[at + 1]):02d}" for at in (1, 3)]
        return When(place, span.end(), "/".join(days), FigureKind.PERIOD)
    day = _SHORT_YEAR.match(text, place)
    if day is not None:
        return _with_short_year(day)
    quarters = _QUARTERS.match(text, place)
    if quarters is not None:
        code = f"{quarters[1]}-Q{quarters[2]}/{quarters[3]}-Q{quarters[4]}"
        return When(place, quarters.end(), code, FigureKind.PERIOD)
    return None


def _with_short_year(found: re.Match[str]) -> When | None:
    month, day = (
        sorted((int(found[1]), int(found[2]))) if int(found[1]) > _LATEST_MONTH else map(int, found.groups()[:2])
    )
    if not (1 <= month <= _LATEST_MONTH and 1 <= day <= _LATEST_DAY):
        return None
    year = year_of(found[3], minguo=False)
    return When(found.start(), found.end(), f"{year}-{month:02d}-{day:02d}", FigureKind.DATE)


def month_of_year_at(text: str, start: int, end: int) -> When | None:
    """Return the month that an English ordinal at `start:end` counts off (third month of 2021); or None."""
    found = _MONTH_OF_YEAR.match(text, end)
    month = ORDINALS.get(text[start:end].lower()) or int(re.sub("[a-z]", "", text[start:end]) or 0) if found else 0
    if found is None or not 1 <= month <= _LATEST_MONTH:
        return None
    return When(start, found.end(), f"{found[1]}-{month:02d}", FigureKind.PERIOD)


def chinese_month_of_year_at(text: str, place: int) -> When | None:
    """Return the month that is counted off in Chinese (2021年的第三个月); or None."""
    found = _CHINESE_MONTH_OF_YEAR.match(text, place)
    month = number_of(found[2]) if found is not None else 0
    if found is None or not 1 <= month <= _LATEST_MONTH:
        return None
    return When(place, found.end(), f"{found[1]}-{month:02d}", FigureKind.PERIOD)

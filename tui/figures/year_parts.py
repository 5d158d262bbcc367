"""Parts of a year that are counted off: 前三季度, 2021年前5个月, 2021年第二周, the last two months of 2021."""

import re
from datetime import date

from tui.domain.figure import FigureKind
from tui.figures.data.numbers import WORDS
from tui.figures.dates import When, number_of

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十两]{1,3}"
_YEAR = "(?:19|20)[0-9]{2}"
_CHINESE_PART = rf"(?P<which>前|头|最后|第) ?(?P<n>{_NUMBER}) ?(?P<unit>个?季度|个月|周(?![期岁转年边]))"
_CHINESE = re.compile(rf"(?P<y>{_YEAR}) ?年(?:的 ?)?{_CHINESE_PART}")
_CHINESE_ALONE = re.compile(rf"(?<![此之提目日以空])(?P<which>前)(?P<n>{_NUMBER})(?P<unit>个?季度|个月)")
_SMALL = "|".join(list(WORDS)[4:15])
_ENGLISH = re.compile(
    rf"(?i:(?P<which>first|last) (?P<n>[0-9]{{1,2}}|{_SMALL}) (?P<unit>week|month|quarter)s) (?:of|in) "
    rf"(?P<f>(?:fiscal(?: year)? |FY ?)?)(?P<y>{_YEAR})(?![0-9])"
)
_MONTHS, _QUARTERS, _DECEMBER_IN_LAST_WEEK = 12, 4, 28
_LAST = frozenset({"最后", "last"})


def chinese_part_at(text: str, place: int) -> When | None:
    """Return the part of a year whose first numeral stands at `place`: its year, or the number behind 前; or None."""
    found = _CHINESE.match(text, place)
    if found is None and text[place - 1 : place] == "前":
        found = _CHINESE_ALONE.match(text, place - 1)
    if found is None:
        return None
    year = found["y"] if "y" in found.re.groupindex else ""
    return _part(found, year, number_of(found["n"]))


def english_part_at(text: str, place: int) -> When | None:
    """Return the part of a year at `place`, where `first` or the number behind `last` stands; or None."""
    behind = text[max(0, place - 5) : place].lower() == "last "
    if text[place] not in "fF" and not behind:
        return None
    found = _ENGLISH.match(text, place - 5 if behind else place)
    if found is None:
        return None
    printed = found["n"].lower()
    year = f"FY{found['y']}" if found["f"] else found["y"]
    return _part(found, year, int(printed) if printed.isdigit() else WORDS[printed])


def _part(found: re.Match[str], year: str, count: int) -> When | None:
    unit = found["unit"].removeprefix("个").lower()
    most, mark = _calendar(unit, year)
    if not 1 <= count <= most:
        return None
    if found["which"].lower() in _LAST:
        first, last = most + 1 - count, most
    else:
        first, last = (count if found["which"] == "第" else 1), count
    codes = [_code(year, mark, number) for number in dict.fromkeys((first, last))]
    return When(found.start(), found.end(), "/".join(codes), FigureKind.PERIOD)


def _calendar(unit: str, year: str) -> tuple[int, str]:
    """Return how many of a unit a year has, and the letter of its code; a year's weeks are those of ISO 8601."""
    if unit in {"季度", "quarter"}:
        return _QUARTERS, "Q"
    if unit in {"月", "month"}:
        return _MONTHS, ""
    return date(int(year.removeprefix("FY")), _MONTHS, _DECEMBER_IN_LAST_WEEK).isocalendar().week, "W"


def _code(year: str, mark: str, number: int) -> str:
    if mark == "Q":
        return f"{year}-Q{number}" if year else f"Q{number}"
    return f"{year or 'XXXX'}-{mark}{number:02d}"

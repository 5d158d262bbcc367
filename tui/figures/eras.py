"""Years counted from the first of an era: 令和6年3月, 康熙三年, 昭和50年."""

import re

from tui.domain.figure import FigureKind
from tui.figures.data.calendar import ERAS
from tui.figures.dates import When, number_of

_LONGEST = 2
_DAY = "[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3}"
_REST = rf"(?:(?P<m>{_DAY})月(?:(?P<d>{_DAY})日)?)?"
_YEAR = re.compile(rf"(?P<y>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})年(?!级|代|期|来|间|内|以来|以内){_REST}")
_FIRST_YEAR = re.compile("(.{2})元年$")
_MONTH = re.compile(_REST)
# Its years in digits are read with their quarters and halves by `dates`.
_REPUBLIC = ERAS["民国"]
_LATEST_MONTH = 12
_LATEST_DAY = 31


def era_date_at(text: str, place: int) -> When | None:
    """Return the year, month or day of an era whose first numeral stands at `place`; None without an era before it."""
    era = ERAS.get(text[max(0, place - _LONGEST) : place])
    if era is not None and not (text[place].isdigit() and era == _REPUBLIC):
        found = _YEAR.match(text, place)
        return _when(place - _LONGEST, found, era + number_of(found["y"])) if found is not None else None
    if text[place - 1 : place] != "年":
        return None
    first = _FIRST_YEAR.search(text, max(0, place - _LONGEST - 2), place)
    era = ERAS.get(first.group(1)) if first is not None else None
    month = _MONTH.match(text, place)
    if first is None or era is None or month is None or not month["m"]:
        return None
    return _when(first.start(), month, era + 1)


def _when(start: int, found: re.Match[str], year: int) -> When | None:
    month, day = (number_of(found[part]) if found[part] else None for part in "md")
    if not 1 <= (month or 1) <= _LATEST_MONTH or not 1 <= (day or 1) <= _LATEST_DAY:
        return None
    code = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    return When(start, found.end(), code, FigureKind.DATE if day else FigureKind.PERIOD)

"""The smaller unit behind a greater one of the same measure: 5 feet 2 inches, 1小时30分, 5 years and 6 months."""

import re
from decimal import Decimal

from tui.figures.dates import number_of
from tui.figures.numerals import EXACT

_NUMBER = r"(?P<n>[0-9]{1,2}(?:\.[0-9]{1,3})?|[一二三四五六七八九十]{1,3})"
_GAP = r"(?:,? and |, | |零|又)?"
_ONE = Decimal(1)


def _behind(chinese: str, english: str) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}{_NUMBER}(?:[ -]?(?:{chinese})|[ -](?:{english})(?![A-Za-z]))")


_LESSER = {
    "ft": (_behind("英寸", "inch(?:es)?|in"), Decimal(12)),
    "year": (_behind("个月", "months?"), Decimal(12)),
    "day": (_behind("个?小时", "hours?|hrs?"), Decimal(24)),
    "hour": (_behind("分钟?(?!之|位|别|的)", "minutes?|mins?"), Decimal(60)),
    "minute": (_behind("秒钟?", "seconds?|secs?"), Decimal(60)),
}


def lesser_at(text: str, place: int, unit: str) -> tuple[Decimal, Decimal, int] | None:
    """Return what a smaller unit at `place` adds to a whole number of `unit` (part, step, end); None without one."""
    if unit not in _LESSER:
        return None
    pattern, whole = _LESSER[unit]
    found = pattern.match(text, place)
    if found is None:
        return None
    printed = found["n"]
    count = Decimal(printed) if printed.isascii() else Decimal(number_of(printed))
    if count >= whole:
        return None
    return EXACT.divide(count, whole), EXACT.divide(_ONE, whole), found.end()

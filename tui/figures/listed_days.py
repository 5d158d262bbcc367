"""Days that share their month with others (2, 5 and 19 June; June 2 and 19), or leave it unsaid (by the 18th)."""

import re

from tui.domain.figure import FigureKind
from tui.figures.data.calendar import MONTH_PATTERN, MONTHS
from tui.figures.dates import When

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_HEAD = re.compile(rf"{_DAY}(?: ?[,&—-]| (?:and|or|to) |[.;:)\n]|$)")
_JOINT = r"(?:, ?| ?(?:&|-|—) ?|,? (?:and|or|to) )"
_OF_MONTH = rf" (?:of )?(?P<m>{MONTH_PATTERN})\.?(?:,? (?P<y>(?:19|20)[0-9]{{2}}))?"
_BEFORE_MONTH = re.compile(rf"(?P<d>{_DAY})(?=(?:{_JOINT}{_DAY}){{1,6}}{_OF_MONTH})")
_RANGE = re.compile(rf"(?P<d>{_DAY})(?: ?(?:-|—) ?| to )(?P<e>{_DAY}){_OF_MONTH}")
_MONTH_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<m>{MONTH_PATTERN})\.? {_DAY}(?:, {_DAY}){{0,5}}(?:,? (?:and|or|&) |, )$")
_LAST = re.compile(
    rf"(?P<d>{_DAY})(?:, (?P<y>(?:19|20)[0-9]{{2}})(?![0-9]))?(?=,? (?:and|or) {_DAY}[.,;:)\n]|[.;:)\n]|, [a-z]|$)"
)
_LONGEST_BEFORE = 50
_ON_THE = re.compile(r"(?i:(?<![a-z])(?:on|by|until|till|since|before|after|from|week of|around|through) the )$")
_ALONE = re.compile(r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)(?=[.,;:!?)\n]|$)")
_LATEST_DAY = 31


def listed_day_at(text: str, place: int) -> When | None:
    """Return the span (3-5 June) at `place`, or the day whose month stands at the end or head of its list; or None."""
    if _HEAD.match(text, place) is None:
        return None
    span = _RANGE.match(text, place)
    if span is not None:
        ends = [_code(span["m"], span[part], span["y"]) for part in "de"]
        return When(place, span.end(), "/".join(ends), FigureKind.PERIOD)
    found = _BEFORE_MONTH.match(text, place)
    if found is not None:
        return When(place, found.end("d"), _code(found["m"], found["d"], found["y"]), FigureKind.DATE)
    last = _LAST.match(text, place) if text[place - 1 : place] == " " else None
    before = _MONTH_BEFORE.search(text, max(0, place - _LONGEST_BEFORE), place) if last is not None else None
    if before is None or last is None:
        return None
    return When(place, last.end(), _code(before["m"], last["d"], last["y"]), FigureKind.DATE)


def _code(month: str, day: str, year: str | None) -> str:
    return f"{year or 'XXXX'}-{MONTHS[month.lower()]:02d}-{int(day.rstrip('sthndr')):02d}"


def day_of_month_at(text: str, place: int) -> When | None:
    """Return the day that an ordinal in digits names without its month (on the 21st, the week of the 18th); or None."""
    found = _ALONE.match(text, place)
    if found is None or not 1 <= int(found["d"]) <= _LATEST_DAY:
        return None
    if _ON_THE.search(text, max(0, place - 14), place) is None:
        return None
    return When(place, found.end(), f"XXXX-XX-{int(found['d']):02d}", FigureKind.DATE)

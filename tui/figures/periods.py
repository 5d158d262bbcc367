"""Dates and periods in context: which days are to be checked, and which digits are no year."""

import re

from tui.domain.figure import FigureKind
from tui.figures.data.calendar import QUARTERS
from tui.figures.dates import (
    When,
    chinese_date_at,
    english_date_at,
    fiscal_at,
    numeric_date_at,
    quarter_at,
    year_at,
    year_of,
)
from tui.figures.drafts import Draft, Finding, of_when
from tui.figures.eras import era_date_at
from tui.figures.feasts import feast_at
from tui.figures.listed_days import listed_day_at
from tui.figures.reading import Reading
from tui.figures.short_dates import chinese_month_of_year_at, short_date_at
from tui.figures.spoken_dates import with_spoken_year
from tui.figures.year_parts import chinese_part_at, english_part_at

_QUOTES = frozenset('“"「‘') | {""}
_NAMED_DAY = re.compile(
    r"(1[0-2]|0?[1-9])[.·]([12][0-9]|3[01]|0?[1-9])(?=”?[^0-9，。；%”]{0,10}(?:[日节]|晚会|事件|运动))"
)
_CURRENCY_SIGNS = frozenset("$€£")
_ERA = re.compile("(?:中华)?民国$")
_CLOSING_BEFORE = re.compile(
    r"(?i:(?:quarters?|years?|months?|weeks?|days|periods?|half|halves)[ \n](?:then )?(?:ended|ending)[ \n](?:on )?)$"
    r"|(?:截至|截止|截止到|至)[^，。；\n]{0,14}$"
)
_CLOSING_AFTER = re.compile(
    r"(?: ?止|[^，。；\n]{0,4}止)|[ \n-](?:fiscal |period |quarter |year ){0,2}(?:then )?(?:ended|ending)(?![a-z])",
    re.IGNORECASE,
)
_SPAN_AFTER = re.compile(
    r"(?i:[ \n-]{1,2}(?:fiscal |reporting )?(?:quarters?|periods?|years?)?[ ]?(?:period |year )?(?:then "
    r")?(?:ended|ending))|(?i: (?:fiscal )?periods?(?![a-z]))|期间|[多余]?以?来|期"
)
_PAST_BEFORE = re.compile("(?:过去|今后|未来|近|这|止)$")
_PLURAL = re.compile(
    r" (?:pieces|people|persons|copies|cases|units|shares|jobs|students|workers|employees|miles|words|"
    r"years|dollars|times|tons)\b"
)
_PERIOD = re.compile(
    r"(first|second|third|fourth)[ \n-](?:fiscal )?(quarter|half)(?:(?: of|,)?(?: the)?[ \n]((?:fiscal[ \n](?:year[ "
    r"\n])?|FY ?)?)((?:19|20)[0-9]{2}(?:[/—-][0-9]{2})?)(?![0-9]))?",
    re.IGNORECASE,
)


def _named_day(text: str, place: int) -> Draft | None:
    """Return the day that names a campaign (5.20世界计量日, 3·15)."""
    found = _NAMED_DAY.match(text, place)
    if found is None or not ("·" in found.group() or text[place - 1 : place] in _QUOTES):
        return None
    code = f"XXXX-{int(found[1]):02d}-{int(found[2]):02d}"
    return Draft(place, found.end(), FigureKind.DATE, code=code, checkable=False)


def _era_start(text: str, start: int) -> int:
    """Return where a date begins when an era stands before it."""
    found = _ERA.search(text, max(0, start - 4), start)
    return found.start() if found is not None else start


_LONGEST_MONTH = 10
_MONTH_AND_STOP = re.compile(
    r"(?i:january|february|march|april|may|june|july|august|september|october|november|december)\.$"
)


def settled(text: str, draft: Draft) -> Draft:
    """Mark a day that only closes a reporting period (ended June 30, 截至…止) as one that need not be checked.

    A stop behind a whole month's name ends the sentence, not the name.
    """
    if _MONTH_AND_STOP.search(text, max(draft.start, draft.end - _LONGEST_MONTH), draft.end):
        draft.end -= 1
    if draft.kind is FigureKind.DATE and (
        _CLOSING_BEFORE.search(text, max(0, draft.start - 28), draft.start) or _CLOSING_AFTER.match(text, draft.end)
    ):
        draft.checkable = False
    return draft


def settled_span(text: str, draft: Draft) -> Draft:
    """Mark a duration that only names a reporting period (六個月 …止, 13-week period, 五年来) likewise."""
    if draft.kind is FigureKind.DURATION and (
        _SPAN_AFTER.match(text, draft.end) or _PAST_BEFORE.search(text, max(0, draft.start - 2), draft.start)
    ):
        draft.checkable = False
    return draft


def _counts_not_year(text: str, start: int, end: int) -> bool:
    """Say whether four digits that look like a year are counted (2000 pieces, 2100家, $1,999)."""
    follower = text[end : end + 1]
    if follower > "\u2e80" and follower not in "，。、；：）”的年至到和与及以末底初前后":
        return True
    return _PLURAL.match(text, end) is not None or text[start - 1 : start] in {"$", "€", "£", "¥"}


def english_period(reading: Reading, place: int) -> Finding | None:
    """Return the quarter or half in English words at `place`, with its year when that follows."""
    text = reading.text
    counted = english_part_at(text, place)
    if counted is not None:
        return of_when(counted)
    found = _PERIOD.match(text, place)
    if found is None:
        return None
    number = QUARTERS[found[1].lower()]
    part = f"{'Q' if found[2].lower() == 'quarter' else 'H'}{number}"
    code = part if not found[4] else f"{'FY' if found[3] else ''}{_years(found[4])}-{part}"
    return Draft(place, found.end(), FigureKind.PERIOD, code=code, checkable=False)


def _years(printed: str) -> str:
    """Return a year of two calendar years (2022—23) as its code has it."""
    return printed.replace("—", "/").replace("-", "/")


def quarter(reading: Reading, place: int) -> Finding | None:
    """Return the quarter whose number stands at `place` behind its letter (Q3 FY2023)."""
    found = quarter_at(reading.text, place)
    return of_when(found) if found is not None else None


def chinese_date(reading: Reading, place: int) -> Finding | None:
    """Return the date or period in Chinese words at `place`."""
    found = era_date_at(reading.text, place) or chinese_part_at(reading.text, place)
    found = found or chinese_date_at(reading.text, place, minguo=reading.minguo)
    return settled(reading.text, of_when(found)) if found is not None else None


def date(reading: Reading, place: int) -> Finding | None:
    """Return the date, period or year at `place`, written in digits first."""
    text = reading.text
    before = text[place - 1 : place]
    if (before.isalpha() and before.isascii() and before not in {"Y", "E"}) or before in _CURRENCY_SIGNS:
        return None
    window = text[place : place + 12]
    when = None
    if "年" in window or "月" in window or "日" in window or "季" in window:
        when = era_date_at(text, place) or chinese_month_of_year_at(text, place) or chinese_part_at(text, place)
        when = when or chinese_date_at(text, place, minguo=reading.minguo)
        when = when or _shared_year(reading, place)
    when = when or _western(text, place)
    if when is None:
        return _named_day(text, place)
    when = with_spoken_year(text, when)
    when.start = _era_start(text, when.start)
    return settled(text, of_when(when))


def _western(text: str, place: int) -> When | None:
    before = text[place - 1 : place]
    short = short_date_at(text, place) or listed_day_at(text, place) or english_part_at(text, place)
    if short is not None:
        return short
    when = fiscal_at(text, place) if before in {" ", "Y", "\n", "-", "E"} else None
    if when is None:
        when = english_date_at(text, place)
    if when is None and not (before.isalpha() and before.isascii()):
        when = numeric_date_at(text, place)
        if when is None:
            when = feast_at(text, place) or year_at(text, place)
            if when is not None and _counts_not_year(text, when.start, when.end):
                return None
    return when


_LISTED_YEARS = re.compile(r"([0-9]{2,4})(?=(?:、|及|和|与)[0-9]{2,4}年)")


def _shared_year(reading: Reading, place: int) -> When | None:
    """Return the year that shares its 年 with a later one (101及102年)."""
    found = _LISTED_YEARS.match(reading.text, place)
    if found is None or (len(found.group(1)) < 4 and not reading.minguo):  # noqa: PLR2004
        return None
    return When(place, found.end(), year_of(found.group(1), minguo=reading.minguo), FigureKind.PERIOD)

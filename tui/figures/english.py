"""English number words: which are figures."""

from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures.amounts import Amount, amount_at
from tui.figures.bounds import between_bounds
from tui.figures.dates import worded_day_at
from tui.figures.drafts import Draft, Finding, of_amount, of_when
from tui.figures.idle import idle_word
from tui.figures.numerals import EXACT
from tui.figures.ordinals import is_rank
from tui.figures.periods import settled, settled_span
from tui.figures.ranges import extend_range, share_unit
from tui.figures.ratios import over
from tui.figures.reading import Reading
from tui.figures.short_dates import month_of_year_at
from tui.figures.spoken_dates import spoken_date_at, with_spoken_year

_LATEST_DAY = 31
_FIRST_PART, _LAST_PART = 3, 100
_ONE = Decimal(1)


def english_words(reading: Reading, place: int) -> Finding | None:
    """Return what the English number words at `place` say."""
    found = amount_at(reading, place)
    if found is None:
        return None
    if found.role == "ordinal":
        return _ordinal(reading, found)
    special = _special_cardinal(reading, found) or idle_word(reading.text, found)
    if special is not None:
        return special
    if found.role == "multiple":
        return Draft(found.start, found.end, FigureKind.MULTIPLE, found.value, step=found.step, words=True)
    if found.role == "fraction" and reading.text[max(0, found.number[0] - 2) : found.number[0]] in {"a ", "A "}:
        found.start = min(found.start, found.number[0] - 2)
    found = between_bounds(reading, found) or extend_range(reading, found)
    if found.high is None and found.role == "cardinal":
        share_unit(reading, found)
    return settled_span(reading.text, of_amount(found))


def _special_cardinal(reading: Reading, found: Amount) -> Draft | None:
    """Return the date that a cardinal ends (May twenty nine), or the quotient that it begins (one over twenty)."""
    if found.role != "cardinal":
        return None
    spoken = spoken_date_at(reading.text, found.start)
    if spoken is not None:
        return settled(reading.text, of_when(spoken))
    quotient = over(reading, of_amount(found))
    return quotient if quotient.kind is FigureKind.FRACTION else None


def _ordinal(reading: Reading, found: Amount) -> Finding:
    """Return an ordinal, or the day that it names (fourth of July)."""
    text = reading.text
    day = worded_day_at(text, found.start, found.end, int(found.value)) if found.value <= _LATEST_DAY else None
    day = day or month_of_year_at(text, *found.number)
    if day is not None:
        return settled(text, of_when(with_spoken_year(text, day)))
    settled_otherwise = _part(text, found) or idle_word(text, found)
    if settled_otherwise is not None:
        return settled_otherwise
    rank = is_rank(text, found.start, found.end)
    return Draft(found.start, found.end, FigureKind.ORDINAL, found.value, checkable=rank, words=True)


def _part(text: str, found: Amount) -> Draft | None:
    """Return the fraction that an ordinal with an article is (a third of, a fifth of); None for any other."""
    start = found.start - 2
    is_part = text[max(start, 0) : found.start].lower() == "a " and text.startswith(" of ", found.end)
    if not is_part or not _FIRST_PART <= found.value <= _LAST_PART:
        return None
    value = EXACT.divide(_ONE, found.value)
    return Draft(start, found.end, FigureKind.FRACTION, value, step=value, words=True)

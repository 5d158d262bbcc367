"""What the tests of the figures share: the figures of a passage in short."""

from collections.abc import Sequence
from decimal import Decimal

from tui.domain.figure import Figure
from tui.domain.wire import Json, quantity_value
from tui.figures.amounts import Amount, amount_at
from tui.figures.extract import find_numerals
from tui.figures.language import tables
from tui.figures.reading import Reading

Said = tuple[str, Json, str]


def figures_in(text: str, language: str = "") -> Sequence[Figure]:
    return find_numerals(text, (), language=language).figures


def said(text: str) -> list[Said]:
    """Return the words, value and unit of each figure."""
    return [(f.span.of(text), quantity_value(f.quantity), f.quantity.unit) for f in figures_in(text)]


def aside(text: str) -> list[tuple[str, str]]:
    """Return the words of each numeral set aside, and why."""
    return [(numeral.span.of(text), numeral.reason) for numeral in find_numerals(text, ()).set_aside]


def reading(text: str) -> Reading:
    return Reading(text, tables())


def amount(text: str, place: int = 0) -> Amount:
    found = amount_at(reading(text), place)
    assert found is not None
    return found


def decimal(printed: str) -> Decimal:
    return Decimal(printed)

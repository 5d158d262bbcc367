"""A currency that changes: the same number of the same thing, once in dollars and once in euros.

It speaks of two amounts of money with the same number, of three digits or more that count, in two currencies, under the
same name or among the same words, for one period. A number that a conversion leaves as it is does not exist. A bare $
may be any dollar and ¥ yuan or yen, so that these are not held against each other.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tui.checks.facts import Fact, statements_of
from tui.checks.shapes import Prose
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict

_FEWEST_DIGITS = 3
_FEWEST_WORDS = 3
_SAME_SHARE = 0.5
_ONE_SIGN = (frozenset({"USD", "HKD", "CAD", "AUD", "NZD", "SGD", "TWD", "MOP"}), frozenset({"CNY", "JPY"}))
"""Currencies that share a sign."""
_MOST_OCCURRENCES = 6


def currency_findings(prose: Prose) -> Iterator[Finding]:
    """Yield amounts that are stated again in another currency."""
    if not _in_two_currencies(prose.report.numerals.figures):
        return
    known: dict[Decimal, list[Fact]] = {}
    for statement in statements_of(prose):
        for fact in statement.facts:
            if fact.figure.kind is not FigureKind.MONEY or _significant(fact.value) < _FEWEST_DIGITS:
                continue
            earlier = known.setdefault(fact.value.normalize(), [])
            other = next((one for one in earlier if _are_one(fact, one)), None)
            is_known = any(_is_unit(fact, one) and _is_alike(fact, one) for one in earlier)
            if other is not None and not is_known:
                yield _finding(fact, other, prose.report.text)
            if len(earlier) < _MOST_OCCURRENCES:
                earlier.append(fact)


def _in_two_currencies(figures: Sequence[Figure]) -> bool:
    """Say whether any number stands in two currencies: most reports need no further look."""
    units: dict[Decimal, str] = {}
    for figure in figures:
        value, unit = figure.quantity.value, figure.quantity.unit
        if figure.kind is FigureKind.MONEY and value is not None and unit and units.setdefault(value, unit) != unit:
            return True
    return False


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _are_one(fact: Fact, other: Fact) -> bool:
    """Say whether two amounts are of one thing in two currencies that can't be taken for each other."""
    units = {fact.figure.quantity.unit, other.figure.quantity.unit}
    if len(units) == 1 or "" in units or any(units <= group for group in _ONE_SIGN):
        return False
    return fact.statement != other.statement and _is_alike(fact, other)


def _is_unit(fact: Fact, other: Fact) -> bool:
    return fact.figure.quantity.unit == other.figure.quantity.unit


def _is_alike(fact: Fact, other: Fact) -> bool:
    first, second = fact.figure.period, other.figure.period
    if first and second and first != second:
        return False
    if fact.name and fact.name == other.name:
        return True
    common = len(fact.words & other.words)
    return common >= _FEWEST_WORDS and common >= _SAME_SHARE * min(len(fact.words), len(other.words))


def _finding(fact: Fact, other: Fact, text: str) -> Finding:
    operands = tuple(
        Operand(one.figure.span, one.figure.span.of(text), one.value, name=one.figure.label) for one in (fact, other)
    )
    here, there = (one.figure.quantity.unit for one in (fact, other))
    return Finding(
        CheckKind.SLIP,
        "prose.currency",
        Verdict.FAILS,
        operands,
        f"The same number of the same thing is in {here} here and in {there} elsewhere.",
    )

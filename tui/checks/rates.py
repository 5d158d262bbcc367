"""Which lines of a table are worked out from others: growth, shares, parts of a total, per-unit figures, changes.

A column of percentages may be the change between two columns of numbers near it, or the share of one in another, or
the share of each row in one row of a column. A column of numbers may be one divided by another, whatever power of ten
stands between their units. Growth is held only against bases above zero, and only where values are not negative: of a
loss that narrows a percentage says nothing plain. A column that has no sign at all may print falls without one, and
then tells the size of each change. In a time series growth is held against the row, or the column, beside it.

A relation is accepted when most rows bear it out, and the rows that do leave little to chance.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from math import log2, log10
from typing import NamedTuple

from msgspec import Struct

from tui.checks.footing import State
from tui.checks.intervals import DIFFERENCE, FALL, GROWTH, SHARE
from tui.checks.sheets import Entry, Line, Sheet, Sort

_NEAR = 4
"""How many columns away the columns are that a column is worked out from."""
_NEAR_UNITS = 2
_FIRST_LOOK = 6
"""How many rows have to bear a relation out by half before the others are looked at."""
_ENOUGH_BITS = 11.0
_ENOUGH_BITS_OF_UNITS = 30.0
_FEWEST_ROWS = 2
_FEWEST_UNITS = 4
"""How many different numbers each of the columns of a per-unit figure has at least."""
_FEWEST_CHANGES = 3
_ENOUGH_BITS_OF_CHANGES = 18.0
_UNIT = "table.unit"
_MOST_BITS = 12.0
_LARGEST_POWER = 8
_HUNDRED = 100.0
_MOST_ROWS_AS_WHOLE = 6


class Term(NamedTuple):
    """A cell of a table."""

    row: int
    """Its row."""
    column: int
    """Its column."""


class Rate(Struct, frozen=True):
    """A column that is worked out from others, row by row."""

    rule: str
    """`table.growth`, `table.series`, `table.share`, `table.part`, `table.unit` or `table.change`."""
    expression: str
    """What its cells should be, of x1 and x2."""
    expression_of_falls: str
    """The same where x1 is less than x2: another one where falls are printed without a sign."""
    cells: Sequence[tuple[Term, Term, Term]]
    """The cell, x1 and x2, for each row in which all three are stated."""
    states: Sequence[State]
    """How each comes out."""
    bits: float
    """How much those that hold say for it."""

    def count(self, state: State) -> int:
        """Return how many rows come out so."""
        return sum(one is state for one in self.states)


Compute = Callable[[Entry, Entry], tuple[float, float] | None]


def rates_of(sheet: Sheet) -> Iterator[Rate]:
    """Yield for each column of a sheet the relation that bears it out best, where one does."""
    sorts = [_sort_of(column) for column in sheet.columns]
    for at, sort in enumerate(sorts):
        found: list[Rate] = []
        if sort is Sort.PERCENT:
            near = [c for c in range(max(0, at - _NEAR), min(len(sorts), at + _NEAR + 1)) if sorts[c] is Sort.PLAIN]
            found += _of_two(sheet, at, near, _GROWTH)
            found += _of_two(sheet, at, near, _SHARE)
            found += _of_whole(sheet, at, near)
            found += _of_two(sheet, at, near, _SIZE_OF_GROWTH) if _is_unsigned(sheet.columns[at]) else ()
        elif sort is Sort.PLAIN:
            near = [c for c in range(max(0, at - _NEAR_UNITS), min(len(sorts), at + _NEAR_UNITS + 1)) if c != at]
            found += _of_units(sheet, at, [c for c in near if sorts[c] is Sort.PLAIN])
            found += _of_changes(sheet, at, [c for c in near if sorts[c] is Sort.PLAIN])
        if found:
            yield max(found, key=_rank)
    yield from _of_series(sheet, sheet.columns, runs_down=True)
    yield from _of_series(sheet, sheet.rows, runs_down=False)


def _rank(rate: Rate) -> tuple[int, bool, float]:
    """Growth goes before the share of the increase in what it was before, which comes to the same."""
    return rate.count(State.HOLDS) - rate.count(State.MISSES), rate.rule == _GROWTH.rule, rate.bits


def _sort_of(column: Line) -> Sort:
    sorts = [entry.sort for entry in column.vector if entry is not None and entry.figure is not None]
    for sort in (Sort.PERCENT, Sort.PLAIN):
        if sorts.count(sort) * 2 > len(sorts):
            return sort
    return Sort.OTHER


def _growth(new: Entry, old: Entry) -> tuple[float, float] | None:
    """Return the growth in per cent and how far it may be off."""
    a, b = new.near, old.near
    if b <= 0 or a < 0:
        return None
    return (a / b - 1) * _HUNDRED, (new.near_slack / b + a * old.near_slack / b / b) * _HUNDRED


def _size_of_growth(new: Entry, old: Entry) -> tuple[float, float] | None:
    made = _growth(new, old)
    return made and (abs(made[0]), made[1])


def _size_of_change(new: Entry, old: Entry) -> tuple[float, float]:
    return abs(new.near - old.near), new.near_slack + old.near_slack


def _share(part: Entry, whole: Entry) -> tuple[float, float] | None:
    a, b = part.near, whole.near
    if b <= 0:
        return None
    return a / b * _HUNDRED, (part.near_slack / b + abs(a) * whole.near_slack / b / b) * _HUNDRED


class _Form(Struct, frozen=True):
    """A relation that is tried on columns."""

    rule: str
    expression: str
    compute: Compute
    needed: float = _ENOUGH_BITS
    fewest: int = _FEWEST_ROWS
    expression_of_falls: str = ""


_GROWTH = _Form("table.growth", GROWTH, _growth)
_SIZE_OF_GROWTH = _Form("table.growth", GROWTH, _size_of_growth, _ENOUGH_BITS_OF_CHANGES, _FEWEST_CHANGES, FALL)
_SIZE_OF_CHANGE = _Form(
    "table.change", DIFFERENCE, _size_of_change, _ENOUGH_BITS_OF_CHANGES, _FEWEST_CHANGES, "x2 - x1"
)
_SERIES = _Form("table.series", GROWTH, _growth, _ENOUGH_BITS_OF_CHANGES, _FEWEST_CHANGES)
_SHARE = _Form("table.share", SHARE, _share)
_PART = _Form("table.part", SHARE, _share)


def _of_two(sheet: Sheet, at: int, near: Sequence[int], form: _Form) -> Iterator[Rate]:
    rows = range(len(sheet.rows))
    for first in near:
        for second in near:
            if first != second:
                cells = ((Term(row, at), Term(row, first), Term(row, second)) for row in rows)
                yield from _tried(sheet, form, cells)


def _is_unsigned(line: Line) -> bool:
    """Say whether no number of a line is below zero."""
    return all(entry is None or entry.near >= 0 for entry in line.vector)


def _of_changes(sheet: Sheet, at: int, near: Sequence[int]) -> Iterator[Rate]:
    """Yield the relations in which a column without signs is how far two others are apart, up here and down there.

    Where all rows go one way the column is a difference like any other, and left to the sums and differences.
    """
    if not _is_unsigned(sheet.columns[at]):
        return
    for first in near:
        for second in near:
            if first < second and _crosses(sheet, first, second):
                cells = (_terms((row, at), (row, first), (row, second)) for row in range(len(sheet.rows)))
                yield from _tried(sheet, _SIZE_OF_CHANGE, cells)


def _crosses(sheet: Sheet, first: int, second: int) -> bool:
    """Say whether of two columns each is the greater one in some row."""
    pairs = [(row.vector[first], row.vector[second]) for row in sheet.rows]
    signs = {a.near > b.near for a, b in pairs if a is not None and b is not None and a.near != b.near}
    return len(signs) > 1


def _of_series(sheet: Sheet, lines: Sequence[Line], *, runs_down: bool) -> Iterator[Rate]:
    """Yield the relations in which a line of percentages is the growth of a line near it, from one place to the next.

    Args:
        sheet: The table.
        lines: Its columns, whose series run down the rows, or its rows.
        runs_down: Whether they are columns.
    """
    sorts = [_sort_of(line) for line in lines]
    for at, sort in enumerate(sorts):
        if sort is not Sort.PERCENT:
            continue
        found: list[Rate] = []
        for value in range(max(0, at - _NEAR_UNITS), min(len(sorts), at + _NEAR_UNITS + 1)):
            for step in (-1, 1) if sorts[value] is Sort.PLAIN else ():
                size = len(lines[at].vector)
                places = [(place, place + step) for place in range(size) if 0 <= place + step < size]
                cells = (_terms((new, at), (new, value), (old, value), turned=not runs_down) for new, old in places)
                found += _tried(sheet, _SERIES, cells)
        if found:
            yield max(found, key=_rank)


def _terms(*cells: tuple[int, int], turned: bool = False) -> tuple[Term, Term, Term]:
    """Return the cells of one relation, each (row, column), or the other way round when the table is turned."""
    stated, first, second = (Term(b, a) if turned else Term(a, b) for a, b in cells)
    return stated, first, second


def _of_whole(sheet: Sheet, at: int, near: Sequence[int]) -> Iterator[Rate]:
    """Yield the relations in which a column is the share of each row in one row of another column."""
    rows = range(len(sheet.rows))
    wholes = [row for row in rows if sheet.rows[row].is_total or _is_hundred(sheet.rows[row].vector[at])]
    wholes = list(dict.fromkeys([*wholes[:_MOST_ROWS_AS_WHOLE], 0, len(sheet.rows) - 1]))
    for first in near:
        for whole in wholes:
            cells = ((Term(row, at), Term(row, first), Term(whole, first)) for row in rows if row != whole)
            yield from _tried(sheet, _PART, cells)


def _is_hundred(entry: Entry | None) -> bool:
    return entry is not None and entry.figure is not None and abs(entry.amount - 100) <= entry.slack


def _of_units(sheet: Sheet, at: int, near: Sequence[int]) -> Iterator[Rate]:
    for first in near:
        for second in near:
            power = _power(sheet, at, first, second) if first != second else None
            if power is not None:
                cells = ((Term(row, at), Term(row, first), Term(row, second)) for row in range(len(sheet.rows)))
                yield from _tried(sheet, _unit_form(power), cells)


def _unit_form(power: int) -> _Form:
    scaled = "x1 / x2" if power == 0 else f"x1 / x2 * {10**power}" if power > 0 else f"x1 / x2 / {10**-power}"
    return _Form(_UNIT, scaled, _quotient(10.0**power), _ENOUGH_BITS_OF_UNITS, _FEWEST_UNITS)


def _quotient(factor: float) -> Compute:
    def compute(a: Entry, b: Entry) -> tuple[float, float] | None:
        over, under = a.near, b.near
        if over <= 0 or under <= 0:
            return None
        return over / under * factor, (a.near_slack / under + over * b.near_slack / under / under) * factor

    return compute


def _power(sheet: Sheet, at: int, first: int, second: int) -> int | None:
    """Return the power of ten between a quotient and what is stated in the first full row; None if there is none."""
    for row in sheet.rows:
        entries = [row.vector[column] for column in (at, first, second)]
        numbers = [entry.near for entry in entries if entry is not None and entry.figure is not None]
        if len(numbers) == len(entries) and min(numbers) > 0:
            exact = log10(numbers[0] * numbers[2] / numbers[1])
            power = round(exact)
            return power if abs(power) <= _LARGEST_POWER and abs(exact - power) < 0.05 else None  # noqa: PLR2004
    return None


def _tried(sheet: Sheet, form: _Form, cells: Iterator[tuple[Term, Term, Term]]) -> Iterator[Rate]:
    """Yield the relation if the table bears it out."""
    outcomes = _outcomes(sheet, cells, form.compute)
    first: list[tuple[tuple[Term, Term, Term], State, float]] = []
    others = 0
    for outcome in islice(outcomes, _FIRST_LOOK):
        first.append(outcome)
        others += outcome[1] is not State.HOLDS
        if others * 2 > _FIRST_LOOK:
            return
    if others * 2 > len(first):
        return
    every = [*first, *outcomes]
    telling = {_amounts(sheet, terms): bits for terms, state, bits in every if state is State.HOLDS}
    if len(telling) < form.fewest or sum(telling.values()) < form.needed:
        return
    if form.rule == _UNIT and any(len(set(numbers)) < form.fewest for numbers in zip(*telling, strict=True)):
        return
    terms, states = [terms for terms, _, _ in every], [state for _, state, _ in every]
    rate = Rate(
        form.rule, form.expression, form.expression_of_falls or form.expression, terms, states, sum(telling.values())
    )
    if rate.count(State.MISSES) * 2 <= rate.count(State.HOLDS):
        yield rate


def _amounts(sheet: Sheet, terms: Sequence[Term]) -> tuple[Decimal, ...]:
    entries = (sheet.rows[term.row].vector[term.column] for term in terms)
    return tuple(entry.amount for entry in entries if entry is not None)


def _outcomes(
    sheet: Sheet, cells: Iterator[tuple[Term, Term, Term]], compute: Compute
) -> Iterator[tuple[tuple[Term, Term, Term], State, float]]:
    rows = [row.vector for row in sheet.rows]
    for terms in cells:
        (row, column), (first_row, first_column), (second_row, second_column) = terms
        stated, first, second = rows[row][column], rows[first_row][first_column], rows[second_row][second_column]
        if stated is None or first is None or second is None:
            continue
        if stated.figure is None or first.figure is None or second.figure is None:
            continue
        made = compute(first, second)
        if made is None:
            continue
        value, slack = made
        tolerance = slack + max(stated.near_half, stated.near_slack)
        distance = abs(stated.near - value)
        state = State.HOLDS if distance <= tolerance else State.CLOSE if distance <= 2 * tolerance else State.MISSES
        yield terms, state, _bits(value, tolerance) if state is State.HOLDS else 0.0


def _bits(value: float, tolerance: float) -> float:
    """Return how unlikely it is that a row holds by chance, the more the finer the percentage is stated."""
    return min(_MOST_BITS, max(0.0, log2((abs(value) + 1e-9) / (2 * tolerance + 1e-9))))

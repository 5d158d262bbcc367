"""A decade too much, or too little, in a time series: a number ten times what its neighbours are.

It speaks of a row whose columns are years, or of a column whose rows are, with five or more numbers: all others lie
close together, the one is a power of ten away from them, put right it lies among them, and no other relation of
the table speaks of it.
"""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from tui.checks.intervals import EXACT
from tui.checks.sheets import Entry, Line, Sheet, Sort
from tui.domain.finding import CheckKind, Finding, Operand, Verdict

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST = 5
_CLOSE = Decimal("1.6")
"""How many times the smallest of the others their largest may be."""
_MARGIN = Decimal("1.1")
_POWERS = (1, 2, 3, 4)
_FEWEST_DIGITS = 2


def decades_in(text: str, sheet: Sheet, told: Set[int]) -> Iterator[Finding]:
    """Yield the numbers of a table's time series that are a power of ten off.

    Args:
        text: The report's text.
        sheet: The table.
        told: Where the figures begin that a relation of the table speaks of, as it holds or fails.
    """
    for lines, across in ((sheet.rows, sheet.columns), (sheet.columns, sheet.rows)):
        years = [at for at, line in enumerate(across) if _YEAR.search(line.label)]
        if len(years) < max(_FEWEST, len(across) - 1):
            continue
        for line in lines:
            finding = _off(text, line, years, told)
            if finding is not None:
                yield finding


def _off(text: str, line: Line, years: Sequence[int], told: Set[int]) -> Finding | None:
    entries = [entry for at in years if (entry := line.vector[at]) is not None and entry.figure is not None]
    if len(entries) < _FEWEST or any(entry.sort is not Sort.PLAIN or entry.amount <= 0 for entry in entries):
        return None
    ordered = sorted(entries, key=lambda entry: entry.amount)
    for odd, others in ((ordered[-1], ordered[:-1]), (ordered[0], ordered[1:])):
        if odd.figure is None or odd.figure.span.start in told or len(str(odd.amount.normalize())) < _FEWEST_DIGITS:
            continue
        right = _put_right(odd, others)
        if right is not None:
            return _finding(text, odd, others, right, years=len(entries))
    return None


def _put_right(odd: Entry, others: Sequence[Entry]) -> Decimal | None:
    """Return what a number would be a power of ten away, where that lies among the others and it does not."""
    low, high = others[0].amount, others[-1].amount
    if high > low * _CLOSE:
        return None
    moved = (EXACT.scaleb(odd.amount, Decimal(-power if odd.amount > high else power)) for power in _POWERS)
    return next((one for one in moved if low <= one * _MARGIN and one <= high * _MARGIN), None)


def _finding(text: str, odd: Entry, others: Sequence[Entry], right: Decimal, *, years: int) -> Finding:
    entries = (odd, *others)
    operands = tuple(
        Operand(one.figure.span, one.figure.span.of(text), one.amount, one.slack, one.figure.label)
        for one in entries
        if one.figure is not None
    )
    way = "more" if odd.amount > right else "less"
    power = abs(EXACT.divide(odd.amount, right).adjusted())
    return Finding(
        CheckKind.SLIP,
        "table.decade",
        Verdict.FAILS,
        operands,
        f"Of {years} years this one alone is some {10**power:,} times {way} than the others.",
    )

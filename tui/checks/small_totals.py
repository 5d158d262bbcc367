"""Totals of small tables, whose few digits prove no sum: there the words have to.

It speaks of a table whose last row is called a total and nothing else, under two to eight rows that are neither totals
nor parts of others, without names of groups, every cell filled. Each column must come out, or be one slip in a figure
of two digits or more away from that; otherwise the table is taken to leave something out.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from tui.checks.footing import State, Structure
from tui.checks.sheets import Entry, Line, Sheet, Sort
from tui.checks.slips import is_slip

_HEAD = re.compile(r"\W*(?i:(?:grand )?total)\W*|[ \u3000]*[合总總][ \u3000]*[计計][ \u3000]*")
_FEWEST_ROWS, _MOST_ROWS = 3, 9
_FEWEST_UNITS = 10
"""How many units of its last place a total has at least: that 2 + 3 is 5 or 6 says nothing."""


def total_of_small(sheet: Sheet) -> Structure | None:
    """Return the last row as the sum of all rows above it; None where that is not plainly meant."""
    *parts, total = sheet.rows
    if not _FEWEST_ROWS <= len(sheet.rows) <= _MOST_ROWS or sheet.groups or not _HEAD.fullmatch(total.label):
        return None
    if any(_is_no_item(part) for part in parts) or len({part.label for part in parts}) < len(parts):
        return None
    states: dict[int, State] = {}
    for lane, entry in enumerate(total.vector):
        state = _state([part.vector[lane] for part in parts], entry)
        if state is None:
            return None
        states[lane] = state
    if list(states.values()).count(State.MISSES) > 1:
        return None
    return Structure(len(parts), range(len(parts)), (1,) * len(parts), states, 0.0)


def _is_no_item(line: Line) -> bool:
    return not line.label or line.is_total or line.is_partial or line.is_taken_away


def _state(parts: Sequence[Entry | None], total: Entry | None) -> State | None:
    """Return how a column comes out; None where it holds something else than such numbers, or misses by more."""
    stated = [part for part in parts if part is not None and _is_number(part)]
    if total is None or not _is_number(total) or len(stated) < len(parts):
        return None
    excess = sum((part.amount for part in stated), start=Decimal(0)) - total.amount
    slack = sum((part.slack for part in stated), start=total.slack)
    if total.amount < _FEWEST_UNITS * total.step:
        return None
    if abs(excess) <= slack:
        return State.HOLDS
    if _is_slipped(total, total.amount + excess) or any(_is_slipped(part, part.amount - excess) for part in stated):
        return State.MISSES
    return None


def _is_number(entry: Entry) -> bool:
    return entry.figure is not None and entry.sort is Sort.PLAIN and entry.amount >= 0 and entry.step > 0


def _is_slipped(entry: Entry, needed: Decimal) -> bool:
    """Say whether one digit is another, or two are changed over; digits too many say too little of small numbers."""
    if min(entry.amount, needed) < _FEWEST_UNITS * entry.step or entry.amount.adjusted() != needed.adjusted():
        return False
    return is_slip(entry.amount, needed, entry.step, Decimal(0))

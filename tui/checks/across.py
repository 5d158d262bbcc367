"""Ties between the tables of one report.

It speaks of four things. A row stands again in another table: two numbers of four digits or more agree, and the rows
have as many numbers. A total stands in another table than its parts: it is the sum of the rows of this one in two
columns or more. A group of rows stands in another table as one row of its name, for two groups or more. A figure
stands again in another unit (8,430,106 thousand, 8,430.1 million) under a name that holds the other's. What differs is
said only where the rest of the row agrees and one slip explains it, or where most groups come out.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from tui.checks.intervals import EQUAL, Claim, finding_of, total_of
from tui.checks.pace import Pace
from tui.checks.sheets import Entry, Line, Sheet, Sort
from tui.checks.slips import is_slip
from tui.domain.finding import CheckKind, Finding, Verdict

_FEWEST_UNITS = 1000
"""Numbers of fewer units of their last place come again by chance."""
_MOST_PLACES = 24
"""A number that stands in more places than this says nothing of any of them."""
_FEWEST_AGREEING = 2
_FEWEST_PARTS = 3
_SHORTEST_NAME = 2
_REPEAT = ("table.repeat", "The other table says", "this one says")
_ELSEWHERE = ("table.elsewhere", "The rows of the other table make", "this one says")
_GROUP = ("table.group", "The rows make", "the other table says")
_UNITS = ("table.units", "The other table says", "this one says")
_NOISE = re.compile(r"[\W\d_]+")


class _Place(Struct, frozen=True):
    """A number in a table."""

    amount: Decimal
    sheet: int
    row: int
    entry: Entry


class _Index:
    """The numbers of all tables by size."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        places = [
            _Place(entry.amount, at, index, entry)
            for at, sheet in enumerate(sheets)
            for index, row in enumerate(sheet.rows)
            for entry in row.vector
            if entry is not None and _is_telling(entry)
        ]
        self._places = sorted(places, key=lambda place: place.amount)
        self._amounts = [place.amount for place in self._places]

    def near(self, amount: Decimal, slack: Decimal) -> Sequence[_Place]:
        """Return where a number stands, up to `slack`; nothing when that is in too many places."""
        first = bisect_left(self._amounts, amount - slack)
        last = bisect_right(self._amounts, amount + slack)
        return self._places[first:last] if last - first <= _MOST_PLACES else ()


def _is_telling(entry: Entry) -> bool:
    return entry.sort is Sort.PLAIN and abs(entry.amount) >= entry.step * _FEWEST_UNITS > 0


def tied_across(text: str, sheets: Sequence[Sheet], pace: Pace) -> Iterator[Finding]:
    """Yield what the tables of a report say of each other, in no particular order."""
    index, names = _Index(sheets), _by_name(sheets)
    for at, sheet in enumerate(sheets):
        pace()
        yield from _repeated(text, sheets, at, index)
        yield from _summed(text, sheets, at, index)
        yield from _grouped(text, sheets, at, names)
        yield from _in_other_units(text, sheet, sheets, at, index)


def _numbers(row: Line) -> list[Entry]:
    return [entry for entry in row.vector if entry is not None and entry.figure is not None]


def _repeated(text: str, sheets: Sequence[Sheet], at: int, index: _Index) -> Iterator[Finding]:
    """Yield the rows that stand in an earlier table, too."""
    for row in sheets[at].rows:
        numbers = _numbers(row)
        hits = Counter(
            (place.sheet, place.row)
            for entry in numbers
            if _is_telling(entry)
            for place in index.near(entry.amount, Decimal(0))
            if place.sheet < at
        )
        for (sheet, other), count in hits.items():
            before = _numbers(sheets[sheet].rows[other])
            if count >= _FEWEST_AGREEING and len(before) == len(numbers):
                yield from _compared(text, numbers, before)


def _compared(text: str, numbers: Sequence[Entry], before: Sequence[Entry]) -> Iterator[Finding]:
    pairs = list(zip(numbers, before, strict=True))
    unlike = [pair for pair in pairs if pair[0].amount != pair[1].amount]
    if len(unlike) > 1 or (unlike and len(pairs) <= _FEWEST_AGREEING):
        return
    for entry, other in pairs:
        if (entry, other) not in unlike or _is_slipped(entry, other.amount):
            yield from _told(text, _REPEAT, entry, [other])


def _is_slipped(entry: Entry, needed: Decimal) -> bool:
    return is_slip(entry.amount, needed, entry.step or Decimal(1), entry.slack)


def _summed(text: str, sheets: Sequence[Sheet], at: int, index: _Index) -> Iterator[Finding]:
    """Yield the totals in other tables whose parts are the rows of this one."""
    rows = [row for row in sheets[at].rows if not row.is_total and not row.is_partial]
    if len(rows) < _FEWEST_PARTS:
        return
    lanes = _lanes(rows)
    hits = Counter(
        (place.sheet, place.row)
        for lane in lanes
        if lane
        for place in index.near(_sum(lane), Decimal(0))
        if place.sheet != at and sheets[place.sheet].rows[place.row].is_total
    )
    for (sheet, row), count in hits.items():
        total = sheets[sheet].rows[row].vector
        if count < _FEWEST_AGREEING:
            continue
        for lane, entry in zip(lanes, total, strict=False):
            if lane and entry is not None and entry.figure is not None:
                told = _told(text, _ELSEWHERE, entry, lane)
                yield from (one for one in told if one.verdict is not Verdict.FAILS or _one_slipped(lane, entry))


def _one_slipped(lane: Sequence[Entry], total: Entry) -> bool:
    excess = _sum(lane) - total.amount
    return any(_is_slipped(entry, entry.amount - excess) for entry in lane) or _is_slipped(total, _sum(lane))


def _lanes(rows: Sequence[Line]) -> list[list[Entry]]:
    """Return the entries of each column of some rows; nothing for a column that one row has no number in."""
    lanes = []
    for column in zip(*(row.vector for row in rows), strict=True):
        entries = [entry for entry in column if entry is not None]
        stated = [entry for entry in entries if entry.figure is not None]
        plain = all(entry.sort is Sort.PLAIN for entry in stated)
        lanes.append(stated if plain and len(entries) == len(rows) else [])
    return lanes


def _sum(lane: Sequence[Entry]) -> Decimal:
    return sum((entry.amount for entry in lane), start=Decimal(0))


def _grouped(text: str, sheets: Sequence[Sheet], at: int, names: Mapping[str, Sequence[int]]) -> Iterator[Finding]:
    """Yield the groups of rows that are one row of their name in another table."""
    sheet = sheets[at]
    hits = Counter(other for group in dict.fromkeys(map(_name, sheet.groups)) for other in names.get(group, ()))
    for other, count in hits.items():
        summary = sheets[other]
        if other == at or count < _FEWEST_AGREEING or len(summary.rows) > len(sheet.rows):
            continue
        named = {_name(row.label): row for row in summary.rows}
        pairs = [(named[name].vector, _lanes(rows)) for name, rows in _groups(sheet, named) if rows]
        for column in range(len(summary.columns)):
            cells = [(total[column], lanes[column]) for total, lanes in pairs if column < len(lanes)]
            agreeing = sum(1 for total, lane in cells if total is not None and lane and _sum(lane) == total.amount)
            if agreeing >= _FEWEST_AGREEING and agreeing * 2 > len(cells):
                for total, lane in cells:
                    yield from _told(text, _GROUP, total, lane)


def _by_name(sheets: Sequence[Sheet]) -> Mapping[str, Sequence[int]]:
    """Return in which tables there is a row of a name; a name of too many tables says nothing of any."""
    found: dict[str, list[int]] = {}
    for at, sheet in enumerate(sheets):
        for name in {_name(row.label) for row in sheet.rows}:
            if name:
                found.setdefault(name, []).append(at)
    return {name: places for name, places in found.items() if len(places) <= _MOST_PLACES}


def _groups(sheet: Sheet, named: dict[str, Line]) -> Iterator[tuple[str, list[Line]]]:
    """Yield the rows under each name that is one of those `named`; other names are within a group."""
    current = ""
    rows: list[Line] = []
    above = 0
    for row in sheet.rows:
        if row.group != above:
            names = [_name(group) for group in sheet.groups[above : row.group]]
            above = row.group
            if begun := next((name for name in names if name in named), ""):
                yield from [(current, rows)] if current else []
                current, rows = begun, []
        if row.is_total:
            break
        rows.append(row)
    yield from [(current, rows)] if current else []


def _name(label: str) -> str:
    return _NOISE.sub("", label).casefold()


def _in_other_units(text: str, sheet: Sheet, sheets: Sequence[Sheet], at: int, index: _Index) -> Iterator[Finding]:
    """Yield the figures that another table states more finely, under a name that holds theirs."""
    for row in sheet.rows:
        name = _name(row.label)
        for entry in row.vector if len(name) >= _SHORTEST_NAME else ():
            if entry is None or not _is_telling(entry):
                continue
            for place in index.near(entry.amount, entry.half):
                finer = place.sheet != at and place.entry.step < entry.step
                if finer and name in _name(sheets[place.sheet].rows[place.row].label):
                    yield from _told(text, _UNITS, entry, [place.entry])


def _told(
    text: str, words: tuple[str, str, str], total: Entry | None, parts: Sequence[Entry | None]
) -> Iterator[Finding]:
    stated = [part for part in parts if part is not None and part.figure is not None]
    if total is None or total.figure is None or not stated:
        return
    rule, makes, states = words
    claim = Claim(
        CheckKind.CONTRADICTION if len(parts) == 1 else CheckKind.TABLE_FOOT,
        rule,
        total.operand(text, total.figure.label),
        tuple(part.operand(text, part.figure.label) for part in stated if part.figure is not None),
        total_of(len(stated)) if len(stated) > 1 else EQUAL,
        makes,
        states,
        total.figure.quantity.scale or total.step,
    )
    finding = finding_of(claim)
    if finding is not None:
        yield finding

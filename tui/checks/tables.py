"""Ties inside a table: totals of rows and of columns, and columns that are the difference of two others.

It speaks of a structure that `footing` has accepted. A lane that holds is a finding. One that misses is a finding when
all its parts are stated, and either a single slip explains it, or the same lane holds in another structure of the table
and most lanes of this one hold.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tui.checks.decades import decades_in
from tui.checks.footing import BITS_OF_ONE_IN_MANY, Footing, State, Structure, is_explained_by_slip, nested
from tui.checks.hundreds import hundreds_in
from tui.checks.identities import identical
from tui.checks.intervals import Claim, finding_of
from tui.checks.pace import Pace
from tui.checks.rates import Rate, Term, rates_of
from tui.checks.sheets import EMPTY, Entry, Line, Sheet, Sort
from tui.checks.small_totals import total_of_small
from tui.domain.finding import CheckKind, Finding, Verdict

_MOST_SIGHTED = 3
"""How many lanes have to hold for one that misses, where no slip explains it."""


def find_in_tables(text: str, sheets: Sequence[Sheet], pace: Pace) -> Iterator[Finding]:
    """Yield what the rows and columns of each table say of each other."""
    for sheet in sheets:
        pace()
        told: set[int] = set()
        for finding in _related(text, sheet):
            told.update(span.start for span in finding.spans)
            yield finding
        yield from decades_in(text, sheet, told)


def _related(text: str, sheet: Sheet) -> Iterator[Finding]:
    yield from identical(text, sheet)
    yield from footed(text, sheet)
    yield from hundreds_in(text, sheet)
    for rate in rates_of(sheet):
        yield from _rated(text, sheet, rate)


def footed(text: str, sheet: Sheet) -> Iterator[Finding]:
    """Yield the sums and differences of a table's rows, then those of its columns; none of them twice."""
    seen: set[frozenset[int]] = set()
    for lines, is_rows in ((sheet.rows, True), (sheet.columns, False)):
        structures = structures_of(lines, is_rows=is_rows)
        for finding in _told(text, lines, structures, is_rows=is_rows):
            spans = frozenset(span.start for span in finding.spans)
            if spans not in seen:
                seen.add(spans)
                yield finding
        if is_rows and not structures:
            yield from _small(text, sheet)


def _small(text: str, sheet: Sheet) -> Iterator[Finding]:
    """Yield the sums of a table that is too small for its numbers to tell, where its words do."""
    structure = total_of_small(sheet)
    for lane in structure.states if structure is not None else ():
        finding = _finding(text, sheet.rows, structure, lane, is_rows=True) if structure is not None else None
        if finding is not None and finding.verdict is not Verdict.NEAR:
            yield finding


def structures_of(lines: Sequence[Line], *, is_rows: bool) -> Sequence[Structure]:
    """Return how lines are made of each other, each relation once.

    That sales less cost is profit says the same as that cost and profit make sales, read from the end. The sums from
    the end go first where only they tell of some lines: then the table puts its totals first.
    """
    forwards: Sequence[Structure] = tuple(Footing(lines).structures())
    backwards: Sequence[Structure] = tuple(Footing(lines, backwards=True).structures())
    if not forwards and not backwards:
        forwards, backwards = (_of_one_lane(lines, backwards=way) for way in (False, True))
    differences = tuple(Footing(lines, differences=True, keeps_differences=is_rows, sums=forwards).structures())
    told = {_members(structure) for structure in differences}
    puts_first = any(_members(structure) not in told for structure in backwards)
    found: dict[frozenset[int], Structure] = {}
    for structure in (*forwards, *(backwards if puts_first else ()), *differences, *backwards):
        found.setdefault(_members(structure), structure)
    return tuple(found.values())


def _of_one_lane(lines: Sequence[Line], *, backwards: bool) -> Sequence[Structure]:
    return nested(tuple(Footing(lines, backwards, needed=BITS_OF_ONE_IN_MANY).structures()))


def _members(structure: Structure) -> frozenset[int]:
    return frozenset((structure.total, *structure.parts))


def _told(text: str, lines: Sequence[Line], structures: Sequence[Structure], *, is_rows: bool) -> Iterator[Finding]:
    holding = Counter(lane for structure in structures for lane in structure.lanes(State.HOLDS))
    missing = Counter(lane for one in structures for lane in (*one.lanes(State.MISSES), *one.lanes(State.CLOSE)))
    for structure in structures:
        for lane, state in structure.states.items():
            finding = _finding(text, lines, structure, lane, is_rows=is_rows)
            if finding is None:
                continue
            trusted = holding[lane] > missing[lane]
            if finding.verdict is not Verdict.FAILS or _is_plain(lines, structure, lane, state, trusted=trusted):
                yield finding


def _is_plain(lines: Sequence[Line], structure: Structure, lane: int, state: State, *, trusted: bool) -> bool:
    """Say whether a lane that fails leaves no doubt that it is meant to hold."""
    parts = [lines[part] for part in structure.parts]
    if any(part.is_partial for part in parts) or any(_is_blank(part, lane) for part in parts):
        return False
    holding, missing = len(structure.lanes(State.HOLDS)), len(structure.lanes(State.MISSES))
    if state is State.CLOSE:
        return trusted and holding >= _MOST_SIGHTED and not missing and len(structure.lanes(State.CLOSE)) == 1
    is_slip = is_explained_by_slip(structure, lines, lane)
    return is_slip or (trusted and holding >= _MOST_SIGHTED * missing)


def _is_blank(line: Line, lane: int) -> bool:
    entry = line.vector[lane]
    return entry is None or entry is EMPTY


def _finding(text: str, lines: Sequence[Line], structure: Structure, lane: int, *, is_rows: bool) -> Finding | None:
    total = lines[structure.total].vector[lane]
    stated = [
        (sign, entry)
        for sign, part in zip(structure.signs, structure.parts, strict=True)
        if (entry := lines[part].vector[lane]) is not None and entry.figure is not None
    ]
    if total is None or total.figure is None or not stated:
        return None
    stated.sort(key=lambda term: -term[0])
    if stated[0][0] < 0:
        return None
    expression = "x1" + "".join(f" {'+' if sign > 0 else '-'} x{at}" for at, (sign, _) in enumerate(stated[1:], 2))
    kind = CheckKind.TABLE_FOOT if is_rows or structure.is_sum else CheckKind.DIFFERENCE
    rule = ("table.total" if is_rows else "table.across") if structure.is_sum else "table.difference"
    what = "rows" if is_rows else "columns"
    return finding_of(
        Claim(
            kind,
            rule,
            total.operand(text, total.figure.label),
            tuple(entry.operand(text, entry.figure.label) for _, entry in stated if entry.figure is not None),
            expression,
            makes=f"The {what} make",
            states="the total says" if structure.is_sum else "the table says",
            scale=total.figure.quantity.scale or total.step,
            unit=_unit(total, is_sum=structure.is_sum),
        )
    )


def _unit(total: Entry, *, is_sum: bool) -> str:
    if total.sort is not Sort.PERCENT:
        return ""
    return "%" if is_sum else " pp"


_RATED: Mapping[str, tuple[CheckKind, str]] = {
    "table.growth": (CheckKind.GROWTH, "The two columns make a change of"),
    "table.series": (CheckKind.GROWTH, "The two years make a change of"),
    "table.change": (CheckKind.DIFFERENCE, "The two columns are apart by"),
    "table.share": (CheckKind.RATIO, "The two columns make a share of"),
    "table.part": (CheckKind.SHARE, "The row is of the whole"),
    "table.unit": (CheckKind.RATIO, "The two columns make"),
}


def _rated(text: str, sheet: Sheet, rate: Rate) -> Iterator[Finding]:
    """Yield how each row of a column that is worked out from others comes out."""
    holding, missing = rate.count(State.HOLDS), rate.count(State.MISSES)
    is_sure = holding >= _MOST_SIGHTED * missing or (missing == 1 and holding > missing)
    for terms, state in zip(rate.cells, rate.states, strict=True):
        finding = _worked(text, sheet, rate, terms)
        if finding is not None and (finding.verdict is not Verdict.FAILS or (is_sure and state is State.MISSES)):
            yield finding


def _worked(text: str, sheet: Sheet, rate: Rate, terms: Sequence[Term]) -> Finding | None:
    stated, *others = (sheet.rows[term.row].vector[term.column] for term in terms)
    if stated is None or stated.figure is None:
        return None
    first, second = others
    is_fall = first is not None and second is not None and first.amount < second.amount
    kind, makes = _RATED[rate.rule]
    return finding_of(
        Claim(
            kind,
            rate.rule,
            stated.operand(text, stated.figure.label, rounded=True),
            tuple(one.operand(text, one.figure.label) for one in others if one is not None and one.figure is not None),
            rate.expression_of_falls if is_fall else rate.expression,
            makes=makes,
            states="the table says",
            scale=stated.figure.quantity.scale or stated.step,
            unit=_unit(stated, is_sum=kind is not CheckKind.DIFFERENCE),
        )
    )

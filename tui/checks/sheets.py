"""Tables as the checks see them: rows and columns of numbers, each with the words over and beside it.

A sheet is made from a table of the report, or from lines of a plain passage whose cells `|` or blanks part (`written`).
Pieces of one table that a short line parts (`OPERATING EXPENSES:`) are joined. A row without numbers is a head when it
has two cells or more, else the name of a group.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, auto

from tui.checks.intervals import EXACT, operand_of, slack_of
from tui.checks.places import Places
from tui.checks.written import written_rows
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import Operand
from tui.domain.report import Block
from tui.domain.text import Span


class Sort(Enum):
    """Which numbers may be added to each other."""

    PLAIN = auto()
    PERCENT = auto()
    OTHER = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a cell states."""

    figure: Figure | None
    """Its figure; None for a blank or a dash, which count as 0."""
    amount: Decimal
    """What it says, in the scale that its column has."""
    slack: Decimal
    """How far the true number may be from `amount`."""
    step: Decimal
    """One unit in the last printed place."""
    sort: Sort
    """What it may be added to."""
    near: float = field(init=False)
    """`amount`, as near as a float comes: to look before adding exactly."""
    near_slack: float = field(init=False)
    """`slack`, likewise."""
    near_half: float = field(init=False)
    """`half`, likewise."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "near", float(self.amount))
        object.__setattr__(self, "near_slack", float(self.slack))
        object.__setattr__(self, "near_half", float(self.step) / 2)

    def operand(self, text: str, name: str, *, rounded: bool = False) -> Operand:
        """Return it as it takes part in a relation; only for an entry with a figure."""
        assert self.figure is not None  # noqa: S101 - blanks are left out of every relation
        slack = self.half if rounded else self.slack
        return Operand(self.figure.span, self.figure.span.of(text), self.amount, max(slack, self.slack), name)

    @property
    def half(self) -> Decimal:
        """Half a unit in the last printed place."""
        return EXACT.divide(self.step, Decimal(2))


EMPTY = Entry(None, Decimal(0), Decimal(0), Decimal(0), Sort.BLANK)
"""An empty cell: most likely 0, and maybe not known."""
DASH = Entry(None, Decimal(0), Decimal(0), Decimal(0), Sort.BLANK)
"""A dash, which says that there is nothing."""
Vector = Sequence[Entry | None]
"""The entries of a row or column; None where a cell says something else than a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of a sheet."""

    label: str
    """Its words: the first cell of a row, the heads of a column."""
    vector: Vector
    """Its entries, all lines of a sheet of one length."""
    is_total: bool = False
    """Whether its words say that it is a total."""
    is_partial: bool = False
    """Whether its words say that it is only a part of the line above (其中, of which, #)."""
    is_taken_away: bool = False
    """Whether its words say that it is taken from what stands above it (减, less)."""
    group: int = 0
    """The number of group names that stand above it."""
    nears: Sequence[tuple[float, float]] = field(init=False, repr=False, compare=False)
    """What its entries say and how far that may be off, as near as floats come; 0 where no number is stated."""

    def __post_init__(self) -> None:
        stated = [entry if entry is not None and entry.figure is not None else EMPTY for entry in self.vector]
        object.__setattr__(self, "nears", [(entry.near, entry.near_slack) for entry in stated])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of numbers."""

    span: Span
    """From its first row to its last."""
    rows: Sequence[Line]
    """Its rows with numbers, from the top."""
    columns: Sequence[Line]
    """Its columns with numbers, from the left; their vectors run over `rows`."""
    groups: Sequence[str] = ()
    """The names of groups, in order; a row's `group` says how many stand above it."""


@dataclass(slots=True)
class _Draft:
    """A sheet that is being put together."""

    start: int
    end: int
    rows: list[list[Span]] = field(default_factory=list)
    width: int = 0


_LONGEST_GAP = 120
_MOST_GAP_LINES = 2
_MOST_WORDS = 14
_WIDEST = 120
_MOST_DIGITS = 20
_DASHES = frozenset({"", "—", "-", "——", "–", "--", "…", "*"})
_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?: ?年度?| ?[AEF])?|[一二][〇零○九][〇零○一二三四五六七八九]{2}年")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")
_TOTAL = re.compile(
    r"(?i:\b(?:sub-?|grand )?totals?\b|^sum$|^all\b|\boverall\b|\bglobal(?:ly)?$|\bworld(?:wide)?$|\bnationwide$)"
    r"|[合总總小][　 ]*[计計]|^[　 ]*[总總][额額量数數]?[　 ]*$|^全[国國省市县縣区區州]|^总体|^整体"
)
_PARTIAL = re.compile(r"(?i:^\W*(?:of which|including|incl\.|thereof|memo))|^[　 ]*(?:[#＃*]|其中|其中：|包括|内：)")
_TAKEN_AWAY = re.compile(r"[　 ]*[减減][:： ]?|(?i:(?:less|deduct)\b(?! than))")
_OTHER_KINDS = frozenset(
    {
        FigureKind.RATE,
        FigureKind.INDEX,
        FigureKind.AGE,
        FigureKind.TEMPERATURE,
        FigureKind.SPEED,
        FigureKind.CONCENTRATION,
        FigureKind.MULTIPLE,
        FigureKind.ORDINAL,
    }
)
_PERCENTS = frozenset({"%", "pp", "bp"})
_BARE = re.compile(r"[\s\d,.()+−$€£¥-]+")


def sheets_of(places: Places) -> Iterator[Sheet]:
    """Yield the tables of numbers of a report, in reading order."""
    for draft in _drafts(places):
        places.pace()
        sheet = _Reading(places, draft).sheet()
        if sheet is not None:
            yield sheet


def _drafts(places: Places) -> Iterator[_Draft]:
    """Yield tables with the pieces that belong together joined."""
    draft: _Draft | None = None
    loose: list[Block] = []
    for block in (*places.report.blocks, None):
        if block is None or block.table is not None:
            if block is None or not _joins(places.text, draft, loose, block):
                yield from [draft] if draft is not None else []
                yield from (_draft(rows) for rows in written_rows(places, [one.span for one in loose]))
                draft = None
            if block is not None:
                draft = _with(draft, block, loose)
            loose = []
        else:
            loose.append(block)


def _joins(text: str, draft: _Draft | None, loose: Sequence[Block], block: Block) -> bool:
    if draft is None or block.table is None or block.span.start - draft.end > _LONGEST_GAP:
        return False
    short = all(not one.span.of(text).rstrip().endswith(("。", "；", ".", ";")) for one in loose)
    return short and len(loose) <= _MOST_GAP_LINES and abs(len(block.table.rows[0]) - draft.width) <= 1


def _with(draft: _Draft | None, block: Block, loose: Sequence[Block]) -> _Draft:
    assert block.table is not None  # noqa: S101 - the caller has looked
    if draft is None:
        draft = _Draft(block.span.start, block.span.end)
    else:
        draft.rows += [[one.span] for one in loose]
    draft.rows += [[cell.span for cell in row[:_WIDEST]] for row in block.table.rows]
    draft.end = block.span.end
    draft.width = max(draft.width, len(block.table.rows[0]))
    return draft


def _draft(rows: list[list[Span]]) -> _Draft:
    return _Draft(rows[0][0].start, rows[-1][-1].end, rows, max(map(len, rows)))


@dataclass(slots=True)
class _Row:
    label: str
    cells: dict[int, list[Figure]]
    blanks: dict[int, Entry]
    group: int


class _Reading:
    """One table being read from the top."""

    def __init__(self, places: Places, draft: _Draft) -> None:
        self._places = places
        self._draft = draft
        self._heads: list[list[str]] = [[] for _ in range(draft.width)]
        self._groups: list[str] = []
        self._rows: list[_Row] = []
        self._in_head = True

    def sheet(self) -> Sheet | None:
        """Return the table; None when it has no two rows of numbers, or but one number a row and no label."""
        for row in self._draft.rows:
            self._places.pace()
            self._take(row)
        if not self._rows:
            return None
        slots = self._slots()
        vectors = [[_entry(self._places.text, row, slot) for slot in slots] for row in self._rows]
        _scale_columns(self._places.text, vectors)
        rows = [_line(row.label, vector, row.group) for row, vector in zip(self._rows, vectors, strict=True)]
        heads = [" ".join(dict.fromkeys(self._heads[column])) for column, _ in slots]
        columns = [_line(head, [vector[index] for vector in vectors], 0) for index, head in enumerate(heads)]
        return Sheet(Span(self._draft.start, self._draft.end), rows, columns, tuple(self._groups))

    def _slots(self) -> list[tuple[int, int]]:
        """Return each column with the place in it: a cell `12 (30%)` makes two."""
        most: Counter[int] = Counter()
        for row in self._rows:
            for column, figures in row.cells.items():
                most[column] = max(most[column], len(figures))
        return [(column, place) for column in sorted(most) for place in range(most[column])]

    def _take(self, spans: Sequence[Span]) -> None:
        cells = self._placed(spans)
        text = self._places.text
        label = ""
        found: dict[int, list[Figure]] = {}
        blanks: dict[int, Entry] = {}
        for column, span in cells:
            words = span.of(text)
            figures = self._figures(span) if words else []
            if (
                not label
                and not found
                and words.strip() not in _DASHES
                and (not figures or self._is_named(span, figures))
            ):
                label = " ".join(words.split())
            elif figures and not self._is_named(span, figures):
                found[column] = figures
            elif words.strip() in _DASHES:
                blanks[column] = DASH if words.strip() else EMPTY
        if found:
            self._in_head = False
            self._rows.append(_Row(label, found, blanks, len(self._groups)))
        else:
            self._take_words([(column, " ".join(span.of(text).split())) for column, span in cells])

    def _take_words(self, cells: Sequence[tuple[int, str]]) -> None:
        filled = [(column, words) for column, words in cells if words]
        if len(filled) == 1:
            self._groups.append(filled[0][1])
        elif filled and self._in_head:
            width = len(self._heads)
            covered = (width - 1) // len(filled) if (width - 1) % len(filled) == 0 and len(filled) == len(cells) else 1
            for index, (column, words) in enumerate(filled):
                first = 1 + index * covered if covered > 1 else column
                for at in range(first, min(first + covered, width)):
                    self._heads[at].append(words)

    def _placed(self, spans: Sequence[Span]) -> list[tuple[int, Span]]:
        """Return the cells of a row, each once, with the last column that it covers.

        A row of a plain passage that lacks its first cell is moved to the right.
        """
        last = {(span.start, span.end): column for column, span in enumerate(spans)}
        seen = dict.fromkeys((span.start, span.end) for span in spans)
        placed = [(last[ends], spans[last[ends]]) for ends in seen]
        filled = [column for column, span in placed if span.start < span.end]
        if not filled:
            return []
        missing = self._draft.width - 1 - filled[-1]
        text = self._places.text
        numeric = bool(self._figures(placed[0][1])) and not self._is_named(placed[0][1], self._figures(placed[0][1]))
        lacks = filled[0] == 0 and missing > 0 and len(filled) > 1
        if lacks and (numeric or not any(self._figures(span) for _, span in placed[1:] if span.of(text))):
            return [(column + missing, span) for column, span in placed if column + missing < self._draft.width]
        return placed

    def _figures(self, span: Span) -> list[Figure]:
        """Return the numbers of a cell; years and dates are none."""
        text = self._places.text
        if _YEAR.fullmatch(span.of(text).strip()):
            return []
        figures = [figure for figure in self._places.within(span) if slack_of(figure) is not None]
        return [figure for figure in figures if not figure.quantity.is_range and _DIGIT.search(figure.span.of(text))]

    def _is_named(self, span: Span, figures: Sequence[Figure]) -> bool:
        """Say whether a cell is words with numbers in them, as `Stores open at 31 December`."""
        text = self._places.text
        before = text[span.start : figures[0].span.start]
        rest = len(_LETTERS.findall(span.of(text))) - sum(len(_LETTERS.findall(f.span.of(text))) for f in figures)
        return rest > _MOST_WORDS or len(_LETTERS.findall(before)) > 3  # noqa: PLR2004 - RMB, US$, 约


def _entry(text: str, row: _Row, slot: tuple[int, int]) -> Entry | None:
    column, place = slot
    figures = row.cells.get(column)
    if figures is None:
        return row.blanks.get(column)
    if place >= len(figures):
        return None
    figure = figures[place]
    operand = operand_of(figure, text)
    if operand is None or operand.value is None or not _is_usual(operand.value):
        return None
    return Entry(figure, operand.value, operand.slack, figure.quantity.precision or Decimal(0), _sort(figure))


def _is_usual(value: Decimal) -> bool:
    """Say whether a number has so few digits that sums of many are exact."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent > -_MOST_DIGITS and value.adjusted() < _MOST_DIGITS


def _sort(figure: Figure) -> Sort:
    if figure.quantity.unit in _PERCENTS:
        return Sort.PERCENT
    return Sort.OTHER if figure.kind in _OTHER_KINDS else Sort.PLAIN


def _scale_columns(text: str, vectors: list[list[Entry | None]]) -> None:
    """Give the bare numbers of a column one scale: what a row's words seem to say of it may be wrong."""
    for column in range(len(vectors[0])):
        scales = Counter(scale for vector in vectors if (scale := _bare_scale(text, vector[column])))
        if len(scales) > 1:
            common = scales.most_common(1)[0][0]
            for vector in vectors:
                entry = vector[column]
                scale = _bare_scale(text, entry)
                if entry is not None and scale and scale != common:
                    vector[column] = _scaled(entry, EXACT.divide(common, scale))


def _bare_scale(text: str, entry: Entry | None) -> Decimal | None:
    """Return the scale that the heads gave to a number; None for one that has its own in words."""
    if entry is None or entry.figure is None or entry.sort is not Sort.PLAIN:
        return None
    return entry.figure.quantity.scale if _BARE.fullmatch(entry.figure.span.of(text)) else None


def _scaled(entry: Entry, factor: Decimal) -> Entry:
    amount, slack, step = (EXACT.multiply(number, factor) for number in (entry.amount, entry.slack, entry.step))
    return replace(entry, amount=amount, slack=slack, step=step)


def _line(label: str, vector: Vector, group: int) -> Line:
    is_partial = _PARTIAL.search(label) is not None
    is_total = _TOTAL.search(label) is not None and not is_partial
    return Line(label, vector, is_total, is_partial, _TAKEN_AWAY.match(label) is not None, group)

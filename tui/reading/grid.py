"""A table's printed rows to a rectangular grid and the words that stand for it in a report's text."""

from collections.abc import Sequence

from msgspec import Struct

from tui.domain.report import Cell, Repair, Table
from tui.domain.text import Span
from tui.reading.draft import DraftCell, DraftLink
from tui.reading.links import after_repair
from tui.reading.repair import repaired

# A page that asks for a thousand columns a cell asks for memory: spans beyond this many places are taken as one.
_MOST_PLACES_PER_CELL = 40
_LEAST_CAP = 20_000


class LaidOut(Struct, frozen=True):
    """A table as text and grid, with offsets from the beginning of that text."""

    text: str
    """The cells of a row joined by tabs, the rows by line ends; a spanning cell is written once, where it begins."""
    table: Table
    """The grid."""
    repairs: tuple[Repair, ...]
    """What was undone in the cells."""
    clipped: bool
    """Whether spans were left out because they asked for too much."""
    links: tuple[DraftLink, ...] = ()
    """The links in the cells."""


def laid_out(rows: Sequence[Sequence[DraftCell]]) -> LaidOut:
    """Lay a table's spans out (WHATWG HTML §4.9.12) and write its words, each cell repaired by itself.

    Line ends and tabs inside a cell become spaces.
    """
    owners, clipped = _owners(rows)
    pieces: list[str] = []
    repairs: list[Repair] = []
    links: list[DraftLink] = []
    spans: dict[tuple[int, int], Span] = {}
    at = 0
    for place_row, owner_row in enumerate(owners):
        for place_column, owner in enumerate(owner_row):
            separator = "\t" if place_column else "\n" if place_row else ""
            pieces.append(separator)
            at += len(separator)
            if owner is None or owner in spans:
                spans.setdefault((-1 - place_row, place_column), Span(at, at))
                continue
            cell = rows[owner[0]][owner[1]]
            words, undone = repaired(" ".join(cell.text.split("\n")).replace("\t", " "))
            pieces.append(words)
            repairs += [Repair(repair.span.shifted(at), repair.was, repair.why) for repair in undone]
            links += [DraftLink(a.start + at, a.end + at, a.address) for a in after_repair(cell.links, undone)]
            spans[owner] = Span(at, at + len(words))
            at += len(words)
    grid = tuple(
        tuple(_cell(owner, spans, rows, (-1 - y, x)) for x, owner in enumerate(owner_row))
        for y, owner_row in enumerate(owners)
    )
    return LaidOut("".join(pieces), Table(grid), tuple(repairs), clipped, tuple(links))


_Place = tuple[int, int]


def _cell(owner: _Place | None, spans: dict[_Place, Span], rows: Sequence[Sequence[DraftCell]], hole: _Place) -> Cell:
    if owner is None:
        return Cell(spans[hole])
    return Cell(spans[owner], rows[owner[0]][owner[1]].header)


def _owners(rows: Sequence[Sequence[DraftCell]]) -> tuple[list[list[_Place | None]], bool]:
    """Return, for each place of the grid, the printed row and cell that covers it, or None for a hole."""
    cells = sum(len(row) for row in rows)
    asked = sum(min(cell.row_span, len(rows) - at) * cell.column_span for at, row in enumerate(rows) for cell in row)
    clipped = asked > max(_LEAST_CAP, cells * _MOST_PLACES_PER_CELL)
    taken: dict[_Place, _Place] = {}
    columns = 0
    for y, row in enumerate(rows):
        x = 0
        for index, cell in enumerate(row):
            while (y, x) in taken:
                x += 1
            columns = max(columns, x + 1)
            height = 1 if clipped else min(max(cell.row_span, 1), len(rows) - y)
            width = 1 if clipped else max(cell.column_span, 1)
            for place in ((y + down, x + right) for down in range(height) for right in range(width)):
                taken.setdefault(place, (y, index))
            x += width
    # A title that spans a hundred columns makes none: where no cell begins, nothing is printed.
    return [[taken.get((y, x)) for x in range(columns)] for y in range(len(rows))], clipped

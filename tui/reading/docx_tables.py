"""Tables of Word as draft rows: column spans, cells merged downwards, heads, rows that were deleted."""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from tui.reading.docx_styles import W, number_of, value_of
from tui.reading.docx_text import content_of
from tui.reading.draft import DraftCell
from tui.reading.links import Linked, strung

PARAGRAPH = W + "p"
TABLE = W + "tbl"
_ROW = W + "tr"
_CELL = W + "tc"
_OFF = frozenset(("0", "false", "off"))
_MOST_COLUMNS = 1_000

CellWords = Callable[[Element], Linked]


class _Placed(Struct, frozen=True):
    """A printed cell and where it stands."""

    column: int
    cell: DraftCell
    continues: bool = False
    """Whether it is the lower part of a cell above it."""


def box_of(table: Element) -> Element | None:
    """Return the only cell of a table that has no other: a frame around text, not a table; else None."""
    rows = list(content_of(table, frozenset((_ROW,))))
    cells = list(content_of(rows[0], frozenset((_CELL,)))) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def rows_of(table: Element, words_of: CellWords) -> tuple[tuple[DraftCell, ...], ...]:
    """Return the rows of a table as they are printed.

    Args:
        table: The table's element.
        words_of: Reads the words of one paragraph, its number included; called in the order of print.
    """
    rows = [_row(row, words_of) for row in content_of(table, frozenset((_ROW,))) if row.find(f"{W}trPr/{W}del") is None]
    return tuple(
        tuple(
            _with_height(placed, rows, at) for placed in row if not placed.continues or not _is_owned(placed, rows, at)
        )
        for at, row in enumerate(rows)
    )


def _row(row: Element, words_of: CellWords) -> list[_Placed]:
    head = row.find(f"{W}trPr/{W}tblHeader")
    is_head = head is not None and value_of(head) not in _OFF
    before = min(number_of(row.find(f"{W}trPr/{W}gridBefore")) or 0, _MOST_COLUMNS)
    placed = [_Placed(0, DraftCell("", column_span=before))] if before > 0 else []
    column = max(before, 0)
    for cell in content_of(row, frozenset((_CELL,))):
        width = min(max(number_of(cell.find(f"{W}tcPr/{W}gridSpan")) or 1, 1), _MOST_COLUMNS)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and value_of(merge) != "restart"
        # Tables inside cells are read cell by cell as lines of the one that they stand in.
        paragraphs = content_of(cell, frozenset((PARAGRAPH,)), inside=frozenset((TABLE, _ROW, _CELL)))
        text, links = strung((words for words in map(words_of, paragraphs) if words[0]), "\n")
        cell_words = DraftCell(text, header=is_head, column_span=width, links=tuple(links))
        placed.append(_Placed(column, cell_words, continues))
        column += width
    return placed


def _lower(column: int, row: Sequence[_Placed]) -> bool:
    return any(placed.continues and placed.column == column for placed in row)


def _is_owned(placed: _Placed, rows: Sequence[Sequence[_Placed]], at: int) -> bool:
    """Say whether the cell that this one continues is there; a merge may begin in a row that was deleted."""
    return at > 0 and any(above.column == placed.column for above in rows[at - 1])


def _with_height(placed: _Placed, rows: Sequence[Sequence[_Placed]], at: int) -> DraftCell:
    height = 1
    while at + height < len(rows) and _lower(placed.column, rows[at + height]):
        height += 1
    cell = placed.cell
    return replace(cell, row_span=height) if height > 1 else cell

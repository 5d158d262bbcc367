"""CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark, no cell that runs as a formula.

A row for each item, with the columns of the working paper. The last row of each report says what was left out, so that
a filtered file can't be taken for the whole.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from tui.domain.review import Item, Review
from tui.domain.wire import plain
from tui.export.notes import Notes
from tui.export.rows import COLUMNS, Cell, Row, rows_of
from tui.export.wording import NOWHERE, left_out_words, utc

LEFT_OUT = "left out"
"""What stands for the id in a row that counts what was left out."""
_OF_THE_REPORT = frozenset({"Report", "Report URL or file", "Snapshot hash", "Schema", "Program"})
_BYTE_ORDER_MARK = "\ufeff"
_RUNS = frozenset("=+-@\t\r\n\x00＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, with the full-width forms and the blanks it skips."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


def render(several: Sequence[Notes]) -> Iterator[bytes]:
    """Yield the head row, and for each report a row for each item and one for what was left out."""
    line = io.StringIO()
    line.write(_BYTE_ORDER_MARK)
    writer = csv.writer(line, lineterminator="\r\n")
    for cells in _rows(several):
        writer.writerow(cells)
        # A lone surrogate has no UTF-8; a spreadsheet could not show it either.
        yield line.getvalue().encode("utf-8", "replace")
        line.seek(0)
        line.truncate()


def _rows(several: Sequence[Notes]) -> Iterator[list[str]]:
    yield [column.name for column in COLUMNS]
    for notes in several:
        for row in rows_of(notes):
            yield [cell_text(column.of(row)) for column in COLUMNS]
        yield _closing(notes)


def cell_text(cell: Cell) -> str:
    """Return a cell as CSV has it: numbers at full precision, times in UTC, texts harmless."""
    if isinstance(cell, Decimal):
        return plain(cell)
    return utc(cell) if isinstance(cell, datetime) else neutralised(cell or "")


def neutralised(text: str) -> str:
    """Return a cell that no spreadsheet runs: a leading `'` before what would begin a formula; numbers stay.

    Words that look like such a cell get one more, so that `recovered` can tell them apart.
    """
    return f"'{text}" if text.lstrip("'")[:1] in _RUNS and text and not _NUMBER.fullmatch(text) else text


def recovered(cell: str) -> str:
    """Return what `neutralised` was given."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _RUNS else cell


def _closing(notes: Notes) -> list[str]:
    words = {"Ref": LEFT_OUT, "Status": LEFT_OUT, "Note": left_out_words(notes)}
    common = Row(notes, Item("", NOWHERE, ""), Review())
    return [
        cell_text(column.of(common)) if column.name in _OF_THE_REPORT else words.get(column.name, "")
        for column in COLUMNS
    ]

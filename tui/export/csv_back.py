"""CSV back: our own, or a table made by hand with the columns quote, status and note."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from tui.domain.review import EventField, Status
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector
from tui.errors import ReadError
from tui.export.csv_rows import LEFT_OUT, recovered
from tui.export.marks import Incoming, Mark, Unplaced
from tui.export.statuses import status_named
from tui.export.wording import UNCHECKED

_NAMES: Mapping[str, str] = {
    "as printed": "printed",
    "tick mark": "ticks",
    "prepared by": "reviewer",
    "report url or file": "report",
    "url": "report",
    "snapshot hash": "sha256",
    "引文": "quote",
    "原文": "quote",
    "状态": "status",
    "備註": "note",
    "备注": "note",
}
"""Other names of columns, in lower case."""
_NEEDED = ("quote", "status")
_DELIMITERS = ",;\t"
_LINE_END = re.compile("[\r\n]")
_LONGEST_CELL = 10_000_000
_WORDS = (("ticks", EventField.TICKS), ("tags", EventField.TAGS))
_CELLS_JOINED, _CELLS_APART = " · ", "\t"


def is_table(text: str) -> bool:
    """Say whether a file begins with a head row that has the columns that are needed."""
    return set(_NEEDED).issubset(_head(text))


def parsed(text: str) -> Incoming:
    """Return what the rows say.

    Raises:
        ReadError: It is no CSV, or lacks a column.
    """
    head = _head(text)
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        raise ReadError(f"The table has no column “{missing[0]}”.", "Its first row has to name quote, status and note.")
    marks: list[Mark] = []
    unplaced: list[Unplaced] = []
    for line, row in _rows(text, head):
        found = _mark(f"line {line}", row)
        if isinstance(found, Mark):
            marks.append(found)
        elif found is not None:
            unplaced.append(found)
    return Incoming(tuple(marks), unplaced=tuple(unplaced))


def _head(text: str) -> list[str]:
    first = _first_line(text)
    try:
        names = next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:
        # One cell that is longer than any name of a column: no table, and no head.
        return []
    lowered = [" ".join(name.split()).casefold() for name in names]
    return [_NAMES.get(name, name) for name in lowered]


def _first_line(text: str) -> str:
    """Return the first line; spreadsheets on old systems end lines with a carriage return alone."""
    return _LINE_END.split(text, maxsplit=1)[0]


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _rows(text: str, head: list[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield each row after the head with the line that it ends on."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(_first_line(text)), strict=True)
        next(reader)
        for cells in reader:
            if any(cells):
                yield reader.line_num, dict(zip(head, map(recovered, cells), strict=False))
    except csv.Error as error:
        raise ReadError(f"The table can't be read: {error}.", "Save it as CSV in UTF-8.") from error
    finally:
        csv.field_size_limit(before)


def _mark(where: str, row: Mapping[str, str]) -> Mark | Unplaced | None:
    """Return what a row says; None for one that says nothing."""
    if row.get("ref") == LEFT_OUT:
        return None
    words, quote = row.get("status", ""), row.get("quote", "")
    status = Status.OPEN if words.strip() in {"", UNCHECKED} else status_named(words)
    if status is None:
        known = "verified, disputed, needs source, excluded, open"
        return Unplaced(where, quote, f"there is no status “{words}”; known are {known}")
    fields = {EventField.STATUS: status.value} if status is not Status.OPEN else {}
    if row.get("note"):
        fields[EventField.NOTE] = row["note"]
    fields.update((field, " ".join(row[name].split())) for name, field in _WORDS if row.get(name, "").strip())
    if not fields:
        return None
    if not quote.strip():
        return Unplaced(where, quote, "its quote is empty")
    return Mark(
        where,
        _target(row, quote),
        fields,
        reviewer=row.get("reviewer", ""),
        report=row.get("report", ""),
        sha256=row.get("sha256", ""),
        item_id=row.get("ref", ""),
    )


def _target(row: Mapping[str, str], quote: str) -> Target:
    """Return the printed words with what stands beside them, or else the whole quote."""
    printed = row.get("printed", "")
    nowhere = TextPositionSelector(0, 0)
    if not printed or quote.count(printed) != 1:
        return Target(TextQuoteSelector(quote.strip(), "", ""), nowhere)
    before, _, after = quote.partition(printed)
    sides = [side.replace(_CELLS_JOINED, _CELLS_APART) for side in (before, after)]
    return Target(TextQuoteSelector(printed, *sides), nowhere)

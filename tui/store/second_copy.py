"""`marks.jsonl`: an independent copy of what was decided, as lines that are only ever appended.

It stands beside the database, so that no damage to that file, and no fault of SQLite or of ours in writing it, takes
the only copy of the reviewer's work; see `copying` for how it is written. Each line is a row of the table that it
names, checksum included; where two lines have one `seq`, the later counts: the first one's transaction failed after
the line was written, and the process ended before the line could be taken back.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring_ascii
from mmap import ACCESS_READ, mmap
from pathlib import Path

from tui.store.seals import Value

FILE_NAME = "marks.jsonl"
"""The copy's name in the store's folder."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reports": ("id", "location", "begun_at", "crc"),
    "items": (
        *("report_id", "id", "exact", "prefix", "suffix", "starts", "ends"),
        *("printed", "kind", "value", "unit", "label", "crc"),
    ),
    "events": (
        *("seq", "report_id", "action", "kind", "of", "at", "reviewer"),
        *("item_id", "field", "was", "now", "previous", "digest", "crc"),
    ),
    "shelvings": ("seq", "report_id", "at", "reviewer", "field", "now", "crc"),
}
UNCHAINED = "unchained"
"""What `copied_lines` calls an event of a store that was not chained yet; its row is one of the old table."""
_CHAIN = frozenset({"previous", "digest"})
_LINES: Mapping[str, str] = {
    table: "{" + ", ".join([f'"table": "{table}"', *(f'"{column}": %s' for column in columns)]) + "}\n"
    for table, columns in _COLUMNS.items()
}
"""Each table's line, to be filled in with a row."""
COPIED = tuple(_COLUMNS)
"""The tables whose rows are copied, in the order in which they can be put back."""


def lines_of(rows: Iterable[tuple[str, tuple[Value, ...]]]) -> bytes:
    """Return the lines of rows, each with the name of its table."""
    return "".join(_line(table, row) for table, row in rows).encode()


def has_line(folder: Path, table: str, row: tuple[Value, ...]) -> bool:
    """Say whether the copy has the line of a row, which is looked for from its end.

    Raises:
        OSError: The copy can't be read.
    """
    with (folder / FILE_NAME).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as lines:
        return lines.rfind(_line(table, row).encode()) >= 0


def copied_lines(folder: Path) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield the lines of the copy, each the name of its table and a row, checksum included; nothing without a copy.

    A line that is no row comes as an empty name and an empty row.

    Raises:
        OSError: The copy can't be read.
    """
    try:
        file = (folder / FILE_NAME).open("rb")
    except FileNotFoundError:
        return
    with file:
        for line in file:
            if line.strip():
                yield _row(line)


def _row(line: bytes) -> tuple[str, tuple[Value, ...]]:
    try:
        values = json.loads(line)
        table = values["table"]
        columns = _COLUMNS[table]
        if table == "events" and "digest" not in values:
            table, columns = UNCHAINED, tuple(column for column in columns if column not in _CHAIN)
        return table, tuple(values[column] for column in columns)
    except (ValueError, TypeError, KeyError, RecursionError):
        return "", ()


def _line(table: str, row: tuple[Value, ...]) -> str:
    """Return what `json.dumps` writes of an object of the row, at a third of its time: a line is written a decision."""
    told = [encode_basestring_ascii(value) if isinstance(value, str) else str(value) for value in row]
    return _LINES[table] % tuple(told)

"""`marks.jsonl`: an independent copy of what was decided, as lines that are only ever appended.

It stands beside the database, so that no damage to that file, and no fault of SQLite or of ours in writing it, takes
the only copy of the reviewer's work. Each line is a row of the table that it names, checksum included; where two
lines have one `seq`, the later counts: the first one's transaction failed after the line was written, and the process
ended before the line could be taken back.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from io import FileIO
from json.encoder import encode_basestring_ascii
from pathlib import Path

from tui.errors import StoreError
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


def append_lines(folder: Path, lines: bytes) -> int:
    """Append lines, wait until they are on disk, and return the copy's size before.

    The caller holds the database's write lock, so that lines of two processes never mix.

    Raises:
        StoreError: The copy could not be written.
    """
    path = folder / FILE_NAME
    size: int | None = None
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            size = os.fstat(descriptor).st_size
            # A line that a crash cut off must not swallow the next one.
            cut = size and os.pread(descriptor, 1, size - 1) != b"\n"
            _write_all(file, b"\n" + lines if cut else lines)
            os.fsync(descriptor)
    except OSError as error:
        if size is not None:
            take_back(folder, size)
        message = f"The second copy of your marks, {path}, could not be written: {error.strerror}."
        raise StoreError(message, "Make room or mend its rights. Nothing was changed on disk.") from error
    return size


def take_back(folder: Path, size: int) -> None:
    """Cut the copy back to the size that it had before lines whose transaction failed.

    The caller still holds the write lock. Where it can't be done, the next line with the same `seq` counts.
    """
    with suppress(OSError):
        os.truncate(folder / FILE_NAME, size)


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


def _write_all(file: FileIO, body: bytes) -> None:
    """Write all of it: a disk that fills up takes a part without an error."""
    rest = memoryview(body)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def _line(table: str, row: tuple[Value, ...]) -> str:
    """Return what `json.dumps` writes of an object of the row, at a third of its time: a line is written a decision."""
    told = [encode_basestring_ascii(value) if isinstance(value, str) else str(value) for value in row]
    return _LINES[table] % tuple(told)

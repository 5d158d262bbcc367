"""`marks.jsonl`: an independent copy of what was decided, as lines that are only ever appended.

It stands beside the database, so that no damage to that file, and no fault of SQLite or of ours in writing it, takes
the only copy of the reviewer's work. Each line is a row of the table that it names, checksum included; where two
lines have one `seq`, the later counts: the first one's transaction failed after the line was written.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from tui.errors import StoreError
from tui.store.packing import Value

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
COPIED = tuple(_COLUMNS)
"""The tables whose rows are copied, in the order in which they can be put back."""


def append_rows(folder: Path, rows: Iterable[tuple[str, tuple[Value, ...]]]) -> None:
    """Append rows, each with the name of its table, and wait until they are on disk.

    The caller holds the database's write lock, so that lines of two processes never mix.

    Raises:
        StoreError: The copy could not be written.
    """
    lines = "".join(_line(table, row) for table, row in rows).encode()
    path = folder / FILE_NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            size = os.fstat(descriptor).st_size
            # A line that a crash cut off must not swallow the next one.
            cut = size and os.pread(descriptor, 1, size - 1) != b"\n"
            file.write(b"\n" + lines if cut else lines)
            os.fsync(descriptor)
    except OSError as error:
        message = f"The second copy of your marks, {path}, could not be written: {error.strerror}."
        raise StoreError(message, "Make room or mend its rights. Nothing was changed on disk.") from error


def _line(table: str, row: tuple[Value, ...]) -> str:
    return json.dumps({"table": table, **dict(zip(_COLUMNS[table], row, strict=True))}) + "\n"

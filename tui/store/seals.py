"""The checksum on each row of the store, which shows that it is as it was written."""

import zlib

from tui.store.faults import damaged

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`: `tieout list` checks each row that it reads
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

Value = int | str | bytes
Row = tuple[Value, ...]


def row_checksum(*values: Value, before: int = 0) -> int:
    """Return the CRC-32 of a row: of the type, the length and the bytes of each value in order.

    Args:
        values: The row's values, or the last of them.
        before: The checksum of those before them.
    """
    # A large journal has a row a decision, all of them looked at as it opens: plain words are joined before they are
    # encoded, which takes a third of the time of encoding each.
    checksum = before
    words: list[str] = []
    for value in values:
        if isinstance(value, str):
            words.append(f"t{len(value) if value.isascii() else len(value.encode())}:{value}")
        elif isinstance(value, bytes):
            checksum = zlib.crc32(value, zlib.crc32(f"{''.join(words)}b{len(value)}:".encode(), checksum))
            words = []
        else:
            number = str(value)
            words.append(f"i{len(number)}:{number}")
    return zlib.crc32("".join(words).encode(), checksum)


def checksum_by_piece(first: Row, length: int, pieces: "Iterable[bytes]", last: Row) -> "Generator[None, None, int]":
    """Return the checksum of a row that has a long value; yield after each piece of that.

    Args:
        first: The values before it.
        length: How many bytes it has.
        pieces: Its bytes.
        last: The values after it.
    """
    checksum = zlib.crc32(f"b{length}:".encode(), row_checksum(*first))
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
        yield
    return row_checksum(*last, before=checksum)


def sealed(*values: Value) -> Row:
    """Return a row's values with their checksum, the last column of every table."""
    return (*values, row_checksum(*values))


def is_sealed(row: Row) -> bool:
    """Say whether a row is as it was written: its last value is the checksum of the others."""
    try:
        return row_checksum(*row[:-1]) == row[-1]
    except UnicodeEncodeError:
        return False


def unsealed(row: "Sequence[object]", table: str) -> Row:
    """Return a row's values without the checksum.

    Raises:
        StoreError: The row is not as it was written.
    """
    values: Row = tuple(row)  # type: ignore[arg-type] # what SQLite gives; a wrong type has another checksum
    if not is_sealed(values):
        raise damaged(f"a row of its {table} is not as it was written")
    return values[:-1]

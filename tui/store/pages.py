"""The rows in the pages of an SQLite file, read without SQLite: what can still be found in a damaged one.

After "Database File Format" on sqlite.org: §1.6 b-tree pages, §2.1 records, §4 the write-ahead log. Each page is read
by itself, so a broken page, a lost root or a wrong head costs no more than what stands there. Whether a record is as
it was written, its checksum has to say; see `salvage`.
"""

from collections.abc import Iterator
from pathlib import Path
from struct import iter_unpack
from typing import TypeAlias

from msgspec import Struct

from tui.store.seals import Value

_PAGE_SIZE = 4096
"""What our stores are made with; taken when a damaged head says nothing likely."""
_PAGE_SIZES = frozenset(2**power for power in range(9, 17))
_HEAD = 100
_VERSIONS = slice(18, 20)
_LOG_HEAD = 32
_FRAME_HEAD = 24
_LOG_MAGIC = 0x377F0682
_WORD = 0xFFFFFFFF
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_CELLS_AT = {_TABLE_LEAF: 8, _INDEX_LEAF: 8, _INDEX_INTERIOR: 12}
_VARINT_BYTES = 9
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_ZERO, _ONE, _FIRST_BLOB = 8, 9, 12

Cell: TypeAlias = Value | None


class Record(Struct, frozen=True):
    """One record of a leaf."""

    rowid: int | None
    """The row's number; None in an index and in a table without row numbers."""
    values: tuple[Cell, ...]
    """What it holds; None for NULL, which also stands where the row's number is the value."""


class _BrokenError(ValueError):
    """A record that can't be read."""


def records_in(path: Path) -> Iterator[Record]:
    """Yield the records of all leaves of a database, its log taken in up to the last whole transaction.

    Raises:
        OSError: The file can't be read.
    """
    body = path.read_bytes()
    size = _page_size(body)
    log = path.with_name(f"{path.name}-wal")
    image = _Image(body, size, _logged(log.read_bytes(), size) if log.exists() else {})
    for number in range(1, image.count + 1):
        yield from image.records(number)


def with_log(path: Path) -> bytes:
    """Return a database with its log taken in, as a file without a log, for where SQLite may not write beside it.

    Raises:
        OSError: The files can't be read.
    """
    body = bytearray(path.read_bytes())
    size = _page_size(body)
    log = path.with_name(f"{path.name}-wal")
    for number, page in (_logged(log.read_bytes(), size) if log.exists() else {}).items():
        end = number * size
        body.extend(bytes(max(0, end - len(body))))
        body[end - size : end] = page
    # A file that says it has a log could only be read with one (§1.3.3, the file format version numbers).
    body[_VERSIONS] = b"\x01\x01"
    return bytes(body)


def _page_size(body: bytes | bytearray) -> int:
    size = int.from_bytes(body[16:18], "big")
    size = 2**16 if size == 1 else size
    return size if size in _PAGE_SIZES else _PAGE_SIZE


def _logged(log: bytes, size: int) -> dict[int, bytes]:
    """Return the newest version of each page in a log, as far as its checksums hold and its transactions are whole."""
    magic = int.from_bytes(log[:4], "big")
    if len(log) < _LOG_HEAD or magic | 1 != _LOG_MAGIC | 1 or int.from_bytes(log[8:12], "big") != size:
        return {}
    order = ">" if magic & 1 else "<"
    sums = _summed(log[:24], order, (0, 0))
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for at in range(_LOG_HEAD, len(log) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size):
        head, page = log[at : at + _FRAME_HEAD], log[at + _FRAME_HEAD : at + _FRAME_HEAD + size]
        sums = _summed(page, order, _summed(head[:8], order, sums))
        if head[8:16] != log[16:24] or sums != (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")):
            break
        pending[int.from_bytes(head[:4], "big")] = page
        if int.from_bytes(head[4:8], "big"):
            committed.update(pending)
            pending.clear()
    return committed


def _summed(body: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """Return the log's running checksums after `body`, whose length is a multiple of 8."""
    one, two = sums
    for left, right in iter_unpack(f"{order}II", body):
        one = (one + left + two) & _WORD
        two = (two + right + one) & _WORD
    return one, two


class _Image:
    """A database's pages, those of its log in their places."""

    def __init__(self, body: bytes, size: int, logged: dict[int, bytes]) -> None:
        self._body = body
        self._size = size
        self._logged = logged
        self._usable = size - (body[20] if len(body) > _HEAD and body[20] <= size - 480 else 0)
        self.count = max(-(-len(body) // size), *logged, 0) if logged else -(-len(body) // size)

    def records(self, number: int) -> Iterator[Record]:
        """Yield the records of one page; none when it is no leaf, and those that can be read when it is damaged."""
        page = self._page(number)
        at = _HEAD if number == 1 else 0
        kind = page[at] if len(page) > at else 0
        if kind not in _CELLS_AT:
            return
        pointers = at + _CELLS_AT[kind]
        cells = int.from_bytes(page[at + 3 : at + 5], "big")
        for pointer in range(pointers, min(pointers + 2 * cells, len(page) - 1), 2):
            try:
                yield self._record(page, int.from_bytes(page[pointer : pointer + 2], "big"), kind)
            except _BrokenError:
                continue

    def _page(self, number: int) -> bytes:
        logged = self._logged.get(number)
        return self._body[(number - 1) * self._size : number * self._size] if logged is None else logged

    def _record(self, page: bytes, at: int, kind: int) -> Record:
        at += 4 if kind == _INDEX_INTERIOR else 0
        length, at = _varint(page, at)
        rowid = None
        if kind == _TABLE_LEAF:
            rowid, at = _varint(page, at)
        return Record(rowid, _values(self._payload(page, at, length, kind)))

    def _payload(self, page: bytes, at: int, length: int, kind: int) -> bytes:
        """Return a record's bytes: those on its page, and those that spilled into pages of their own."""
        if length > self.count * self._size:
            raise _BrokenError
        usable = self._usable
        most = usable - 35 if kind == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return page[at : at + length]
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts = [page[at : at + local]]
        following, missing = int.from_bytes(page[at + local : at + local + 4], "big"), length - local
        while missing > 0:
            if not 0 < following <= self.count:
                raise _BrokenError
            spilled = self._page(following)
            parts.append(spilled[4 : 4 + min(missing, usable - 4)])
            following, missing = int.from_bytes(spilled[:4], "big"), missing - (usable - 4)
        return b"".join(parts)


def _varint(body: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next thing begins."""
    value = 0
    for index in range(_VARINT_BYTES):
        if at + index >= len(body):
            raise _BrokenError
        byte = body[at + index]
        if index == _VARINT_BYTES - 1:
            value = value << 8 | byte
            return (value - 2**64 if value >= 2**63 else value), at + _VARINT_BYTES
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the high bit says that more follows
            return value, at + index + 1
    raise _BrokenError


def _values(payload: bytes) -> tuple[Cell, ...]:
    length, at = _varint(payload, 0)
    body = length
    values = []
    while at < length:
        serial, at = _varint(payload, at)
        value, body = _value(payload, body, serial)
        values.append(value)
    if body != len(payload):
        raise _BrokenError
    return tuple(values)


def _value(payload: bytes, at: int, serial: int) -> tuple[Cell, int]:
    """Return the value of one serial type, and where the next one begins."""
    if serial == 0:
        return None, at
    if serial in {_ZERO, _ONE}:
        return serial - _ZERO, at
    length = (serial - _FIRST_BLOB) // 2 if serial >= _FIRST_BLOB else _INTEGER_BYTES.get(serial, 0)
    body = payload[at : at + length]
    if (not length and serial < _FIRST_BLOB) or len(body) != length:
        raise _BrokenError
    if serial < _FIRST_BLOB:
        return int.from_bytes(body, "big", signed=True), at + length
    if serial % 2 == 0:
        return body, at + length
    try:
        return body.decode(), at + length
    except UnicodeDecodeError as error:
        raise _BrokenError from error

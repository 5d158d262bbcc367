"""Named columns of bytes in one file: what is derived from the store, and is thrown away where it is not as it was.

A file is its magic, the CRC-32 of all that follows, the length of the head, the head, and the columns one after the
other; numbers are little-endian. The head is a JSON object: what the columns are of, and how long each is.
"""

import json
import os
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import islice
from struct import Struct
from typing import BinaryIO, cast

from msgspec import Struct as Record

from tui.domain.ondemand import Coded, coded
from tui.domain.wire import Json
from tui.errors import StoreError

_MAGIC = b"tieout columns\n"
_HEAD = Struct(f"<{len(_MAGIC)}sII")
_IN_A_CHUNK = 32
"""How many objects are compressed together: enough to compress well, few enough to read one in no time."""
_CHUNKS_KEPT = 2
_FASTEST = 1
_OTHER = "not as it was written"


class Columns(Record, frozen=True):
    """What such a file holds."""

    key: Mapping[str, Json]
    """What the columns are of: they say nothing of anything else."""
    columns: Mapping[str, bytes]
    """The columns by name."""

    def body(self, name: str) -> bytes:
        """Return a column; errors as in `numbers`."""
        return self.columns[name]

    def json(self, name: str) -> Json:
        """Return a column that `packed_json` packed; errors as in `numbers`."""
        return cast("Json", json.loads(self.body(name)))

    def numbers(self, name: str, code: str = "I") -> "array[int]":
        """Return a column of numbers.

        Raises:
            KeyError, ValueError: There is no such column, or it holds something else.
        """
        column = array(code)
        column.frombytes(self.columns[name])
        if sys.byteorder == "big":
            column.byteswap()
        return column

    def floats(self, name: str) -> "array[float]":
        """Return a column of floats; errors as in `numbers`."""
        column = array("d")
        column.frombytes(self.columns[name])
        if sys.byteorder == "big":
            column.byteswap()
        return column

    def words(self, name: str) -> Coded:
        """Return a column that `packed_words` packed.

        Raises:
            StoreError: It can't be read.
        """
        codes = array("I")
        try:
            codes.frombytes(zlib.decompress(self.columns[name]))
            told = cast("list[list[str]]", json.loads(zlib.decompress(self.columns[f"{name}.words"])))
        except (ValueError, zlib.error) as error:
            raise _unreadable() from error
        if sys.byteorder == "big":
            codes.byteswap()
        return Coded(codes, [tuple(words) for words in told])

    def objects(self, name: str) -> Callable[[int], Json]:
        """Return what gives an object of a column that `packed_objects` packed, by index.

        What it returns raises StoreError where the object can't be read.
        """
        return _unpacking(self.body(name), self.numbers(f"{name}.chunks"))


def packed_numbers(numbers: Iterable[int], code: str = "I") -> bytes:
    """Return a column of numbers, of one of `array`'s type codes.

    Raises:
        OverflowError: A number is too large for it.
    """
    column = array(code, numbers)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def packed_floats(numbers: Iterable[float]) -> bytes:
    """Return a column of floats."""
    column = array("d", numbers)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def packed_json(value: Json) -> bytes:
    """Return a column that is one JSON value."""
    # surrogatepass is not needed: halves of characters are escaped.
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def packed_objects(name: str, objects: Iterable[Json]) -> dict[str, bytes]:
    """Return the columns of many objects, compressed a few at a time."""
    left = iter(objects)
    body, ends = bytearray(), array("I")
    while chunk := list(islice(left, _IN_A_CHUNK)):
        body += zlib.compress(packed_json(chunk), _FASTEST)
        ends.append(len(body))
    return {name: bytes(body), f"{name}.chunks": packed_numbers(ends)}


def packed_words(name: str, every: Iterable[tuple[str, ...]]) -> dict[str, bytes]:
    """Return the columns of the words of many things: few need them, so they are compressed as long as none does."""
    found = coded(every)
    words = packed_json([list(words) for words in found.words])
    return {
        name: zlib.compress(packed_numbers(found.codes), _FASTEST),
        f"{name}.words": zlib.compress(words, _FASTEST),
    }


def file_of(key: Mapping[str, Json], columns: Mapping[str, bytes]) -> bytes:
    """Return the bytes that `columns_of` reads."""
    head = packed_json({"key": key, "columns": {name: len(column) for name, column in columns.items()}})
    told = b"".join((head, *columns.values()))
    return _HEAD.pack(_MAGIC, zlib.crc32(told, len(head)), len(head)) + told


def columns_of(file: BinaryIO) -> Columns:
    """Return what a file holds, read column by column: what is not kept of them is free again at once.

    Raises:
        ValueError: It is none, or not as it was written.
    """
    left = file.seek(0, os.SEEK_END) - _HEAD.size
    file.seek(0)
    if left < 0:
        raise ValueError("too short")
    magic, checksum, length = _HEAD.unpack(file.read(_HEAD.size))
    told = file.read(min(length, left))
    found, left = zlib.crc32(told, length), left - length
    try:
        head = json.loads(told)
        key, sizes = cast("tuple[Mapping[str, Json], dict[str, int]]", (head["key"], head["columns"]))
        is_whole = magic == _MAGIC and min(sizes.values(), default=0) >= 0 and sum(sizes.values()) == left
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(_OTHER) from error
    columns: dict[str, bytes] = {}
    for name, size in sizes.items() if is_whole else ():
        columns[name] = file.read(size)
        found = zlib.crc32(columns[name], found)
    if not is_whole or found != checksum:
        raise ValueError(_OTHER)
    return Columns(key, columns)


def _unpacking(body: bytes, ends: "array[int]") -> Callable[[int], Json]:
    @lru_cache(maxsize=_CHUNKS_KEPT)
    def chunk(number: int) -> list[Json]:
        start = ends[number - 1] if number else 0
        return cast("list[Json]", json.loads(zlib.decompress(body[start : ends[number]])))

    def unpacked(index: int) -> Json:
        try:
            return chunk(index // _IN_A_CHUNK)[index % _IN_A_CHUNK]
        except (IndexError, ValueError, zlib.error) as error:
            raise _unreadable() from error

    return unpacked


def _unreadable() -> StoreError:
    message = "What was derived from a reading can't be read."
    return StoreError(message, "Delete the folder views in the store's; it is made anew.")

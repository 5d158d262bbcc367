"""Named columns of bytes, and what they hold: numbers, words, objects."""

import json
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import Protocol, TypeVar, cast, runtime_checkable

from tui.domain.ondemand import Coded, coded
from tui.domain.wire import Json
from tui.errors import StoreError

T = TypeVar("T")
N = TypeVar("N", int, float)
_IN_A_CHUNK = 32
"""How many objects are compressed together: enough to compress well, few enough to read one in no time."""
_CHUNKS_KEPT = 2
_FASTEST = 1


@runtime_checkable
class InParts(Protocol):
    """Columns of which a part can be read."""

    def part(self, name: str, start: int, end: int) -> bytes | memoryview:
        """Return the bytes `[start, end)` of a column."""


class Columns:
    """Columns by name."""

    def __init__(self, key: Mapping[str, Json], columns: Mapping[str, bytes | memoryview]) -> None:
        """Hold columns; `key` is what they are of: they say nothing of anything else."""
        self.key = key
        self._columns = columns
        self.instead: Callable[[], Mapping[str, bytes]] | None = None
        """Gives the same columns from elsewhere, where one turns out not to be as it was written."""

    def body(self, name: str) -> bytes:
        """Return a column; errors as in `numbers`."""
        return self._taken(lambda columns: bytes(columns[name]))

    def text(self, name: str) -> str:
        """Return a column that is a text in UTF-8, with halves of characters; errors as in `numbers`."""
        return self._taken(lambda columns: str(columns[name], "utf-8", "surrogatepass"))

    def json(self, name: str) -> Json:
        """Return a column that `packed_json` packed; errors as in `numbers`."""
        return cast("Json", json.loads(self.body(name)))

    def numbers(self, name: str, code: str = "I") -> "array[int]":
        """Return a column of numbers.

        Raises:
            KeyError, ValueError: There is no such column, or it holds something else.
            StoreError: It can't be read, from elsewhere neither.
        """
        return self._taken(lambda columns: _numbers(columns[name], array(code)))

    def floats(self, name: str) -> "array[float]":
        """Return a column of floats; errors as in `numbers`."""
        return self._taken(lambda columns: _numbers(columns[name], array("d")))

    def words(self, name: str) -> Coded:
        """Return a column that `packed_words` packed.

        Raises:
            StoreError: It can't be read.
        """

        def read(columns: Mapping[str, bytes | memoryview]) -> Coded:
            told = cast("list[list[str]]", json.loads(zlib.decompress(columns[f"{name}.words"])))
            return Coded(_numbers(zlib.decompress(columns[name]), array("I")), [tuple(words) for words in told])

        try:
            return self._taken(read)
        except (ValueError, OSError, zlib.error) as error:
            raise _unreadable() from error

    def objects(self, name: str) -> Callable[[int], Json]:
        """Return what gives an object of a column that `packed_objects` packed, by index.

        What it returns raises StoreError where the object can't be read.
        """
        ends = self.numbers(f"{name}.chunks")

        @lru_cache(maxsize=_CHUNKS_KEPT)
        def chunk(number: int) -> list[Json]:
            place = ends[number - 1] if number else 0, ends[number]
            return self._taken(
                lambda columns: cast("list[Json]", json.loads(zlib.decompress(_part(columns, name, place))))
            )

        def unpacked(index: int) -> Json:
            try:
                return chunk(index // _IN_A_CHUNK)[index % _IN_A_CHUNK]
            except (IndexError, ValueError, OSError, zlib.error) as error:
                raise _unreadable() from error

        return unpacked

    def _taken(self, read: Callable[[Mapping[str, bytes | memoryview]], T]) -> T:
        """Return what is read of the columns; of the same from elsewhere where that fails."""
        try:
            return read(self._columns)
        except (ValueError, OSError, zlib.error):
            if self.instead is None:
                raise
            self._columns, self.instead = self.instead(), None
            return read(self._columns)


def _part(columns: Mapping[str, bytes | memoryview], name: str, place: tuple[int, int]) -> bytes | memoryview:
    return columns.part(name, *place) if isinstance(columns, InParts) else columns[name][slice(*place)]


def _numbers(column: bytes | memoryview, numbers: "array[N]") -> "array[N]":
    numbers.frombytes(column)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


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


def _unreadable() -> StoreError:
    message = "What was derived from a reading can't be read."
    return StoreError(message, "Delete the folder views in the store's; it is made anew.")

"""Files of named columns of bytes: what is derived from the store, and is thrown away where it is not as it was.

A file is its magic, the CRC-32 of its head, the length of the head, the head, and the columns one after the other;
numbers are little-endian. The head is a JSON object: what the columns are of, how long each is and its CRC-32, and
which of them are read only when they are asked for, a part at a time where it may be.
"""

import json
import mmap
import os
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from io import FileIO
from pathlib import Path
from struct import Struct
from threading import Lock
from typing import TypeAlias, cast

from tui.domain.wire import Json, Object
from tui.store.columns import Columns, packed_json

Bytes: TypeAlias = bytes | memoryview
_MAGIC = b"tieout columns 2\n"
_HEAD = Struct(f"<{len(_MAGIC)}sII")
_LONG_BYTES = 65_536
"""From how many bytes on a column is read into room of its own, which is given back whole: what is once allocated
mostly stays with the program."""
_OTHER = "not as it was written"


def file_of(key: Mapping[str, Json], columns: Mapping[str, bytes], late: Collection[str] = ()) -> bytes:
    """Return the bytes that `columns_of` reads; those of the columns that are named late it leaves for later."""
    told = {name: [len(column), zlib.crc32(column)] for name, column in columns.items()}
    head = packed_json(cast("Json", {"key": key, "columns": told, "late": [name for name in columns if name in late]}))
    return b"".join((_HEAD.pack(_MAGIC, zlib.crc32(head), len(head)), head, *columns.values()))


def columns_of(path: Path) -> Columns:
    """Return what a file holds; it stays open as long as that is in use.

    Raises:
        ValueError: It is none, or not as it was written, as far as it is read now.
        OSError: It can't be read.
    """
    descriptor = _Descriptor(path)
    file = descriptor.file
    left = file.seek(0, os.SEEK_END) - _HEAD.size
    file.seek(0)
    if left < 0:
        raise ValueError("too short")
    magic, checksum, length = _HEAD.unpack(file.read(_HEAD.size))
    told = file.read(length) if length <= left else b""
    if (magic, checksum) != (_MAGIC, zlib.crc32(told)):
        raise ValueError(_OTHER)
    head = json.loads(told)
    columns: dict[str, list[int]] = head["columns"]
    if sum(size for size, _ in columns.values()) != left - length:
        raise ValueError(_OTHER)
    return Columns(cast("Object", head["key"]), FileColumns(descriptor, _HEAD.size + length, columns, head["late"]))


class _Descriptor:
    """An open file that is closed with the last who may ask it; one of Python's own warns where nobody closes it."""

    def __init__(self, path: Path) -> None:
        self._number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self.file = FileIO(self._number, closefd=False)

    def __del__(self) -> None:
        if hasattr(self, "_number"):
            os.close(self._number)


class FileColumns(Mapping[str, Bytes]):
    """The columns of a file: most of them read at once and each handed out once, the others read as they are asked for.

    What is handed out is as it was written, but for parts.
    """

    def __init__(self, file: _Descriptor, first: int, columns: Mapping[str, list[int]], late: Collection[str]) -> None:
        """Read what is not late.

        Args:
            file: The file.
            first: Where its first column begins.
            columns: How long each column is, and its checksum, in their order.
            late: Those that are read later.

        Raises:
            ValueError: One is not as it was written.
            OSError: It can't be read.
        """
        self._file = file
        self._turn = Lock()
        self._places: dict[str, tuple[int, int, int]] = {}
        for name, (size, checksum) in columns.items():
            self._places[name] = first, size, checksum
            first += size
        self._ahead = {name: self._read(name) for name in columns if name not in late}

    def __getitem__(self, name: str) -> Bytes:
        column = self._ahead.pop(name, None)
        return self._read(name) if column is None else column

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def part(self, name: str, start: int, end: int) -> Bytes:
        """Return the bytes `[start, end)` of a column as they are in the file; errors as in `__init__`."""
        first, size, _ = self._places[name]
        if not 0 <= start <= end <= size:
            raise ValueError(_OTHER)
        view = memoryview(bytearray(end - start) if end - start < _LONG_BYTES else _room_for(end - start))
        with self._turn:
            self._file.file.seek(first + start)
            if self._file.file.readinto(view) != end - start:
                raise ValueError(_OTHER)
        return view

    def _read(self, name: str) -> Bytes:
        _, size, checksum = self._places[name]
        column = self.part(name, 0, size)
        if zlib.crc32(column) != checksum:
            raise ValueError(_OTHER)
        return column


def _room_for(size: int) -> mmap.mmap:
    """Return room for so many bytes, zeroed by the system in as few steps as it can."""
    room = mmap.mmap(-1, size, access=mmap.ACCESS_COPY)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        with suppress(OSError):
            room.madvise(mmap.MADV_HUGEPAGE)
    return room

"""A disk that loses power: what was not synced may be on it or not, in any mixture."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw

_NAME = "power"
BASE = apsw.vfs_names()[0]
"""What SQLite uses otherwise; named, as this one takes its place."""
SECTOR = 512


@dataclass
class _Content:
    """What a file holds for sure, and what was written since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """An offset and what was written there; None where the file was cut."""
    is_named: bool = True
    """Whether it has its name still."""

    def synced(self) -> None:
        for at, body in self.pending:
            _put(self.durable, at, body)
        self.pending.clear()

    def after_the_cut(self, chance: random.Random) -> bytes:
        """Return what may be there when the power comes back: each write whole, in parts, or not at all."""
        body = bytearray(self.durable)
        for at, written in self.pending:
            if written is None:
                if chance.random() < 0.5:
                    _put(body, at, None)
                continue
            for start in range(0, len(written), SECTOR):
                if chance.random() < 0.5:
                    _put(body, at + start, written[start : start + SECTOR])
        return bytes(body)


def _put(body: bytearray, at: int, written: bytes | None) -> None:
    if written is None:
        del body[at:]
        return
    body.extend(bytes(max(0, at + len(written) - len(body))))
    body[at : at + len(written)] = written


class Disk(apsw.VFS):
    """SQLite's usual file system, and beside it the memory of what would be left after a power cut.

    A name that was deleted without its folder being synced is there again (xDelete with `syncdir` false).
    """

    def __init__(self) -> None:
        self.contents: dict[str, _Content] = {}
        self.steps = 0
        self.cut_at = -2
        self.cut: Callable[[], None] = lambda: None
        super().__init__(_NAME, BASE, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's name
        """Open a file, and begin to remember it unless it is a passing one."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is not None and path not in self.contents:
            body = Path(path).read_bytes() if Path(path).exists() else b""
            self.contents[path] = _Content(bytearray(body))
        if path is not None:
            self.contents[path].is_named = True
        return _File(name, flags, self, self.contents.get(path or "", _Content()))

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's
        """Delete a file."""
        self.step()
        super().xDelete(filename, syncdir)
        if filename in self.contents:
            if syncdir:
                del self.contents[filename]
            else:
                self.contents[filename].is_named = False

    def step(self) -> None:
        """Count a write, a cut or a sync that is about to begin; the power is lost before one of them."""
        self.steps += 1
        if self.steps == self.cut_at + 1:
            self.cut()

    def lose_power(self, folder: Path, chance: random.Random) -> None:
        """Write into a folder what is left of each file; names that were deleted may be there again."""
        folder.mkdir()
        for path, content in self.contents.items():
            if content.is_named or chance.random() < 0.9:
                (folder / Path(path).name).write_bytes(content.after_the_cut(chance))


class _File(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], disk: Disk, content: _Content) -> None:
        self._disk = disk
        self._content = content
        super().__init__(BASE, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.step()
        super().xWrite(data, offset)
        self._content.pending.append((offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.step()
        super().xTruncate(newsize)
        self._content.pending.append((newsize, None))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.step()
        super().xSync(flags)
        self._content.synced()


@contextmanager
def disk() -> Iterator[Disk]:
    """Let everything that SQLite opens in a block be on such a disk."""
    made = Disk()
    try:
        yield made
    finally:
        made.unregister()

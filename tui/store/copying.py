"""Writing the second copy: each write is synced by a thread of its own, beside what the database does meanwhile.

The copy's sync and the database's at the commit take as long together as one of them alone, on a busy disk too. A
decision is on disk when both have returned.
"""

import os
import sys
from _thread import LockType, allocate_lock, start_new_thread
from contextlib import suppress
from pathlib import Path

from tui.errors import HalfSavedError, StoreError
from tui.store.second_copy import FILE_NAME

_NOWHERE = -1, -1


class SecondCopy:
    """A store's second copy, as it is written.

    The caller holds the database's write lock from the first `append` on until it has committed or taken back, so that
    lines of two processes never mix.
    """

    def __init__(self, folder: Path) -> None:
        """Write the copy in a folder; nothing is opened yet."""
        self._path = str(folder / FILE_NAME)
        self._file = -1
        self._identity = _NOWHERE
        self._whole = 0
        """The size after the last write, which ended with a whole line."""
        self._before: int | None = None
        self._syncs: _Syncs | None = None
        self._failure: OSError | None = None
        """What was wrong with a sync of this transaction."""

    def begin(self) -> None:
        """Begin a transaction: what is appended from now on is taken back together."""
        self._wait()
        self._before = self._failure = None

    def append(self, lines: bytes) -> None:
        """Append lines, and begin to sync them; `synced` waits for that.

        Raises:
            StoreError: They could not be written; what was appended in this transaction is taken back.
        """
        self._wait()
        try:
            size = self._opened()
            self._before = size if self._before is None else self._before
            # A line that a crash cut off must not swallow the next one.
            cut = size not in {0, self._whole} and os.pread(self._file, 1, size - 1) != b"\n"
            written = b"\n" + lines if cut else lines
            _write_all(self._file, written)
            self._whole = size + len(written)
        except OSError as error:
            self.take_back()
            message = f"The second copy of your marks, {self._path}, could not be written: {error.strerror}."
            raise StoreError(message, "Make room or mend its rights. Nothing was changed on disk.") from error
        self._syncs = self._syncs or _Syncs()
        self._syncs.begin(self._file)

    def synced(self) -> None:
        """Wait until all that was appended is on disk; the database has committed.

        Raises:
            HalfSavedError: It could not be synced; what was decided is in the database alone.
        """
        self._wait()
        error = self._failure
        if error is not None:
            message = f"This is saved, but its second copy, {self._path}, could not be written: {error.strerror}."
            raise HalfSavedError(message, "Check the disk; `tieout doctor` says whether all is there.") from error

    def take_back(self) -> None:
        """Cut the copy back to the size that it had before lines whose transaction failed.

        Where it can't be done, the next line with the same `seq` counts.
        """
        self._wait()
        if self._before is not None:
            with suppress(OSError):
                os.truncate(self._path, self._before)
        self._before = None

    def close(self) -> None:
        """Let go of the file."""
        if self._syncs is not None:
            self._syncs.stop()
            self._syncs = None
        self._let_go()

    def _opened(self) -> int:
        """Open the file that has the copy's name now, unless it is the one that is open; return its size."""
        with suppress(FileNotFoundError):
            status = os.stat(self._path)  # noqa: PTH116 - asked at each decision: `Path.stat` takes twice as long
            if (status.st_dev, status.st_ino) == self._identity:
                return status.st_size
        self._let_go()
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        status = os.fstat(self._file)
        self._identity, self._whole = (status.st_dev, status.st_ino), 0
        return status.st_size

    def _wait(self) -> None:
        if self._syncs is not None:
            self._failure = self._syncs.end() or self._failure

    def _let_go(self) -> None:
        file, self._file, self._identity = self._file, -1, _NOWHERE
        if file >= 0:
            os.close(file)


class _Syncs:
    """A thread that syncs a file when it is told to, and waits without waking up otherwise."""

    def __init__(self) -> None:
        self._wanted, self._over = allocate_lock(), allocate_lock()
        self._wanted.acquire()
        self._over.acquire()
        self._asked: list[int] = []
        self._failures: list[OSError] = []
        self._is_under_way = False
        # Without a way back to what owns it: one that is forgotten unclosed is let go of.
        start_new_thread(_work, (self._wanted, self._over, self._asked, self._failures))

    def begin(self, file: int) -> None:
        """Begin to sync what was written to a file; nothing else is under way."""
        self._asked.append(file)
        self._is_under_way = True
        self._wanted.release()

    def end(self) -> OSError | None:
        """Wait for what was begun, and return what was wrong with it."""
        if not self._is_under_way:
            return None
        self._over.acquire()
        self._is_under_way = False
        return self._failures.pop() if self._failures else None

    def stop(self) -> None:
        """End the thread."""
        self.end()
        self._wanted.release()


def _work(wanted: LockType, over: LockType, asked: list[int], failures: list[OSError]) -> None:
    while True:
        wanted.acquire()
        if not asked:
            return
        try:
            _sync(asked.pop())
        except OSError as error:
            failures.append(error)
        over.release()


def _sync(file: int) -> None:
    """Have what was written to a file on the disk itself."""
    if sys.platform == "darwin":
        from fcntl import F_FULLFSYNC, fcntl  # noqa: PLC0415 - macOS alone has it

        # There, fsync(2) leaves it in the drive's own memory.
        fcntl(file, F_FULLFSYNC)
    else:
        os.fsync(file)


def _write_all(file: int, body: bytes) -> None:
    """Write all of it: a disk that fills up takes a part without an error."""
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(file, rest) :]

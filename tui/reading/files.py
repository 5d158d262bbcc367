"""Files and their bytes, under a cap; no network."""

import hashlib
import os
import stat
from collections.abc import Iterator
from mmap import mmap
from pathlib import Path

from tui.errors import FetchError

SIZE_CAP = 20 * 1024 * 1024
"""The most bytes that a report may have, once unpacked."""
_CHUNK = 1 << 20


def too_large(what: str, cap: int = SIZE_CAP) -> FetchError:
    """Return the error for a page or file that is over the cap."""
    return FetchError(f"The {what} is larger than {cap // (1024 * 1024)} MB.", "Save the part you need, and open that.")


def absolute(path: str) -> Path:
    """Return the absolute path that the user meant, `~` expanded; nothing is looked up on disk.

    Raises:
        FetchError: `~` stands for nobody, the name holds a zero byte, or it is relative and the working folder is gone.
    """
    try:
        return Path(os.path.abspath(Path(path).expanduser()))  # noqa: PTH100 - `absolute` keeps `..`, `resolve` links
    except (RuntimeError, ValueError) as error:
        raise FetchError(f"“{path}” is not the name of a file.", "Check the path.") from error
    except OSError as error:
        raise FetchError("The working folder is gone.", "Change into another one, or name whole paths.") from error


def read_file(path: Path, cap: int = SIZE_CAP) -> bytes:
    """Return the bytes of an ordinary file.

    Raises:
        FetchError: It is not there, is no ordinary file, may not be read, or has more than `cap` bytes.
    """
    return b"".join(map(bytes, _pieces(path, cap)))


def sha256_of_file(path: Path, cap: int = SIZE_CAP) -> str:
    """Return the SHA-256 of an ordinary file, without ever holding all of it; errors as in `read_file`."""
    digest = hashlib.sha256()
    for piece in _pieces(path, cap):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path, cap: int) -> Iterator[memoryview]:
    """Yield the bytes of a file in order, each piece in the place of the one before; errors as in `read_file`."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _refuse_unreadable(path, os.fstat(descriptor), cap)
            file = os.fdopen(descriptor, "rb", buffering=0, closefd=False)
            # Room of its own, that is given back whole: what a thread has once allocated mostly stays with the program.
            size, view = 0, memoryview(mmap(-1, _CHUNK))
            while count := file.readinto(view):
                size += count
                if size > cap:  # it grew, or its size was not told
                    raise too_large("file", cap)
                yield view[:count]
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _translated(path, error) from error
    except ValueError as error:
        raise FetchError(f"“{path}” is not the name of a file.", "Check the path.") from error


def _refuse_unreadable(path: Path, status: os.stat_result, cap: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FetchError(f"{path} is a folder.", "Name a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise FetchError(f"{path} is a device or a pipe, not a file.", "Pipe the text in, and open “-”.")
    if status.st_size > cap:
        raise too_large("file", cap)


def _translated(path: Path, error: OSError) -> FetchError:
    if isinstance(error, FileNotFoundError):
        return FetchError(f"There is no file {path}.", "Check the path; an address begins with http:// or https://.")
    if isinstance(error, PermissionError):
        return FetchError(f"You may not read {path}.", "Ask its owner for leave, or copy it.")
    if isinstance(error, NotADirectoryError):
        return FetchError(f"There is no file {path}: a part of that path is a file.", "Check the path.")
    if isinstance(error, IsADirectoryError):
        return FetchError(f"{path} is a folder.", "Name a file in it.")
    return FetchError(f"{path} could not be read: {error.strerror or error}.", "Check the path, and try again.")

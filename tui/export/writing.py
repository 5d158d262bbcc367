"""Writing an export: whole or not at all."""

import os
import stat
from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path

from tui.errors import ExportError

_IN_A_STEP = 50
"""How many pieces are written before others have a turn."""
_INTACT = "What was there before is intact."


def write_whole(path: Path, content: str | bytes | Iterable[str | bytes]) -> None:
    """Write a file so that its name never stands for half of it; arguments and errors as in `writing_whole`."""
    for _ in writing_whole(path, (content,) if isinstance(content, str | bytes) else content):
        pass


def writing_whole(path: Path, pieces: Iterable[str | bytes]) -> Generator[int, None, None]:
    """Write a file whole or not at all, a little at a time: a temporary file, fsync, rename.

    It yields how many bytes are written; given up before it has ended, it leaves nothing.

    Args:
        path: The file.
        pieces: What is in it; what they raise goes through, and nothing is written then.

    Raises:
        ExportError: It could not be written, or the name is a symbolic link or no plain file.
    """
    beside = path.parent / f".tieout-{os.urandom(8).hex()}.part"
    try:
        _refuse_special(path)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            for count, piece in enumerate(pieces):
                file.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
                if count % _IN_A_STEP == 0:
                    yield file.tell()
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"{path} could not be written: {reason}.", f"Name another file. {_INTACT}") from error
    finally:
        with suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)


def _refuse_special(path: Path) -> None:
    """A link may lead anywhere, and a device or a pipe has no old content to keep."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISLNK(mode):
        raise ExportError(f"{path} is a symbolic link; nothing was written.", "Name the file that it leads to.")
    if not stat.S_ISREG(mode):
        raise ExportError(f"{path} is no plain file; nothing was written.", "Name another file.")


def _sync_folder(folder: Path) -> None:
    """Make the rename last; a system that can't sync folders does it by itself."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

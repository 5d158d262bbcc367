"""Folders that are thrown away at the end: those of a run that was killed, by the next run."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ModuleNotFoundError:  # Windows: there the system alone empties its folder
    fcntl = None  # type: ignore[assignment]

_MARK = "thrown-away-at-the-end"
"""The file in such a folder that its run holds a lock on; the system lets go of it however the run ends."""


@contextmanager
def throwaway_folder(prefix: str) -> Iterator[Path]:
    """Make a folder for a block, once those that runs before have left behind are gone."""
    _sweep(prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    descriptor = _marked(folder)
    try:
        yield folder
    finally:
        os.close(descriptor)
        shutil.rmtree(folder, ignore_errors=True)


def _marked(folder: Path) -> int:
    """Mark a folder as one to be thrown away, and return the descriptor of the mark, which is locked."""
    unlocked = folder / f"{_MARK}.new"
    descriptor = os.open(unlocked, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        # Under its own name only now: no other run finds the mark without its lock.
        unlocked.rename(folder / _MARK)
    return descriptor


def _sweep(prefix: str) -> None:
    """Remove the reviewer's own folders of this sort whose runs have ended."""
    if fcntl is None:
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            descriptor = os.open(folder / _MARK, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)

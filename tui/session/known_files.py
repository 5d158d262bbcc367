"""Files that are known to hold what was read of them: as long as they stand on the disk as they stood then.

To sum up the bytes of a large file takes longer than all else of opening its review, so that is done later.
"""

import os
from pathlib import Path

from msgspec import Struct

from tui.domain.wire import Json
from tui.errors import FetchError
from tui.reading.files import sha256_of_file
from tui.store.views import Views


class Digest(Struct, frozen=True):
    """What a file holds."""

    sha256: str
    """The SHA-256 of its bytes."""
    state: tuple[int, ...] = ()
    """How the file stood before they were summed up; empty where they were not, for it is known by its state."""


def digest_of(path: Path) -> Digest:
    """Sum up the bytes of a file.

    Raises:
        FetchError: It can't be read.
    """
    state = _state_of(path)
    return Digest(sha256_of_file(path), state)


def is_known(views: Views, report_id: str, path: Path, sha256: str) -> bool:
    """Say whether a file stands as it did when it was seen to hold what a report was read from."""
    state = _state_of(path)
    return bool(state) and views.find(_names(report_id), _key(path, sha256, state)) is not None


def know(views: Views, report_id: str, path: Path, digest: Digest) -> None:
    """Keep how a file stands that holds what a report was read from, if it stands as it did before it was read."""
    if digest.state and digest.state == _state_of(path):
        views.keep(_names(report_id), _key(path, digest.sha256, digest.state), {})


def still_holds(path: Path, sha256: str) -> bool:
    """Say whether a file holds these bytes; one that can't be read any more says nothing else."""
    try:
        return sha256_of_file(path) == sha256
    except FetchError:
        return True


def _names(report_id: str) -> tuple[str, ...]:
    return report_id, "file"


def _key(path: Path, sha256: str, state: tuple[int, ...]) -> dict[str, Json]:
    return {"path": str(path), "sha256": sha256, "state": [*state]}


def _state_of(path: Path) -> tuple[int, ...]:
    """Return what changes with each change of a file (POSIX stat: ctime, too, which no program sets); or nothing."""
    try:
        found = os.stat(path)  # noqa: PTH116 - without links it is what `sha256_of_file` opens
    except (OSError, ValueError):
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev

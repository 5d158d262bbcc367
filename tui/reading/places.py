"""From what a user names to what there is to read: addresses, files, and the files in folders.

Files in folders are only found here, not opened: what they are is told from their bytes when they are read.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from tui.errors import FetchError, TieoutError
from tui.reading.files import absolute
from tui.reading.locations import STDIN, scheme_of

_HIDDEN = (".", "~$")
"""What the names of hidden files begin with; the second are the locks that Word and Excel leave beside an open file."""
_PAGE_ENDINGS = (".html", ".htm")
_PARTS_OF_PAGE = ("_files", ".files", "_fichiers", "-Dateien", "_文件")
"""What browsers add to a saved page's name for the folder with its pictures and scripts."""


class Place(Struct, frozen=True):
    """One thing to read."""

    location: str
    """An address as it was named, an absolute path, or `-` for the input."""
    was_named: bool = True
    """Whether the user named it; False for a file that was found in a folder, where not all files are reports."""


class Missed(Struct, frozen=True):
    """What will not be read, and why."""

    location: str
    """The path or the address."""
    error: TieoutError
    """Why."""


class Places(Struct, frozen=True):
    """What there is to read, and what was left out."""

    wanted: tuple[Place, ...]
    """In the order in which it was named; in folders by name. None stands twice."""
    missed: tuple[Missed, ...] = ()
    """What was named and can't be looked into."""
    hidden: int = 0
    """How many hidden files and folders were passed over, and folders that hold the parts of a saved page."""


def find_places(named: Iterable[str]) -> Places:
    """Return what there is to read at addresses, paths and `-`.

    Folders are searched with all that is below them, links followed, each folder once. Nothing is opened.
    """
    found = _Found()
    for name in named:
        try:
            _find(name, found)
        except FetchError as error:
            found.missed.append(Missed(name, error))
    return Places(tuple(found.wanted.values()), tuple(found.missed), found.hidden)


class _Found(Struct):
    """What the search has come upon so far."""

    wanted: dict[str, Place] = field(default_factory=dict)
    missed: list[Missed] = field(default_factory=list)
    hidden: int = 0
    folders: set[tuple[int, int]] = field(default_factory=set)
    """Devices and inodes of folders that were searched: a link that leads back up is followed no further."""


def _find(name: str, found: _Found) -> None:
    if name == STDIN or scheme_of(name):
        found.wanted.setdefault(name.strip(), Place(name.strip()))
        return
    if not name.strip():
        # A shell makes it of a variable that is not set; as a path it would be the working folder.
        raise FetchError("A name is empty.", "Check the command line.")
    path = absolute(name)
    if not _is_folder(path):
        found.wanted[str(path)] = Place(str(path))
        return
    before = len(found.wanted), len(found.missed)
    for file in _files_below(path, found):
        found.wanted.setdefault(str(file), Place(str(file), was_named=False))
    if before == (len(found.wanted), len(found.missed)):
        raise FetchError(f"There is nothing to read in the folder {path}.", "Name another folder, or a file.")


def _files_below(top: Path, found: _Found) -> Iterator[Path]:
    """Yield the ordinary files in a folder and below it, each folder's own first, by name."""
    for folder, folders, files in os.walk(top, followlinks=True, onerror=lambda error: _miss(found, error)):
        if _was_searched(Path(folder), found):
            folders.clear()
            continue
        pages = {name.removesuffix(ending) for name in files for ending in _PAGE_ENDINGS if name.endswith(ending)}
        shown = sorted(name for name in folders if not _is_hidden(name) and not _holds_parts(name, pages))
        kept = sorted(name for name in files if not _is_hidden(name))
        found.hidden += len(folders) - len(shown) + len(files) - len(kept)
        folders[:] = shown
        yield from (path for name in kept if _is_ordinary(path := Path(folder, name)))


def _miss(found: _Found, error: OSError) -> None:
    reason = error.strerror or str(error)
    missed = FetchError(f"The folder {error.filename} could not be looked into: {reason}.", "Ask its owner for leave.")
    found.missed.append(Missed(str(error.filename), missed))


def _was_searched(folder: Path, found: _Found) -> bool:
    """Say whether a folder was searched before, or is gone; from now on it was."""
    try:
        status = folder.stat()
    except OSError:
        return True
    identity = (status.st_dev, status.st_ino)
    was_searched = identity in found.folders
    found.folders.add(identity)
    return was_searched


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN)


def _holds_parts(name: str, pages: set[str]) -> bool:
    return any(name.endswith(ending) and name.removesuffix(ending) in pages for ending in _PARTS_OF_PAGE)


def _is_ordinary(path: Path) -> bool:
    """Say whether a path is a file or a link to one; not a pipe, a device or a link that leads nowhere."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False

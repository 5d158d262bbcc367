"""Views: files beside the database with what is derived from it, so that a large report is there in a moment.

They are made from the store and anew whenever need be: a view that is missing, damaged, of another version or of
another state of the store is none. Nothing that is decided depends on them, and they may be deleted at any time.
"""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from time import time

from tui.domain.wire import Json
from tui.store.begun import Begun
from tui.store.column_files import columns_of, file_of
from tui.store.columns import Columns

FOLDER = "views"
"""Where views are kept, in the store's folder."""
_NAMED = 16
_IN_USE_S = 60


class Views:
    """The views of the reports in one store. Reading one never fails, and neither does keeping one: it may be missing.

    A key says what a view is of, in JSON; a view with another key is none.
    """

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        """Keep views in a store's folder, or none where nothing may be written."""
        self._folder = folder / FOLDER
        self._read_only = read_only
        self._begun: tuple[Path, Begun[Columns | None]] | None = None

    def begin(self, names: tuple[str, ...]) -> None:
        """Begin to read a view that will be asked for next."""
        path = self._path(names)
        self._begun = path, Begun(lambda: _read(path))

    def find(self, names: tuple[str, ...], key: Mapping[str, Json]) -> Columns | None:
        """Return the view of a report, or of one reviewer's review of it; None when there is none with this key."""
        path, begun, self._begun = self._path(names), self._begun, None
        view = begun[1].outcome() if begun and begun[0] == path else _read(path)
        return view if view and view.key == key else None

    def keep(
        self,
        names: tuple[str, ...],
        key: Mapping[str, Json],
        columns: Mapping[str, bytes],
        late: Collection[str] = (),
    ) -> None:
        """Keep a view instead of the one that there was, whole or not at all; late columns as in `file_of`."""
        if self._read_only:
            return
        path = self._path(names)
        beside = self._folder / f".tieout-{os.urandom(8).hex()}.part"
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(file_of(key, columns, late))
            # Not synced: after a power cut its checksum says whether it is whole.
            beside.replace(path)
            self._tidy()
        except OSError:
            # The disk is full, or is not ours to write: the next opening reads the store itself.
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _tidy(self) -> None:
        """Delete what tieout left when it was killed as it kept a view; no other one takes that long to keep one."""
        for left in self._folder.glob(".tieout-*.part"):
            if time() - left.stat().st_mtime > _IN_USE_S:
                left.unlink(missing_ok=True)

    def drop(self, report_id: str) -> None:
        """Delete the views of a report."""
        with suppress(OSError):
            for path in self._folder.glob(f"{_named(report_id)}*"):
                path.unlink(missing_ok=True)

    def drop_all(self) -> None:
        """Delete all views."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                path.unlink(missing_ok=True)

    def _path(self, names: tuple[str, ...]) -> Path:
        return self._folder / "-".join(map(_named, names))


def _read(path: Path) -> Columns | None:
    try:
        return columns_of(path)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _named(name: str) -> str:
    """Return a name of a file for any text: what names a report may come from someone else's store."""
    import hashlib  # noqa: PLC0415 - the library needs none

    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_NAMED]

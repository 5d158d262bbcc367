"""Looking after a store: what is wrong with it, backups, and making it whole again. None of it needs an open desk."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tui.clock import utc_now
from tui.domain.tally import Tally
from tui.errors import StoreError
from tui.paths import is_there
from tui.session.library import back_up_if_due
from tui.session.review import ReviewSession
from tui.store.backup import FOLDER as BACKUPS
from tui.store.backup import Backup, back_up, backups_of, copy_into
from tui.store.database import Store, StoredReview
from tui.store.diagnosis import REPAIR, Check, Diagnosis, diagnose, leftovers_in, own_files
from tui.store.faults import in_reviewers_words
from tui.store.head import FILE_NAME
from tui.store.opening import read_only_connection
from tui.store.restoring import Restored
from tui.store.restoring import restore as restore_store

__all__ = [
    "Backup",
    "Check",
    "Diagnosis",
    "Restored",
    "back_up_if_due",
    "backups_of",
    "diagnose",
    "make_backup",
    "repair",
    "restore",
    "told",
]

_IN_USE_S = 60
"""A temporary file that was changed so lately may belong to a tieout that is at work."""


def restore(folder: Path, backup: Path | None = None, *, clock: Callable[[], datetime] = utc_now) -> Restored:
    """Make the store in a folder whole again; its old files are set aside, and none is deleted.

    It begins with a backup and takes in every row of the old store and of the second copy that the backup does not
    have. No other tieout may have the store open: it would refuse to go on.

    Args:
        folder: The store's.
        backup: The backup to begin with; None for the newest that is whole, or for none when there is none.
        clock: Gives aware UTC times.

    Raises:
        StoreError: The backup is damaged, or the new store could not be written; nothing was changed.
    """

    def tally_of(store: Store, stored: StoredReview) -> Tally:
        return ReviewSession(store, "", clock, stored).tally

    restored = restore_store(folder, backup, clock(), tally_of)
    store = Store.open(folder)
    try:
        store.complete_copy(overrule=True)
    finally:
        store.close()
    return restored


def make_backup(folder: Path, to: Path | None = None, *, clock: Callable[[], datetime] = utc_now) -> Path:
    """Make a backup of the store in a folder, beside it or in a file that is not there yet, and return where.

    Raises:
        StoreError: There is no store, it is damaged, or the backup could not be written.
    """
    path = folder / FILE_NAME
    if not is_there(path):
        raise StoreError(f"There is no store in {folder}.", "Name its folder with --store.")
    if to is not None and os.path.lexists(to):
        raise StoreError(f"{to} is there already; nothing was written.", "Name a file that is not there yet.")
    with in_reviewers_words():
        connection = read_only_connection(path)
    try:
        if to is None:
            return back_up(connection, folder, clock()).path
        copy_into(connection, to)
        return to
    finally:
        connection.close()


def repair(folder: Path, *, beside: Path | None = None, clock: Callable[[], datetime] = utc_now) -> Iterator[str]:
    """Mend what `diagnose` finds wrong in a store's folder, and yield a line for each thing that was done.

    Raises:
        StoreError: It could not be mended.
    """
    yield from _rights_mended(folder)
    yield from _leftovers_removed([folder, folder / BACKUPS, *([beside] if beside else [])], clock())
    found = diagnose(folder)
    copy = next((check for check in found.checks if check.name == "copy"), None)
    if not found.is_damaged and copy is not None and not copy.is_sound:
        store = Store.open(folder, completes_copy=False)
        try:
            written = store.complete_copy()
        finally:
            store.close()
        if written:
            yield f"{written} rows written to the second copy"
        found = diagnose(folder)
    if found.is_damaged or any(check.name == "copy" and check.hint == REPAIR for check in found.checks):
        yield from told(restore(folder, found.backup, clock=clock))


def told(restored: Restored) -> Iterator[str]:
    """Yield what a restore did, in the reviewer's words."""
    yield f"restored: {restored.reports} reports with {restored.events:,} decisions"
    yield f"from the backup {restored.backup}" if restored.backup else "without a backup: none is whole"
    gained = ", ".join(f"{number:,} {table}" for table, number in sorted(restored.regained.items()))
    yield f"regained from the old files: {gained or 'nothing was missing in the backup'}"
    for line in restored.lost:
        yield f"lost: {line}"
    if restored.aside:
        yield f"the old files are kept in {restored.aside}"


def _rights_mended(folder: Path) -> Iterator[str]:
    if os.name != "posix":
        return
    for path in own_files(folder):
        wanted = 0o700 if path.is_dir() else 0o600
        if stat.S_IMODE(path.lstat().st_mode) != wanted and not path.is_symlink():
            with suppress(OSError):
                path.chmod(wanted)
                yield f"{path} is yours alone now"


def _leftovers_removed(folders: list[Path], at: datetime) -> Iterator[str]:
    for path in leftovers_in(folders):
        try:
            if at.timestamp() - path.lstat().st_mtime < _IN_USE_S:
                yield f"{path} was left alone: it may be in use"
            elif path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
                yield f"{path} removed"
            else:
                path.unlink()
                yield f"{path} removed"
        except OSError as error:
            yield f"{path} could not be removed: {error.strerror}"

"""A store made whole again: a backup, what can be salvaged of the store as it is, and the second copy of the marks.

The new store is built beside the old one and checked before it takes its name. The old files are set aside in a
folder with the time in its name, and never deleted.
"""

import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from msgspec import Struct

from tui.domain.tally import Tally
from tui.errors import StoreError
from tui.store.backup import backups_of, sync_folder
from tui.store.checking import first_fault
from tui.store.database import Store, StoredReview
from tui.store.faults import in_reviewers_words
from tui.store.head import FILE_NAME
from tui.store.opening import open_store, read_only_connection
from tui.store.progress import progress_anew
from tui.store.regaining import take_in
from tui.store.salvage import Rows, rows_in_copy, rows_in_file, shapes
from tui.store.second_copy import FILE_NAME as COPY_NAME
from tui.store.views import Views

ASIDE = "set-aside"
"""Where stores go that another one took the place of, in the store's folder."""
_LOGS = ("-wal", "-shm")


class Restored(Struct, frozen=True):
    """What a restore did."""

    aside: Path | None
    """The folder in which the old files are; None when there were none."""
    backup: Path | None
    """The backup that it began with; None when there was none that is whole."""
    events: int
    """How many decisions the store has now."""
    reports: int
    """How many reports the store has now."""
    regained: Mapping[str, int]
    """How many rows of each table came from the old file and the second copy, that the backup did not have."""
    lost: tuple[str, ...]
    """What could not be had back, in the reviewer's words; empty when everything is there."""


def restore(
    folder: Path, backup: Path | None, at: datetime, tally_of: Callable[[Store, StoredReview], Tally]
) -> Restored:
    """Build the store in a folder anew and put the old one aside.

    Args:
        folder: The store's.
        backup: The backup to begin with; None for the newest that is whole, or for none when there is none.
        at: The time now; aware, UTC.
        tally_of: Counts how far a review is.

    Raises:
        StoreError: The backup is damaged or no store, or the new store could not be written or is not whole; nothing
            was changed.
    """
    base = whole_backup(folder, backup)
    building = folder / f".tieout-{secrets.token_hex(8)}.part"
    try:
        building.mkdir(mode=0o700)
        restored = _build(folder, building, base, tally_of, at)
        if fault := fault_of(building / FILE_NAME):
            raise _not_restored(folder, fault)
        aside = _swap(folder, building / FILE_NAME, at)
    except OSError as error:
        raise _not_restored(folder, str(error.strerror)) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return Restored(aside, base, *restored)


def _not_restored(folder: Path, why: str) -> StoreError:
    message = f"The store in {folder} could not be restored: {why}."
    return StoreError(message, "Make room or mend the rights, and try again.")


def whole_backup(folder: Path, backup: Path | None) -> Path | None:
    """Return the backup itself when it is whole, or the newest whole one when None is asked for.

    Raises:
        StoreError: The one that is asked for is damaged or no store.
    """
    if backup is not None:
        fault = fault_of(backup)
        if fault:
            raise StoreError(
                f"The backup {backup} can't be used: {fault}.", "Name another: `tieout restore` lists them."
            )
        return backup
    return next((known.path for known in backups_of(folder) if not fault_of(known.path)), None)


def fault_of(path: Path) -> str:
    """Return what is wrong with a backup, in a few words; empty when it is whole."""
    try:
        with in_reviewers_words():
            connection = read_only_connection(path)
        try:
            return first_fault(connection)
        finally:
            connection.close()
    except StoreError as error:
        return error.message.rstrip(".")
    except OSError as error:
        return str(error.strerror)


def _build(
    folder: Path, building: Path, base: Path | None, tally_of: Callable[[Store, StoredReview], Tally], at: datetime
) -> tuple[int, int, Mapping[str, int], tuple[str, ...]]:
    """Make the new store, and return what `Restored` says of it."""
    if base is not None:
        shutil.copyfile(base, building / FILE_NAME)
        (building / FILE_NAME).chmod(0o600)
    store = Store(open_store(building, is_new=True))
    try:
        old = _rows_of(folder / FILE_NAME)
        copied = rows_in_copy(folder).rows
        regained = take_in(store, {table: {**copied.get(table, {}), **old.get(table, {})} for table in shapes()})
        lost = (*regained.refused, *progress_anew(store, old.get("progress", {}).values(), tally_of, at))
        reports, events = store.number("SELECT count(*) FROM reports"), store.number("SELECT count(*) FROM events")
        return events, reports, regained.counts, lost
    finally:
        store.close()


def _rows_of(path: Path) -> Rows:
    try:
        return rows_in_file(path)
    except OSError:
        # There is no file, or the disk does not give it: the backup and the second copy have to do.
        return {}


def _swap(folder: Path, built: Path, at: datetime) -> Path | None:
    """Give the new store its name, after the old one was linked into a folder of its own; return that folder."""
    path = folder / FILE_NAME
    aside: Path | None = None
    if path.exists():
        aside = _folder_aside(folder, at)
        if (folder / COPY_NAME).exists():
            shutil.copyfile(folder / COPY_NAME, aside / COPY_NAME)
            (aside / COPY_NAME).chmod(0o600)
        try:
            (aside / FILE_NAME).hardlink_to(path)
        except OSError:
            # Some file systems know no links.
            shutil.copyfile(path, aside / FILE_NAME)
        sync_folder(aside)
        # The log belongs to the old file; beside the new one it would be taken in.
        for ending in _LOGS:
            log = folder / f"{FILE_NAME}{ending}"
            if log.exists():
                log.replace(aside / log.name)
        sync_folder(folder)
    built.replace(path)
    sync_folder(folder)
    Views(folder, read_only=False).drop_all()
    return aside


def _folder_aside(folder: Path, at: datetime) -> Path:
    name = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    (folder / ASIDE).mkdir(mode=0o700, exist_ok=True)
    for number in count():
        aside = folder / ASIDE / (f"{name}-{number}" if number else name)
        with suppress(FileExistsError):
            aside.mkdir(mode=0o700)
            return aside
    raise AssertionError

"""Backups of a store: whole copies of its database beside it, made by SQLite's online backup while it is in use.

One is made before the tables are changed and, when a report was read or something decided since the last one, as the
program ends: then no key waits for it, and no other window is held up; of a large store not each time. The newest of
each of seven days and of each of four weeks are kept.
"""

import os
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import apsw
from msgspec import Struct

from tui.errors import StoreError
from tui.store.checking import first_fault
from tui.store.faults import damaged, in_reviewers_words

FOLDER = "backups"
"""Where backups are kept, in the store's folder."""
DAYS = 7
"""Of how many days the newest backup is kept."""
WEEKS = 4
"""Of how many weeks the newest backup is kept."""
_NAME = re.compile(r"([0-9]{8}T[0-9]{6}Z)-([0-9]{1,12})-([0-9]{1,12})(-before-[0-9]{1,6})?\.db")
_TIME = "%Y%m%dT%H%M%SZ"
_SMALL_BYTES = 2_000_000
"""Up to what size a store is backed up each time: nobody notices how long a copy takes, with all its rows checked."""
_LARGE_BYTES = 64_000_000
"""From what size on it is backed up once a day at most; one between them the more often, the smaller it is."""
_A_DAY_S = 86_400


class Backup(Struct, frozen=True):
    """One backup."""

    path: Path
    """The database file."""
    at: datetime
    """When it was made; aware, UTC."""
    readings: int
    """How many readings it holds."""
    events: int
    """How many events it holds."""
    before_update: bool
    """Whether it was made before the tables were changed; such a one is kept."""


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of the store in a folder, the newest first.

    Raises:
        StoreError: Their folder can't be read.
    """
    try:
        names = sorted(path.name for path in (folder / FOLDER).iterdir())
    except FileNotFoundError:
        return ()
    except OSError as error:
        message = f"The backups in {folder / FOLDER} can't be read: {error.strerror}."
        raise StoreError(message, "Ask for the right to read them.") from error
    found = [backup for name in reversed(names) if (backup := _named(folder / FOLDER / name))]
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.events), reverse=True))


def _named(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if not match:
        return None
    try:
        at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, int(match[2]), int(match[3]), bool(match[4]))


def is_due(connection: apsw.Connection, folder: Path, at: datetime) -> bool:
    """Say whether a store holds readings or decisions that its newest backup does not, and it is time for another.

    Raises:
        StoreError: The store or the folder of its backups can't be read.
    """
    readings, events = counted(connection)
    newest = next(iter(backups_of(folder)), None)
    if newest is None:
        return readings + events > 0
    if (newest.readings, newest.events) == (readings, events):
        return False
    with in_reviewers_words():
        size = int(connection.pragma("page_count")) * int(connection.pragma("page_size"))
    rest_s = min(size / _LARGE_BYTES, 1) * _A_DAY_S
    # One from the future was made while the clock was wrong: nothing is to wait until then.
    return size < _SMALL_BYTES or not 0 <= (at - newest.at).total_seconds() < rest_s


def counted(connection: apsw.Connection) -> tuple[int, int]:
    """Return how many readings and how many events a store holds.

    Raises:
        StoreError: The store can't be read.
    """
    query = "SELECT (SELECT count(*) FROM readings), (SELECT count(*) FROM events)"
    with in_reviewers_words():
        readings, events = connection.execute(query).fetchall()[0]
    return int(str(readings)), int(str(events))


def back_up(connection: apsw.Connection, folder: Path, at: datetime, *, before_version: int = 0) -> Backup:
    """Make a backup of an open store beside it, and let go of those that are no longer kept.

    Args:
        connection: The store's.
        folder: The store's.
        at: The time now; aware, UTC.
        before_version: The version that the tables are about to be brought to; 0 when they stay as they are.

    Raises:
        DamagedError: The store is damaged; no backup was made, and none was let go of.
        StoreError: It could not be written.
    """
    readings, events = counted(connection)
    ending = f"-before-{before_version}" if before_version else ""
    path = folder / FOLDER / f"{at.astimezone(UTC).strftime(_TIME)}-{readings}-{events}{ending}.db"
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        message = f"The folder {path.parent} for backups could not be made: {error.strerror}."
        raise StoreError(message, "Make room or mend the rights. The store itself is as it was.") from error
    copy_into(connection, path)
    for old in let_go(backups_of(folder)):
        with suppress(OSError):
            old.path.unlink()
    return Backup(path, at, readings, events, bool(before_version))


def copy_into(connection: apsw.Connection, path: Path) -> None:
    """Copy an open store into a file, whole or not at all: a temporary file, fsync, rename.

    Raises:
        DamagedError: The store is damaged; a copy of damage would take the place of a whole one.
        StoreError: It could not be written.
    """
    beside = path.parent / f".tieout-{secrets.token_hex(8)}.part"
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with in_reviewers_words():
            _copy(connection, beside)
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        message = f"The backup {path} could not be written: {error.strerror}."
        raise StoreError(message, "Make room or name another file. The store itself is as it was.") from error
    finally:
        for leftover in path.parent.glob(f"{beside.name}*"):
            leftover.unlink(missing_ok=True)


def _copy(connection: apsw.Connection, path: Path) -> None:
    copy = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        # In one step: between two, a mark in another window would make it begin anew.
        with copy.backup("main", connection, "main") as under_way:
            while not under_way.done:
                under_way.step(-1)
        # A backup is read where nothing may be written: it must not need a log.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        fault = first_fault(copy)
        if fault:
            raise damaged(fault)
    finally:
        copy.close()


def let_go(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return the backups that are not kept: all but the newest of each of `DAYS` days and of `WEEKS` weeks (ISO 8601).

    Those before a change of the tables are kept, and do not count among the others.
    """
    ordinary = sorted((backup for backup in backups if not backup.before_update), key=lambda b: (b.at, b.events))
    of_day = {backup.at.date(): backup for backup in ordinary}
    of_week = {backup.at.isocalendar()[:2]: backup for backup in ordinary}
    kept = [of_day[day] for day in sorted(of_day)[-DAYS:]] + [of_week[week] for week in sorted(of_week)[-WEEKS:]]
    return tuple(backup for backup in ordinary if backup not in kept)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder last; a system that can't sync folders does it by itself."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

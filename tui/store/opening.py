"""Opening a store: what file it is, whether it may be written, and a connection set up so that a commit lasts.

WAL with `synchronous=FULL` is the mode that lost nothing under simulated power loss at one fsync a commit.
"""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import apsw
from msgspec import Struct

from tui.clock import utc_now
from tui.errors import StoreError
from tui.store import schema
from tui.store.checking import first_fault
from tui.store.faults import damaged, in_reviewers_words
from tui.store.head import (
    FILE_NAME,
    HEAD_BYTES,
    SCHEMA_VERSION,
    connected,
    is_of_a_store,
    may_write,
    version_in,
)
from tui.store.pages import with_log
from tui.store.second_copy import FILE_NAME as COPY_NAME

_CHECKED_AT_ONCE_BYTES = 1_000_000
"""Up to what size the whole store is checked as it is opened: a few hundredths of a second."""
_ELSEWHERE = "It was not touched. Name another folder with --store."


class Opened(Struct, frozen=True):
    """An open store."""

    connection: apsw.Connection
    """Set up, its tables at `SCHEMA_VERSION` unless it is read-only."""
    path: Path
    """The database file."""
    read_only: bool
    """Whether nothing can be written."""
    notice: str
    """Why it is read-only, in the reviewer's words; empty when it is not."""
    is_checked: bool = False
    """Whether all of it was looked at as it was opened."""


def open_store(folder: Path, *, is_new: bool = False) -> Opened:
    """Open the store in `folder`, making both when they are missing (0700, and 0600 for the file).

    A small store is checked from end to end; of a large one what is read is checked as it is read. Before its tables
    are brought up to date, a backup is made.

    Args:
        folder: Where it is.
        is_new: It is being made by the caller: there is nothing yet that could be damaged or lost.

    Raises:
        DamagedError: The store is damaged, or its database is gone; nothing was touched.
        StoreError: The folder can't be made, or what stands there is no store; nothing was touched then.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _refuse_lost(folder)
            _create(path)
        version = version_of(path)
    except FileExistsError as error:
        raise StoreError(f"{folder} is a file; a store is a folder.", _ELSEWHERE) from error
    except OSError as error:
        message = f"The store in {folder} could not be opened: {error.strerror}."
        raise StoreError(message, "Name another folder with --store.") from error
    with in_reviewers_words():
        if version > SCHEMA_VERSION:
            return _open_newer(path)
        if not (may_write(str(path)) and may_write(str(folder))):
            connection = read_only_connection(path)
            is_checked = _is_checked(connection, path)
            notice = f"The store in {folder} can only be read."
            return Opened(_up_to_date(connection, path), path, True, notice, is_checked)
        connection = connected(str(path))
        if _pragma(connection, "user_version") > SCHEMA_VERSION:
            # The newer version may still stand in the log alone, where the file's head does not show it.
            connection.close()
            return _open_newer(path)
        is_checked = _is_checked(connection, path)
        _update(connection, folder, back_up_first=not is_new)
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
        return Opened(connection, path, False, "", is_checked)


def leftovers_of_a_store(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder that only a store of tieout leaves beside its database."""
    from tui.store.backup import FOLDER, backups_of  # noqa: PLC0415 - few stores have lost their database

    left = []
    with suppress(OSError, StoreError):
        left += [COPY_NAME] if (folder / COPY_NAME).exists() else []
        left += [FOLDER] if backups_of(folder) else []
    return tuple(left)


def _refuse_lost(folder: Path) -> None:
    """A store whose database is gone must not begin anew as if nothing had been there."""
    left = leftovers_of_a_store(folder)
    if left:
        raise damaged(f"{folder / FILE_NAME} is gone, though {' and '.join(left)} are there")


def _is_checked(connection: apsw.Connection, path: Path) -> bool:
    """Look at a store that is not too large for it, and say whether it was not.

    Raises:
        DamagedError: It is damaged.
    """
    size = int(connection.pragma("page_count")) * int(connection.pragma("page_size"))
    if size > _CHECKED_AT_ONCE_BYTES:
        return False
    fault = first_fault(connection)
    if fault:
        connection.close()
        raise damaged(f"{path}: {fault}")
    return True


def _create(path: Path) -> None:
    """Make an empty store beside `path` and link it in whole, so that no one ever sees half of one."""
    beside = path.with_name(f"{path.name}.new-{os.getpid()}")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with in_reviewers_words():
            connection = apsw.Connection(str(beside), flags=apsw.SQLITE_OPEN_READWRITE)
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            connection.execute("PRAGMA synchronous = FULL")
            with connection:
                schema.migrate(connection, 0)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.close()
        _put_in_place(beside, path)
    finally:
        for leftover in path.parent.glob(f"{beside.name}*"):
            leftover.unlink(missing_ok=True)


def _put_in_place(beside: Path, path: Path) -> None:
    """Give a new store its name, unless another tieout has made one meanwhile: then that one is the store."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        return
    except OSError:
        # Some file systems know no links; there two that begin at the same moment would both rename.
        if not path.exists():
            beside.rename(path)


def version_of(path: Path) -> int:
    """Return the version of the tables as the file's head has it, without opening it as a database.

    Raises:
        DamagedError: It was a store and is none now.
        StoreError: It is no store.
        OSError: It can't be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    is_ours, version = is_of_a_store(head), version_in(head)
    if not (is_ours and version) and leftovers_of_a_store(path.parent):
        raise damaged(f"the head of {path} is not as it was written")
    if not head:
        raise StoreError(f"{path} is an empty file, not a store.", _ELSEWHERE)
    if not is_ours:
        raise StoreError(f"{path} is not a store of tieout.", _ELSEWHERE)
    return version


def _open_newer(path: Path) -> Opened:
    connection = read_only_connection(path)
    needs = connection.execute("SELECT value FROM meta WHERE key = 'needs'").fetchone()
    program = needs[0] if needs else "a newer version"
    notice = f"This store was written by a newer tieout and can only be read; to change it, update to {program}."
    return Opened(connection, path, True, notice)


def read_only_connection(path: Path) -> apsw.Connection:
    """Open a store's database so that no byte of it changes.

    Raises:
        apsw.Error: SQLite can't open it.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        # The last marks are in the log; in a folder that can't be written SQLite may be unable to read it.
        with suppress(apsw.CantOpenError, apsw.ReadOnlyError):
            return _checked(_connected(path, "mode=ro"))
        return _checked(_in_memory(path, update=False))
    return _checked(_connected(path, "immutable=1"))


def _up_to_date(connection: apsw.Connection, path: Path) -> apsw.Connection:
    """Return the connection, or one to a copy in memory with the tables of today when those in the file are older."""
    if _pragma(connection, "user_version") >= SCHEMA_VERSION:
        return connection
    connection.close()
    return _in_memory(path, update=True)


def _in_memory(path: Path, *, update: bool) -> apsw.Connection:
    connection = apsw.Connection(":memory:")
    connection.deserialize("main", with_log(path))
    if update:
        schema.migrate(connection, _pragma(connection, "user_version"))
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connected(path: Path, mode: str) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.Connection(f"file:{quote(str(path))}?{mode}", flags=flags)


def _checked(connection: apsw.Connection) -> apsw.Connection:
    """Read once: only then SQLite looks whether it can."""
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    return connection


def _update(connection: apsw.Connection, folder: Path, *, back_up_first: bool) -> None:
    version = _pragma(connection, "user_version")
    if version == SCHEMA_VERSION:
        return
    if back_up_first:
        from tui.store.backup import back_up  # noqa: PLC0415 - a store is brought up to date once

        back_up(connection, folder, utc_now(), before_version=SCHEMA_VERSION)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another tieout may have been first.
        schema.migrate(connection, _pragma(connection, "user_version"))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _pragma(connection: apsw.Connection, name: str) -> int:
    return int(connection.pragma(name))

"""What stands at the head of a store's file, and a store that is opened only to be looked at."""

import os

import apsw

from tui.store.faults import in_reviewers_words
from tui.store.queries import Queries

FILE_NAME = "tieout.db"
"""The store's database in its folder."""
APPLICATION_ID = 0x7469656F
"""What marks a SQLite file as a store of tieout: `tieo` in ASCII."""
SCHEMA_VERSION = 3
"""The version of the tables that this program reads and writes: how many migrations there are."""
HEAD_BYTES = 100
"""How long the head of a SQLite file is (SQLite's Database File Format §1.3)."""
_MAGIC = b"SQLite format 3\x00"
_BUSY_TIMEOUT_MS = 5_000
_SETTINGS = (
    "synchronous = FULL",
    # On macOS a plain fsync leaves what was written in the cache of the drive (fsync(2) there); elsewhere both are one.
    "fullfsync = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    # In KiB: the system keeps the pages that were read, too. What is being written stays in memory all the same.
    "cache_size = -256",
    "cache_spill = OFF",
)


def is_of_a_store(head: bytes) -> bool:
    """Say whether it is the head of a store of tieout."""
    return head.startswith(_MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def version_in(head: bytes) -> int:
    """Return the version of the tables that a head tells."""
    return int.from_bytes(head[60:64], "big")


def may_write(place: str) -> bool:
    """Say whether this process may write a file or into a folder."""
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def connected(place: str) -> apsw.Connection:
    """Return a connection to a store's database that may be written; closing it leaves the log as it is.

    Raises:
        apsw.Error: SQLite can't open it.
    """
    connection = apsw.Connection(place, flags=apsw.SQLITE_OPEN_READWRITE)
    connection.set_busy_timeout(_BUSY_TIMEOUT_MS)
    # Until the version is known, closing must not move the log into the file.
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def store_to_look_at(folder: str) -> Queries | None:
    """Return the store in a folder for queries alone, in a fraction of the time that opening it takes.

    It is not checked, brought up to date or backed up: what is read of it has to be checked as it is read. None when
    it is not as it usually is: missing, of another version, not to be written, no store. `open_store` knows what to do.

    Raises:
        StoreError: SQLite can't read it.
    """
    place = os.path.join(folder, FILE_NAME)
    try:
        with open(place, "rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return None
    if not (is_of_a_store(head) and version_in(head) == SCHEMA_VERSION and may_write(place) and may_write(folder)):
        return None
    with in_reviewers_words():
        connection = connected(place)
        if connection.pragma("user_version") != SCHEMA_VERSION:
            # A newer version may still stand in the log alone.
            connection.close()
            return None
        connection.execute("PRAGMA query_only = ON")
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
    return Queries(connection)

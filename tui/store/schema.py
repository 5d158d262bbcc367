"""The store's tables, as numbered migrations that are never edited once released."""

from collections.abc import Callable

import apsw

from tui import __version__
from tui.store.head import APPLICATION_ID, SCHEMA_VERSION
from tui.store.m002_chained import m002_chained
from tui.store.m003_shelf import m003_shelf

_REPORTS = """
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    location TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    crc INTEGER NOT NULL
) STRICT"""
_SNAPSHOTS = """
CREATE TABLE snapshots (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    body BLOB NOT NULL,
    crc INTEGER NOT NULL
) STRICT"""
_READINGS = """
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports (id),
    sha256 TEXT NOT NULL REFERENCES snapshots (sha256),
    digest TEXT NOT NULL,
    retrieved_at TEXT NOT NULL,
    program TEXT NOT NULL,
    body BLOB NOT NULL,
    numbers BLOB NOT NULL,
    crc INTEGER NOT NULL
) STRICT"""
_PROGRESS = """
CREATE TABLE progress (
    report_id TEXT PRIMARY KEY REFERENCES reports (id),
    reading_id INTEGER NOT NULL REFERENCES readings (id),
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    retrieved_at TEXT NOT NULL,
    figures INTEGER NOT NULL,
    next_number INTEGER NOT NULL,
    tally TEXT NOT NULL,
    place INTEGER NOT NULL,
    touched_at TEXT NOT NULL,
    events INTEGER NOT NULL,
    crc INTEGER NOT NULL
) STRICT"""
_ITEMS = """
CREATE TABLE items (
    report_id TEXT NOT NULL REFERENCES reports (id),
    id TEXT NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    printed TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    label TEXT NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (report_id, id)
) STRICT, WITHOUT ROWID"""
_EVENTS = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports (id),
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    of TEXT NOT NULL,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    item_id TEXT NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    now TEXT NOT NULL,
    crc INTEGER NOT NULL,
    FOREIGN KEY (report_id, item_id) REFERENCES items (report_id, id)
) STRICT"""
_META = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"
_INDEXES = (
    "CREATE INDEX events_of_report ON events (report_id, seq)",
    "CREATE INDEX readings_of_report ON readings (report_id)",
    "CREATE INDEX reports_at ON reports (location)",
)
_KEPT_FOREVER = ("reports", "snapshots", "readings", "items", "events")
"""Tables whose rows are written once: triggers refuse to change or delete one."""


def m001_initial(connection: apsw.Connection) -> None:
    """Make the tables of the first version."""
    for statement in (_META, _REPORTS, _SNAPSHOTS, _READINGS, _PROGRESS, _ITEMS, _EVENTS, *_INDEXES):
        connection.execute(statement)
    for table in _KEPT_FOREVER:
        for change in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are kept as they were written'); END"
            )


MIGRATIONS: tuple[Callable[[apsw.Connection], None], ...] = (m001_initial, m002_chained, m003_shelf)
"""What leads from each version to the next, up to `SCHEMA_VERSION`; the first makes version 1 of nothing."""


def migrate(connection: apsw.Connection, version: int) -> None:
    """Bring the tables from `version` to `SCHEMA_VERSION`, inside the caller's transaction."""
    for migration in MIGRATIONS[version:]:
        migration(connection)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('needs', ?)", (__version__,))
    # A second time beside the head: where the two differ, one of them is damaged.
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('version', ?)", (str(SCHEMA_VERSION),))
    # A pragma takes no parameters; both values are constants of this module.
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

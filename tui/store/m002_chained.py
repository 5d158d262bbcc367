"""The second version of the tables: events are chained, and drafts and settings of a report are kept."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import cast

import apsw

from tui.domain.review import ActionKind, Event, EventField
from tui.store.rows import event_row, insertion
from tui.store.seals import Row, unsealed

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
    previous TEXT NOT NULL,
    digest TEXT NOT NULL,
    crc INTEGER NOT NULL,
    FOREIGN KEY (report_id, item_id) REFERENCES items (report_id, id)
) STRICT"""
_INDEX = "CREATE INDEX events_of_report ON events (report_id, seq)"
_DRAFTS = """
CREATE TABLE drafts (
    report_id TEXT NOT NULL REFERENCES reports (id),
    item_id TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (report_id, item_id)
) STRICT, WITHOUT ROWID"""
_SETTINGS = """
CREATE TABLE report_settings (
    report_id TEXT NOT NULL REFERENCES reports (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (report_id, key)
) STRICT, WITHOUT ROWID"""


def m002_chained(connection: apsw.Connection) -> None:
    """Chain the events that there are, and make the tables for drafts and settings.

    Raises:
        StoreError: An event is not as it was written: to chain it would hide that.
    """
    rows = connection.execute("SELECT * FROM events ORDER BY seq").fetchall()
    # Dropping a table takes its triggers with it and fires none.
    for statement in ("DROP INDEX events_of_report", "DROP TABLE events", _EVENTS, _INDEX, _DRAFTS, _SETTINGS):
        connection.execute(statement)
    for row in chained_rows(unsealed(row, "events") for row in rows):
        connection.execute(insertion("events", row), row)
    for change in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER events_refuse_{change.lower()} BEFORE {change} ON events "
            f"BEGIN SELECT RAISE(ABORT, 'rows of events are kept as they were written'); END"
        )


def chained_rows(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows of the new table for rows of the old one without their checksums, by `seq`."""
    from tui.domain.chain import linked  # noqa: PLC0415 - a store is brought up to date once

    heads: dict[str, dict[str, str]] = defaultdict(dict)
    for seq, report_id, *rest in rows:
        action, kind, of, at, reviewer, item_id, field, was, now = cast("list[str]", rest)
        event = Event(
            action, ActionKind(kind), of, datetime.fromisoformat(at), reviewer, item_id, EventField(field), was, now
        )
        for new in linked([event], heads[str(report_id)]):
            heads[str(report_id)][reviewer] = new.digest
            yield event_row(cast("int", seq), str(report_id), new)

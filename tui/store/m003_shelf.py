"""The third version of the tables: what was done with whole reports: removed, restored, tagged."""

import apsw

_SHELVINGS = """
CREATE TABLE shelvings (
    seq INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports (id),
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    field TEXT NOT NULL,
    now TEXT NOT NULL,
    crc INTEGER NOT NULL
) STRICT"""


def m003_shelf(connection: apsw.Connection) -> None:
    """Make the journal of the library; like that of a review it is only added to."""
    connection.execute(_SHELVINGS)
    for change in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER shelvings_refuse_{change.lower()} BEFORE {change} ON shelvings "
            "BEGIN SELECT RAISE(ABORT, 'rows of shelvings are kept as they were written'); END"
        )

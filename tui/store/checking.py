"""Whether a store's database is as it was written: SQLite's own check, and the checksum on each row."""

from collections.abc import Iterator
from itertools import chain

import apsw

from tui.store.seals import Row, is_sealed

_MOST_FINDINGS = 100
"""Of how many faults SQLite tells at most."""
_TABLES = """
SELECT t.name FROM sqlite_schema AS t
WHERE t.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'crc')
ORDER BY t.rowid"""
_NEEDED = frozenset({"reports", "snapshots", "readings", "progress", "items", "events"})
_COUNTED = (
    ("SELECT count(*) FROM reports WHERE id NOT IN (SELECT report_id FROM progress)", "reports are not in the library"),
    (
        "SELECT sum(abs(events - (SELECT count(*) FROM events e WHERE e.report_id = p.report_id))) FROM progress p",
        "decisions are missing, or too many",
    ),
    (
        "SELECT count(*) FROM meta WHERE key = 'version' AND CAST(value AS INTEGER) <> "
        "(SELECT user_version FROM pragma_user_version)",
        "version of the tables, that is not the one that was written",
    ),
)
"""Queries that give 0 or NULL in a sound store, and what their number means otherwise."""


def first_fault(connection: apsw.Connection) -> str:
    """Return the first thing that is found wrong with a database; empty when it is sound."""
    faults = chain(faults_of_file(connection), faults_of_rows(connection), faults_of_counts(connection))
    return next(faults, "")


def faults_of_file(connection: apsw.Connection, *, with_indexes: bool = False) -> Iterator[str]:
    """Yield what is wrong with the pages of a database, in SQLite's words.

    Args:
        connection: The database's.
        with_indexes: Compare each index with its table too; takes longer.
    """
    check = "integrity_check" if with_indexes else "quick_check"
    try:
        for (said,) in connection.execute(f"PRAGMA {check}({_MOST_FINDINGS})"):
            if said != "ok":
                yield str(said)
    except (apsw.Error, UnicodeDecodeError) as error:
        yield str(error)


def faults_of_rows(connection: apsw.Connection) -> Iterator[str]:
    """Yield a line for each table with rows that are not as they were written, or that can't be read to its end."""
    try:
        tables = [str(name) for (name,) in connection.execute(_TABLES).fetchall()]
    except (apsw.Error, UnicodeDecodeError) as error:
        yield str(error)
        return
    for table in sorted(_NEEDED.difference(tables)):
        yield f"the table {table} is missing"
    for table in tables:
        yield from _faults_of_table(connection, table)


def faults_of_counts(connection: apsw.Connection) -> Iterator[str]:
    """Yield what is missing: rows that others count on, and a version that differs from the one that was written."""
    try:
        for query, what in _COUNTED:
            for (number,) in connection.execute(query).fetchall():
                if number:
                    yield f"{number} {what}"
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
            yield f"a row of {table} whose row of {parent} is missing"
    except (apsw.Error, UnicodeDecodeError) as error:
        yield str(error)


def _faults_of_table(connection: apsw.Connection, table: str) -> Iterator[str]:
    broken = 0
    try:
        # NOT INDEXED: an index may say less than the table does.
        for row in connection.execute(f"SELECT * FROM {table} NOT INDEXED"):  # noqa: S608 - a table's own name
            broken += not is_sealed(_row(row))
    except (apsw.Error, UnicodeDecodeError) as error:
        yield f"{table} can't be read to its end: {error}"
    if broken:
        yield f"{broken} rows of {table} are not as they were written"


def _row(row: tuple[object, ...]) -> Row:
    return tuple(value if isinstance(value, int | str | bytes) else str(value) for value in row)

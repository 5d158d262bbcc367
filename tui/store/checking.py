"""Whether a store's database is as it was written: SQLite's own check, and the checksum on each row."""

from collections.abc import Iterator

import apsw

from tui.store.rows import Row, is_sealed

_MOST_FINDINGS = 100
"""Of how many faults SQLite tells at most."""
_TABLES = """
SELECT name FROM sqlite_schema
WHERE type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(name) WHERE name = 'crc')
ORDER BY rowid"""


def faults_of_file(connection: apsw.Connection, *, with_indexes: bool) -> Iterator[str]:
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
    for table in tables:
        yield from _faults_of_table(connection, table)


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

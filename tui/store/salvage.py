"""What can still be had from a store's files: rows whose checksum says that they are as they were written."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

import apsw
from msgspec import Struct

from tui.store import schema
from tui.store.m002_chained import chained_rows
from tui.store.pages import Record, records_in
from tui.store.seals import Row, Value, is_sealed
from tui.store.second_copy import COPIED, UNCHAINED, copied_lines

Key: TypeAlias = tuple[Value, ...]
Rows: TypeAlias = dict[str, dict[Key, Row]]
"""Rows, checksum included, by table and primary key."""


class Shape(Struct, frozen=True):
    """How the rows of a table look."""

    table: str
    """Its name."""
    types: tuple[type, ...]
    """The type of each column, the checksum's last."""
    key: tuple[int, ...]
    """The columns that tell its rows apart."""
    has_rowid: bool
    """Whether its rows are numbered; where the key is the number, the record has NULL for it."""

    def key_of(self, row: Row) -> Key:
        """Return what tells a row from the others."""
        return tuple(row[column] for column in self.key)

    def row_of(self, record: Record) -> Row | None:
        """Return the row that a record is; None when it is none of this table or not as it was written."""
        if (record.rowid is not None) != self.has_rowid or len(record.values) != len(self.types):
            return None
        values = tuple(record.rowid if value is None else value for value in record.values)
        return cast("Row", values) if self.is_whole(values) else None

    def is_whole(self, values: tuple[object, ...]) -> bool:
        """Say whether values are a row of this table, as it was written."""
        return tuple(map(type, values)) == self.types and is_sealed(cast("Row", values))


@cache
def shapes() -> Mapping[str, Shape]:
    """Return the shape of each table whose rows have checksums, by name, parents before children."""
    connection = apsw.Connection(":memory:")
    schema.migrate(connection, 0)
    found = [shape for (name,) in connection.execute(_TABLES).fetchall() if (shape := _shape(connection, str(name)))]
    connection.close()
    return {shape.table: shape for shape in found}


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY rowid"
_WITHOUT_ROWID = "SELECT wr FROM pragma_table_list WHERE name = ?"
_TYPES: Mapping[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}


def _shape(connection: apsw.Connection, table: str) -> Shape | None:
    columns = connection.execute("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", (table,)).fetchall()
    if columns[-1][0] != "crc":
        return None
    (without_rowid,) = connection.execute(_WITHOUT_ROWID, (table,)).fetchall()[0]
    in_key = sorted((cast("int", pk), index) for index, (_, _, pk) in enumerate(columns) if pk)
    types = tuple(_TYPES[str(kind)] for _, kind, _ in columns)
    return Shape(table, types, tuple(index for _, index in in_key), not without_rowid)


_ACTION = 2
"""The column of an event's action."""


class Copied(Struct, frozen=True):
    """What the second copy holds."""

    rows: Rows
    """Its rows; of two lines with one key the later, and nothing of an action whose number went to another."""
    broken: int
    """How many lines are not as they were written."""


def rows_in_copy(folder: Path, kept: Callable[[str, Row], Row] = lambda _, row: row) -> Copied:
    """Return the rows of the second copy; none when there is no copy.

    Args:
        folder: The store's.
        kept: Makes what is kept of a row of a table; number and action of an event stand in it where they stood.

    Raises:
        OSError: It can't be read.
    """
    found: Rows = {name: {} for name in COPIED}
    unchained: dict[Key, Row] = {}
    broken = 0
    for table, row in copied_lines(folder):
        if table == UNCHAINED and is_sealed(row):
            unchained[row[:1]] = row
        elif table in found and shapes()[table].is_whole(row):
            key, told = shapes()[table].key_of(row), kept(table, row)
            if table == "events" and key in found[table]:
                _drop_unsaved(found[table], found[table][key], told)
            found[table][key] = told
        else:
            broken += 1
    in_order = (unchained[key][:-1] for key in sorted(unchained))
    chained = {row[:1]: kept("events", row) for row in chained_rows(in_order)}
    return Copied({**found, "events": {**chained, **found["events"]}}, broken)


def _drop_unsaved(events: dict[Key, Row], told: Row, instead: Row) -> None:
    """Drop the rest of an action whose number another one was given later.

    Its transaction failed after its lines were written, or tieout was ended then: none of it was saved, though the
    other action may have fewer lines.
    """
    number = cast("int", told[0])
    while told[_ACTION] != instead[_ACTION] and events.get((number,), instead)[_ACTION] == told[_ACTION]:
        del events[number,]
        number += 1


def rows_in_file(path: Path) -> Rows:
    """Return the rows that a database file and its log still hold as they were written.

    Where two such rows have one key, an old page still holds what was changed later; which is which can't be told, so
    neither is taken.

    Raises:
        OSError: The file can't be read.
    """
    found: Rows = {name: {} for name in shapes()}
    doubtful: set[tuple[str, Key]] = set()
    for record in records_in(path):
        for shape, row in _fitting(record):
            key = shape.key_of(row)
            if found[shape.table].setdefault(key, row) != row:
                doubtful.add((shape.table, key))
    for table, key in doubtful:
        del found[table][key]
    return found


def _fitting(record: Record) -> Iterator[tuple[Shape, Row]]:
    fits = [(shape, row) for shape in shapes().values() if (row := shape.row_of(record)) is not None]
    # A record that could be of two tables is of neither for certain.
    if len(fits) == 1:
        yield fits[0]

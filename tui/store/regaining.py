"""Rows that were saved from elsewhere, taken into an open store that does not have them.

What the store has stays as it is. An event that it knows by its digest is the same one; an event whose number is
taken is appended, so that nothing of another history takes a place in this one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

import apsw
from msgspec import Struct

from tui.store.rows import insertion
from tui.store.salvage import Key, Rows, shapes
from tui.store.seals import Row, sealed
from tui.store.transactions import StoreFile

_JOURNALS = {"events": slice(12, 13), "shelvings": slice(1, -1)}
"""Tables of numbered lines, and the columns that say which line it is: an event's digest, or all that is said."""
_BUILT_ANEW = "progress"
_ITEM = 7
_PRINTED = slice(2, 5)


class Regained(Struct, frozen=True):
    """What was taken in from one source."""

    counts: Counter[str]
    """How many rows of each table."""
    refused: tuple[str, ...]
    """Rows that could not be taken in, in the reviewer's words."""


def take_in(store: StoreFile, rows: Rows) -> Regained:
    """Take the rows into the store that it does not have; those of `progress` are left to `progress_anew`.

    Raises:
        StoreError: It could not be written; nothing was.
    """
    counts: Counter[str] = Counter()
    refused: list[str] = []
    with store.writing():
        foreign = _foreign_items(store, rows.get("items", {}))
        for table in shapes():
            found = [row for row in rows.get(table, {}).values() if table != "events" or row[1:8:6] not in foreign]
            clashing = len(rows.get(table, {})) - len(found)
            if clashing:
                refused.append(f"{clashing} decisions on figures that are others in this store")
            last_counts = not _is_kept_forever(store, table)
            for row in _missing(store, table, found):
                is_new = _inserted(store, insertion(table, row, unless_there=not last_counts, instead=last_counts), row)
                counts[table] += is_new is True
                if is_new is None:
                    refused.append(_named(table, row))
    return Regained(+counts, tuple(refused))


def _missing(store: StoreFile, table: str, rows: Sequence[Row]) -> Iterable[Row]:
    """Return the rows of a table that the store does not have."""
    if table == _BUILT_ANEW:
        return ()
    if table in _JOURNALS:
        return _unknown_lines(store, table, rows)
    if table == "readings":
        return _unknown_readings(store, rows)
    have = set(store.rows(f"SELECT crc, {', '.join(_key_columns(store, table))} FROM {table}"))  # noqa: S608 - our own names
    return [row for row in rows if (row[-1], *shapes()[table].key_of(row)) not in have]


def _key_columns(store: StoreFile, table: str) -> list[str]:
    query = "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk"
    return [str(name) for (name,) in store.rows(query, (table,))]


def _is_kept_forever(store: StoreFile, table: str) -> bool:
    """Say whether triggers keep a table's rows as they were written; of the others the last version counts."""
    return bool(store.rows("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)))


def _inserted(store: StoreFile, statement: str, row: Row) -> bool | None:
    """Insert a row and say whether it was new; None when what it belongs to is missing."""
    try:
        store.execute(statement, row)
    except apsw.ConstraintError:
        return None
    return store.changes() > 0


def _foreign_items(store: StoreFile, items: dict[Key, Row]) -> set[tuple[object, ...]]:
    """Return the keys of items that stand for something else in the store."""
    have = {row[:2]: row[_PRINTED] for row in store.rows("SELECT * FROM items")}
    return {key for key, row in items.items() if have.get(key, row[_PRINTED]) != row[_PRINTED]}


def _unknown_lines(store: StoreFile, table: str, rows: Sequence[Row]) -> list[Row]:
    """Return the lines of a journal that the store does not have, in order, with numbers that are free in it."""
    said = _JOURNALS[table]
    have = cast("list[Row]", store.rows(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
    known, taken = {row[said] for row in have}, {row[0] for row in have}
    new = sorted((row for row in rows if row[said] not in known), key=lambda row: cast("int", row[0]))
    if not any(row[0] in taken for row in new):
        return new
    first = 1 + max(cast("set[int]", taken))
    return [sealed(seq, *row[1:-1]) for seq, row in enumerate(new, first)]


def _unknown_readings(store: StoreFile, readings: Iterable[Row]) -> list[Row]:
    """Return the readings that the store does not have, with numbers that are free in it."""
    have = {row[0]: row[1:6] for row in store.rows("SELECT * FROM readings")}
    known = set(have.values())
    new = [row for row in readings if row[1:6] not in known]
    free = store.number("SELECT coalesce(max(id), 0) + 1 FROM readings") + len(new)
    return [sealed(free + index, *row[1:-1]) if row[0] in have else row for index, row in enumerate(new)]


def _named(table: str, row: Row) -> str:
    words = [str(value) for value in row if isinstance(value, str)]
    if table == "events":
        return f"a decision of {row[6]!s} on {row[_ITEM]!s}, whose figure is lost: {row[8]!s} {row[10]!s}"
    return f"a row of {table} that belongs to nothing: {' '.join(words[:2])}"

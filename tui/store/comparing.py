"""How the second copy of the marks differs from the store beside it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from sys import intern
from typing import cast

import apsw
from msgspec import Struct

from tui.store.salvage import rows_in_copy, shapes
from tui.store.seals import Row

_ATTEMPTS = 3
"""How often copy and store are compared: another window may write both meanwhile."""


class Compared(Struct, frozen=True):
    """How the second copy differs from the store."""

    broken: int
    """How many of its lines are not as they were written."""
    lacking: int
    """How many rows it lacks."""
    beyond: int
    """How many it has beyond the store's."""
    otherwise: int
    """How many it has otherwise."""
    unsaved: int
    """How many lines it ends with that tieout was ended with before their transaction was."""

    @property
    def agrees(self) -> bool:
        """Whether they are as they should be."""
        return not (self.lacking or self.beyond or self.otherwise)


def compared(connection: apsw.Connection, folder: Path) -> Compared:
    """Compare the second copy in a folder with the store there, whose rows are known to be sound.

    Raises:
        OSError: The copy can't be read.
    """
    for _ in range(_ATTEMPTS):
        copied = rows_in_copy(folder, _outline)
        lacking = otherwise = 0
        for table, rows in copied.rows.items():
            shape = shapes()[table]
            query = f"SELECT * FROM {table}"  # noqa: S608 - our own names
            for row in cast("Iterable[Row]", connection.execute(query)):
                told = rows.pop(shape.key_of(row), None)
                lacking += told is None
                otherwise += told is not None and told != _outline(table, row)
        beyond = {table: [*rows.values()] for table, rows in copied.rows.items()}
        more = sum(map(len, beyond.values()))
        counted_as = (0, more) if _is_one_unsaved(connection, beyond) else (more, 0)
        found = Compared(copied.broken, lacking, counted_as[0], otherwise, counted_as[1])
        if found.agrees:
            break
    return found


def _outline(table: str, row: Row) -> Row:
    """Return what tells a row from others with its key, and of an event its number and its action: a copy is large.

    The rows are sound: so it is no other row that comes by chance to the same hash, which is one of 64 bits.
    """
    return (row[0], "", intern(str(row[2])) if table == "events" else "", hash(row))


def _is_one_unsaved(connection: apsw.Connection, beyond: Mapping[str, Sequence[Row]]) -> bool:
    """Say whether the rows that only the copy has are those of one transaction, the next one after the store's last.

    So it is after tieout was ended at the wrong moment. A store that lost more than that lost what was saved. Items
    alone say nothing: they stay behind of such a transaction until something is decided on them.
    """
    queries = {name: f"SELECT coalesce(max(seq), 0) FROM {name}" for name in ("events", "shelvings")}  # noqa: S608 - our own names
    for name, query in queries.items():
        first = 1 + cast("int", connection.execute(query).fetchall()[0][0])
        numbers = sorted(cast("int", row[0]) for row in beyond[name])
        if numbers != list(range(first, first + len(numbers))):
            return False
    actions = {row[2] for row in beyond["events"]}
    return len(actions) + len(beyond["shelvings"]) + len(beyond["reports"]) <= 1

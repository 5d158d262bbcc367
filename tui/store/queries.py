"""Reading rows over a connection: as they are, in one view of the store, with SQLite's errors in plain words."""

from _thread import RLock  # `threading` takes as long to import as all else that `tieout list` does
from contextlib import contextmanager

from tui.store.faults import in_reviewers_words

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`: `tieout list` needs no more of the store than this
if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from typing import Any

    import apsw


class Queries:
    """Queries over one connection, for one thread at a time: another one waits."""

    def __init__(self, connection: "apsw.Connection") -> None:
        """Ask over an open connection."""
        self._connection = connection
        self._turn = RLock()

    def alone(self) -> "AbstractContextManager[object]":
        """Keep other threads from the store for a block, and wait until they leave it alone."""
        return self._turn

    def close(self) -> None:
        """Close the connection; everything that was written is on disk already."""
        with self._turn:
            self._connection.close()

    def rows(self, query: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """Return the rows that a query gives.

        Raises:
            StoreError: The store can't be read.
        """
        with self._turn, in_reviewers_words():
            rows: list[tuple[Any, ...]] = self._connection.execute(query, parameters).fetchall()
        return rows

    def number(self, query: str) -> int:
        """Return the one whole number that a query gives."""
        return int(str(self.rows(query)[0][0]))

    @contextmanager
    def one_view(self) -> "Iterator[None]":
        """Let all that a block reads be of one moment, whatever other windows write meanwhile.

        Raises:
            StoreError: The store can't be read.
        """
        with self._turn, in_reviewers_words():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                # After some errors of the disk SQLite has ended it by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

"""Reading rows over a connection: as they are, in one view of the store, with SQLite's errors in plain words."""

from contextlib import contextmanager

from tui.store.faults import in_reviewers_words

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`: `tieout list` needs no more of the store than this
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    import apsw


class Queries:
    """Queries over one connection, on the thread that opened it."""

    def __init__(self, connection: "apsw.Connection") -> None:
        """Ask over an open connection."""
        self._connection = connection

    def close(self) -> None:
        """Close the connection; everything that was written is on disk already."""
        self._connection.close()

    def rows(self, query: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """Return the rows that a query gives.

        Raises:
            StoreError: The store can't be read.
        """
        with in_reviewers_words():
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
        with in_reviewers_words():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

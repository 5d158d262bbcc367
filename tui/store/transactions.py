"""An open store's file: rows read in one view of it, and writes that are whole and on disk when they return."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from tui.errors import StoreError
from tui.store.copying import SecondCopy
from tui.store.faults import in_reviewers_words
from tui.store.opening import Opened
from tui.store.queries import Queries
from tui.store.rows import insertion
from tui.store.seals import Row

_PIECE_BYTES = 65_536
"""How much of a long value is held at once: little enough that the allocator gives it the same memory each time."""
_READ_ONLY_HINT = "Open a store that you may write to with --store."


class StoreFile(Queries):
    """An open store, as what reads and writes tables sees it."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened.connection)
        self.path = opened.path
        self.read_only = opened.read_only
        self.notice = opened.notice
        self._identity = _identity(opened.path)
        self._copy = SecondCopy(opened.path.parent)
        self.is_checked = opened.is_checked
        """Whether all of it was looked at as it was opened; see `verifying` for when it was not."""

    @property
    def connection(self) -> apsw.Connection:
        """The connection, for what works on the whole file."""
        return self._connection

    def close(self) -> None:
        """Close the connection; everything that was written is on disk already."""
        with self._turn:
            super().close()
            self._copy.close()

    def version(self) -> int:
        """Return a number that is another one once any other connection has written (PRAGMA data_version).

        Raises:
            StoreError: The store can't be read.
        """
        return self.number("PRAGMA data_version")

    def written(self) -> int:
        """Return how many rows were written over this connection: what `version` does not tell of."""
        return self._connection.total_changes()

    def pieces(self, table: str, column: str, number: int) -> Iterator[bytes]:
        """Yield the bytes that a row has in a column a piece at a time, of one moment, whatever is written meanwhile.

        As long as it goes on, this connection should write nothing: what others have written stands in its way.

        Args:
            table: One of the store's tables.
            column: The column; it holds bytes.
            number: The rowid of the row; there is one.

        Raises:
            StoreError: It can't be read.
        """
        with self._turn, in_reviewers_words():
            blob = self._connection.blob_open("main", table, column, number, False)
        try:
            while piece := self._piece(blob):
                yield piece
        finally:
            # What went wrong was raised already.
            blob.close(True)

    def _piece(self, blob: apsw.Blob) -> bytes:
        with self._turn, in_reviewers_words():
            return blob.read(_PIECE_BYTES)

    def execute(self, statement: str, parameters: tuple[object, ...] = ()) -> None:
        """Run one statement of the transaction under way.

        Raises:
            apsw.Error: SQLite could not; `writing` says it in the reviewer's words.
        """
        self._connection.execute(statement, parameters)

    def insert(self, table: str, rows: Sequence[Row], *, unless_there: bool = False) -> None:
        """Insert rows of one table in the transaction under way; arguments and errors as in `insertion`, `execute`."""
        if rows:
            self._connection.executemany(insertion(table, rows[0], unless_there=unless_there), rows)

    def changes(self) -> int:
        """Return how many rows the last statement changed."""
        return self._connection.changes()

    @contextmanager
    def writing(self) -> Iterator[Callable[..., apsw.Cursor]]:
        """Run a block as one transaction that is on disk when the block has ended, or not at all.

        Raises:
            HalfSavedError: It is in the database, and not in the second copy.
            StoreError: It could not be written; nothing was.
        """
        if self.read_only:
            raise StoreError(self.notice, _READ_ONLY_HINT)
        with self._turn:
            yield from self._written_whole()

    def _written_whole(self) -> Iterator[Callable[..., apsw.Cursor]]:
        self._check_identity()
        with in_reviewers_words():
            # IMMEDIATE: a transaction that reads first and writes then would fail when another one wrote between.
            self._connection.execute("BEGIN IMMEDIATE")
            self._copy.begin()
            try:
                yield self._connection.execute
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._roll_back()
        self._copy.synced()
        self._check_identity()

    def copy(self, lines: bytes) -> None:
        """Append lines (`second_copy.lines_of`) to the second copy, as part of the transaction under way.

        They are synced while it goes on, and on disk when it has ended.

        Raises:
            StoreError: The copy could not be written.
        """
        self._copy.append(lines)

    def _roll_back(self) -> None:
        # The copy first: with the transaction the lock goes, and another window may append.
        self._copy.take_back()
        with suppress(apsw.Error):
            self._connection.execute("ROLLBACK")

    def _check_identity(self) -> None:
        """Refuse to go on when the file was deleted or replaced: SQLite would write on into a file without a name."""
        try:
            identity = _identity(self.path)
        except OSError as error:
            message = f"The store {self.path} was deleted or can't be reached."
            raise StoreError(
                message, "Put it back or end tieout; what was marked before is in the deleted file."
            ) from error
        if identity != self._identity:
            message = f"The store {self.path} was replaced by another file."
            raise StoreError(message, "End tieout and start it again to use that one.")


def _identity(path: Path) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116 - asked twice a decision: `Path.stat` takes twice as long
    return status.st_dev, status.st_ino

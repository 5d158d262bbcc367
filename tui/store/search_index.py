"""The index that the library is searched with: a file beside the database, made from it and anew whenever need be.

It is a file of its own, so that nothing that is written for searching, and no damage to it, comes near the reviewer's
work. It holds passages, a few lines each, and their folded characters in trigrams (SQLite FTS5). `search` asks it.
"""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

import apsw
from msgspec import Struct

from tui.domain.hit import HitPlace
from tui.domain.opinions import canonical, standing
from tui.domain.review import Event, EventField
from tui.domain.signing import is_blind
from tui.errors import StoreError
from tui.folding import folded, lowered
from tui.store.packing import unpack_text
from tui.store.rows import event_of
from tui.store.transactions import StoreFile

FILE_NAME = "search.db"
"""The index in the store's folder. It may be deleted at any time."""
_VERSION = 3
_BUSY_TIMEOUT_MS = 5_000
_PASSAGE = 2_000
"""How many characters a passage has at least, but for the last one of a text."""
_LONGEST_PIECE = 8_000
_OVERLAP = 200
"""How much two pieces of a longer line share, so that words on their border are whole in one of them."""
_PADDING = "\n\n"
"""What stands behind each passage in the index, so that trigrams begin with its last characters too."""
_TABLES = (
    "CREATE TABLE indexed (report_id TEXT PRIMARY KEY, digest TEXT NOT NULL, title TEXT NOT NULL) STRICT",
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY, report_id TEXT NOT NULL, place TEXT NOT NULL, item_id TEXT NOT NULL,
        reviewer TEXT NOT NULL, starts INTEGER NOT NULL, text TEXT NOT NULL) STRICT""",
    "CREATE INDEX passages_of_report ON passages (report_id, place, item_id)",
    "CREATE INDEX passages_at ON passages (place, id)",
    "CREATE TABLE blind (report_id TEXT, reviewer TEXT, PRIMARY KEY (report_id, reviewer)) STRICT",
    "CREATE TABLE events_seen (seq INTEGER NOT NULL, digest TEXT NOT NULL) STRICT",
    # Without positions the index has a third of the size; where the words stand is looked up in the passage.
    """CREATE VIRTUAL TABLE words USING fts5 (
        text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1', detail=none)""",
    "CREATE VIRTUAL TABLE trigrams USING fts5vocab (words, instance)",
)
MADE_ANEW = (apsw.CorruptError, apsw.NotADBError, apsw.SQLError)
"""What says that the index is damaged, or was made by another version: `forget` it and ask again."""


class Indexed(Struct, frozen=True):
    """A report as the index sees it."""

    id: str
    """What names it."""
    digest: str
    """The digest of its current reading."""
    title: str
    """What it is called."""


class SearchIndex:
    """The index of one open store. It belongs to the thread that opened the store."""

    def __init__(self, store: StoreFile) -> None:
        """Work with an open store; the index is opened when it is first asked."""
        self._store = store
        self._opened: apsw.Connection | None = None

    def close(self) -> None:
        """Close the index."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def rows(self, query: str, parameters: tuple[object, ...] = ()) -> apsw.Cursor:
        """Return the rows that a query gives, one after another."""
        return self._connection().execute(query, parameters)

    def bring_up_to_date(self, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]) -> None:
        """Take in what was read and noted since the last time.

        Args:
            progress: Told how many of how many reports are taken in.
            is_cancelled: Asked before each report whether to stop; the rest is taken in the next time.

        Raises:
            StoreError: The store can't be read.
            apsw.Error: The index can't be read or written.
        """
        known = dict(cast("Iterator[tuple[str, str]]", self.rows("SELECT report_id, digest FROM indexed")))
        stale = [(report, reading) for report, reading in self._current() if known.get(report.id) != report.digest]
        for done, (report, reading) in enumerate(stale):
            if is_cancelled():
                return
            progress(done, len(stale))
            body = self._store.rows("SELECT body FROM readings WHERE id = ?", (reading,))[0][0]
            # A damaged reading is told of when it is opened; the others can be searched all the same.
            with suppress(StoreError):
                self._take_in(report, unpack_text(cast("bytes", body)))
        with self._writing() as connection:
            self._take_in_decisions(connection)

    def forget(self) -> None:
        """Throw the index away, to be made anew when it is asked again."""
        self.close()
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                self._store.path.with_name(FILE_NAME + ending).unlink(missing_ok=True)

    def _take_in(self, report: Indexed, text: str) -> None:
        """Put a report's title and text in place of those that the index has of it."""
        with self._writing() as connection:
            _drop(connection, report.id, HitPlace.TITLE)
            _drop(connection, report.id, HitPlace.TEXT)
            _insert(connection, (report.id, HitPlace.TITLE, "", ""), 0, report.title)
            for start, passage in passages_of(text):
                _insert(connection, (report.id, HitPlace.TEXT, "", ""), start, passage)
            row = (report.id, report.digest, report.title)
            connection.execute("INSERT OR REPLACE INTO indexed VALUES (?, ?, ?)", row)

    def _current(self) -> list[tuple[Indexed, int]]:
        """Return the reports in the store, each with the id of its current reading."""
        query = (
            "SELECT progress.report_id, digest, title, reading_id"
            " FROM progress JOIN readings ON readings.id = reading_id ORDER BY reading_id"
        )
        rows = cast("list[tuple[str, str, str, int]]", self._store.rows(query))
        return [(Indexed(*report), reading) for *report, reading in rows]

    def is_blind(self, report_id: str, reviewer: str) -> bool:
        """Say whether a reviewer must not see what others noted on a report."""
        query = "SELECT 1 FROM blind WHERE report_id = ? AND reviewer = ?"
        return self.rows(query, (report_id, reviewer)).fetchone() is not None

    def _take_in_decisions(self, connection: apsw.Connection) -> None:
        """Take in notes since the last event that was seen; all of them when the store is not the one it was."""
        seen = cast("tuple[int, str]", connection.execute("SELECT * FROM events_seen").fetchone() or (0, ""))
        if seen[0] and self._store.rows("SELECT digest FROM events WHERE seq = ?", seen[:1]) != [seen[1:]]:
            _drop_all_decisions(connection)
            seen = (0, "")
        last = self._store.rows("SELECT seq, digest FROM events WHERE seq > ? ORDER BY seq DESC LIMIT 1", seen[:1])
        if not last:
            return
        query = "SELECT DISTINCT report_id, item_id FROM events WHERE seq > ? AND field IN ('note', 'blind')"
        changed: dict[str, set[str]] = {}
        for report_id, item_id in cast("list[tuple[str, str]]", self._store.rows(query, seen[:1])):
            changed.setdefault(report_id, set()).add(item_id)
        for report_id, items in changed.items():
            self._take_in_notes(connection, report_id, items)
        connection.execute("DELETE FROM events_seen")
        connection.execute("INSERT INTO events_seen VALUES (?, ?)", last[0])

    def _take_in_notes(self, connection: apsw.Connection, report_id: str, items: Collection[str]) -> None:
        """Put the notes that stand in place of those that the index has: each reviewer's last on each item."""
        query = "SELECT * FROM events WHERE report_id = ? AND field IN ('note', 'blind')"
        events = sorted(map(event_of, self._store.rows(query, (report_id,))), key=canonical)
        of_items: dict[str, list[Event]] = {}
        for event in events:
            if event.item_id in items and event.field is EventField.NOTE:
                of_items.setdefault(event.item_id, []).append(event)
        for item_id, of_item in of_items.items():
            _drop(connection, report_id, HitPlace.NOTE, item_id)
            for reviewer, note in {event.reviewer: event.now for event in standing(of_item)}.items():
                if note:
                    _insert(connection, (report_id, HitPlace.NOTE, item_id, reviewer), 0, note)
        connection.execute("DELETE FROM blind WHERE report_id = ?", (report_id,))
        for reviewer in {event.reviewer for event in events if is_blind(events, event.reviewer)}:
            connection.execute("INSERT INTO blind VALUES (?, ?)", (report_id, reviewer))

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _connection(self) -> apsw.Connection:
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> apsw.Connection:
        """Open the index, making it when it is missing; of a store that can only be read it is made in memory."""
        path = self._store.path.with_name(FILE_NAME)
        if self._store.read_only:
            connection = apsw.Connection(":memory:")
        else:
            _make_file(path)
            connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.set_busy_timeout(_BUSY_TIMEOUT_MS)
        try:
            # Nothing here has to outlast a power cut, only to be whole or plainly damaged after one.
            connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL").fetchall()
            _make_tables(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def passages_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the passages of a text with their offsets: whole lines, but for very long ones, which come in pieces."""
    start = 0
    while start < len(text):
        end = text.find("\n", min(start + _PASSAGE, len(text)))
        end = len(text) if end == -1 else end
        for at in range(start, max(end - _OVERLAP, start + 1), _LONGEST_PIECE - _OVERLAP):
            yield at, text[at : min(at + _LONGEST_PIECE, end)]
        start = end + 1


def _make_file(path: Path) -> None:
    """Make an empty file that only its owner may read, unless it is there.

    Raises:
        StoreError: It can't be made.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        message = f"The library can't be searched: {path} could not be opened: {error.strerror}."
        raise StoreError(message, "Make room or mend its rights; it may be deleted.") from error


def _make_tables(connection: apsw.Connection) -> None:
    """Make the tables unless they are there.

    Raises:
        apsw.SQLError: They are those of another version.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.pragma("user_version")
        if version == 0:
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        elif version != _VERSION:
            raise apsw.SQLError("an index of another version")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _insert(connection: apsw.Connection, key: tuple[str, HitPlace, str, str], start: int, text: str) -> None:
    # A lone surrogate can't be kept; nobody can type one to look for it either.
    kept = text.encode("utf-8", "replace").decode("utf-8")
    report_id, place, item_id, reviewer = key
    query = "INSERT INTO passages (report_id, place, item_id, reviewer, starts, text) VALUES (?, ?, ?, ?, ?, ?)"
    connection.execute(query, (report_id, place.value, item_id, reviewer, start, kept))
    sought = connection.last_insert_rowid(), lowered(folded(kept)) + _PADDING
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", sought)


def _drop(connection: apsw.Connection, report_id: str, place: HitPlace, item_id: str = "") -> None:
    query = "SELECT id FROM passages WHERE report_id = ? AND place = ? AND item_id = ?"
    for (passage,) in connection.execute(query, (report_id, place.value, item_id)).fetchall():
        _drop_one(connection, cast("int", passage))


def _drop_all_decisions(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM blind")
    query = "SELECT id FROM passages WHERE place = ?"
    for (passage,) in connection.execute(query, (HitPlace.NOTE.value,)).fetchall():
        _drop_one(connection, cast("int", passage))


def _drop_one(connection: apsw.Connection, passage: int) -> None:
    connection.execute("DELETE FROM words WHERE rowid = ?", (passage,))
    connection.execute("DELETE FROM passages WHERE id = ?", (passage,))

"""Whether all that is kept of one report is as it was written, found a few rows at a time.

A review that goes on from a view has read none of its rows; what is read of them is checked then, and the rest here:
what was decided, which must be sound before it leaves the store, and what is kept beside it.
"""

from collections.abc import Generator, Iterator
from typing import cast

from tui.store.faults import damaged
from tui.store.head import SCHEMA_VERSION
from tui.store.seals import Row, checksum_by_piece, unsealed
from tui.store.transactions import StoreFile

_AT_A_TIME = 100
"""How many rows are looked at before others have a turn: about a thousandth of a second."""
_AROUND_BODY = {
    "readings": (("id", "report_id", "sha256", "digest", "retrieved_at", "program"), ("numbers",)),
    "snapshots": (("sha256", "size"), ()),
}
"""The tables with a long value in each row, their `body`: the columns before it, and those after it."""
_SMALL = ("reports", "progress", "shelvings", "drafts", "report_settings")
"""The tables with a few short rows for each report. They are looked at whole: a row of another table that stands in
one of them by a damage belongs to no report."""


def decisions_verified(store: StoreFile, report_id: str) -> Iterator[None]:
    """Look at the items and the events of a report; yield after every few of them.

    Raises:
        DamagedError: A row is not as it was written, or is missing.
        StoreError: The store can't be read.
    """
    yield from _items(store, report_id)
    yield from _events(store, report_id)


def rest_verified(store: StoreFile, report_id: str) -> Iterator[None]:
    """Look at what else is kept of a report, and beside all reports; errors as in `decisions_verified`.

    The store should not be written to over the same connection until it has ended; see `StoreFile.pieces`.
    """
    yield from _texts(store, report_id)
    for table in _SMALL:
        _compare_indexes(store, table)
        # NOT INDEXED: an index may say less than the table does.
        rows = store.rows(f"SELECT * FROM {table} NOT INDEXED")  # noqa: S608 - our own names
        for first in range(0, len(rows), _AT_A_TIME):
            for row in rows[first : first + _AT_A_TIME]:
                unsealed(row, table)
            yield
    _compare_indexes(store, "meta")
    versions = [row[1] for row in store.rows("SELECT * FROM meta NOT INDEXED") if row[0] == "version"]
    if versions != [str(SCHEMA_VERSION)] and not store.read_only:
        raise damaged("the version of its tables is not the one that was written")


def _compare_indexes(store: StoreFile, table: str) -> None:
    # A pragma takes no parameters; the names are our own.
    for (said,) in store.rows(f"PRAGMA integrity_check({table})"):
        if said != "ok":
            raise damaged(" ".join(str(said).split()))


def _items(store: StoreFile, report_id: str) -> Iterator[None]:
    query = "SELECT * FROM items WHERE report_id = ? AND id > ? ORDER BY id LIMIT ?"
    last = ""
    while rows := store.rows(query, (report_id, last, _AT_A_TIME)):
        for row in rows:
            name = cast("str", unsealed(row, "items")[1])
            # Where pages have changed places, going on from the last one might never end.
            if name <= last:
                raise damaged("its items are not in order")
            last = name
        yield


def _events(store: StoreFile, report_id: str) -> Iterator[None]:
    query = "SELECT seq FROM events WHERE report_id = ? AND seq > ? ORDER BY seq LIMIT ?"
    last = seen = 0
    while numbers := [cast("int", row[0]) for row in store.rows(query, (report_id, last, _AT_A_TIME))]:
        # From the table itself: what the index has of a row SQLite would take from there, and not see it changed.
        asked = f"SELECT * FROM events NOT INDEXED WHERE seq IN ({', '.join('?' * len(numbers))})"  # noqa: S608 - question marks alone
        rows = [unsealed(row, "events") for row in store.rows(asked, tuple(numbers))]
        if len(rows) != len(numbers) or any(row[1] != report_id for row in rows):
            raise damaged("a decision is missing")
        if min(numbers) <= last:
            raise damaged("its decisions are not in order")
        last, seen = max(numbers), seen + len(numbers)
        yield
    _refuse_missing(store, report_id, last, seen)


def _texts(store: StoreFile, report_id: str) -> Iterator[None]:
    """Look at the readings of a report and at what they were read from, a piece at a time: they may be large."""
    for (number,) in store.rows("SELECT id FROM readings WHERE report_id = ? ORDER BY id", (report_id,)):
        first = yield from _long_row(store, "readings", cast("int", number))
        found = store.rows("SELECT rowid FROM snapshots WHERE sha256 = ?", (first[2],))
        if first[1] != report_id or not found:
            raise damaged("a row of its snapshots is missing" if found else "a row of its readings is missing")
        if (yield from _long_row(store, "snapshots", cast("int", found[0][0])))[0] != first[2]:
            raise damaged("a row of its snapshots is missing")


def _long_row(store: StoreFile, table: str, number: int) -> Generator[None, None, Row]:
    """Look at a row with a long value, which is never held whole; return the values before that."""
    first, last = _AROUND_BODY[table]
    # NOT INDEXED: an index may say less than the table does.
    query = f"SELECT {', '.join((*first, 'typeof(body)', 'length(body)', *last, 'crc'))} FROM {table} NOT INDEXED "  # noqa: S608 - our own names
    rows = cast("list[Row]", store.rows(f"{query} WHERE rowid = ?", (number,)))
    if len(rows) != 1:
        raise damaged(f"a row of its {table} is missing")
    before, (kind, length, *after, crc) = rows[0][: len(first)], rows[0][len(first) :]
    is_long = kind == "blob"
    pieces = store.pieces(table, "body", number) if is_long else ()
    if not is_long or (yield from checksum_by_piece(before, cast("int", length), pieces, tuple(after))) != crc:
        raise damaged(f"a row of its {table} is not as it was written")
    return before


def _refuse_missing(store: StoreFile, report_id: str, last: int, seen: int) -> None:
    """Checksums show rows that changed; what shows rows that went missing is their number, and what names them."""
    with store.one_view():
        progress = store.rows("SELECT * FROM progress WHERE report_id = ?", (report_id,))
        query = "SELECT count(*) FROM events WHERE report_id = ? AND seq > ?"
        since = cast("int", store.rows(query, (report_id, last))[0][0])
        query = "SELECT count(*) FROM events AS e WHERE report_id = ? AND NOT EXISTS (SELECT 1 FROM items AS i WHERE "
        query += "i.report_id = e.report_id AND i.id = e.item_id)"
        without = cast("int", store.rows(query, (report_id,))[0][0])
    written = cast("int", unsealed(progress[0], "progress")[13]) if progress else 0
    if seen + since != written:
        raise damaged(f"it has {seen + since} of {written} decisions on this report")
    if without:
        raise damaged("an item that was decided on is missing")

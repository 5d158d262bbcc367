"""Whether all that was decided on one report is as it was written, found a few rows at a time.

A review that goes on from a view has read none of its rows; what is read of them is checked then, and the rest here.
"""

from collections.abc import Iterator
from typing import cast

from tui.store.faults import damaged
from tui.store.seals import unsealed
from tui.store.transactions import StoreFile

_AT_A_TIME = 100
"""How many rows are looked at before others have a turn: about a thousandth of a second."""


def verification(store: StoreFile, report_id: str) -> Iterator[None]:
    """Look at the items and the events of a report; yield after every few of them.

    Raises:
        DamagedError: A row is not as it was written, or is missing.
        StoreError: The store can't be read.
    """
    last_item = ""
    while items := store.rows(
        "SELECT * FROM items WHERE report_id = ? AND id > ? ORDER BY id LIMIT ?", (report_id, last_item, _AT_A_TIME)
    ):
        for row in items:
            unsealed(row, "items")
        last_item = cast("str", items[-1][1])
        yield
    last, seen = 0, 0
    while events := store.rows(
        "SELECT * FROM events WHERE report_id = ? AND seq > ? ORDER BY seq LIMIT ?", (report_id, last, _AT_A_TIME)
    ):
        for row in events:
            unsealed(row, "events")
        last, seen = cast("int", events[-1][0]), seen + len(events)
        yield
    _refuse_missing(store, report_id, last, seen)
    store.unchecked.discard(report_id)


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

"""Lines of the journals, read as far as they are needed: whole, or the little of them that is counted or sorted."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, cast

from tui.domain.opinions import Key
from tui.domain.review import Event, EventField
from tui.store.faults import damaged
from tui.store.rows import event_of
from tui.store.transactions import StoreFile

_KEYS_AT_ONCE = 5_000
"""Of how many events the keys are read in one query."""


class Brief(NamedTuple):
    """The little of an event that counting needs; it is not looked whether it is as it was written."""

    number: int
    """Its sequence number."""
    reviewer: str
    """Who decided."""
    item_id: str
    """On what."""
    field: str
    """What it set: an `EventField`."""
    at: str
    """When: ISO 8601."""
    now: str
    """To what."""


class JournalLines(StoreFile):
    """An open store, as what reads its journals sees it."""

    def events_after(self, report_id: str, revision: int) -> tuple[int, tuple[Event, ...]]:
        """Return the newest sequence number, and the events after `revision`, in order.

        Raises:
            StoreError: The store can't be read.
        """
        query = "SELECT * FROM events WHERE report_id = ? AND seq > ? ORDER BY seq"
        rows = self.rows(query, (report_id, revision))
        return cast("int", rows[-1][0]) if rows else revision, tuple(event_of(row) for row in rows)

    def event_keys(self, report_id: str, last: int) -> Iterator[tuple[int, Key]]:
        """Yield the sequence number of each event of a report up to the last, and what it is sorted by, by number.

        It is not looked whether they are as they were written.

        Raises:
            StoreError: The store can't be read.
        """
        query = (
            "SELECT seq, at, reviewer, action, item_id, field FROM events "
            "WHERE report_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?"
        )
        after = 0
        while rows := cast(
            "list[tuple[int, str, str, str, str, str]]", self.rows(query, (report_id, after, last, _KEYS_AT_ONCE))
        ):
            after = rows[-1][0]
            for number, at, *names in rows:
                yield number, (datetime.fromisoformat(at), *names)  # type: ignore[misc] # four names

    def events_numbered(self, report_id: str, numbers: Sequence[int]) -> list[Event]:
        """Return some events of a report by their sequence numbers, in that order.

        Raises:
            StoreError: The store can't be read, or is damaged.
        """
        query = f"SELECT * FROM events WHERE seq IN ({', '.join('?' * len(numbers))})"  # noqa: S608 - question marks alone
        rows = {row[0]: row for row in self.rows(query, tuple(numbers)) if row[1] == report_id}
        if len(rows) != len(numbers):
            raise damaged("a decision is missing")
        return [event_of(rows[number]) for number in numbers]

    def digests(self, report_id: str, last: int, beside: str) -> list[str]:
        """Return the digests of the events of a report up to the last, but for those on one item; in no order.

        Raises:
            StoreError: The store can't be read.
        """
        query = "SELECT digest FROM events WHERE report_id = ? AND seq <= ? AND item_id <> ?"
        return [cast("str", row[0]) for row in self.rows(query, (report_id, last, beside))]

    def lines_of(self, report_id: str, field: EventField) -> Iterator[list[tuple[int, str, str]]]:
        """Yield the events that set a field, in order, some at a time: the number, the item, and what it was set to.

        It is not looked whether they are as they were written.

        Raises:
            StoreError: The store can't be read.
        """
        query = (
            "SELECT seq, item_id, now FROM events WHERE report_id = ? AND seq > ? AND field = ? ORDER BY seq LIMIT ?"
        )
        after = 0
        while rows := cast(
            "list[tuple[int, str, str]]", self.rows(query, (report_id, after, field.value, _KEYS_AT_ONCE))
        ):
            after = rows[-1][0]
            yield rows

    def briefly(self, report_id: str, between: tuple[int, int], most: int) -> list[Brief]:
        """Return the next events of a report after the first sequence number, up to the last; so many at most.

        Raises:
            StoreError: The store can't be read.
        """
        query = (
            "SELECT seq, reviewer, item_id, field, at, substr(now, 1, 20) FROM events "
            "WHERE report_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?"
        )
        return [
            Brief(*row)
            for row in cast("list[tuple[int, str, str, str, str, str]]", self.rows(query, (report_id, *between, most)))
        ]

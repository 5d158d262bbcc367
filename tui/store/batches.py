"""What one action writes: its items and events, and the same as rows and as lines of the second copy."""

from collections.abc import Generator, Sequence
from typing import cast

from msgspec import Struct

from tui.domain.review import Event, EventField, Item
from tui.domain.tally import Tally
from tui.store.faults import in_reviewers_words
from tui.store.rows import event_row, item_row
from tui.store.seals import Row
from tui.store.second_copy import lines_of

_AT_ONCE = 500
"""Of how many records the rows are made before others have a turn: some thousandths of a second."""


class Batch(Struct, frozen=True):
    """What one action writes, all or nothing."""

    events: tuple[Event, ...]
    """The lines to append to the journal."""
    items: tuple[Item, ...]
    """Items that are decided on for the first time."""
    tally: Tally
    """How far the review is after it."""


class ReadyBatch(Struct, frozen=True):
    """A batch as it is written, as long as nothing else is written before."""

    first: int
    """The sequence number of its first event: the next one of the journal."""
    items: Sequence[Row]
    """The rows of its items."""
    events: Sequence[Row]
    """The rows of its events."""
    lines: Sequence[bytes]
    """What the second copy gets."""
    noted: Sequence[str]
    """The items, by id, that notes are set of: what was typed of them is dropped."""
    tally: Tally
    """How far the review is after it."""

    @property
    def last(self) -> int:
        """The sequence number of its last event."""
        return self.first + len(self.events) - 1


def making_ready(report_id: str, first: int, batch: Batch) -> Generator[int, None, ReadyBatch]:
    """Make the rows of a batch a little at a time, yielding how many of them are made.

    Args:
        report_id: The report.
        first: The sequence number of the first event.
        batch: What is to be written.

    Raises:
        StoreError: A text in it can't be kept.
    """
    with in_reviewers_words():
        items: list[Row] = []
        events: list[Row] = []
        lines: list[bytes] = []
        for at in range(0, len(batch.items), _AT_ONCE):
            rows = [item_row(report_id, item) for item in batch.items[at : at + _AT_ONCE]]
            items += rows
            lines.append(lines_of(("items", row) for row in rows))
            yield len(items)
        for at in range(0, len(batch.events), _AT_ONCE):
            some = enumerate(batch.events[at : at + _AT_ONCE], first + at)
            rows = [event_row(number, report_id, event) for number, event in some]
            events += rows
            lines.append(lines_of(("events", row) for row in rows))
            yield len(items) + len(events)
        noted = [event.item_id for event in batch.events if event.field is EventField.NOTE]
        return ReadyBatch(first, items, events, lines, noted, batch.tally)


def ready(report_id: str, first: int, batch: Batch) -> ReadyBatch:
    """Do what `making_ready` does, at once; errors as there."""
    making = making_ready(report_id, first, batch)
    while True:
        try:
            next(making)
        except StopIteration as end:
            return cast("ReadyBatch", end.value)

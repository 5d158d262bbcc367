"""Rows to the domain's records and back, each with the checksum that shows damage."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from tui.domain.review import ActionKind, Event, EventField, Item
from tui.domain.tally import Tally
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector
from tui.errors import StoreError
from tui.store.seals import Row, sealed, unsealed


def insertion(table: str, row: Row, *, unless_there: bool = False, instead: bool = False) -> str:
    """Return the statement that inserts a row.

    Args:
        table: One of the store's tables.
        row: The row, checksum included.
        unless_there: Leave one with the same key as it is.
        instead: Put it in place of one with the same key.
    """
    verb = "INSERT OR IGNORE" if unless_there else "INSERT OR REPLACE" if instead else "INSERT"
    return f"{verb} INTO {table} VALUES ({', '.join('?' * len(row))})"


def event_row(seq: int, report_id: str, event: Event) -> Row:
    """Return the row of the table `events` for an event."""
    return sealed(
        seq,
        report_id,
        event.action,
        event.kind.value,
        event.of,
        event.at.isoformat(),
        event.reviewer,
        event.item_id,
        event.field.value,
        event.was,
        event.now,
        event.previous,
        event.digest,
    )


def event_of(row: Sequence[object]) -> Event:
    """Return the event of a row of `events`.

    Raises:
        StoreError: The row is damaged, or says what only a later version understands.
    """
    action, kind, of, at, reviewer, item_id, field, *rest = cast("tuple[str, ...]", unsealed(row, "events")[2:])
    try:
        moment, did, sets = datetime.fromisoformat(at), ActionKind(kind), EventField(field)
    except ValueError as error:
        message = f"A decision of {reviewer} on {item_id} can't be understood."
        raise StoreError(message, "Update tieout: it was written by a later version.") from error
    return Event(action, did, of, moment, reviewer, item_id, sets, *rest)


def item_row(report_id: str, item: Item) -> Row:
    """Return the row of the table `items` for an item."""
    quote, position = item.target.quote, item.target.position
    return sealed(
        report_id,
        item.id,
        quote.exact,
        quote.prefix,
        quote.suffix,
        position.start,
        position.end,
        item.printed,
        item.kind,
        item.value,
        item.unit,
        item.label,
    )


def item_of(row: Sequence[object]) -> Item:
    """Return the item of a row of `items`.

    Raises:
        StoreError: The row is damaged.
    """
    values = unsealed(row, "items")
    item_id, exact, prefix, suffix = cast("tuple[str, str, str, str]", values[1:5])
    start, end = cast("tuple[int, int]", values[5:7])
    printed, kind, value, unit, label = cast("tuple[str, str, str, str, str]", values[7:])
    target = Target(TextQuoteSelector(exact, prefix, suffix), TextPositionSelector(start, end))
    return Item(item_id, target, printed, kind, value, unit, label)


def tally_text(tally: Tally) -> str:
    """Return a tally as the table `progress` keeps it: its counts in the order of `Tally`, as a JSON array."""
    return f"[{', '.join(map(str, tally.counts))}]"

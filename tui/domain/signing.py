"""What a reviewer says of a whole report: that the review is blind, and who prepared and who reviewed it.

These are events like all others, about an item that stands for the report.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from tui.domain.opinions import canonical, standing
from tui.domain.review import Event, EventField, Item
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector

WHOLE = "report"
"""The id of the item that stands for the report."""
_ROLES = (EventField.PREPARED, EventField.REVIEWED)


class SignOff(Struct, frozen=True):
    """One signature under a report."""

    role: EventField
    """`prepared` or `reviewed`."""
    reviewer: str
    """Who signed."""
    at: datetime
    """When; aware, UTC."""
    changed_since: bool
    """Whether what was signed is not what stands there now: then it has to be signed again."""


def whole_item(name: str) -> Item:
    """Return the item that stands for a report, called by the report's name."""
    nowhere = Target(TextQuoteSelector("", "", ""), TextPositionSelector(0, 0))
    return Item(WHOLE, nowhere, name, kind="report")


def is_blind(events: Iterable[Event], reviewer: str) -> bool:
    """Say whether a reviewer's review of the report is blind and has not ended."""
    said = [event for event in events if event.field is EventField.BLIND and event.reviewer == reviewer]
    return bool(said) and bool(max(said, key=canonical).now)


def signed_state(digests: Iterable[str], snapshot: str) -> str:
    """Return the SHA-256 of all that a signature is under: the snapshot, and every event on its items.

    Args:
        digests: Those of all events but the ones on `WHOLE`; their order does not matter.
        snapshot: The SHA-256 of the snapshot.
    """
    return hashlib.sha256("\n".join([snapshot, *sorted(digests)]).encode()).hexdigest()


def sign_offs(events: Sequence[Event], state: Callable[[], str]) -> tuple[SignOff, ...]:
    """Return the signatures that were given and not taken back, the first first.

    Args:
        events: All events on `WHOLE`, in canonical order.
        state: Returns the `signed_state` of the report as it is now; not called where no one has signed.
    """
    last: dict[tuple[EventField, str], Event] = {}
    for event in standing(events):
        if event.field in _ROLES:
            last[event.field, event.reviewer] = event
    now = state() if last else ""
    return tuple(
        SignOff(event.field, event.reviewer, event.at, event.now != now)
        for event in sorted(last.values(), key=canonical)
        if event.now
    )

"""Events for tests of the chain."""

from datetime import UTC, datetime

from tui.domain.review import ActionKind, Event, EventField

AT = datetime(2026, 1, 1, tzinfo=UTC)


def event(action: str, *, reviewer: str = "Ada", now: str = "verified") -> Event:
    """Return an event that is not linked yet."""
    return Event(action, ActionKind.DO, "", AT, reviewer, "T-0001", EventField.STATUS, "open", now)

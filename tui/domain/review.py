"""The review: what a reviewer decided of each item, as a journal of events and what they add up to.

Events are appended and never changed. Each sets one field of one item from `was` to `now`; the events of one key press
share an `action`. Undo and redo are actions too: they append the events that set the fields back or forth. `journal`
adds them up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tui.domain.evidence import Evidence, evidence_from, evidence_text
from tui.domain.text import Target


class Status(StrEnum):
    """The conclusion on an item."""

    OPEN = "open"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    NEEDS_SOURCE = "needs_source"
    EXCLUDED = "excluded"


STATUS_WORDS: Mapping[Status, str] = {
    Status.OPEN: "open",
    Status.VERIFIED: "verified",
    Status.DISPUTED: "disputed",
    Status.NEEDS_SOURCE: "needs source",
    Status.EXCLUDED: "excluded",
}
"""The statuses as a reviewer reads them."""


STATUS_GLYPHS: Mapping[Status, str] = {
    Status.OPEN: "·",
    Status.VERIFIED: "✓",
    Status.DISPUTED: "X",
    Status.NEEDS_SOURCE: "?",
    Status.EXCLUDED: "–",
}
"""The sign that stands for a status where there is room for one; each is told apart without colour."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is reviewed: a figure, or a passage that the reviewer picked. Kept as it was first decided on."""

    id: str
    """`T-0042`: unique in its report, never given twice."""
    target: Target
    """Where it stood."""
    printed: str
    """Its words, as they stood in the text."""
    kind: str = ""
    """The figure's kind; empty for a passage."""
    value: str = ""
    """The normalised value as the machine interface writes it; a range as `low/high`."""
    unit: str = ""
    """The normalised unit."""
    label: str = ""
    """What it measures."""


@dataclass(frozen=True, slots=True)
class Review:
    """What has been decided of one item up to now."""

    status: Status = Status.OPEN
    """The conclusion."""
    note: str = ""
    """The reviewer's words."""
    reviewer: str = ""
    """Who decided last; empty while nothing is decided."""
    at: datetime | None = None
    """When it was decided last; None while nothing is decided."""
    is_picked: bool = False
    """Whether the reviewer picked its passage, and so made it an item; figures are items without that."""
    ticks: tuple[str, ...] = ()
    """The tick marks of the work that was done, in the order they were given."""
    tags: tuple[str, ...] = ()
    """The reviewer's own words for it, without blanks, in the order they were given."""
    evidence: tuple[Evidence, ...] = ()
    """What it was agreed to."""
    dismissed: str = ""
    """For a finding the reason why it is nothing; empty while it stands."""

    @property
    def is_decided(self) -> bool:
        """Whether the item has a conclusion."""
        return self.status is not Status.OPEN


class EventField(StrEnum):
    """What an event sets."""

    STATUS = "status"
    NOTE = "note"
    PICKED = "picked"
    TICKS = "ticks"
    TAGS = "tags"
    EVIDENCE = "evidence"
    DISMISSED = "dismissed"


class ActionKind(StrEnum):
    """Whether an action decides, or takes back, or brings again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal."""

    action: str
    """The key press it belongs to; the same for all events of one action."""
    kind: ActionKind
    """Whether the action decides, takes back or brings again."""
    of: str
    """For an undo or a redo the action that it takes back or brings again; else empty."""
    at: datetime
    """When; aware, UTC."""
    reviewer: str
    """Who."""
    item_id: str
    """The item that it is about."""
    field: EventField
    """What it sets."""
    was: str
    """The field before."""
    now: str
    """The field after."""
    previous: str = ""
    """The digest of the same reviewer's event before it on the report; empty for the first. See `chain`."""
    digest: str = ""
    """What names the event in every store, and shows a change of it; empty until it is written."""


_READERS: Mapping[EventField, tuple[str, Callable[[str], object]]] = {
    EventField.STATUS: ("status", Status),
    EventField.NOTE: ("note", str),
    EventField.PICKED: ("is_picked", bool),
    EventField.TICKS: ("ticks", lambda text: tuple(text.split())),
    EventField.TAGS: ("tags", lambda text: tuple(text.split())),
    EventField.EVIDENCE: ("evidence", evidence_from),
    EventField.DISMISSED: ("dismissed", str),
}
"""What of a review each event sets, and how it reads what the journal keeps."""


def applied(review: Review, event: Event) -> Review:
    """Return the review after one event."""
    name, read = _READERS[event.field]
    return replace(review, reviewer=event.reviewer, at=event.at, **{name: read(event.now)})  # type: ignore[arg-type]


def field_text(review: Review, field: EventField) -> str:
    """Return one field of a review as the journal keeps it."""
    value = getattr(review, _READERS[field][0])
    if field is EventField.EVIDENCE:
        return evidence_text(value)
    if isinstance(value, tuple):
        return " ".join(value)
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class Orphan:
    """An item whose place the current reading doesn't have: what was decided on it is kept, and shown apart."""

    item: Item
    """As it was first decided on."""
    review: Review
    """What was decided."""
    why: str
    """Why it has no place now, in the reviewer's words."""

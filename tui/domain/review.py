"""The review: what reviewers decided of each item, as a journal of events and what they add up to.

Events are appended and never changed. Each sets one field of one item from `was` to `now`; the events of one key press
share an `action`. Undo and redo are actions too: they append events that name the action which they take back or bring
again. `opinions` adds them up.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from tui.domain.evidence import Evidence, evidence_from, evidence_text
from tui.domain.text import Target

_LONGEST_SECONDS = 9
"""Digits of a number of seconds: thirty years."""


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


class Item(Struct, frozen=True):
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


class Opinion(Struct, frozen=True):
    """What one reviewer makes of an item."""

    reviewer: str
    """Who."""
    status: Status
    """The conclusion; open where there is none, or none since the item was opened again."""
    note: str
    """The reviewer's words."""
    at: datetime
    """When the reviewer last changed something of the item; aware, UTC."""


class Before(Struct, frozen=True):
    """What an item said when it was decided, where the report says something else now."""

    printed: str
    """Its words then."""
    sentence: str
    """The sentence that they stood in."""
    status: Status
    """What was decided of them."""
    reviewer: str
    """Who decided it; empty where nothing was decided."""
    at: datetime | None
    """When; None where nothing was decided."""


class Review(Struct, frozen=True):
    """What has been decided of one item up to now, as one reviewer is shown it.

    Status and note are that reviewer's own where there are some, else the last that anyone gave; whether the others
    conclude the same is in `differs`, and what each says in `opinions`. All else is common to all reviewers.
    """

    status: Status = Status.OPEN
    """The conclusion."""
    note: str = ""
    """The words on it."""
    reviewer: str = ""
    """Whose conclusion it is, or who changed the item last where there is none; empty while nothing is decided."""
    at: datetime | None = None
    """When that reviewer last changed something of the item; None while nothing is decided."""
    is_picked: bool = False
    """Whether the reviewer picked its passage, and so made it an item; figures are items without that."""
    is_replaced: bool = False
    """Whether the reviewer put a passage in the place of this figure."""
    ticks: tuple[str, ...] = ()
    """The tick marks of the work that was done, in the order they were given."""
    tags: tuple[str, ...] = ()
    """The reviewer's own words for it, without blanks, in the order they were given."""
    evidence: tuple[Evidence, ...] = ()
    """What it was agreed to."""
    dismissed: str = ""
    """For a finding the reason why it is nothing; empty while it stands."""
    opinions: tuple[Opinion, ...] = ()
    """What each reviewer makes of it who changed something of it, by name."""
    place: str = ""
    """Where it was last said to stand, as `place_text` writes it; empty where it stands as it was first decided on."""
    before: Before | None = None
    """What it said when it was decided, while it is open again because the report changed."""
    spent_s: int = 0
    """For how many seconds reviewers were at it, active, up to their decisions; also up to those taken back since."""

    @property
    def differs(self) -> bool:
        """Whether reviewers come to different conclusions."""
        return len({opinion.status for opinion in self.opinions} - {Status.OPEN}) > 1

    @property
    def is_decided(self) -> bool:
        """Whether the item has a conclusion."""
        return self.status is not Status.OPEN


class EventField(StrEnum):
    """What an event sets."""

    STATUS = "status"
    NOTE = "note"
    PICKED = "picked"
    REPLACED = "replaced"
    TICKS = "ticks"
    TAGS = "tags"
    EVIDENCE = "evidence"
    DISMISSED = "dismissed"
    PLACE = "place"
    SPENT = "spent"
    BLIND = "blind"
    PREPARED = "prepared"
    REVIEWED = "reviewed"


class ActionKind(StrEnum):
    """Whether an action decides, takes back, brings again, or follows from a change of the report."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    REOPENED = "reopened"


class Event(Struct, frozen=True):
    """One line of the journal."""

    action: str
    """The key press it belongs to; the same for all events of one action."""
    kind: ActionKind
    """Whether the action decides, takes back, brings again, or follows from a change of the report."""
    of: str
    """For an undo or a redo the action that it takes back or brings again; for a change of the report the SHA-256 of
    the snapshot that was decided on; else empty."""
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


Value: TypeAlias = str | bool | int | Status | tuple[str, ...] | tuple[Evidence, ...]


def _seconds(text: str) -> int:
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > _LONGEST_SECONDS:
        message = f"{text!r} is no number of seconds"
        raise ValueError(message)
    return int(text)


_READERS: Mapping[EventField, tuple[str, Callable[[str], Value]]] = {
    EventField.STATUS: ("status", Status),
    EventField.NOTE: ("note", str),
    EventField.PICKED: ("is_picked", bool),
    EventField.REPLACED: ("is_replaced", bool),
    EventField.TICKS: ("ticks", lambda text: tuple(text.split())),
    EventField.TAGS: ("tags", lambda text: tuple(text.split())),
    EventField.EVIDENCE: ("evidence", evidence_from),
    EventField.DISMISSED: ("dismissed", str),
    EventField.PLACE: ("place", str),
    EventField.SPENT: ("spent_s", _seconds),
}
"""What of a review each event sets, and how it reads what the journal keeps."""


ON_REPORT = frozenset(EventField) - _READERS.keys()
"""What is said of the whole report; see `signing`."""


def field_name(field: EventField) -> str:
    """Return what of a `Review` an event of this field sets."""
    return _READERS[field][0]


def field_value(field: EventField, text: str) -> Value:
    """Return what the journal keeps of a field as a `Review` has it."""
    return _READERS[field][1](text)


def field_text(review: Review, field: EventField) -> str:
    """Return one field of a review as the journal keeps it."""
    value = getattr(review, field_name(field))
    if field is EventField.EVIDENCE:
        return evidence_text(value)
    if isinstance(value, tuple):
        return " ".join(value)
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


class Orphan(Struct, frozen=True):
    """An item whose place the current reading doesn't have: what was decided on it is kept, and shown apart."""

    item: Item
    """As it was first decided on."""
    review: Review
    """What was decided."""
    why: str
    """Why it has no place now, in the reviewer's words."""

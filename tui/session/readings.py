"""What reading brings: readings before they are anyone's review, and what came of each place that was to be added."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.domain.report import Choices, Report, Source
from tui.errors import TieoutError
from tui.store.packing import PackedReport

if TYPE_CHECKING:
    from tui.reading.places import Place


class Reading(Struct, frozen=True):
    """What was read, before it is anyone's review."""

    snapshot: bytes
    """The bytes."""
    report: Report
    """What they say."""
    packed: PackedReport | None = None
    """The report as the store keeps it, made where the time for it was; None when `Desk.begin` has to make it."""
    is_chosen: bool = False
    """Whether its choices are the reviewer's latest; else `begin` goes on with those that the store has."""

    @property
    def location(self) -> str:
        """The address, the absolute path or `-` that was read."""
        return self.report.source.location


class Rereading(Struct, frozen=True):
    """A snapshot that is to be read again, with the reviewer's choices."""

    snapshot: bytes
    """The bytes."""
    source: Source
    """Where they came from."""
    choices: Choices
    """What the reviewer keeps in the body and leaves out of it."""


class Unread(Struct, frozen=True):
    """A place that could not be read, or that holds no report."""

    error: TieoutError
    """Why."""
    was_passed_over: bool = False
    """Whether nobody asked for it by its name: it was found in a folder, and its bytes are no report."""


class Replaced(Struct, frozen=True):
    """The version of a report that another took the place of, and what became of what was decided on it."""

    retrieved_at: datetime
    """When it was fetched or read; aware, UTC."""
    same: int
    """How many of its reviewed items were found again with the same value in the same sentence."""
    reviewed: int
    """How many items were reviewed."""


class Read(Struct, frozen=True):
    """What came of one place."""

    place: "Place"
    """The place."""
    outcome: Reading | Unread
    """The reading, or why there is none."""


class Keeping(StrEnum):
    """What keeping a reading did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    READ_ANEW = "read anew"


class Kept(Struct, frozen=True):
    """A report that is in the store now."""

    report_id: str
    """What names it."""
    name: str
    """What it is called, on one line."""
    location: str
    """The address, the absolute path or `-` that was read; the report may be known by another one."""
    keeping: Keeping
    """Whether it is new there."""
    doubts: tuple[str, ...] = ()
    """What the reader was not sure of."""
    replaced: Replaced | None = None
    """What it has taken the place of; None when it was there before, or is the first."""


class Added(Struct, frozen=True):
    """What came of one place that was to be added."""

    place: "Place"
    """The place."""
    outcome: Kept | Unread
    """The report in the store, or why there is none."""


class Stage(Struct, frozen=True):
    """What is being done with one place."""

    place: "Place"
    """The place."""
    words: str
    """What is being done, in a few words."""

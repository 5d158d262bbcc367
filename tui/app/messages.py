"""What panes tell their screens, and workers tell the app. Messages go up; calls go down."""

from dataclasses import dataclass

from textual.message import Message

from tui.domain.evidence import Evidence
from tui.domain.finding import Finding
from tui.domain.hit import Hit
from tui.domain.report import Choices
from tui.domain.text import Span
from tui.errors import TieoutError
from tui.session import Read, Reading, ReviewSession


@dataclass
class FigurePicked(Message):
    """The reviewer clicked a figure in the text."""

    index: int
    """The item's index in the session."""


@dataclass
class SectionPicked(Message):
    """The reviewer opened a section in the outline."""

    section: int | None
    """The section's index in the report; None for the whole report."""


@dataclass
class ReportPicked(Message):
    """The reviewer opened a report in the library."""

    report_id: str
    """Its id in the store."""
    item_id: str = ""
    """The item to go to; empty to go where the reviewer was."""
    span: Span | None = None
    """The place to go to; None to go where the reviewer was."""


@dataclass
class ReportWanted(Message):
    """The reviewer asked for an address or a file."""

    location: str
    """As it was typed."""


@dataclass
class ComparisonWanted(Message):
    """The reviewer wants a report held against another."""

    session: ReviewSession
    """The review of the report."""


@dataclass
class Compared(Message):
    """A report was held against another."""

    session: ReviewSession
    """The review of the report."""
    findings: tuple[Finding, ...]
    """What the other says of its facts."""


@dataclass
class ComparisonFailed(Message):
    """A report could not be held against another."""

    error: TieoutError
    """Why, and what to do."""


@dataclass
class AnewWanted(Message):
    """The reviewer wants a report fetched anew."""

    session: ReviewSession
    """The review of the report."""


@dataclass
class FoundInLibrary(Message):
    """A search over the whole library has ended."""

    words: str
    """What was sought."""
    hits: tuple[Hit, ...]
    """What was found."""


@dataclass
class LibrarySearchFailed(Message):
    """A search over the whole library could not be made."""

    error: TieoutError
    """Why, and what to do."""


@dataclass
class TourWanted(Message):
    """The reviewer wants to be shown around."""


@dataclass
class ChoicesMade(Message):
    """The reviewer put something into the body of a report, or left something out of it."""

    session: ReviewSession
    """The review of the report."""
    choices: Choices
    """What is kept and left out now."""


@dataclass
class SnapshotWanted(Message):
    """The reviewer tied a figure to something that a snapshot can be taken of."""

    session: ReviewSession
    """The review."""
    index: int
    """The item's index in the session."""
    piece: Evidence
    """The evidence, already kept without a snapshot."""


@dataclass
class CommandWanted(Message):
    """The reviewer hands something to a command."""

    command: str
    """The program and its arguments."""
    text: str
    """What it gets on its standard input."""


@dataclass
class CommandEnded(Message):
    """A command that was handed something has ended."""

    command: str
    """The program and its arguments."""
    said: str
    """What it wrote, or why it could not be run."""


@dataclass
class SnapshotTaken(Message):
    """The bytes of a piece of evidence are here."""

    wanted: SnapshotWanted
    """What they were wanted for."""
    body: bytes
    """The bytes."""
    accessed: str
    """When they were taken, ISO 8601 in UTC."""


@dataclass
class SnapshotFailed(Message):
    """The bytes of a piece of evidence could not be had."""

    error: TieoutError
    """Why, and what to do."""


@dataclass
class PlaceRead(Message):
    """One of several places was read, or could not be."""

    read: Read
    """What came of it."""


@dataclass
class AllRead(Message):
    """All of several places were read, as far as they could be."""


@dataclass
class ReadingProgress(Message):
    """The reading process came to another stage."""

    stage: str
    """What it does now, in the reviewer's words."""

    def can_replace(self, message: Message) -> bool:
        """Let a later stage take the place of an earlier one that was not shown yet."""
        return isinstance(message, ReadingProgress)


@dataclass
class ReportReady(Message):
    """A report was read and can be begun."""

    reading: Reading
    """The snapshot and the report."""


@dataclass
class ReadingFailed(Message):
    """A report could not be read."""

    error: TieoutError
    """Why, and what to do."""

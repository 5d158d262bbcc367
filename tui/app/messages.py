"""What panes tell their screens, and workers tell the app. Messages go up; calls go down."""

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from tui.domain.evidence import Evidence
    from tui.domain.finding import Finding
    from tui.domain.hit import Hit
    from tui.domain.report import Choices
    from tui.domain.text import Span
    from tui.errors import DamagedError, TieoutError
    from tui.session import Added, ReviewSession

T_co = TypeVar("T_co", covariant=True)


class FigurePicked(Message):
    """The reviewer clicked a figure in the text."""

    def __init__(self, index: int) -> None:
        """Make the message."""
        super().__init__()
        self.index = index
        """The item's index in the session."""


class SectionPicked(Message):
    """The reviewer opened a section in the outline."""

    def __init__(self, section: int | None) -> None:
        """Make the message."""
        super().__init__()
        self.section = section
        """The section's index in the report; None for the whole report."""


class ReportPicked(Message):
    """The reviewer opened a report in the library."""

    def __init__(self, report_id: str, item_id: str = "", span: "Span | None" = None) -> None:
        """Make the message."""
        super().__init__()
        self.report_id = report_id
        """Its id in the store."""
        self.item_id = item_id
        """The item to go to; empty to go where the reviewer was."""
        self.span = span
        """The place to go to; None to go where the reviewer was."""


class ReportWanted(Message):
    """The reviewer asked for an address or a file."""

    def __init__(self, location: str) -> None:
        """Make the message."""
        super().__init__()
        self.location = location
        """As it was typed."""


class ComparisonWanted(Message):
    """The reviewer wants a report held against another."""

    def __init__(self, session: "ReviewSession") -> None:
        """Make the message."""
        super().__init__()
        self.session = session
        """The review of the report."""


class CheckFailed(Message):
    """The store's rows could not all be looked at, or one of them is damaged; or the report's file has changed."""

    def __init__(self, error: "TieoutError") -> None:
        """Make the message."""
        super().__init__()
        self.error = error
        """Why."""


class Compared(Message):
    """A report was held against another."""

    def __init__(self, session: "ReviewSession", findings: "tuple[Finding, ...]") -> None:
        """Make the message."""
        super().__init__()
        self.session = session
        """The review of the report."""
        self.findings = findings
        """What the other says of its facts."""


class ComparisonFailed(Message):
    """A report could not be held against another."""

    def __init__(self, error: "TieoutError") -> None:
        """Make the message."""
        super().__init__()
        self.error = error
        """Why, and what to do."""


class AnewWanted(Message):
    """The reviewer wants a report fetched anew."""

    def __init__(self, session: "ReviewSession") -> None:
        """Make the message."""
        super().__init__()
        self.session = session
        """The review of the report."""


class FoundInLibrary(Message):
    """A search over the whole library has ended."""

    def __init__(self, words: str, hits: "tuple[Hit, ...]") -> None:
        """Make the message."""
        super().__init__()
        self.words = words
        """What was sought."""
        self.hits = hits
        """What was found."""


class LibrarySearchFailed(Message):
    """A search over the whole library could not be made."""

    def __init__(self, error: "TieoutError") -> None:
        """Make the message."""
        super().__init__()
        self.error = error
        """Why, and what to do."""


class TourWanted(Message):
    """The reviewer wants to be shown around."""


class ChoicesMade(Message):
    """The reviewer put something into the body of a report, or left something out of it."""

    def __init__(self, session: "ReviewSession", choices: "Choices", *, takes_back: bool = False) -> None:
        """Make the message."""
        super().__init__()
        self.session = session
        """The review of the report."""
        self.choices = choices
        """What is kept and left out now."""
        self.takes_back = takes_back
        """Whether that takes the choice before it back."""


class SnapshotWanted(Message):
    """The reviewer tied a figure to something that a snapshot can be taken of."""

    def __init__(self, session: "ReviewSession", item_id: str, piece: "Evidence") -> None:
        """Make the message."""
        super().__init__()
        self.session = session
        """The review."""
        self.item_id = item_id
        """What names the item."""
        self.piece = piece
        """The evidence, already kept without a snapshot."""


class CommandWanted(Message):
    """The reviewer hands something to a command."""

    def __init__(self, command: str, text: str) -> None:
        """Make the message."""
        super().__init__()
        self.command = command
        """The program and its arguments."""
        self.text = text
        """What it gets on its standard input."""


class CommandEnded(Message):
    """A command that was handed something has ended."""

    def __init__(self, command: str, said: str) -> None:
        """Make the message."""
        super().__init__()
        self.command = command
        """The program and its arguments."""
        self.said = said
        """What it wrote, or why it could not be run."""


class SnapshotTaken(Message):
    """The bytes of a piece of evidence are here."""

    def __init__(self, wanted: SnapshotWanted, body: bytes, accessed: str) -> None:
        """Make the message."""
        super().__init__()
        self.wanted = wanted
        """What they were wanted for."""
        self.body = body
        """The bytes."""
        self.accessed = accessed
        """When they were taken, ISO 8601 in UTC."""


class SnapshotFailed(Message):
    """The bytes of a piece of evidence could not be had."""

    def __init__(self, error: "TieoutError") -> None:
        """Make the message."""
        super().__init__()
        self.error = error
        """Why, and what to do."""


class PlaceAdded(Message):
    """One of several places was read and is in the store now, or is not."""

    def __init__(self, added: "Added") -> None:
        """Make the message."""
        super().__init__()
        self.added = added
        """What came of it."""


class AllAdded(Message):
    """All of several places were read, as far as they could be."""


class ReadingProgress(Message):
    """The reading process came to another stage."""

    def __init__(self, stage: str) -> None:
        """Make the message."""
        super().__init__()
        self.stage = stage
        """What it does now, in the reviewer's words."""

    def can_replace(self, message: Message) -> bool:
        """Let a later stage take the place of an earlier one that was not shown yet."""
        return isinstance(message, ReadingProgress)


class ReportReady(Message, Generic[T_co]):
    """A report was read."""

    def __init__(self, opened: T_co) -> None:
        """Make the message."""
        super().__init__()
        self.opened = opened
        """What came of it: the report in the store, the reading, or that and what it changes."""


class ReadingFailed(Message):
    """A report could not be read."""

    def __init__(self, error: "TieoutError") -> None:
        """Make the message."""
        super().__init__()
        self.error = error
        """Why, and what to do."""


class DamageFound(Message):
    """The store turned out to be damaged while it was in use."""

    def __init__(self, error: "DamagedError") -> None:
        """Make the message."""
        super().__init__()
        self.error = error
        """What is wrong, and what to do."""

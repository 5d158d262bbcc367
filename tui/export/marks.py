"""What comes in: decisions that a file holds, before it is known where they belong."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from tui.domain.report import Report
from tui.domain.review import Event, EventField, Item
from tui.domain.text import Target
from tui.export.notes import Whole


class Mark(Struct, frozen=True):
    """What a file says of one place of a report."""

    where: str
    """Where in the file it stands, for the reviewer: `line 7`."""
    target: Target
    """The place. A position that does not hold for the report's own text is (0, 0)."""
    fields: Mapping[EventField, str]
    """What is decided, as the journal keeps it; never empty texts."""
    reviewer: str = ""
    """Who decided; empty when the file does not say."""
    report: str = ""
    """The report's address or path; empty when the file does not say."""
    sha256: str = ""
    """The snapshot that the position holds for; empty when the file does not say."""
    finding: str = ""
    """The key of the finding that it is about; empty for a place."""
    item_id: str = ""
    """The item that it is about in that snapshot; empty when the file does not say."""


class Unplaced(Struct, frozen=True):
    """What a file says and could not be taken in."""

    where: str
    """Where in the file it stands."""
    words: str
    """The words that it is about, as the file has them."""
    why: str
    """Why it was not taken in, and what the reviewer can do."""


class Copy(Struct, frozen=True):
    """A report as it stood in a store, with all that was ever decided on it."""

    report_id: str
    """What names it."""
    report: Report
    """Its reading."""
    whole: Whole
    """Its snapshot and the numbers of its items."""
    items: Sequence[Item]
    """What was decided on, each as it was then."""
    events: Sequence[Event]
    """The journal, in order."""


class Incoming(Struct, frozen=True):
    """One report's part of a file."""

    marks: Sequence[Mark]
    """What was decided, in the file's order."""
    unplaced: Sequence[Unplaced] = ()
    """What can't be understood."""
    copy: Copy | None = None
    """The whole report, when the file has all of it."""
    others: Mapping[str, str] = field(default_factory=dict)
    """What the file says that tieout has no place for, by line, as JSON; kept, and written out again."""

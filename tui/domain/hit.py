"""What a search over the whole library finds."""

from enum import StrEnum

from msgspec import Struct

from tui.domain.text import Span


class HitPlace(StrEnum):
    """What part of a report words were found in."""

    TITLE = "title"
    NOTE = "note"
    TEXT = "text"


class Hit(Struct, frozen=True):
    """One place where the words of a search stand."""

    report_id: str
    """The report."""
    title: str
    """What the report is called."""
    place: HitPlace
    """What part of it the words were found in."""
    item_id: str
    """The item whose note it is; empty in a title or a text."""
    reviewer: str
    """Whose note it is; empty in a title or a text."""
    span: Span | None
    """Where the words stand in `Report.text`; None in a title or a note."""
    before: str
    """What stands before them on their line, cut short."""
    words: str
    """The words as they stand there."""
    after: str
    """What stands after them on their line, cut short."""

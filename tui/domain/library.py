"""The library: what a list of reports shows of each, without opening it."""

from dataclasses import dataclass
from datetime import datetime

from tui.domain.tally import Tally


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One report in the store."""

    id: str
    """What names it on the command line; unique in the store."""
    title: str
    """What it is called: its title, else its first words, else where it came from."""
    location: str
    """The address or the absolute path that it was read from, or `-`."""
    publisher: str
    """Who published it; empty when the page does not say."""
    date: str
    """The day of publication, `YYYY-MM-DD`; empty when the page does not say."""
    language: str
    """BCP 47; empty when unknown."""
    sha256: str
    """The SHA-256 of the snapshot under review."""
    retrieved_at: datetime
    """When that snapshot was taken; aware, UTC."""
    touched_at: datetime
    """When something was last decided, or the report begun; aware, UTC."""
    figures: int
    """How many figures its reading found, those that need no check included."""
    tally: Tally
    """How far the review is."""
    tags: tuple[str, ...] = ()
    """What the reviewer files it under, in order of the alphabet; none stands twice."""
    removed_at: datetime | None = None
    """When it was removed from the library, aware, UTC; None when it is there."""

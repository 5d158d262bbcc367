"""The library: what a list of reports shows of each, without opening it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from tui.domain.review import Status
from tui.domain.tally import Tally


class LibraryEntry(Struct, frozen=True):
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


class Order(StrEnum):
    """What a list of reports can be sorted by."""

    TOUCHED = "touched"
    TITLE = "title"
    SOURCE = "source"
    DATE = "date"
    OPEN = "open"
    DISPUTED = "disputed"
    PROGRESS = "progress"


def ordered(entries: Iterable[LibraryEntry], order: Order) -> tuple[LibraryEntry, ...]:
    """Return reports sorted: times and counts from the most, names by the alphabet, progress from the least."""
    return tuple(sorted(entries, key=_KEYS[order]))


def selected(
    entries: Iterable[LibraryEntry], *, statuses: Collection[Status] = (), tags: Collection[str] = ()
) -> tuple[LibraryEntry, ...]:
    """Return the reports that have an item of one of the statuses and all of the tags; none given don't matter."""
    wanted = {tag.casefold() for tag in tags}
    return tuple(
        entry
        for entry in entries
        if (not statuses or any(entry.tally.count(status) for status in statuses))
        and wanted <= {tag.casefold() for tag in entry.tags}
    )


def _number_of(date: str) -> int:
    """Return a day `YYYY-MM-DD` as a number that grows with it; 0 for none."""
    digits = date.replace("-", "")
    return int(digits) if digits.isdigit() else 0


def _share(entry: LibraryEntry) -> float:
    return entry.tally.reviewed / entry.tally.total if entry.tally.total else 1.0


_KEYS: Mapping[Order, Callable[[LibraryEntry], tuple[float | str, ...]]] = {
    Order.TOUCHED: lambda entry: (-entry.touched_at.timestamp(), entry.id),
    Order.TITLE: lambda entry: (entry.title.casefold(), entry.id),
    Order.SOURCE: lambda entry: (entry.publisher.casefold(), entry.title.casefold(), entry.id),
    Order.DATE: lambda entry: (-_number_of(entry.date), entry.id),
    Order.OPEN: lambda entry: (-entry.tally.open, entry.id),
    Order.DISPUTED: lambda entry: (-entry.tally.disputed, entry.id),
    Order.PROGRESS: lambda entry: (_share(entry), entry.id),
}

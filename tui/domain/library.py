"""The library: what a list of reports shows of each, without opening it."""

from enum import StrEnum

from tui.domain.record import Record

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import datetime
    from typing import Final

    from tui.domain.tally import Tally


class LibraryEntry(Record):
    """One report in the store."""

    __slots__ = (  # noqa: RUF023 - in the order in which scripts are told of them
        "id",
        "title",
        "location",
        "publisher",
        "date",
        "language",
        "sha256",
        "retrieved_at",
        "touched_at",
        "figures",
        "tally",
        "tags",
        "removed_at",
    )

    id: "Final[str]"
    """What names it on the command line; unique in the store."""
    title: "Final[str]"
    """What it is called: its title, else its first words, else where it came from."""
    location: "Final[str]"
    """The address or the absolute path that it was read from, or `-`."""
    publisher: "Final[str]"
    """Who published it; empty when the page does not say."""
    date: "Final[str]"
    """The day of publication, `YYYY-MM-DD`; empty when the page does not say."""
    language: "Final[str]"
    """BCP 47; empty when unknown."""
    sha256: "Final[str]"
    """The SHA-256 of the snapshot under review."""
    retrieved_at: "Final[datetime]"
    """When that snapshot was taken; aware, UTC."""
    touched_at: "Final[datetime]"
    """When something was last decided, or the report begun; aware, UTC."""
    figures: "Final[int]"
    """How many figures its reading found, those that need no check included."""
    tally: "Final[Tally]"
    """How far the review is."""
    tags: "Final[tuple[str, ...]]"
    """What the reviewer files it under, in order of the alphabet; none stands twice."""
    removed_at: "Final[datetime | None]"
    """When it was removed from the library, aware, UTC; None when it is there."""

    def __init__(  # noqa: PLR0917 - a record
        self,
        id: str,  # noqa: A002 - the field's name
        title: str,
        location: str,
        publisher: str,
        date: str,
        language: str,
        sha256: str,
        retrieved_at: "datetime",
        touched_at: "datetime",
        figures: int,
        tally: "Tally",
        tags: tuple[str, ...] = (),
        removed_at: "datetime | None" = None,
    ) -> None:
        self.id = id
        self.title = title
        self.location = location
        self.publisher = publisher
        self.date = date
        self.language = language
        self.sha256 = sha256
        self.retrieved_at = retrieved_at
        self.touched_at = touched_at
        self.figures = figures
        self.tally = tally
        self.tags = tags
        self.removed_at = removed_at


class Order(StrEnum):
    """What a list of reports can be sorted by."""

    TOUCHED = "touched"
    TITLE = "title"
    SOURCE = "source"
    DATE = "date"
    OPEN = "open"
    DISPUTED = "disputed"
    PROGRESS = "progress"


def present(entries: "Iterable[LibraryEntry]") -> tuple[LibraryEntry, ...]:
    """Return the reports that were not removed, in their order."""
    return tuple(entry for entry in entries if entry.removed_at is None)


def removed(entries: "Iterable[LibraryEntry]") -> tuple[LibraryEntry, ...]:
    """Return the reports that were removed, the last removed first."""
    gone = [(entry.removed_at, entry) for entry in entries if entry.removed_at is not None]
    return tuple(entry for _, entry in sorted(gone, key=lambda pair: pair[0], reverse=True))


def ordered(entries: "Iterable[LibraryEntry]", order: Order) -> tuple[LibraryEntry, ...]:
    """Return reports sorted: times and counts from the most, names by the alphabet, progress from the least."""
    return tuple(sorted(entries, key=_KEYS[order]))


def selected(
    entries: "Iterable[LibraryEntry]", *, statuses: "Collection[str]" = (), tags: "Collection[str]" = ()
) -> tuple[LibraryEntry, ...]:
    """Return the reports that have an item of one of the statuses and all of the tags; none given don't matter."""
    if not (statuses or tags):
        return tuple(entries)
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


_KEYS: "Mapping[Order, Callable[[LibraryEntry], tuple[float | str, ...]]]" = {
    Order.TOUCHED: lambda entry: (-entry.touched_at.timestamp(), entry.id),
    Order.TITLE: lambda entry: (entry.title.casefold(), entry.id),
    Order.SOURCE: lambda entry: (entry.publisher.casefold(), entry.title.casefold(), entry.id),
    Order.DATE: lambda entry: (-_number_of(entry.date), entry.id),
    Order.OPEN: lambda entry: (-entry.tally.open, entry.id),
    Order.DISPUTED: lambda entry: (-entry.tally.disputed, entry.id),
    Order.PROGRESS: lambda entry: (_share(entry), entry.id),
}

"""`tieout list`: the reports in the store, for people and for scripts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from tui.commands.output import put_for_reader, put_json
from tui.domain.library import LibraryEntry, Order, ordered, selected
from tui.domain.review import Status

if TYPE_CHECKING:
    from tui.session.library import Library

_COLUMNS = 3
"""How many columns of the list are set to one width; the title after them is not."""
_NO_REPORTS = "No reports yet. Open one: tieout PATH or tieout URL; or look around: tieout demo"


def list_reports(
    library: "Library",
    *,
    as_json: bool,
    statuses: Sequence[str] = (),
    tags: Sequence[str] = (),
    order: str = Order.TOUCHED,
    removed: bool = False,
) -> None:
    """Print reports with how far they are.

    Args:
        library: Where they are.
        as_json: Print an array of objects.
        statuses: Only those with an item of one of these statuses.
        tags: Only those with all of these tags.
        order: One of `Order`.
        removed: Those that were removed instead of those in the library.

    Raises:
        StoreError: The store can't be read.
    """
    everything = library.removed() if removed else library.library()
    entries = ordered(selected(everything, statuses=[Status(word) for word in statuses], tags=tags), Order(order))
    if as_json:
        put_json([entry_object(entry) for entry in entries], indent=2)
    elif not entries:
        put_for_reader("No report is like that." if everything or removed else _NO_REPORTS)
    else:
        rows = [("ID", "REVIEWED", "TOUCHED", "TITLE"), *map(_row, entries)]
        widths = [max(len(row[column]) for row in rows) for column in range(_COLUMNS)]
        cells = [[cell.ljust(width) for cell, width in zip(row, widths, strict=False)] for row in rows]
        put_for_reader("\n".join("  ".join([*line, row[_COLUMNS]]) for line, row in zip(cells, rows, strict=True)))


def entry_object(entry: LibraryEntry) -> dict[str, object]:
    """Return a report of the library as scripts are told of it."""
    counts = {**asdict(entry.tally), "total": entry.tally.total, "reviewed": entry.tally.reviewed}
    times = {"retrieved_at": entry.retrieved_at.isoformat(), "touched_at": entry.touched_at.isoformat()}
    removed_at = entry.removed_at.isoformat() if entry.removed_at else None
    return {**asdict(entry), **times, "removed_at": removed_at, "tally": counts}


def _row(entry: LibraryEntry) -> tuple[str, str, str, str]:
    progress = f"{entry.tally.reviewed}/{entry.tally.total}"
    tags = f"  [{', '.join(entry.tags)}]" if entry.tags else ""
    return entry.id, progress, entry.touched_at.strftime("%Y-%m-%d %H:%M"), entry.title + tags

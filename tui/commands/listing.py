"""`tieout list`: the reports in the store, for people and for scripts."""

from tui.commands.lines import in_columns
from tui.commands.output import put_for_reader, put_json
from tui.domain.library import LibraryEntry, Order, ordered, present, removed, selected
from tui.language import spoken

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Sequence

_TO_THE_MINUTE = len("2026-01-31 23:59")
_NO_REPORTS = "No reports yet. Open one: tieout PATH or tieout URL; or look around: tieout demo"


def list_reports(
    entries: "Sequence[LibraryEntry]",
    *,
    as_json: bool,
    statuses: "Sequence[str]" = (),
    tags: "Sequence[str]" = (),
    order: str = Order.TOUCHED,
    gone: bool = False,
) -> None:
    """Print reports with how far they are.

    Args:
        entries: All of them, the removed ones too, the last touched first.
        as_json: Print an array of objects.
        statuses: Only those with an item of one of these statuses.
        tags: Only those with all of these tags.
        order: One of `Order`.
        gone: Those that were removed instead of those in the library.
    """
    everything = removed(entries) if gone else present(entries)
    shown = selected(everything, statuses=statuses, tags=tags)
    if gone or order != Order.TOUCHED:
        shown = ordered(shown, Order(order))
    if as_json:
        put_json([entry_object(entry) for entry in shown], indent=2)
    elif not shown:
        put_for_reader(spoken("No report is like that.") if everything or gone else spoken(_NO_REPORTS))
    else:
        head = (
            spoken("ID", sense="list"),
            spoken("REVIEWED", sense="list"),
            spoken("TOUCHED", sense="list"),
            spoken("TITLE", sense="list"),
        )
        put_for_reader("\n".join(in_columns([head, *map(_row, shown)])))


def entry_object(entry: LibraryEntry) -> dict[str, object]:
    """Return a report of the library as scripts are told of it."""
    counts = {**entry.tally.as_dict(), "total": entry.tally.total, "reviewed": entry.tally.reviewed}
    times = {"retrieved_at": entry.retrieved_at.isoformat(), "touched_at": entry.touched_at.isoformat()}
    removed_at = entry.removed_at.isoformat() if entry.removed_at else None
    return {**entry.as_dict(), **times, "removed_at": removed_at, "tally": counts}


def _row(entry: LibraryEntry) -> tuple[str, str, str, str]:
    progress = f"{entry.tally.reviewed}/{entry.tally.total}"
    tags = f"  [{', '.join(entry.tags)}]" if entry.tags else ""
    return entry.id, progress, entry.touched_at.isoformat(" ", "minutes")[:_TO_THE_MINUTE], entry.title + tags

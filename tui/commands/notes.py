"""`tieout export` and `tieout list`: what is in the store, for people and for scripts."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tui.commands.arguments import ALL_STATUSES
from tui.commands.output import put, put_as_asked, put_for_reader
from tui.domain.library import LibraryEntry
from tui.domain.review import Status
from tui.errors import FetchError
from tui.session import Desk


def export(desk: Desk, reference: str, format_name: str, *, statuses: Sequence[str], output: Path | None) -> None:
    """Write the notes on a report to a file or the output.

    Raises:
        FetchError: The store has no such report.
        StoreError: The report can't be read from the store.
        ExportError: The file can't be written.
    """
    entry = desk.find(reference)
    if entry is None:
        raise FetchError(f"The store has no report “{reference}”.", "See which there are with `tieout list`.")
    session = desk.resume(entry.id)
    asked = tuple(Status) if ALL_STATUSES in statuses else tuple(map(Status, statuses)) or (Status.VERIFIED,)
    if output is None or str(output) == "-":
        put_as_asked(session.export(format_name, asked))
    else:
        session.export_to(output.expanduser(), format_name, asked)


def list_reports(desk: Desk, *, as_json: bool) -> None:
    """Print the reports, the last touched first.

    Raises:
        StoreError: The store can't be read.
    """
    entries = desk.library()
    if as_json:
        put(json.dumps([_as_json(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n")
        return
    if not entries:
        put_for_reader("No reports yet. Open one: tieout PATH or tieout URL; or look around: tieout demo")
        return
    rows = [("ID", "REVIEWED", "TOUCHED", "TITLE"), *map(_row, entries)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        put_for_reader("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]))


def _row(entry: LibraryEntry) -> tuple[str, str, str, str]:
    progress = f"{entry.tally.reviewed}/{entry.tally.total}"
    title = entry.title
    return entry.id, progress, entry.touched_at.strftime("%Y-%m-%d %H:%M"), title


def _as_json(entry: LibraryEntry) -> dict[str, object]:
    counts = {**asdict(entry.tally), "total": entry.tally.total, "reviewed": entry.tally.reviewed}
    times = {"retrieved_at": entry.retrieved_at.isoformat(), "touched_at": entry.touched_at.isoformat()}
    return {**asdict(entry), **times, "tally": counts}

"""`tieout export`: the notes on a report, to a file or the output."""

from collections.abc import Sequence
from pathlib import Path

from tui.commands.arguments import ALL_STATUSES
from tui.commands.library import entry_named
from tui.commands.output import put_as_asked
from tui.domain.review import Status
from tui.session import Desk


def export(desk: Desk, reference: str, format_name: str, *, statuses: Sequence[str], output: Path | None) -> None:
    """Write the notes on a report to a file or the output.

    Raises:
        FetchError: The store has no such report.
        StoreError: The report can't be read from the store.
        ExportError: The file can't be written.
    """
    session = desk.resume(entry_named(desk, reference).id)
    asked = tuple(Status) if ALL_STATUSES in statuses else tuple(map(Status, statuses)) or (Status.VERIFIED,)
    if output is None or str(output) == "-":
        put_as_asked(session.export(format_name, asked))
    else:
        session.export_to(output.expanduser(), format_name, asked)

"""`tieout export`: the notes on reports, to a file, a folder or the output."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from tui.commands.arguments import ALL_STATUSES
from tui.commands.library import entry_named
from tui.commands.output import put_as_asked, tell
from tui.domain.review import STATUS_WORDS, Status
from tui.errors import ExportError, FetchError, UnreadyError
from tui.export.formats import pieces
from tui.export.notes import Notes
from tui.export.wording import UNCHECKED
from tui.export.writing import write_whole
from tui.language import counted, spoken
from tui.paths import is_folder
from tui.session import EXPORT_FORMATS, Desk

_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^\w.]+")


class Wanted(Struct, frozen=True):
    """What `tieout export` is asked for."""

    references: Sequence[str]
    """The reports, as `tieout list` names them."""
    every: bool
    """Whether all reports of the store are meant."""
    format_name: str
    """The format; empty when a template says how."""
    template: Path | None = None
    """The user's Markdown template; None for a format."""
    statuses: Sequence[str] = ()
    """The items with one of these, or `all`; verified when there is none."""
    private: bool = False
    """Whether private evidence goes out too."""
    output: Path | None = None
    """A file, a folder, or None for the output."""
    into_folder: bool = False
    """Whether `output` is a folder that gets one file a report."""


def export(desk: Desk, wanted: Wanted) -> None:
    """Write the notes on reports to a file, to a folder or to the output, and tell what was left out.

    Raises:
        FetchError: The store has no such report.
        StoreError: A report can't be read from the store.
        ExportError: A file can't be written, or the format can't say what is asked for.
    """
    statuses = wanted.statuses
    asked = tuple(Status) if ALL_STATUSES in statuses else tuple(map(Status, statuses)) or (Status.VERIFIED,)
    ids = _ids(desk, wanted)
    render, ending = _renderer(wanted)
    if wanted.output is not None and (wanted.into_folder or is_folder(wanted.output)):
        folder = _made(wanted.output)
        for report_id in ids:
            notes = desk.resume(report_id).notes(asked, private=wanted.private)
            path = folder / f"{file_name(notes.report.name, report_id)}{ending}"
            write_whole(path, render((notes,)))
            tell(accounted(notes))
        return
    several = [desk.resume(report_id).notes(asked, private=wanted.private) for report_id in ids]
    if wanted.output is None:
        _put(render(several), wanted.format_name)
    else:
        write_whole(wanted.output, render(several))
    for notes in several:
        tell(accounted(notes))


def _renderer(wanted: Wanted) -> tuple[Callable[[Sequence[Notes]], Iterable[str | bytes]], str]:
    """Return what makes a file's content of notes, piece by piece, and the ending of its name."""
    if wanted.template is None:
        return partial(pieces, wanted.format_name), EXPORT_FORMATS[wanted.format_name]
    # Its library is loaded only for it.
    from tui.export.template import render_template  # noqa: PLC0415

    try:
        source = wanted.template.read_text("utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FetchError(
            f"{wanted.template} could not be read: {reason}.", "Look at its name and its rights."
        ) from error
    return lambda several: (render_template(source, several),), EXPORT_FORMATS["markdown"]


def accounted(notes: Notes) -> str:
    """Return one line that says how much of a report went out, and what was left out."""
    total = notes.exported + sum(notes.left_out.values())
    return counted(
        total,
        "{report}: {written} of {count} item written; left out: {others}.",
        "{report}: {written} of {count} items written; left out: {others}.",
        report=notes.report.name,
        written=notes.exported,
        others=_left_out(notes),
    )


def _left_out(notes: Notes) -> str:
    """Return what a file leaves out, as the file itself says it, in the language that is spoken."""
    names = {status.value: STATUS_WORDS[status] for status in Status} | {"unchecked": UNCHECKED}
    counts = [
        spoken("{count} {status}", count=count, status=spoken(names[name]))
        for name, count in notes.left_out.items()
        if count
    ]
    if notes.private:
        counts.append(counted(notes.private, "{count} private piece of evidence", "{count} private pieces of evidence"))
    return spoken(", ").join(counts) or spoken("nothing")


def file_name(name: str, report_id: str) -> str:
    """Return a name for a report's file, without its ending, that any system takes: words, a dash, and its id."""
    words = _NOT_IN_NAMES.sub("-", name)[:_LONGEST_NAME].strip("-. ")
    return f"{words}-{report_id}" if words else report_id


def _ids(desk: Desk, wanted: Wanted) -> list[str]:
    if wanted.every:
        return [entry.id for entry in desk.library()]
    return list(dict.fromkeys(entry_named(desk, reference).id for reference in wanted.references))


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"The folder {folder} could not be made: {reason}.", "Name another one.") from error
    return folder


def _put(content: Iterable[str | bytes], format_name: str) -> None:
    for piece in content:
        if isinstance(piece, bytes) and b"\0" in piece and sys.stdout.isatty():
            message = f"{format_name} is not for a terminal."
            raise UnreadyError(message, "Name a file with --output, or send it into another program.")
        if piece:
            put_as_asked(piece)

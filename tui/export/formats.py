"""The formats that notes leave in, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tui.errors import ExportError
from tui.export import csv_rows, jsonl, markdown
from tui.export.notes import Notes


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    ending: str
    """The ending of its files."""
    render: Callable[[Notes], str | bytes]
    """Makes the file's content; text is UTF-8 on disk."""


FORMATS: Mapping[str, Format] = {
    "markdown": Format(".md", markdown.render),
    "csv": Format(".csv", csv_rows.render),
    "jsonl": Format(".jsonl", jsonl.render),
}
"""Each format by the name that the command line knows it by."""


def rendered(format_name: str, notes: Notes) -> str | bytes:
    """Return the notes in a format.

    Raises:
        ExportError: There is no format of that name.
    """
    if format_name not in FORMATS:
        raise ExportError(f"There is no format `{format_name}`.", f"Known are: {', '.join(FORMATS)}.")
    return FORMATS[format_name].render(notes)

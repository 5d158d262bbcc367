"""The formats that notes leave in, by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from tui.errors import ExportError
from tui.export import annotations, claimreview, csv_rows, html, jsonl, markdown, recompute
from tui.export.notes import Notes


class Format(Struct, frozen=True):
    """One format."""

    ending: str
    """The ending of its files."""
    render: Callable[[Sequence[Notes]], Iterator[str] | Iterator[bytes]]
    """Makes the file's content piece by piece; text is UTF-8 on disk."""


def _workbook(several: Sequence[Notes]) -> Iterator[bytes]:
    # Its library is loaded only for it: nothing else may wait for that.
    from tui.export import xlsx  # noqa: PLC0415

    yield from xlsx.render(several)


FORMATS: Mapping[str, Format] = {
    "markdown": Format(".md", markdown.render),
    "csv": Format(".csv", csv_rows.render),
    "xlsx": Format(".xlsx", _workbook),
    "jsonl": Format(".jsonl", jsonl.render),
    "annotations": Format(".anno.json", annotations.render),
    "claimreview": Format(".claims.json", claimreview.render),
    "html": Format(".html", html.render),
    "recompute": Format(".py", recompute.render),
}
"""Each format by the name that the command line knows it by."""


def pieces(format_name: str, several: Sequence[Notes]) -> Iterator[str] | Iterator[bytes]:
    """Return the notes on one report or several in a format, as one file, piece by piece.

    The pieces raise ExportError where the format can't say what is in the notes.

    Raises:
        ExportError: There is no format of that name.
    """
    if format_name not in FORMATS:
        raise ExportError(f"There is no format `{format_name}`.", f"Known are: {', '.join(FORMATS)}.")
    return FORMATS[format_name].render(several)


def rendered(format_name: str, several: Sequence[Notes]) -> str | bytes:
    """Return what `pieces` does, in one; errors as there."""
    every = [*pieces(format_name, several)]
    return "".join(p for p in every if isinstance(p, str)) or b"".join(p for p in every if isinstance(p, bytes))

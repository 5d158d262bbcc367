"""Lists of what there is to read, and texts in folders that are made for programs: told from bytes, so read here."""

from pathlib import PurePath

from tui.errors import ReadError
from tui.paths import named
from tui.reading.decode import decode
from tui.reading.files import absolute, read_file
from tui.reading.locations import STDIN, scheme_of
from tui.reading.sniff import CSV, MARKDOWN, PLAIN, RST, media_type

_COMMENT = "#"
_LISTS = frozenset((PLAIN, MARKDOWN, CSV, RST))
"""What a list of places may look like; `#` begins a heading in Markdown too."""
_PROGRAM_TEXTS = frozenset((
    ".bat", ".c", ".cc", ".cfg", ".conf", ".cpp", ".cs", ".css", ".go", ".h", ".hpp", ".ini", ".java", ".js", ".json",
    ".jsonl", ".lock", ".log", ".map", ".mjs", ".php", ".pl", ".ps1", ".py", ".rb", ".rs", ".scss", ".sh", ".sql",
    ".svg", ".toml", ".ts", ".xml", ".yaml", ".yml",
))  # fmt: skip
"""Endings of texts that are made for programs."""


def listed_in(name: str, stdin: bytes | None = None) -> list[str]:
    """Return what a list names: an address or a path a line; blank lines and those that begin with `#` are none.

    Args:
        name: The path of the list; relative paths in it start from its folder. `-` for `stdin`, where they start from
            the working folder.
        stdin: The bytes for `-`.

    Raises:
        FetchError: The list can't be read.
        DecodeError, ReadError: It is no text.
    """
    path = None if name == STDIN else absolute(name)
    body = (stdin or b"") if path is None else read_file(path)
    if media_type(body, name) not in _LISTS:
        raise ReadError(f"{name} is a report, not a list of them.", "Name it without --from.")
    lines = (line.strip() for line in decode(body, markup=False)[0].splitlines())
    entries = [line for line in lines if line and not line.startswith(_COMMENT)]
    if path is None:
        return entries
    return [entry if scheme_of(entry) else str(path.parent / named(entry)) for entry in entries]


def is_for_programs(location: str, media_type: str) -> bool:
    """Say whether a plain text is one that only programs read, by its name: a script, settings, a log."""
    return media_type == PLAIN and PurePath(location).suffix.lower() in _PROGRAM_TEXTS

"""A screen as text: its rows, and how each stretch of them looks in each theme.

A picture of the kind that a browser shows would be ten times as long, and say nothing in a difference of lines.
"""

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App

from screenshots.take import Result, lines_of


class PictureFile(SingleFileSnapshotExtension):
    """Keeps each picture in a file of its own."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands on a screen at one moment."""

    rows: tuple[str, ...]
    """The characters, a string a row, without the blanks at its end."""
    looks: tuple[tuple[str, ...], ...]
    """How each cell looks: its line style and its colours."""


def taken(app: App[Result]) -> Picture:
    """Take a picture of what an app shows now."""
    lines = lines_of(app)
    rows = tuple("".join(segment.text for segment in line).rstrip() for line in lines)
    return Picture(rows, tuple(tuple(_cells(line)) for line in lines))


def _cells(line: Sequence[Segment]) -> Iterator[str]:
    for segment in line:
        yield from [str(segment.style or "none")] * cell_len(segment.text)


def described(pictures: Mapping[str, Picture]) -> str:
    """Return pictures of one screen in several themes, by the theme's name, as text.

    The rows stand once, since a theme changes nothing but looks; below them the looks of each row as lengths and
    letters, rows that look alike together; then what each letter stands for.
    """
    first, *others = pictures.values()
    for other in others:
        changed = [pair for pair in zip_longest(first.rows, other.rows) if pair[0] != pair[1]]
        assert not changed, f"a theme changed more than the colours: {changed}"
    letters = _Letters()
    looks = [
        " ".join(f"{len(list(run))}{letters.of(look)}" for look, run in groupby(zip(*row, strict=True)))
        for row in zip(*(picture.looks for picture in pictures.values()), strict=True)
    ]
    lines = [f"{number:3} {row}".rstrip() for number, row in enumerate(first.rows, 1)]
    lines += ["", *_rows_alike(looks), ""]
    for look, letter in letters.given.items():
        lines += [f"{letter:>3} {theme}: {part}" for theme, part in zip_longest(pictures, look)]
    return "\n".join(lines) + "\n"


def _rows_alike(looks: Sequence[str]) -> Iterator[str]:
    for look, run in groupby(enumerate(looks, 1), key=lambda pair: pair[1]):
        numbers = [number for number, _ in run]
        yield f"{f'{numbers[0]}–{numbers[-1]}' if len(numbers) > 1 else numbers[0]:>7} {look}"


class _Letters:
    """Gives each look a letter, in the order in which they come."""

    def __init__(self) -> None:
        self.given: dict[tuple[str, ...], str] = {}

    def of(self, look: tuple[str, ...]) -> str:
        """Return the letter of a look."""
        high, low = divmod(len(self.given), len(string.ascii_lowercase))
        fresh = (string.ascii_lowercase[high - 1] if high else "") + string.ascii_lowercase[low]
        return self.given.setdefault(look, fresh)

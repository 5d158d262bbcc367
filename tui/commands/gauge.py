"""How far a long command is: one line at the foot of the terminal, drawn over again; nothing where nobody looks."""

import os
import shutil
import sys
import unicodedata
from types import TracebackType
from typing import Self

from tui.commands.output import put_for_reader, tell
from tui.domain.visible import visible

_BAR_CELLS = 20
_TO_LINE_START = "\r\x1b[K"
"""Back to the first column, and clear what stands there (ECMA-48 §8.3.41, EL)."""
_WIDE = frozenset("WF")


class Gauge:
    """The line, and the way to print others above it."""

    def __init__(self, total: int) -> None:
        """Stand at none of `total`; the line is drawn only on a terminal that can move its cursor."""
        self._total = total
        self._done = 0
        self._shown = ""
        self._is_drawn = sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def advance(self) -> None:
        """Count one more as done."""
        self._done += 1
        self.show("")

    def show(self, words: str) -> None:
        """Draw the bar with what is being done."""
        if not self._is_drawn:
            return
        filled = _BAR_CELLS * self._done // max(self._total, 1)
        line = f"[{'#' * filled}{'-' * (_BAR_CELLS - filled)}] {self._done}/{self._total} {visible(words)}"
        line = _cut(line, shutil.get_terminal_size().columns - 1)
        if line != self._shown:
            self._shown = line
            sys.stderr.write(_TO_LINE_START + line)
            sys.stderr.flush()

    def put(self, text: str) -> None:
        """Print a result above the line."""
        self.clear()
        put_for_reader(text)

    def tell(self, text: str) -> None:
        """Tell something that is not the result, above the line."""
        self.clear()
        tell(text)

    def clear(self) -> None:
        """Take the line away until it is drawn again."""
        if self._shown:
            self._shown = ""
            sys.stderr.write(_TO_LINE_START)
            sys.stderr.flush()


def padded(words: str, cells: int) -> str:
    """Return words with blanks after them up to a number of cells."""
    return words + " " * (cells - sum(map(_cells, words)))


def _cells(character: str) -> int:
    """Return how many cells a character takes: wide ones take two (UAX #11)."""
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _cut(line: str, cells: int) -> str:
    """Return as much of a line as fits."""
    taken = 0
    for index, character in enumerate(line):
        taken += _cells(character)
        if taken > cells:
            return line[:index]
    return line

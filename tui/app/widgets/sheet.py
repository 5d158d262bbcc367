"""A sheet: styled lines that are wrapped to the pane, for the figure's card, help and notices."""

import re
from collections.abc import Sequence
from itertools import repeat, zip_longest
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import BindingType
from textual.geometry import Offset
from textual.strip import Strip

from tui.app.keys import bindings
from tui.app.widgets.lines import strip_of
from tui.app.widgets.scrolling import KeyScrolled
from tui.app.words import Line, Word
from tui.app.wrap import Unbroken, wrapped
from tui.domain.text import Span
from tui.domain.visible import visible

HANGING = frozenset({"name", "key"})
"""The looks of a first word that the rows below stand clear of."""


_GROUPED = r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)"
"""A number in groups of three with blanks between them, which no row breaks (ISO 80000-1 §7.3.1)."""
_MOST_READY = 4
"""How many times lines are kept that were made ready."""


class _Ready(NamedTuple):
    """Lines that are wrapped."""

    lines: tuple[Line, ...]
    """The lines."""
    width: int
    """The cells of a row."""
    rows: list[tuple[Word, ...]]
    """Their rows."""


class SheetView(KeyScrolled):
    """Lines of words, wrapped; it scrolls when they are more than the pane holds."""

    PANE = "sheet"
    BINDINGS: ClassVar[list[BindingType]] = bindings("text")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._rows: list[tuple[Word, ...]] = []
        self._ready: list[_Ready] = []

    def make_ready(self, lines: tuple[Line, ...]) -> None:
        """Wrap and draw lines ahead, that `show` is likely to be given; those of some calls before are forgotten."""
        if not self.columns:
            return
        ready = _Ready(lines, self._width, self._wrapped(lines))
        self._ready = [*self._ready[1 - _MOST_READY :], ready]
        drawn = [self._strip(row) for row in ready.rows[: self.height]]
        below = max(min(len(self._rows), self.height) - len(drawn), 0)
        self._write_ahead(enumerate([*drawn, *repeat(self._empty(self.columns), below)]))

    def _strip(self, row: tuple[Word, ...]) -> Strip:
        strip = self._strips.get(row)
        if strip is None:
            strip = strip_of(row, self.look, self.columns)
            self._keep(self._strips, row, strip)
        return strip

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines, from the top."""
        self.change(lines)
        if self.scroll_offset.y:
            self.go_to(0)

    def change(self, lines: Sequence[Line]) -> None:
        """Show other lines, from where it is scrolled to."""
        self._lines = tuple(lines)
        self._wrap()

    @property
    def words(self) -> str:
        """All that the sheet says, a line each, as plain text."""
        return "\n".join("".join(word.text for word in line) for line in self._lines)

    def line(self, row: int) -> Line:
        """Return the words of a wrapped row."""
        return self._rows[row]

    def word_at(self, at: Offset) -> str:
        """Return the run of words in one look that is drawn at a cell of the window; empty where there is none."""
        row, end = at.y + self.scroll_offset.y, 0
        for word in self._rows[row] if 0 <= row < len(self._rows) else ():
            end += cell_len(word.text)
            if at.x < end:
                return word.text
        return ""

    def key_of(self, row: int) -> tuple[Word, ...]:
        """Return what a drawn row is kept under: its words, since the same ones are shown again and again."""
        return self._rows[row]

    def fit(self) -> None:
        """Wrap for the new width."""
        self._strips.clear()
        self._framed.clear()
        self._wrap()

    @property
    def _width(self) -> int:
        return max(self.columns, 8)

    def _wrapped(self, lines: Sequence[Line]) -> list[tuple[Word, ...]]:
        return [row for line in lines for row in wrapped_line(line, self._width)]

    def _wrap(self) -> None:
        """Wrap the lines anew; of their rows only those that are others now are drawn again."""
        if not self.columns:
            return
        ready = [one.rows for one in self._ready if one.lines is self._lines and one.width == self._width]
        old, self._rows = self._rows, ready[0] if ready else self._wrapped(self._lines)
        self.resize_rows(len(self._rows))
        pairs = zip_longest(old, self._rows)
        self.refresh_rows(row for row, (before, after) in enumerate(pairs) if before is None or before != after)

    def go_to(self, row: int) -> None:
        """Put a row at the top of the pane, or as near to it as there are rows below."""
        self.scroll_to(y=row, animate=False, force=True)


def wrapped_line(line: Line, width: int) -> list[tuple[Word, ...]]:
    """Return a line as rows of at most `width` cells; below a name or a key, they begin where its meaning does."""
    words = [Word(visible(word.text), word.look) for word in line]
    if sum(cell_len(word.text) for word in words) <= width:
        return [tuple(words)]
    hang = cell_len(words[0].text) if len(words) > 1 and words[0].look in HANGING else 0
    if hang > width // 2:
        hang = 0
    head, body = (words[:1], words[1:]) if hang else ([], words)
    text = "".join(word.text for word in body)
    rows: list[tuple[Word, ...]] = []
    unbroken = Unbroken([Span(*found.span()) for found in re.finditer(_GROUPED, text)])
    for number, (start, end) in enumerate(wrapped(text, 0, len(text), width - hang, unbroken)):
        lead = (head if number == 0 else [Word(" " * hang)]) if hang else []
        rows.append((*lead, *_between(body, start, end)))
    return rows


def _between(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """Return the stretch `[start, end)` of the joined words, each part in its look."""
    found: list[Word] = []
    at = 0
    for word in words:
        low, high = max(start - at, 0), min(end - at, len(word.text))
        if low < high:
            found.append(Word(word.text[low:high], word.look))
        at += len(word.text)
    return found

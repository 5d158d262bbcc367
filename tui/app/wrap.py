"""Wrapping by offsets: where the rows of a text begin and end at a width, for Chinese, English and both mixed.

Works on code points and terminal cells and makes no object a row. Breaks where a reader expects it: at spaces, after
hyphens, between Chinese characters but not before closing or after opening punctuation (GB/T 15834-2011 §5.1.10, CLREQ
§3.1.7), and never inside a number or a word that fits on a row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from rich.cells import cell_len

from tui.domain.spans import Spans
from tui.domain.text import Span
from tui.domain.visible import visible

_NEVER_FIRST = frozenset("、。，．：；？！)]}）］｝〕〉》」』】〗’”%％‰°℃…—～·,.;:?!")
_NEVER_LAST = frozenset("([{（［｛〔〈《「『【〖‘“$￥¥£€#")
_LONGEST_BACKTRACK = 48
_ASCII_LIMIT = 0x80


class _Widths(dict[int, str]):
    """A table for `str.translate`: each character to the character whose code is its width in cells."""

    def __missing__(self, code: int) -> str:
        width = self[code] = chr(cell_len(visible(chr(code))))
        return width


_WIDTHS = _Widths()


def cell_widths(text: str) -> list[int]:
    """Return the width in terminal cells of each code point as it is drawn by `visible`."""
    return list(map(ord, text.translate(_WIDTHS)))


def _is_narrow(character: str) -> bool:
    """Say whether a character belongs to a run of letters, digits and signs that spaces part, unlike Chinese."""
    return ord(character) < _ASCII_LIMIT or _WIDTHS[ord(character)] != "\x02"


def _may_break(text: str, at: int) -> bool:
    """Say whether a row may end between `text[at - 1]` and `text[at]`."""
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return True
    if after in _NEVER_FIRST or before in _NEVER_LAST or _WIDTHS[ord(after)] == "\x00":
        return False
    if _is_narrow(before) and _is_narrow(after):
        return before == "-" and at > 1 and text[at - 2].isalpha() and after.isalpha()
    return True


class Unbroken:
    """Stretches that rows don't break inside, where they fit on one: figures."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        """Keep `spans` whole: in order, not overlapping."""
        places = Spans(spans)
        self._starts, self._ends = places.starts, places.ends

    def around(self, offset: int, width: int) -> int:
        """Return where the stretch that `offset` lies inside begins; `offset` itself when it lies in none."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0 or self._ends[index] <= offset or self._ends[index] - self._starts[index] > width * 2 // 3:
            return offset
        return self._starts[index]


NOTHING_UNBROKEN = Unbroken()


def wrapped(
    text: str, start: int, end: int, width: int, unbroken: Unbroken = NOTHING_UNBROKEN
) -> list[tuple[int, int]]:
    """Return the rows of `text[start:end]` as half-open pairs of offsets.

    The rows are in order; spaces at a break belong to no row. An empty stretch gives one empty row.

    Args:
        text: The whole text.
        start: The offset of the first code point, without a line end between it and `end`.
        end: The offset after the last code point.
        width: The cells that a row may take, 2 or more.
        unbroken: What is kept on one row where it can be.
    """
    piece = text[start:end]
    if piece.isascii() and piece.isprintable():
        return _wrapped_ascii(text, start, end, width, unbroken)
    reach = [0, *accumulate(cell_widths(piece))]
    rows: list[tuple[int, int]] = []
    at = 0
    length = end - start

    def is_whole(stop: int) -> bool:
        return unbroken.around(start + stop, width) == start + stop

    while True:
        limit = bisect_right(reach, reach[at] + width) - 1
        # The last character may be wider than a row: one that is shown by its number takes ten cells.
        if max(limit, at + 1) >= length:
            rows.append((start + at, end))
            return rows
        stop = _break_before(piece, at, max(limit, at + 1), is_whole)
        rows.append((start + at, start + stop))
        at = stop
        while at < length and piece[at] == " ":
            at += 1
        if at >= length:
            return rows


def _break_before(piece: str, at: int, limit: int, is_whole: Callable[[int], bool]) -> int:
    """Return the last offset up to `limit` at which the row from `at` may end; `limit` itself when there is none."""
    for stop in range(limit, max(at, limit - _LONGEST_BACKTRACK), -1):
        if _may_break(piece, stop) and is_whole(stop):
            return _without_trailing_space(piece, at, stop)
    return limit


def _without_trailing_space(piece: str, at: int, stop: int) -> int:
    while stop > at + 1 and piece[stop - 1] == " ":
        stop -= 1
    return stop


def _wrapped_ascii(text: str, start: int, end: int, width: int, unbroken: Unbroken) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    at = start
    while end - at > width:
        stop = text.rfind(" ", at + 1, at + width + 1)
        kept = unbroken.around(stop, width)
        if at < kept < stop:
            stop = kept
        if stop < 0:
            stop = at + width
        at, row_start = stop, at
        while stop > row_start + 1 and text[stop - 1] == " ":
            stop -= 1
        rows.append((row_start, stop))
        while at < end and text[at] == " ":
            at += 1
        if at >= end:
            return rows
    rows.append((at, end))
    return rows

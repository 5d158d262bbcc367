"""Wrapping by offsets: where the rows of a text begin and end at a width, for Chinese, English and both mixed.

Works on code points and terminal cells and makes no object a row. Breaks where a reader expects it: at spaces, after
hyphens, between Chinese characters but not before closing or after opening punctuation (GB/T 15834-2011 §5.1.10, CLREQ
§3.1.7), and never inside a number or a word that fits on a row.
"""

from bisect import bisect_right
from itertools import accumulate

from rich.cells import cell_len

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


def _is_word(character: str) -> bool:
    """Say whether a character sticks to its neighbours: letters and digits that are not Chinese."""
    return character.isalnum() and (ord(character) < _ASCII_LIMIT or _WIDTHS[ord(character)] != "\x02")


def _may_break(text: str, at: int) -> bool:
    """Say whether a row may end between `text[at - 1]` and `text[at]`."""
    before, after = text[at - 1], text[at]
    if before.isspace():
        return True
    if after.isspace():
        return True
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    if _WIDTHS[ord(after)] == "\x00":
        return False
    if _is_word(after):
        return not (_is_word(before) or before in ".,:'’/_@&+-" or before in _NEVER_LAST) or (
            before == "-" and at > 1 and text[at - 2].isalpha() and after.isalpha()
        )
    return True


def wrapped(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Return the rows of `text[start:end]` as half-open pairs of offsets.

    The rows are in order; spaces at a break belong to no row. An empty stretch gives one empty row.

    Args:
        text: The whole text.
        start: The offset of the first code point, without a line end between it and `end`.
        end: The offset after the last code point.
        width: The cells that a row may take, 2 or more.
    """
    piece = text[start:end]
    if piece.isascii() and piece.isprintable():
        return _wrapped_ascii(text, start, end, width)
    reach = [0, *accumulate(cell_widths(piece))]
    rows: list[tuple[int, int]] = []
    at = 0
    length = end - start
    while True:
        limit = bisect_right(reach, reach[at] + width) - 1
        if limit >= length:
            rows.append((start + at, end))
            return rows
        stop = _break_before(piece, at, max(limit, at + 1))
        rows.append((start + at, start + stop))
        at = stop
        while at < length and piece[at] == " ":
            at += 1
        if at >= length:
            return rows


def _break_before(piece: str, at: int, limit: int) -> int:
    """Return the last offset up to `limit` at which the row from `at` may end; `limit` itself when there is none."""
    for stop in range(limit, max(at, limit - _LONGEST_BACKTRACK), -1):
        if stop >= len(piece) or _may_break(piece, stop):
            return _without_trailing_space(piece, at, stop)
    return limit


def _without_trailing_space(piece: str, at: int, stop: int) -> int:
    while stop > at + 1 and piece[stop - 1] == " ":
        stop -= 1
    return stop


def _wrapped_ascii(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    at = start
    while end - at > width:
        stop = text.rfind(" ", at + 1, at + width + 1)
        if stop < 0:
            stop = at + width
        rows.append((at, stop))
        at = stop
        while at < end and text[at] == " ":
            at += 1
        if at >= end:
            return rows
    rows.append((at, end))
    return rows

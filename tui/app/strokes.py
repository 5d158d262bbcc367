"""Words in their places on a row, and the control sequences that put them there: as few bytes as they take."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.cache import FIFOCache
from textual.strip import Strip

from tui.domain.visible import visible

_FEW = 2
"""Up to so many words have no better order."""
_BLANKS = " " * 12
"""So many at the end of words are erased (ECH, ECMA-48 §8.3.38) instead of written: that takes fewer bytes."""


class Words(NamedTuple):
    """A run of words in one style, in its place."""

    x: int
    """The column of its first cell, from 0 at the left of its row."""
    end: int
    """The column after its last one."""
    text: str
    """The words."""
    style: Style
    """How they look."""
    is_sure: bool
    """Whether all terminals agree on how wide they are."""
    reach: int
    """The column after the last one that a terminal may draw them on."""


class Row(Strip):
    """A drawn row. Textual's strip makes seven caches, of which a row that is kept as it is drawn needs none."""

    __slots__ = ("_beginning", "words")

    def __init__(self, segments: list[Segment], cells: int) -> None:
        """Keep what is drawn, and how wide it is."""
        self.words: list[Words] | None = None
        """Its words once they were looked for, each in its place."""
        self._beginning: tuple[int, Row] | None = None
        self._segments = segments
        self._cell_length = cells
        self._render_cache = self._link_ids = self._cell_count = None

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return a part of the row; the same beginning of it, as a pane shows it beside its scroll bar, is kept."""
        if start > 0 or end is None or not 0 < end < self.cell_length:
            return super().crop(start, end)
        if self._beginning is None or self._beginning[0] != end:
            self._beginning = end, Row(_first_cells(self._segments, end), end)
        return self._beginning[1]

    def __getattr__(self, name: str) -> FIFOCache[object, object]:
        """Make a cache when it is asked for."""
        if not name.endswith("_cache"):
            raise AttributeError(name)
        cache: FIFOCache[object, object] = FIFOCache(4)
        setattr(self, name, cache)
        return cache


def _first_cells(segments: Sequence[Segment], cells: int) -> list[Segment]:
    """Return the segments that fill the first cells of a row, the last one cut."""
    found: list[Segment] = []
    for segment in segments:
        length = segment.cell_length
        if length >= cells:
            found.append(segment if length == cells else segment.split_cells(cells)[0])
            break
        found.append(segment)
        cells -= length
    return found


class Stroke(NamedTuple):
    """What makes a row show some words: the cursor is moved and the style changed only where needed."""

    parts: tuple[str, ...]
    """What is written, in parts: between them stands the number of the row, from 1."""
    first: Style
    """The style that is to be set before it."""
    last: Style
    """The style that is set after it."""
    reach: int
    """The column after the last one that a terminal may draw the words on."""


_COLOURLESS_ERASING = "screen"
"""How the kinds of terminal begin (TERM) that erase without the colour behind the words, or may."""


def erases_in_colour() -> bool:
    """Say whether the terminal gives cells that it erases the colour that is set."""
    return not os.environ.get("TERM", "").startswith(_COLOURLESS_ERASING)


def stroke_of(words: Sequence[Words], x: int, color_system: ColorSystem, *, erases: bool) -> Stroke:
    """Return what puts words where they stand in a row that begins at a column of the screen.

    Args:
        words: The words, from the left.
        x: The column.
        color_system: The colours that the terminal has.
        erases: Whether what `erases_in_colour` says holds.
    """
    is_sure = all(one.is_sure for one in words)
    in_order = _by_style(words) if is_sure and len(words) > _FEW else words
    parts: list[str] = []
    out, at = ["\x1b["], -1
    style = in_order[0].style if in_order else _PLAIN
    first = style
    for one in in_order:
        if at < 0:
            parts.append("".join(out))
            out = [f";{x + one.x + 1}H"]
        elif one.x != at:
            out.append(f"\x1b[{x + one.x + 1}G")
        if one.style is not style:
            out.append(turn(style, one.style, color_system))
            style = one.style
        text, at = one.text, one.end
        if erases and one.is_sure and text.endswith(_BLANKS) and _is_erasable(style):
            text, at = _erased(text, at)
        out.append(_linked(text, style) if style.link else text)
        if not one.is_sure:
            # Behind words that a terminal may draw wider than they are counted the cursor stands nobody knows where.
            at = -1
            out.append("\x1b[")
    if at < 0:
        out.pop()
    parts.append("".join(out))
    return Stroke(tuple(parts), first, style, x + max((one.reach for one in words), default=0))


def _by_style(words: Sequence[Words]) -> Sequence[Words]:
    """Return words in the order that takes the fewest changes of style, the most frequent one last."""
    groups: dict[Style, list[Words]] = {}
    for one in words:
        groups.setdefault(one.style, []).append(one)
    most = max(groups, key=lambda style: sum(one.end - one.x for one in groups[style]))
    return [*(one for style, some in groups.items() if style is not most for one in some), *groups[most]]


def _is_erasable(style: Style) -> bool:
    """Say whether a blank in a style is the colour behind it and nothing else."""
    return not (style.reverse or style.underline or style.underline2 or style.overline or style.strike or style.link)


def _erased(text: str, end: int) -> tuple[str, int]:
    """Return words with the blanks at their end erased, and the column at which that leaves the cursor."""
    told = text.rstrip(" ")
    blanks = len(text) - len(told)
    return f"{told}\x1b[{blanks}X", end - blanks


def _linked(text: str, style: Style) -> str:
    return f"\x1b]8;id={style.link_id};{visible(style.link or '')}\x1b\\{text}\x1b]8;;\x1b\\"


_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29", "21": "24"}
"""What ends each attribute, by the code that begins it (ECMA-48 §8.3.117); others are ended with all at once."""


@lru_cache(maxsize=4096)
def turn(old: Style | None, new: Style, color_system: ColorSystem) -> str:
    """Return the sequence that turns one style into another; the old one None where nothing is set."""
    was, color_was, behind_was = _parts(old, color_system) if old is not None else (frozenset[str](), "", "")
    now, color, behind = _parts(new, color_system)
    if not was - now <= _OFF.keys():
        return f"\x1b[{';'.join(('0', *sorted(now), *filter(None, (color, behind))))}m"
    ended = {_OFF[code] for code in was - now}
    codes = [*sorted(ended), *sorted(code for code in now if code not in was or _OFF.get(code) in ended)]
    if color != color_was:
        codes.append(color or "39")
    if behind != behind_was:
        codes.append(behind or "49")
    return f"\x1b[{';'.join(codes)}m" if codes else ""


@lru_cache(maxsize=2048)
def _parts(style: Style, color_system: ColorSystem) -> tuple[frozenset[str], str, str]:
    """Return the codes of a style: its attributes, its colour, the colour behind it."""
    marked = style.without_color.update_link(None).render("|", color_system=color_system)
    attributes = marked.partition("|")[0].removeprefix("\x1b[").removesuffix("m")
    color = style.color.downgrade(color_system).get_ansi_codes() if style.color else ()
    behind = style.bgcolor.downgrade(color_system).get_ansi_codes(foreground=False) if style.bgcolor else ()
    return frozenset(filter(None, attributes.split(";"))), ";".join(color), ";".join(behind)


_PICTURES = range(0x1F000, 0x20000)
"""Emoji, flags and what changes their colour: how wide they are depends on a terminal's age, and on what stands by."""


class _Doubts(dict[str, int]):
    """How much wider than it is counted terminals may draw a character, and one more; 0 where all draw it so.

    They don't agree where it is of ambiguous width (Unicode Standard Annex #11), is a picture, or joins the one before.
    """

    def __missing__(self, character: str) -> int:
        width, cells = unicodedata.east_asian_width(character), cell_len(character)
        is_picture = ord(character) in _PICTURES
        most = 2 if is_picture or width in _MAY_BE_WIDE else 1
        joins = unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}
        doubt = self[character] = max(most - cells, 0) + 1 if is_picture or joins or most != cells else 0
        return doubt


_MAY_BE_WIDE = frozenset("WFA")
_DOUBTS = _Doubts()


def _is_sure(text: str) -> bool:
    return text.isascii() or not any(map(_DOUBTS.__getitem__, text))


def _excess(text: str) -> int:
    """Return how many more cells than they are counted as words may take."""
    return sum(doubt - 1 for doubt in map(_DOUBTS.__getitem__, text) if doubt)


_PLAIN = Style()


@lru_cache(maxsize=1024)
def _seen(style: Style) -> Style:
    """Return a style without what can't be seen of it, such as what a click there does."""
    return style if style.link else style.clear_meta_and_links()


def words_of(row: Row) -> list[Words]:
    """Return the words of a row, each in its place; they are looked for once."""
    if row.words is None:
        row.words = words_in(row)
    return row.words


def words_in(strip: Strip) -> list[Words]:
    """Return the words of a row, each in its place."""
    words: list[Words] = []
    x = 0
    for segment in strip:
        text = segment.text
        if text:
            end = x + segment.cell_length
            is_sure = _is_sure(text)
            reach = end if is_sure else end + _excess(text)
            words.append(Words(x, end, text, _seen(segment.style or _PLAIN), is_sure, reach))
            x = end
    return words


def changed(old: list[Words], new: list[Words]) -> Iterator[Words]:
    """Yield those of the new words that are not there already.

    What stands behind words of doubtful width is written again with them: they may have been drawn over it.
    """
    places = {words.x: words for words in old}
    overdrawn = 0
    for words in new:
        before = places.get(words.x)
        if words.x < overdrawn or before is None:
            yield words
        elif before != words:
            yield _trimmed(before, words) if before.is_sure and words.is_sure else words
        else:
            continue
        if not words.is_sure or (before is not None and not before.is_sure):
            overdrawn = max(overdrawn, words.reach, words.end + 1)


def _trimmed(before: Words, words: Words) -> Words:
    """Return words without those that stand at their beginning, and where as many do at their end, already."""
    if before.style != words.style or not words.text.isascii() or not before.text.isascii():
        return words
    pairs = enumerate(zip(before.text, words.text, strict=False))
    start = next((at for at, (was, now) in pairs if was != now), min(len(before.text), len(words.text)))
    end = len(words.text)
    if len(before.text) == end:
        while end > start and before.text[end - 1] == words.text[end - 1]:
            end -= 1
    return Words(words.x + start, words.x + end, words.text[start:end], words.style, is_sure=True, reach=words.x + end)

"""The rows of an article: how each is drawn, with every figure highlighted, and what of it is on the screen."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice, pairwise

from textual.strip import Strip

from tui.app.layout import Content, Layout, marker_width
from tui.app.present import look_named
from tui.app.tables import Piece
from tui.app.widgets.lines import strip_of
from tui.app.widgets.marks import (
    BADGE,
    BLOCK_LOOKS,
    CHOSEN,
    CHOSEN_HERE,
    FOUND,
    GUTTER_GLYPHS,
    GUTTER_ORDER,
    Mark,
)
from tui.app.widgets.scrolling import KeyScrolled
from tui.app.words import Line, Word
from tui.app.wrap import cell_widths
from tui.domain.spans import Spans
from tui.domain.text import Span

GUTTER = 4
_WITH_DIGIT = re.compile(r"[^\s\d]*\d\S*")
MORE = ("‹", "›")
"""What says that a table goes on beyond the edge."""


class ArticleRows(KeyScrolled):
    """A text pane's rows; which are seen, whoever goes on from this class says."""

    PANE = "article"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._content = Content("", ())
        self._layout_rows = Layout(self._content, 80)
        self._spans = Spans()
        self._item_looks = bytearray()
        self._marks: Sequence[Mark] = ()
        self._mark_starts: Sequence[int] = ()
        self._matches: Sequence[Span] = ()
        self._match: Span | None = None
        self._operands: tuple[Span, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._badges: Sequence[int] = ()
        self._selected = -1
        self._sliding: int | None = None
        """The block of the table that scrolls sideways, while the others stand at their beginning; None for all."""

    def line(self, row: int) -> Line:
        """Return the words of a row, gutter first."""
        rows = self._layout_rows
        block = rows.block_of(row)
        base = BLOCK_LOOKS.get(self._content.blocks[block].kind, "") if block >= 0 else ""
        pieces = rows.pieces(row)
        words: list[Word] = list(self._gutter(pieces))
        column = 0
        for piece in pieces:
            words.append(Word(self._padding(piece, column, block)))
            column = piece.x
            for word, cells in self._words_of(piece, base):
                words.append(word)
                column += cells
        return words

    def _padding(self, piece: Piece, column: int, block: int) -> str:
        """Return what stands before a piece: spaces, and the marker of a block at its beginning."""
        room, item = piece.x - column, self._content.blocks[block]
        if not item.marker or item.table is not None or piece.start != item.span.start:
            return " " * room
        return " " * (room - marker_width(item.marker)) + f"{item.marker} "

    def _gutter(self, pieces: Sequence[Piece]) -> tuple[Word, ...]:
        indices = {
            index
            for piece in pieces
            for index in self._items_in(piece.start, piece.end)
            if self._spans.starts[index] >= piece.start
        }
        looks = {look_named(self._item_looks[index]) for index in indices}
        here = self._selected >= 0 and any(self._selected in self._items_in(p.start, p.end) for p in pieces)
        look = next((name for name in GUTTER_ORDER if name in looks), "")
        chosen = indices & self._chosen
        sign = (CHOSEN_HERE if self._selected in chosen else "▌") if here else CHOSEN if chosen else ""
        first = (Word(sign, "here"),) if sign else (Word(" "),)
        second = Word(GUTTER_GLYPHS[look], f"tick_{look}") if look in GUTTER_GLYPHS else Word(" ")
        found = self._match is not None and any(p.start <= self._match.start < p.end for p in pieces)
        last = (Word(FOUND, "here"),) if found else ()
        room = " " * (1 - len(last))
        badge = Word(BADGE + room, "badge") if any(map(self._has_badge, indices)) else Word(f" {room}")
        return (*first, second, badge, *last)

    def _items_in(self, start: int, end: int) -> range:
        first = bisect_right(self._spans.ends, start)
        return range(first, max(bisect_left(self._spans.starts, end), first))

    def _words_of(self, piece: Piece, base: str) -> list[tuple[Word, int]]:
        text = self._content.text
        overlays = self._overlays(piece)
        cuts = sorted({piece.start, piece.end, *(edge for mark in overlays for edge in (mark.start, mark.end))})
        cuts = [at for at in cuts if piece.start <= at <= piece.end]
        words: list[tuple[Word, int]] = []
        for start, end in pairwise(cuts):
            covering = (mark.look for mark in overlays if mark.start <= start and end <= mark.end)
            looks = " ".join((base, *covering)).strip()
            words.append((Word(text[start:end], looks), sum(cell_widths(text[start:end]))))
        return words

    def _overlays(self, piece: Piece) -> list[Mark]:
        """Return the looks that lie on a piece, the strongest last."""
        first = max(bisect_right(self._mark_starts, piece.start) - 1, 0)
        near = (self._marks[number] for number in range(first, bisect_left(self._mark_starts, piece.end)))
        overlays = [mark for mark in near if mark.end > piece.start]
        for index in self._items_in(piece.start, piece.end):
            start, end = self._spans.starts[index], self._spans.ends[index]
            overlays.append(Mark(start, end, look_named(self._item_looks[index])))
            if index == self._selected:
                overlays.append(Mark(start, end, "selected"))
            if index in self._chosen:
                overlays.append(Mark(start, end, "chosen"))
        first_operand = bisect_right(self._operands, piece.start, key=lambda span: span.end)
        for span in islice(self._operands, first_operand, None):
            if span.start >= piece.end:
                break
            overlays.append(Mark(span.start, span.end, "operand"))
        first_match = bisect_right(self._matches, piece.start, key=lambda span: span.end)
        for span in map(self._matches.__getitem__, range(first_match, len(self._matches))):
            if span.start >= piece.end:
                break
            overlays.append(Mark(span.start, span.end, "match found" if span == self._match else "match"))
        return overlays

    def _has_badge(self, index: int) -> bool:
        start = self._spans.starts[index]
        at = bisect_left(self._badges, start)
        return at < len(self._badges) and self._badges[at] == start

    def _hidden_cells(self, row: int) -> int:
        """Return how many cells of a row's table have no room on the screen."""
        return max(self._layout_rows.table_width(row) - self._layout_rows.width, 0)

    def _scrolled(self, row: int) -> int:
        """Return how far a row is scrolled sideways: a table no further than it needs, anything else not at all."""
        if self._sliding not in {None, self._layout_rows.block_of(row)}:
            return 0
        return min(self.scroll_offset.x, self._hidden_cells(row))

    def window(self, strip: Strip, row: int, scroll_x: int, width: int) -> Strip:  # noqa: ARG002 - see `_scrolled`
        """Return what of a row is on the screen.

        Gutter, prose and the heads of tables don't scroll sideways. A number that is not whole on the screen is left
        out: half of it reads like another number.
        """
        hidden = self._hidden_cells(row)
        if not hidden:
            return strip if strip.cell_length == width else strip.crop_extend(0, width, self.look(""))
        head, x = self._layout_rows.frozen(row), self._scrolled(row)
        begin, end = head + x + bool(x), self._layout_rows.width + x - (x < hidden)
        for start, stop in self._number_edges(row, head):
            begin = stop if start < begin < stop else begin
            end = start if start < end < stop else end
        kept = strip.crop(GUTTER + begin, GUTTER + max(begin, end))
        before = strip_of([Word(MORE[0] if x else "", "more"), Word(" " * (begin - head - x - bool(x)))], self.look)
        shown = Strip.join([strip.crop_extend(0, GUTTER + head, self.look("")), before, kept])
        if x == hidden:
            return shown.crop_extend(0, width, self.look(""))
        return Strip.join(
            [shown.crop_extend(0, width - 1, self.look("")), strip_of([Word(MORE[1], "more")], self.look)]
        )

    def _number_edges(self, row: int, head: int) -> list[tuple[int, int]]:
        """Return where the numbers of a table's row begin and end, those that stay at the left excepted."""
        text = self._content.text
        edges: list[tuple[int, int]] = []
        for piece in self._layout_rows.pieces(row):
            if piece.x < head:
                continue
            reach = list(accumulate(cell_widths(text[piece.start : piece.end]), initial=piece.x))
            stretches = [match.span() for match in _WITH_DIGIT.finditer(text, piece.start, piece.end)]
            items = self._items_in(piece.start, piece.end)
            spans = self._spans
            stretches += [(max(spans.starts[i], piece.start), min(spans.ends[i], piece.end)) for i in items]
            edges += [(reach[start - piece.start], reach[end - piece.start]) for start, end in stretches]
        return edges

    def key_of(self, row: int) -> int:
        """Return what names a row, wherever it comes to stand as more is laid out."""
        return self._layout_rows.key_of(row)

    @property
    def _text_width(self) -> int:
        return max(self.columns - GUTTER, 8)

"""The article: the report's text with every figure highlighted, and which part of it is on the screen.

It is given looks (how each item is shown now) and told which of them changed; it never rebuilds the text.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.widget import Widget

from tui.app.keys import bindings
from tui.app.layout import Content, Layout
from tui.app.messages import FigurePicked
from tui.app.widgets.article_rows import GUTTER, MORE, ArticleRows
from tui.app.widgets.marks import (
    Mark,
    Place,
)
from tui.app.widgets.scrolling import SIDE_STEP
from tui.app.wrap import cell_widths
from tui.domain.spans import Spans, spans_of
from tui.domain.text import Span

MARGIN = 2
"""How many rows above and below a figure are on the screen with it, where there are any."""
MOST_REDRAWN = 500
"""How many items are redrawn one by one; more of them, and every row is drawn again when it is seen."""
_NOTHING = Content("", ())


class ArticleView(ArticleRows):
    """The text pane of the reading screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("text")
    DEFAULT_CSS = "ArticleView { overflow-x: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._revealed: Span | None = None
        self._held: Span | None = None
        self._fitted: Size | None = None
        self._returning: Place | None = None
        self._top: int | None = None

    def show(self, content: Content, spans: Spans, looks: bytearray, marks: Sequence[Mark] = ()) -> None:
        """Show another text.

        Args:
            content: The text, its blocks and breaks.
            spans: Where its items stand, in order, not overlapping.
            looks: How each item is shown, as `look_named` reads it; whoever changes a byte calls `redraw_items`.
            marks: Other stretches with a look of their own, in order, not overlapping.
        """
        self._content = content
        self._spans = spans
        self._item_looks = looks
        self._marks, self._mark_starts = marks, spans_of(marks).starts
        self._matches, self._match = (), None
        self._operands = ()
        self._chosen, self._badges = frozenset(), ()
        self._selected = -1
        self._revealed = self._held = self._returning = self._top = self._sliding = None
        self._lay_out_anew()

    def select(self, index: int) -> None:
        """Make an item the selected one and bring it on the screen; -1 for none."""
        old, self._selected = self._selected, index
        if index >= 0:
            self.reveal(self._spans[index])
        self.redraw_items([one for one in (old, index) if one >= 0])

    def reveal(self, span: Span, *, at_top: bool = False) -> None:
        """Scroll a stretch of the text onto the screen, to its top if asked."""
        self._revealed, self._held, self._returning = span, span, None
        if not self.columns:
            return
        rows = self._rows_of(span)
        if at_top and rows:
            self.go_to(max(rows[0] - 1, 0))
        elif rows:
            self._bring_in(rows)
        self._reveal_sideways(span, self._rows_of(span))
        self._hold()

    def _hold(self) -> None:
        """Hold what is to stay on the screen when panes and terminal change: the selected item, or what was revealed.

        What the reviewer has scrolled off the screen is not brought back. What stood at the top is there again as the
        size comes back, also after sizes that were there for a moment.
        """
        self._top = None
        selected = self._spans[self._selected] if self._selected >= 0 else None
        candidates = (one for one in (selected, self._revealed) if one is not None)
        self._held = next((one for one in candidates if self._is_on_screen(one)), None)

    def _rows_of(self, span: Span) -> range:
        """Return the rows of a span, laying out as far as needed; what is on the screen stays there."""
        rows, key = self._layout_rows, self._top_key()
        found = rows.rows_of(span)
        self._keep_at_top(key)
        return found

    def go_to(self, row: int) -> None:
        """Put a row at the top of the screen, or as near to it as there are rows below."""
        row = self._layout_rows.settle(row, self.height)
        self._say_size()
        self.scroll_to(y=row, animate=False, force=True)

    def _top_key(self) -> int | None:
        """Return what names the row at the top of the screen; None while nothing is laid out."""
        return self._layout_rows.key_of(self.scroll_offset.y) if self._layout_rows.rows else None

    def _keep_at_top(self, key: int | None) -> None:
        """Have the row at the top of the screen there that was there before more was laid out."""
        self._say_size()
        row = None if key is None else self._layout_rows.row_at(key)
        if row is not None and row != self.scroll_offset.y:
            self._scroll_unseen(row)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out what comes on the screen before it is drawn."""
        super().watch_scroll_y(old_value, new_value)
        self._settle()
        # Textual scrolls by itself to fit what it gives another size, before it tells of that.
        if self._fitted == self._size:
            self._returning = None
            self._hold()

    @property
    def place(self) -> Place:
        """What is on the screen."""
        rows, row = self._layout_rows, self.scroll_offset.y
        offset, number = rows.place_of(row) if rows.rows else (0, 0)
        return Place(offset, number, self.scroll_offset.x, self._selected >= 0 and self.on_screen(self._selected))

    def return_to(self, place: Place) -> None:
        """Have a place on the screen again, and the selected item, too, where it was there."""
        self._returning = place
        self._held = self._spans[self._selected] if place.has_selected and self._selected >= 0 else None
        if self.columns:
            self._return()

    def _return(self) -> None:
        """Lay out what is seen at a place, and nothing before that: of what is laid out the scrollbar tells."""
        place, held, self._fitted = self._returning or self.place, self._held, None
        rows = self._layout_rows = Layout(self._content, self._text_width, self._layout_rows)
        self.redraw_all()
        self._sliding = None if held is None else self._table_of(self._rows_of(held))
        row = rows.settle(rows.row_of(place.offset, place.number), self.height)
        self._scroll_unseen(row)
        self._say_size()
        self.scroll_to(place.left, row, animate=False, force=True)
        self.vertical_scrollbar.position = self.scroll_y
        self._fitted = self._size
        if held is not None and not self._is_on_screen(held):
            self.reveal(held)
        self._returning, self._held = place, held

    def _scroll_unseen(self, row: int) -> None:
        """Have a row at the top of the screen before the rows are drawn or counted again."""
        self.set_reactive(Widget.scroll_y, float(row))
        self.set_reactive(Widget.scroll_target_y, float(row))

    def _settle(self) -> None:
        """Have laid out what is on the screen, and a page around it."""
        if self.columns:
            row = self._layout_rows.settle(self.scroll_offset.y, self.height)
            self._keep_at_top(self._layout_rows.key_of(row) if self._layout_rows.rows else None)

    def _bring_in(self, rows: range) -> None:
        """Scroll rows onto the screen that are not on it, so far that the next ones are on it too."""
        above = self._rows_above(rows)
        if above is not None:
            self.go_to(max(self._layout_rows.settle(rows[0], self.height) - above, 0))

    def _rows_above(self, rows: range) -> int | None:
        """Return how many rows are to be above some that are scrolled onto the screen; None for those that are on it.

        They come to stand with two thirds of a screen before them in the way of reading, so that one can go on for
        long before the text moves again: a text that moves a little at each key is hard to read.
        """
        top, height = self.scroll_offset.y, max(self.height, 1)
        margin = min(MARGIN, max((height - len(rows)) // 2, 0))
        least = min(max(rows[0] - margin, 0), top)
        if least == top and rows[-1] + margin < top + height:
            return None
        if top - height < rows[0] < top:
            return max(2 * height // 3 - len(rows), 0)
        return min(height // 3, max(height - len(rows) - margin, 0))

    def make_ready(self, index: int) -> None:
        """Draw ahead what will be on the screen once an item is selected, where that scrolls the text."""
        span = self._spans[index]
        if not (self.columns and self._layout_rows.has(span)):
            return
        rows = self._layout_rows.rows_of(span)
        above = self._rows_above(rows) if rows else None
        if above is None:
            return
        top = max(rows[0] - above, 0)
        ahead = range(top, min(top + self.height, self._layout_rows.rows))
        laid_out = takewhile(self._layout_rows.is_laid_out, ahead)
        self._write_ahead(enumerate(self._drawn(row, self.scroll_offset.x, self.columns) for row in laid_out))

    def make_ready_decided(self, index: int, look: int, then: int) -> None:
        """Draw ahead the rows of an item as they will be once it has another look, and another item is selected."""
        rows = {*self._drawn_rows_of(self._spans[index]), *self._drawn_rows_of(self._spans[then])}
        now = self._item_looks[index], self._selected
        self._item_looks[index], self._selected = look, then
        try:
            self._draw_ahead(rows)
        finally:
            self._item_looks[index], self._selected = now

    def set_matches(self, matches: Sequence[Span]) -> None:
        """Highlight what a search found: spans in order."""
        self._matches, self._match = matches, None
        self.redraw_all()

    def set_match(self, match: Span) -> None:
        """Show which match is the current one; only the rows that change are drawn again."""
        changed = {match, self._match or match}
        self._match = match
        self.redraw({row for span in changed for row in self._drawn_rows_of(span)})

    def set_operands(self, spans: Sequence[Span]) -> None:
        """Light the figures of one finding together; only their rows are drawn again."""
        operands = tuple(sorted(set(spans)))
        if operands != self._operands:
            changed, self._operands = {*self._operands, *operands}, operands
            self.redraw({row for span in changed for row in self._drawn_rows_of(span)})

    def set_chosen(self, indices: Iterable[int]) -> None:
        """Show which items are picked out; only rows that change are drawn again."""
        chosen = frozenset(indices)
        changed, self._chosen = self._chosen ^ chosen, chosen
        self.redraw_items(changed)

    def set_badges(self, starts: Sequence[int]) -> None:
        """Show which items a finding speaks of: those that begin at such an offset; the offsets rise."""
        if starts != self._badges:
            self._badges = starts
            self.redraw_all()

    def redraw_items(self, indices: Collection[int]) -> None:
        """Draw some items again; only their rows are, as far as they were drawn."""
        if len(indices) > MOST_REDRAWN:
            self.redraw_all()
        else:
            self.redraw({row for index in indices for row in self._drawn_rows_of(self._spans[index])})

    def _drawn_rows_of(self, span: Span) -> range:
        """Return the rows of a span as far as they are laid out: others were never drawn."""
        return self._layout_rows.rows_of(span) if self._layout_rows.has(span) else range(0)

    def on_screen(self, index: int) -> bool:
        """Say whether an item is on the screen."""
        return self._is_on_screen(self._spans[index])

    def _is_on_screen(self, span: Span) -> bool:
        """Say whether a stretch of the text begins on the screen."""
        rows, top = self._drawn_rows_of(span), self.scroll_offset.y
        return bool(rows) and top <= rows[0] < top + self.height

    def items_on_screen(self) -> range:
        """Return the items on the screen, in reading order."""
        last = min(self.scroll_offset.y + self.height, self._layout_rows.rows)
        pieces = [piece for row in range(self.scroll_offset.y, last) for piece in self._layout_rows.pieces(row)]
        if not pieces:
            return range(0)
        return self._items_in(pieces[0].start, max(piece.end for piece in pieces))

    @property
    def top_offset(self) -> int:
        """The offset of the first code point on the screen."""
        row = self.scroll_offset.y
        return self._layout_rows.offset_of(row) if row < self._layout_rows.rows else 0

    def _reveal_sideways(self, span: Span, rows: range) -> None:
        """Scroll the tables to the side just as far as needed to have the beginning of a span on the screen."""
        found = ((row, piece) for row in rows for piece in self._layout_rows.pieces(row))
        row, piece = next(((r, p) for r, p in found if p.start <= span.start < p.end), (-1, None))
        if piece is None or not self._hidden_cells(row):
            return
        self._slide(self._layout_rows.block_of(row))
        text, head = self._content.text, self._layout_rows.frozen(row)
        left = piece.x + sum(cell_widths(text[piece.start : span.start])) - head
        right = left + sum(cell_widths(text[span.start : min(span.end, piece.end)]))
        room = self._text_width - head - len(MORE)
        x = self._scrolled(row)
        if left < 0 or right <= room:
            x = 0
        elif not x < left < right < x + room:
            x = max(min(right - room + SIDE_STEP, left - 1), 0)
        if x != self.scroll_offset.x:
            self.scroll_to(x=x, animate=False, force=True)

    def _slide(self, block: int) -> None:
        """Have one table scroll sideways from now on, from its beginning; the others go back to theirs."""
        if block != self._sliding:
            self._sliding = block
            self.scroll_to(x=0, animate=False, force=True)

    def _table_of(self, rows: Iterable[int]) -> int | None:
        """Return the block of the first table on some rows that has no room on the screen; None for none."""
        return next((self._layout_rows.block_of(row) for row in rows if self._hidden_cells(row)), None)

    def _slide_rows(self, cells: int) -> None:
        """Scroll a table on the screen sideways: the one that is scrolled already, or else the first."""
        top, last = self.scroll_offset.y, min(self.scroll_offset.y + self.height, self._layout_rows.rows)
        here = [row for row in range(top, last) if self._layout_rows.block_of(row) == self._sliding]
        block = self._table_of(here or range(top, last))
        if block is not None:
            self._slide(block)
            row = next(row for row in range(top, last) if self._layout_rows.block_of(row) == block)
            self.scroll_to(x=self._scrolled(row) + cells, animate=False, force=True)

    def action_text_left(self) -> None:
        """Scroll a wide table to the left."""
        self._slide_rows(-SIDE_STEP)

    def action_text_right(self) -> None:
        """Scroll a wide table to the right."""
        self._slide_rows(SIDE_STEP)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Have the table under the mouse scrolled, before Textual scrolls."""
        self._slide_at(event)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Have the table under the mouse scrolled, before Textual scrolls."""
        self._slide_at(event)

    def _slide_at(self, event: events.MouseEvent) -> None:
        at = event.get_content_offset(self)
        row = -1 if at is None else at.y + self.scroll_offset.y
        if 0 <= row < self._layout_rows.rows and self._hidden_cells(row):
            self._slide(self._layout_rows.block_of(row))

    def _lay_out_anew(self) -> None:
        self._begin_layout()
        self._settle()

    def _begin_layout(self) -> None:
        # How wide the rows are is known only once the pane has its size.
        content, width = (self._content, self._text_width) if self.columns else (_NOTHING, 0)
        self._layout_rows = Layout(content, width, self._layout_rows)
        self.redraw_all()

    def _say_size(self) -> None:
        self.resize_rows(self._layout_rows.rows, self._layout_rows.widest + GUTTER)

    def fit(self) -> None:
        """Wrap the text for the new width and keep the place."""
        if self._returning is not None:
            self._return()
            return
        offset = self.top_offset if self._top is None else self._top
        held, self._fitted = self._held, None
        if self._text_width == self._layout_rows.width:
            self._settle()
        else:
            # Where the window was, other rows stand now: those are laid out that it goes to.
            self._begin_layout()
            self.go_to(self._rows_of(Span(offset, offset)).start)
        self._fitted = self._size
        if held is not None:
            revealed = self._revealed
            self.reveal(held)
            self._revealed = revealed
        self._top = offset

    def on_click(self, event: events.Click) -> None:
        """Pick the figure that the mouse clicked."""
        at = event.get_content_offset(self)
        index = None if at is None else self.item_at(at)
        if index is not None:
            self.post_message(FigurePicked(index))

    def item_at(self, at: Offset) -> int | None:
        """Return the item drawn at a cell of the window, in the gutter the row's first; None where there is none."""
        row, x = at.y + self.scroll_offset.y, at.x - GUTTER
        if row >= self._layout_rows.rows:
            return None
        if x < 0:
            items = (index for p in self._layout_rows.pieces(row) for index in self._items_in(p.start, p.end))
            return next(items, None)
        if x >= self._layout_rows.frozen(row):
            x += self._scrolled(row)
        offset = self._layout_rows.offset_at(row, x)
        found = range(0) if offset is None else self._items_in(offset, offset + 1)
        return found[0] if found else None

"""Panes drawn row by row: the base of every list and text in tieout.

Only the rows on the screen are drawn, drawn rows are kept until they change, and every word from outside goes through
`visible` in one place, `strip_of`. Nothing here parses markup.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import NULL_OFFSET, Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from tui.app.asked import is_taken, repaint
from tui.app.canvas import Canvas
from tui.app.keys import bindings
from tui.app.looks import style_of
from tui.app.strokes import Row
from tui.app.widgets.rowbar import RowBar
from tui.app.words import Line, Word
from tui.domain.visible import visible

_K = TypeVar("_K")
_V = TypeVar("_V")


def strip_of(line: Line, look: Callable[[str], Style], cells: int = 0, base: str = "") -> Strip:
    """Return one drawn row, `cells` wide or wider: the only way from words to the terminal.

    Args:
        line: The words.
        look: The style of a look.
        cells: Up to where the row is filled up.
        base: The look of what fills it up.
    """
    segments = [Segment(visible(word.text), look(word.look)) for word in line if word.text]
    taken = sum(cell_len(segment.text) for segment in segments)
    if taken < cells:
        segments.append(Segment(visible(" " * (cells - taken)), look(base)))
    return Row(segments, max(taken, cells))


def as_shown(widget: Widget, style: Style) -> Style:
    """Return a style after what changes colours last: for terminals without any, or with 16 of them."""
    strip = strip_of([Word(" ")], lambda _: style)
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return next(iter(strip)).style or style


def is_opaque(widget: Widget) -> bool:
    """Say whether a pane is drawn as its rows are, with nothing over them or shining through."""
    rules = widget.styles
    return not (rules.has_rule("tint") or (rules.has_rule("opacity") and rules.opacity < 1))


def look_in(widget: Widget, pane: str, name: str) -> Style:
    """Return what a look adds to the style of a pane, in the theme that is shown."""
    app = widget.app
    return style_of(pane, name, app.theme_variables, few_colours=app.native_ansi_color)


_SCROLLED = Widget.scroll_x.internal_name, Widget.scroll_y.internal_name
"""Where Textual keeps how far a pane is scrolled."""
_HAS_BAR = Widget.show_vertical_scrollbar.internal_name
"""Where it keeps whether a bar stands at its right."""


class _Frame(NamedTuple):
    """What frames each row of a pane: its border and padding at both sides."""

    size: Size
    """The cells of the pane with its frame."""
    room: int
    """The cells between the sides."""
    before: Strip
    """The side at the left."""
    after: Strip
    """The side at the right."""
    padding: Style
    """What a row is filled up with."""

    def around(self, drawn: Strip) -> Strip:
        """Return a row in the frame."""
        missing = self.room - drawn.cell_length
        # Textual keeps what it makes of a row with the row.
        content = drawn if missing >= 0 else drawn.crop(0, self.room)
        filling = (Segment(visible(" " * missing), self.padding),) if missing > 0 else ()
        return Row([*self.before, *content, *filling, *self.after], self.size.width)


class _Room(NamedTuple):
    """Where the rows of a pane stand in it."""

    left: int
    """The cells of border and padding at the left."""
    top: int
    """Those above."""
    width: int
    """The cells between the sides, the scroll bar among them."""
    height: int
    """The rows between top and bottom, the scroll bar among them."""
    columns: int
    """The cells of a row."""


_MOST_AHEAD = 24
"""How many rows are kept that were drawn ahead."""


class _RowLooks(NamedTuple):
    """All that a row is drawn from."""

    line: tuple[Word, ...]
    """The words."""
    base: str
    """The look of its empty part."""
    cells: int
    """Up to where it is filled up."""


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane whose rows are drawn one at a time and kept."""

    PANE: ClassVar[str]
    """The name that its looks stand under in `LOOKS`."""
    MOST_KEPT: ClassVar[int] = 160
    """How many drawn rows are kept, or three screens where that is more; what was drawn first goes first."""
    DEFAULT_CSS = """
    LineView { overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self._strips: dict[Hashable, Strip] = {}
        self._framed: dict[int, tuple[Strip, Strip]] = {}
        self._frame: _Frame | None = None
        self._empties: dict[int, Strip] = {}
        self._ahead: dict[_RowLooks, Strip] = {}
        self._rooms: dict[tuple[Size, bool], _Room] = {}
        self._looks: dict[str, Style] = {}

    def check_idle(self) -> None:
        """Have what was asked for done soon."""
        if not is_taken(self):
            super().check_idle()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar at the right."""
        if self._vertical_scrollbar is None:
            # Textual has no other way to give a pane a bar.
            self._vertical_scrollbar = RowBar(thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)  # noqa: SLF001
        return self._vertical_scrollbar

    def line(self, row: int) -> Line:
        """Return the words of a row; the row is within `virtual_size`."""
        raise NotImplementedError

    def fit(self) -> None:
        """Take another size: the rows that are drawn are of another width."""
        self.redraw_all()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Take another size before anything is drawn in it; Textual's own message of it comes after the first frame."""
        before = self._size
        is_resized = super()._size_updated(size, virtual_size, container_size, layout)
        if self._size != before:
            rows = self.virtual_size
            self.fit()
            if self.virtual_size != rows:
                # Whether there is room for all of them is known only now; a bar that comes later takes another layout.
                self._scroll_update(self.virtual_size)
        return is_resized

    def key_of(self, row: int) -> Hashable:
        """Return what a drawn row is kept under: the row, where rows stay where they are."""
        return row

    def base_look(self, row: int) -> str:  # noqa: ARG002 - panes that tint whole rows need it
        """Return the look of the empty part of a row."""
        return ""

    def look(self, name: str) -> Style:
        """Return the style of one look or more, with blanks between; the pane's own style for an empty name."""
        style = self._looks.get(name)
        if style is None:
            base = self.rich_style
            parts = [look_in(self, self.PANE, part) for part in name.split()]
            style = self._looks[name] = as_shown(self, Style.combine([base, *parts]))
        return style

    def render_line(self, y: int) -> Strip:
        """Draw the row at `y` of the window."""
        row = y + self.scroll_offset.y
        if row >= self.virtual_size.height:
            return self._empty(self.columns)
        return self._drawn(row, self.scroll_offset.x, self.columns)

    def _empty(self, width: int) -> Strip:
        """Draw what stands below the last row."""
        empty = self._empties.get(width)
        if empty is None:
            empty = self._empties[width] = strip_of((), self.look, width)
        return empty

    def _drawn(self, row: int, scroll_x: int, width: int) -> Strip:
        """Draw what of a row, which is within `virtual_size`, is on the screen."""
        key = self.key_of(row)
        strip = self._strips.get(key)
        if strip is None:
            looks = _RowLooks(tuple(self.line(row)), self.base_look(row), width)
            strip = self._ahead.get(looks) or strip_of(looks.line, self.look, width, looks.base)
            self._keep(self._strips, key, strip)
        return self.window(strip, row, scroll_x, width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows of the pane with what frames them; one that is as it was is the same strip as it was.

        Textual's own way works border, padding, filters and colours out for each row each time.
        """
        outer, room = self.outer_size, self._room
        if (crop.x, crop.width) != (0, outer.width) or not is_opaque(self):
            return super().render_lines(crop)
        top, (scroll_x, scroll_y), rows = room.top, self.scroll_offset, self.virtual_size.height
        strips: list[Strip] = []
        for y in crop.line_range:
            if top <= y < top + room.height:
                if self._frame is None or self._frame.size != outer:
                    self._frame = self._framed_at(y)
                    self._framed.clear()
                row = y - top + scroll_y
                drawn = self._drawn(row, scroll_x, room.columns) if row < rows else self._empty(room.columns)
                strips.append(self._in_frame(drawn, self._frame))
            else:
                strips += super().render_lines(Region(0, y, outer.width, 1))
        return strips

    def _write_ahead(self, drawn: Iterable[tuple[int, Strip]]) -> None:
        """Work out ahead what has to be written so that rows of the window, from 0, show what is drawn."""
        frame, canvas = self._frame, self.screen._compositor  # noqa: SLF001 - Textual has no other way to it
        if frame is not None and isinstance(canvas, Canvas):
            top = self._room.top
            canvas.make_ready(self, ((top + y, self._in_frame(strip, frame)) for y, strip in drawn))

    def _draw_ahead(self, rows: Iterable[int]) -> None:
        """Draw some rows that are on the screen as they would be now, without showing them."""
        top, height, left, width = self.scroll_offset.y, self.height, self.scroll_offset.x, self.columns
        if len(self._ahead) > _MOST_AHEAD:
            self._ahead.clear()
        drawn: list[tuple[int, Strip]] = []
        for row in rows:
            if top <= row < top + height:
                looks = _RowLooks(tuple(self.line(row)), self.base_look(row), width)
                strip = self._ahead.get(looks) or strip_of(looks.line, self.look, width, looks.base)
                self._ahead[looks] = strip
                drawn.append((row - top, self.window(strip, row, left, width)))
        self._write_ahead(drawn)

    def _in_frame(self, drawn: Strip, frame: _Frame) -> Strip:
        """Return a drawn row with what frames it; the same strip for the same one."""
        kept = self._framed.get(id(drawn))
        if kept is None:
            kept = drawn, frame.around(drawn)
            self._keep(self._framed, id(drawn), kept)
        return kept[1]

    def _keep(self, kept: dict[_K, _V], key: _K, drawn: _V) -> None:
        """Keep what was drawn among what was drawn before."""
        if len(kept) >= max(self.MOST_KEPT, 3 * self.height):
            del kept[next(iter(kept))]
        kept[key] = drawn

    def _framed_at(self, y: int) -> "_Frame":
        """Find out what frames a row of the pane: the same as frames the others."""
        outer, room = self.outer_size, self._room
        (framed,) = super().render_lines(Region(0, y, outer.width, 1))
        sides = framed.crop(0, room.left), framed.crop(room.left + room.width, outer.width)
        return _Frame(outer, room.width, *sides, self.look(""))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the other rows; the scroll bar only when its thumb is drawn in another place now."""
        if self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar
            if self._thumb(old_value) == self._thumb(new_value):
                bar.set_reactive(ScrollBar.position, bar.validate_position(new_value))
            else:
                bar.position = new_value
        if round(old_value) != round(new_value):
            self._repaint([Region(0, 0, self._room.columns, self._room.height)])

    def _thumb(self, scrolled: float) -> int:
        """Return where the thumb of the scroll bar begins, in eighths of a cell: it is drawn no finer."""
        window, rows = self.height, self.virtual_size.height
        return int(window * 8 * scrolled / max(rows, 1))

    def window(self, strip: Strip, row: int, scroll_x: int, width: int) -> Strip:
        """Return the part of a drawn row that is on the screen."""
        if scroll_x == 0 and strip.cell_length == width:
            return strip
        return strip.crop_extend(scroll_x, scroll_x + width, self.look(self.base_look(row)))

    @property
    def scroll_offset(self) -> Offset:
        """How far the pane is scrolled; Textual looks through the pane for what may have a say in it, each time."""
        found = vars(self)
        x, y = _SCROLLED
        return Offset(round(found.get(x, 0)), round(found.get(y, 0)))

    @property
    def columns(self) -> int:
        """How many cells a row has, scrollbar left out."""
        return self._room.columns

    @property
    def height(self) -> int:
        """How many rows are on the screen."""
        return self._room.height

    @property
    def _room(self) -> _Room:
        """Where the rows stand; it is asked for many times a key, and is another one only in another size or style."""
        # As in `scroll_offset`.
        key = self._size, vars(self).get(_HAS_BAR, False)
        room = self._rooms.get(key)
        if room is None:
            around, content = self.styles.gutter, self._size.region.shrink(self.styles.gutter)
            columns = max(content.width - self.scrollbar_size_vertical, 0)
            self._rooms.clear()
            room = self._rooms[key] = _Room(around.left, around.top, content.width, content.height, columns)
        return room

    def redraw(self, rows: Iterable[int]) -> None:
        """Draw some rows again, and no others."""
        wanted = tuple(rows)
        for row in wanted:
            self._strips.pop(self.key_of(row), None)
        self.refresh_rows(wanted)

    def refresh_rows(self, rows: Iterable[int]) -> None:
        """Have some rows shown, where they are on the screen, as they are drawn by now."""
        top, height, width = self.scroll_offset.y, self.height, self.columns
        shown = sorted({row - top for row in rows if top <= row < top + height})
        runs = groupby(enumerate(shown), key=lambda pair: pair[1] - pair[0])
        regions = [Region(0, run[0][1], width, len(run)) for run in (list(run) for _, run in runs)]
        if regions:
            self._repaint(regions)

    def _repaint(self, regions: Sequence[Region]) -> None:
        room = self._room
        repaint(self, regions, Offset(room.left, room.top))

    def redraw_all(self) -> None:
        """Draw every row again."""
        self._strips.clear()
        self._framed.clear()
        self.refresh()

    def resize_rows(self, rows: int, width: int = 0) -> None:
        """Say how many rows there are, and how wide the widest is if it scrolls sideways."""
        size = Size(max(width, self.columns), rows)
        if size == self.virtual_size:
            return
        if not self._keeps_place(size):
            self.virtual_size = size
            return
        # Setting it lays out the whole screen anew, and draws all of it: too much where only the bars grow or shrink.
        self.set_reactive(Widget.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height
        if self.show_horizontal_scrollbar:
            self.horizontal_scrollbar.window_virtual_size = size.width
        if self.scroll_offset != NULL_OFFSET:
            self.scroll_x = self.validate_scroll_x(self.scroll_x)
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _keeps_place(self, size: Size) -> bool:
        """Say whether with rows of this size the pane takes as much room as now, scrollbars included."""
        styles, room = self.styles, self._room
        window = Size(room.columns, room.height - self.scrollbar_size_horizontal)
        fits_content = any(length is not None and length.is_auto for length in (styles.width, styles.height))
        if fits_content or not window:
            return False
        bars = (styles.overflow_x == "auto" and size.width > window.width, size.height > window.height)
        return bars == (self.show_horizontal_scrollbar, self.show_vertical_scrollbar)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        self._looks.clear()
        self._strips.clear()
        self._empties.clear()
        self._ahead.clear()
        self._framed.clear()
        self._frame = None
        self._rooms.clear()
        super().notify_style_update()

    def show_rows(self, rows: range, *, margin: int = 2) -> None:
        """Scroll just as far as needed to have the rows on the screen, with some rows around them."""
        if not rows:
            return
        top, height = self.scroll_offset.y, max(self.height, 1)
        margin = min(margin, max((height - len(rows)) // 2, 0))
        if rows[0] - margin < top:
            self.scroll_to(y=max(rows[0] - margin, 0), animate=False, force=True)
        elif rows[-1] + margin >= top + height:
            self.scroll_to(y=rows[-1] + margin - height + 1, animate=False, force=True)

    def scroll_rows(self, rows: int) -> None:
        """Scroll by some rows, at once."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True)


class ListView(LineView):
    """A list with a cursor, moved by keys and by the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self.cursor = 0

    def picked(self, row: int) -> None:
        """Act on a row that was opened with Enter or a click."""

    def clicked(self, row: int, column: int) -> None:  # noqa: ARG002 - rows with more than one place to click need it
        """Put the cursor on a row that was clicked at a column of it, and open it."""
        self.move_to(row)
        self.picked(row)

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        last = self.virtual_size.height - 1
        old, self.cursor = self.cursor, max(0, min(row, last))
        self.redraw((old, self.cursor))
        self.show_rows(range(self.cursor, self.cursor + 1), margin=1)

    def action_list_down(self) -> None:
        """Move the cursor a row down."""
        self.move_to(self.cursor + 1)

    def action_list_up(self) -> None:
        """Move the cursor a row up."""
        self.move_to(self.cursor - 1)

    def action_list_page_down(self) -> None:
        """Move the cursor a page down."""
        self.move_to(self.cursor + max(self.size.height - 1, 1))

    def action_list_page_up(self) -> None:
        """Move the cursor a page up."""
        self.move_to(self.cursor - max(self.size.height - 1, 1))

    def action_list_top(self) -> None:
        """Move the cursor to the first row."""
        self.move_to(0)

    def action_list_bottom(self) -> None:
        """Move the cursor to the last row."""
        self.move_to(self.virtual_size.height - 1)

    def action_list_pick(self) -> None:
        """Open the row under the cursor."""
        if self.virtual_size.height:
            self.picked(self.cursor)

    def on_click(self, event: Click) -> None:
        """Act on the row that the mouse clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y + self.scroll_offset.y < self.virtual_size.height:
            self.clicked(offset.y + self.scroll_offset.y, offset.x)

    def on_focus(self) -> None:
        """Show the cursor as the one that keys move."""
        self.redraw((self.cursor,))

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.redraw((self.cursor,))

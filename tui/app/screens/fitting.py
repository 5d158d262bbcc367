"""How high a sheet is: as high as what it says needs, and no higher than its style lets it be."""

from collections.abc import Sequence

from textual.css.scalar import Scalar
from textual.geometry import Size
from textual.widget import Widget

from tui.app.widgets.sheet import wrapped_line
from tui.app.words import Line

_FRAMED = 5
"""The rows of a frame beside what it shows: its edges, the title, and the footer with a blank row above it."""
_BESIDE = 4
"""The columns of a frame beside what it shows: its edges, and a blank at each of them."""


def fit_lines(frame: Widget, lines: Sequence[Line]) -> None:
    """Make a frame no higher than some lines need, at the width that it has in the terminal as it is now."""
    columns = max(_width(frame) - _BESIDE, 1)
    fit_rows(frame, sum(len(wrapped_line(line, columns)) for line in lines))


def fit_rows(frame: Widget, rows: int) -> None:
    """Make a frame no higher than some rows need."""
    frame.styles.max_height = max(rows, 1) + _FRAMED


def _width(frame: Widget) -> int:
    """Return how wide a frame's style makes it: it is not laid out yet when its height is wanted."""
    styles, room = frame.styles, frame.app.size
    width = _cells(styles.width, room) or room.width
    return max(min(width, _cells(styles.max_width, room) or width), _cells(styles.min_width, room))


def _cells(width: Scalar | None, room: Size) -> int:
    return int(width.resolve(room, room)) if width is not None else 0

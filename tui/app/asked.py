"""What the app asks of its screens, and of what has the focus there."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

from textual.dom import NoScreen
from textual.geometry import NULL_OFFSET, Offset, Region
from textual.widget import Widget


class AtWork:
    """A screen behind which a thread works on what the app shows: nothing else is to change that meanwhile."""


class KeepsKeys:
    """A screen that goes by itself: keys that mean nothing to it are typed at what comes then."""


class DrawsAtOnce:
    """A screen that need not wait for messages and timers to be drawn."""

    typed_at: float
    """When the key was typed that is being acted on, as messages tell the time."""
    seen_at: float
    """Since when it is on the terminal, as messages tell the time; infinite before that."""

    def drawn_at_once(self) -> AbstractContextManager[None]:
        """Draw what a block changes when the block has ended."""
        raise NotImplementedError

    def has_taken(self, widget: Widget) -> bool:
        """Take in that a pane has something to be drawn; say whether it need not tell of that in a message."""
        raise NotImplementedError


def is_taken(widget: Widget) -> bool:
    """Say whether a pane's screen draws it at once, so that the pane need not send itself a message to be drawn."""
    try:
        screen = widget.screen
    except NoScreen:
        return False
    return isinstance(screen, DrawsAtOnce) and screen.has_taken(widget)


def repaint(widget: Widget, regions: Iterable[Region], corner: Offset = NULL_OFFSET) -> None:
    """Have regions of a pane drawn again; `corner` is where they are counted from, within border and padding.

    Textual's own way forgets much that is as it was: sizes, styles, what frames the rows.
    """
    if is_taken(widget):
        moved = [region.translate(corner) for region in regions]
        # It has no other word for any of this.
        widget._repaint_regions.update(moved)  # noqa: SLF001
        widget._styles_cache.set_dirty(*moved)  # noqa: SLF001
        widget._repaint_required = True  # noqa: SLF001
    else:
        widget.refresh(*regions)


@runtime_checkable
class Leavable(Protocol):
    """A screen that knows the way back, and what Esc gives up."""

    def action_app_back(self) -> None:
        """Go back."""

    def action_app_cancel(self) -> None:
        """Give up what is going on, without leaving."""


@runtime_checkable
class HasPlace(Protocol):
    """A screen that knows where the reviewer is."""

    def keep_place(self) -> None:
        """Keep it for the next time."""


@runtime_checkable
class Watchful(Protocol):
    """A screen that is to know when the reviewer is there."""

    def touched(self) -> None:
        """Take in that the reviewer has done something, or come back to the terminal."""


@runtime_checkable
class KeepsTyped(Protocol):
    """A screen that something is typed into that is not saved yet."""

    def keep_typed(self) -> None:
        """Keep it for the next time, for the program ends."""

    def keep_and_leave(self) -> None:
        """Save it, close, and leave when it is saved."""

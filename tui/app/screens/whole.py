"""Screens that fill the terminal: the library and the reviews. What they may need later nobody waits for."""

from textual.events import Resize, ScreenResume
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import ToastRack


class GroundScreen(Screen[None]):
    """What lies below all screens, since Textual wants one there; it is never seen and has nothing to do."""

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Hold nothing."""

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Neither style nor lay out what is covered at once."""
        event.prevent_default()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay nothing out: there is nothing in it."""


class WholeScreen(Screen[None]):
    """A screen that fills the terminal."""

    def __init__(self) -> None:
        """Make the screen."""
        super().__init__()
        width, height = self.app.size
        # Styled for the size that there is: when they come later, all panes are styled anew.
        self.add_class(*self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS or []), update=False)
        self.add_class(*self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS or []), update=False)
        self.is_unseen = True
        """Whether it has not yet been on the terminal."""
        self._resumed_at = 0.0
        self._rack: list[Widget] = []

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Put the place for notices aside, and leave out the one for tooltips: there are none."""
        composed = list(widgets)
        super()._extend_compose(widgets)
        self._rack = [widget for widget in widgets if isinstance(widget, ToastRack)]
        widgets[:] = composed

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Style nothing at first: it was all styled as it was mounted."""
        self._resumed_at = event.time
        if self.is_unseen:
            self.is_unseen = event.refresh_styles = False
        if self.app._notifications:  # noqa: SLF001 - those that another screen showed are to be seen here, too
            self.make_room_for_notices()

    def on_resize(self, event: Resize) -> None:
        """Leave the layout as it is where the size is that which it was made for, and nothing has happened since.

        The layout that a start begins with tells of the size, too; before anything is drawn there is another one.
        """
        is_starting = bool(self.app._batch_count)  # noqa: SLF001 - Textual has no other word for it
        if (is_starting or event.time <= self._resumed_at) and event.size == self._compositor.size:
            self._layout_required |= is_starting
            event.prevent_default().stop()

    def draw_first(self) -> None:
        """Draw what waits to be drawn by now, and not at the next tick of the clock by which Textual draws."""
        self._on_timer_update()

    def make_room_for_notices(self) -> None:
        """Make the place where notices are shown; nothing where there is one."""
        if self._rack:
            self.mount(*self._rack, before=0)
            self._rack = []

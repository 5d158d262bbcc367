"""Taking over a screen that stands on the terminal before the app could draw: without a cell that changes.

What was shown early is what the app is expected to draw. Until it has just that to draw, nothing is written and what
is typed waits. Where it comes to something else, that is drawn; what was typed is acted on all the same as long as it
acts on what was seen when it was typed, and otherwise it isn't.
"""

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from rich.console import RenderableType
from textual import events
from textual.driver import Driver
from textual.screen import Screen
from textual.timer import Timer

from tui.app.asked import KeepsKeys
from tui.app.canvas import Canvas
from tui.app.screens.drawn import DrawnScreen
from tui.app.screens.whole import GroundScreen
from tui.app.terminal import TerminalApp

if TYPE_CHECKING:
    from textual.types import CSSPathType

AnyScreen: TypeAlias = Screen[Any]
"""A screen, whatever comes of it."""

QUIET_S = 0.1
"""How long nothing else is to be drawn before that is taken for what the app draws."""
_SAFE = frozenset({"ctrl+q", "ctrl+c"})
"""The keys that act on nothing that is shown."""
_OTHER_SCREEN = "\x1b[?1049h"
_LINK = re.compile(r"\x1b\]8;[^\x1b\x07]*\x1b\\")


class Ahead(Protocol):
    """What keeps screens for the next start, and has shown one at this."""

    shown: str
    """What was written to the terminal, which shows another screen than the shell's now; empty when nothing was."""

    acts_on: str
    """What keys act on that are typed at it."""

    def taken_over(self) -> None:
        """Take in that the app gives the terminal back from now on."""

    def left(self, location: str, sha256: str, written: str, acts_on: str) -> None:
        """Take in how a screen will be at first when it is opened again.

        Args:
            location: What the report is known by; empty for the library.
            sha256: The digest of the bytes that were read; empty for the library.
            written: What is written to the terminal to show it; empty when that can't be said.
            acts_on: What keys act on that are typed at it.
        """


@runtime_checkable
class Acting(Protocol):
    """A screen whose keys act on something."""

    @property
    def acts_on(self) -> str:
        """What names it, and says how it is now."""


class NothingAhead:
    """Nothing was shown, and nothing is kept."""

    shown = acts_on = ""

    def taken_over(self) -> None:
        """Do nothing."""

    def left(self, location: str, sha256: str, written: str, acts_on: str) -> None:
        """Do nothing."""


def written_for(screen: AnyScreen) -> str:
    """Return what is written to the terminal to show a screen on an empty one; links are left out.

    What draws it next takes it for written.
    """
    compositor = screen._compositor  # noqa: SLF001 - Textual has no other way to it
    if not isinstance(compositor, Canvas):
        return ""
    return _LINK.sub("", compositor.render_full_update().render_segments(screen.app.console))


class Takeover:
    """The time between what was shown early and the first screen of the app."""

    def __init__(self, app: TerminalApp[int], ahead: Ahead, ended: Callable[[], Awaitable[None]]) -> None:
        """Wait for what was shown, if anything was; `ended` is called when what was typed is to be acted on."""
        self._app = app
        self._ended = ended
        self._ahead = ahead
        self._shown = ahead.shown
        self._typed: list[events.Event] = []
        self._timer: Timer | None = None

    @property
    def is_on(self) -> bool:
        """Whether the app still has to draw what is shown."""
        return bool(self._shown)

    def driver_class(self, usual: type[Driver]) -> type[Driver]:
        """Return what speaks to the terminal: as usual, but for changing to the other screen when it is there already.

        Terminals clear it when they are told again.
        """
        if not self.is_on:
            return usual
        take_over = self._ahead.taken_over

        class OnScreen(usual):  # type: ignore[valid-type,misc]
            """The usual driver, that begins on the other screen."""

            _is_begun = False

            def write(self, data: str) -> None:
                """Write to the terminal."""
                if self._is_begun or data != _OTHER_SCREEN:
                    super().write(data)
                else:
                    self._is_begun = True
                    take_over()

        return OnScreen

    def wait(self, event: events.Event) -> None:
        """Have something typed wait."""
        self._typed.append(event)

    def waiting(self) -> list[events.Event]:
        """Return what waited, once it is to be acted on; it waits no more."""
        if self.is_on:
            return []
        typed, self._typed = self._typed, []
        return typed

    def look(self, screen: AnyScreen) -> None:
        """See whether the app has come to what is shown: to be called instead of drawing.

        Where something was typed at what the app shows, too, that is acted on first, and what nobody has drawn until
        then is drawn after it: to compare all of it takes as long.
        """
        if self._typed and isinstance(screen, DrawnScreen) and self._acts_alike(screen):
            self._take(screen)
            self._app.set_timer(QUIET_S, self._draw_rest)
            return
        if written_for(screen) == self._shown:
            self._take(screen)
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._app.set_timer(QUIET_S, self._give_up)

    def _draw_rest(self) -> None:
        self._app.screen.refresh()

    def _take(self, screen: AnyScreen) -> None:
        """Take what is shown for what the app has drawn."""
        if isinstance(screen, DrawnScreen):
            screen.take_for_drawn()
            screen.seen_at = 0.0
        self._end()

    def _acts_alike(self, screen: AnyScreen) -> bool:
        """Say whether keys act on the same on a screen as on what is shown."""
        return isinstance(screen, Acting) and screen.acts_on == self._ahead.acts_on

    def _give_up(self) -> None:
        """Draw what there is to be drawn instead."""
        screen = self._app.screen
        if self._acts_alike(screen):
            if isinstance(screen, DrawnScreen):
                screen.seen_at = 0.0
        elif not isinstance(screen, DrawnScreen | KeepsKeys):  # those see to it that none decides on what wasn't seen
            self._typed = [event for event in self._typed if isinstance(event, events.Key) and event.key in _SAFE]
        self._end()
        # All of it: nothing of what was drawn meanwhile was written.
        self._app._display(screen, screen._compositor.render_full_update())  # noqa: SLF001 - as above

    def _end(self) -> None:
        self._shown = ""
        if self._timer is not None:
            self._timer.stop()
        self._app.call_next(self._ended)


class TakingOverApp(TerminalApp[int]):
    """An app that may begin on a screen that stands there already."""

    def __init__(self, ahead: Ahead | None, css_path: "CSSPathType") -> None:
        """Take over what was shown, if anything was."""
        super().__init__(css_path=css_path)
        self.ahead = ahead or NothingAhead()
        self._takeover = Takeover(self, self.ahead, self._act_on_waiting)
        self.driver_class = self._takeover.driver_class(self.driver_class)

    def get_default_screen(self) -> Screen[None]:
        """Return what lies below the first screen: nothing is ever shown on it."""
        return GroundScreen(id="_default")

    def refresh_css(self, animate: bool = True) -> None:
        """Show the styles of another theme; before there is a screen nothing was parsed that would have to be again."""
        if self._is_mounted:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    async def on_event(self, event: events.Event) -> None:
        """Have what is typed wait until the app has its first screen."""
        if self._takeover.is_on and isinstance(event, events.InputEvent) and not event.is_forwarded:
            self._takeover.wait(event)
            return
        await self._act_on_waiting()
        await super().on_event(event)

    async def _act_on_waiting(self) -> None:
        """Act on what was typed before the app had its first screen."""
        for typed in self._takeover.waiting():
            await super().on_event(typed)

    def _display(self, screen: AnyScreen, renderable: RenderableType | None) -> None:
        """Draw; as long as what is to be drawn first stands there already, see whether it has come to that."""
        if not self._takeover.is_on:
            super()._display(screen, renderable)
        elif self._running and not self._batch_count:
            self._takeover.look(screen)

"""What every app of tieout owes the terminal: no colour where none is wanted, and its old state however it ends."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.filter import LineFilter
from textual.widget import Widget

from tui.app import styles
from tui.app.asked import HasPlace, KeepsTyped
from tui.app.colours import filters, fitting
from tui.app.themes import STATUS_DEFAULTS
from tui.app.turns import TurnEnds, Turns
from tui.ending import ENDING, SIGNALLED

if TYPE_CHECKING:
    from textual.types import CSSPathType

Result = TypeVar("Result")


class TerminalApp(App[Result]):
    """An app that leaves the terminal as it found it."""

    fault: Exception | None = None
    """The fault of the program that ended it; None as long as there is none."""

    def __init__(self, driver_class: type[Driver] | None = None, css_path: "CSSPathType | None" = None) -> None:
        """Make the app, as Textual does."""
        super().__init__(driver_class, css_path)
        self._turns = Turns(self._top, super().on_event)

    def get_driver_class(self) -> type[Driver]:
        """Return what draws: our own where Textual would draw on a terminal of Unix."""
        chosen = super().get_driver_class()
        if chosen.__module__ != "textual.drivers.linux_driver":
            return chosen
        from tui.app.driver import TerminalDriver  # noqa: PLC0415 - it can be imported on Unix alone

        return TerminalDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the status colours for themes that have none."""
        return STATUS_DEFAULTS

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what drawn lines go through."""
        return filters(super().get_line_filters(), no_colour=self.no_color)

    def show_theme(self, name: str) -> None:
        """Show a theme, or what this terminal can show instead."""
        fitted = fitting(name, self.console.color_system, no_colour=self.no_color)
        if self.available_themes[fitted].ansi and not self.stylesheet.has_source(str(styles.ANSI)):
            self.stylesheet.read(styles.ANSI)
        self.theme = fitted

    def on_load(self) -> None:
        """End in an orderly way when the system asks for it: from now on, before the terminal is changed."""
        loop = asyncio.get_running_loop()
        for number in ENDING:
            # Windows has no such handlers, and a thread that is not the first may set none.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self.end_by, number)

    async def on_event(self, event: events.Event) -> None:
        """Have what is typed act in its order."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    def _top(self) -> tuple[Widget, Widget] | None:
        """Return the screen on top, and what gets a key there; None when the app ends."""
        if self._exit or not self.screen_stack:
            return None
        return self.screen, self.focused or self.screen

    async def on_turn_ends(self, message: TurnEnds) -> None:
        """Let the next key act."""
        await self._turns.ended(message.number)

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top; what is typed goes to the one below once that is told what came of it."""
        closed = super().pop_screen()
        self.call_later(self._turns.look_again)
        return closed

    def end_by(self, number: int) -> None:
        """Leave because of a signal; every decision is on disk."""
        self.exit(return_code=SIGNALLED + number)

    def exit(self, result: Result | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, for whatever reason: what is typed on any screen is kept first, also on one below another."""
        for screen in self.screen_stack:
            if isinstance(screen, KeepsTyped):
                screen.keep_typed()
        super().exit(result, return_code, message)

    def action_app_leave(self) -> None:
        """Leave at once; every mark is saved already. A note is kept first, and it is left only if that could be."""
        if isinstance(self.screen, KeepsTyped):
            self.screen.keep_and_leave()
            return
        if isinstance(self.screen, HasPlace):
            self.screen.keep_place()
        self.exit()

    def _fatal_error(self) -> None:
        """End after a fault: Textual would print its own account, with the report's text in it, over a whole screen."""
        self.fault = self._exception
        self._close_messages_no_wait()

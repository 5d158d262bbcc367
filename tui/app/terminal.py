"""What every app of tieout owes the terminal: no colour where none is wanted, and its old state however it ends."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext, suppress
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from rich.console import RenderableType
from textual import events
from textual._time import get_time
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingsMap, Keymap
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget

from tui.app import styles
from tui.app.asked import DrawsAtOnce, HasPlace, KeepsKeys, KeepsTyped
from tui.app.colours import filters, fitting
from tui.app.themes import STATUS_DEFAULTS
from tui.app.turns import TurnEnds, Turns
from tui.ending import ENDING, SIGNALLED

if TYPE_CHECKING:
    from textual.types import CSSPathType

Result = TypeVar("Result")
_PULLED_S = 0.1
"""How soon after one size of the terminal another one comes as its edge is pulled."""


@lru_cache
def _takes_keys(pane: type) -> bool:
    """Say whether panes of a class act on keys, and not on what is bound to keys alone."""
    own = [vars(base) for base in pane.__mro__ if base is not Widget]
    return any(
        {"on_key", "_on_key"} & names.keys() or events.Key in names.get("_decorated_handlers", ()) for names in own
    )


class _Bound(NamedTuple):
    """The bindings that hold on a screen."""

    screen: Widget
    """The screen."""
    focused: Widget | None
    """What has the focus there."""
    chain: list[tuple[DOMNode, BindingsMap]]
    """Whose they are, and by which key, from the focus up."""
    wanted: dict[str, bool]
    """Whether a pane on the way up may want a key for itself, as far as that was looked for."""


class TerminalApp(App[Result]):
    """An app that leaves the terminal as it found it."""

    fault: Exception | None = None
    """The fault of the program that ended it; None as long as there is none."""

    def __init__(self, driver_class: type[Driver] | None = None, css_path: "CSSPathType | None" = None) -> None:
        """Make the app, as Textual does."""
        super().__init__(driver_class, css_path)
        self._turns = Turns(self._top, self._act, lambda seconds, act: self.set_timer(seconds, lambda: self._soon(act)))
        self._early: list[events.Key] = []
        """Keys that were typed at a screen that goes by itself, as long as it is there."""
        self._given_back: list[events.Key] = []
        """Those that were typed at the last one that has gone."""
        self._bound: _Bound | None = None
        self._resized_at = -inf

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
            return
        await super().on_event(event)
        if isinstance(event, events.Resize):
            self._fit_at_once()
        if isinstance(event, events.MouseDown | events.MouseUp | events.MouseScrollUp | events.MouseScrollDown):
            self._turns.wait()

    def _fit_at_once(self) -> None:
        """Fit the screens to another size now, unless one came just before it: an edge is being pulled.

        Textual waits with each for more to come.
        """
        now, before = get_time(), self._resized_at
        self._resized_at = now
        if self._resize_timer is not None and now - before > _PULLED_S:
            self._check_resize()

    def _soon(self, act: Callable[[], Awaitable[None]]) -> None:
        """Do something when no key is just being acted on."""
        self.call_later(act)

    async def _act(self, typed: events.Key) -> None:
        """Act on a key: at once where only bindings can, and as Textual does where a widget may want it for itself.

        Textual has a key go up from what has the focus, through the queue of each pane that it lies in, and looks for
        its binding when it has come to the app.
        """
        screen = self.screen
        if isinstance(screen, KeepsKeys):
            if not (await self._check_bindings(typed.key, priority=True) or await self._check_bindings(typed.key)):
                self._early.append(typed)
            return
        if isinstance(screen, DrawsAtOnce):
            screen.typed_at = typed.time
        elif typed in self._given_back:
            return  # what it was typed for has not come
        if not self.app_focus or screen.maximized is not None or self._is_wanted(typed.key):
            await super().on_event(typed)
            return
        with screen.drawn_at_once() if isinstance(screen, DrawsAtOnce) else nullcontext():
            if not await self._check_bindings(typed.key, priority=True):
                await self._check_bindings(typed.key)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Act on a key by the first binding of it, and say whether there is one.

        Textual puts the bindings of all panes together for each key, twice.
        """
        chain = self._bound_now().chain
        if not priority:
            last = next((at for at, (node, _) in enumerate(chain, 1) if node.is_modal), len(chain))
            chain = chain[:last]
        for namespace, bindings in reversed(chain) if priority else chain:
            for binding in bindings.key_to_bindings.get(key, ()):
                if binding.priority == priority and await self.run_action(binding.action, namespace):
                    return True
        return False

    def _bound_now(self) -> _Bound:
        """Return what the keys are bound to now."""
        screen, focused = self.screen, self.focused
        bound = self._bound
        if bound is None or bound.screen is not screen or bound.focused is not focused:
            bound = self._bound = _Bound(screen, focused, screen._binding_chain, {})  # noqa: SLF001 - as in Textual
        return bound

    def _is_wanted(self, key: str) -> bool:
        """Say whether a pane on the way up from the focus may want a key for itself, whatever it is bound to."""
        bound = self._bound_now()
        is_wanted = bound.wanted.get(key)
        if is_wanted is None:
            names = f"key_{key}", f"_key_{key}"
            panes = (node for node, _ in bound.chain if node is not self)
            is_wanted = any(_takes_keys(type(pane)) or any(hasattr(pane, name) for name in names) for pane in panes)
            bound.wanted[key] = is_wanted
        return is_wanted

    def set_keymap(self, keymap: Keymap) -> None:
        """Have actions lie on other keys."""
        self._bound = None
        super().set_keymap(keymap)

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
        self.call_later(self._go_on_below)
        return closed

    def _go_on_below(self) -> None:
        """Have keys go on after a screen was closed, those first that were typed at it for what comes then."""
        self._given_back, self._early = self._early, []
        self._turns.look_again()
        self._turns.take_first(self._given_back)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw, and take in since when a screen can be seen."""
        super()._display(screen, renderable)
        if isinstance(screen, DrawsAtOnce) and renderable is not None and self._running and not self._batch_count:
            screen.seen_at = min(screen.seen_at, get_time())

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

    def _handle_exception(self, error: Exception) -> None:
        """End because of a fault, unless it ends already: a screen that opens then is mounted without its widgets."""
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End after a fault: Textual would print its own account, with the report's text in it, over a whole screen."""
        self.fault = self._exception
        self._close_messages_no_wait()

"""Keys in their order: each waits until the one before it has been acted on, and what that opened can take it.

Textual hands a key to the widget that has the focus at that moment, which may be before an earlier key, still on its
way up from there, has opened a sheet. So a message goes the way of each key behind it, up to the app. A second one
follows when the first has come: by then what the key itself caused has been acted on as well, such as a field's words
that are handed on. Where another screen is on top meanwhile, its turn is over when that one has begun.
"""

import time
from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.message import Message
from textual.widget import Widget

_ROUNDS = 2
_PATIENCE_S = 2.0
"""How long a key may take before the next one that is typed goes on without it: a widget that is taken away with its
messages must not make the app deaf."""


class TurnEnds(Message, bubble=True, verbose=True):
    """A key was acted on as far as this message has come."""

    def __init__(self, number: int) -> None:
        """End the turn of a number."""
        super().__init__()
        self.number = number


class Turns:
    """Whose turn it is among the keys that were typed."""

    def __init__(
        self, top: Callable[[], tuple[Widget, Widget] | None], act: Callable[[events.Key], Awaitable[None]]
    ) -> None:
        """Let keys act in turns.

        Args:
            top: Returns the screen, and what gets a key on it now: what has the focus or else itself; None at the end.
            act: Acts on one key, or hands it on.
        """
        self._top = top
        self._act = act
        self._waiting: deque[events.Key] = deque()
        self._number = 0
        self._rounds = 0
        self._since = 0.0
        self._asked: Widget | None = None
        """The screen that the last message was sent to."""

    async def take(self, typed: events.Key) -> None:
        """Act on a key, now or when it is its turn."""
        self._waiting.append(typed)
        if not self._rounds or time.monotonic() - self._since > _PATIENCE_S:
            await self._go_on()

    async def ended(self, number: int) -> None:
        """Take in that a message has come up, and go on to the next key if all is done."""
        if number != self._number or not self._rounds:
            return
        top = self._top()
        if top is None:
            return
        self._rounds = self._rounds - 1 if top[0] is self._asked else _ROUNDS
        if self._rounds:
            self._ask(*top)
        else:
            await self._go_on()

    def wait(self) -> None:
        """Have the next key wait until something else was acted on that has just been handed on, such as a click."""
        top = self._top()
        if top is not None:
            if not self._rounds:
                self._since = time.monotonic()
            self._rounds = _ROUNDS
            self._ask(*top)

    def look_again(self) -> None:
        """Ask what is on top now: a screen was closed, and a message on its way there may be lost."""
        top = self._top()
        if self._rounds and top is not None:
            self._rounds = _ROUNDS
            self._ask(*top)

    async def _go_on(self) -> None:
        self._rounds = 0
        before = self._top()
        if not self._waiting or before is None:
            return
        self._since = time.monotonic()
        self._rounds = _ROUNDS
        await self._act(self._waiting.popleft())
        after = self._top()
        if after is not None:
            self._ask(*(before if before[0] is after[0] and before[1].is_attached else after))

    def _ask(self, screen: Widget, widget: Widget) -> None:
        """Send a message the way that keys go."""
        self._number += 1
        self._asked = screen
        widget.post_message(TurnEnds(self._number))

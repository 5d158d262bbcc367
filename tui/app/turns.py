"""Keys in their order: each waits until the one before it has been acted on, and what that opened can take it.

Textual hands a key to the widget that has the focus at that moment, which may be before an earlier key, still on its
way up from there, has opened a sheet. So a message goes the way of each key behind it, up to the app. A second one
follows when the first has come: by then what the key itself caused has been acted on as well, such as a field's words
that are handed on. Where another screen is on top meanwhile, its turn is over when that one has begun.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual import events
from textual.message import Message
from textual.widget import Widget

_ROUNDS = 2
_PATIENCE_S = 1.0
"""How long a message may be on its way, with a key waiting for it, before another is sent; and that one before the key
acts all the same: a widget that is taken away with its messages must not make the app deaf."""


class TurnEnds(Message, bubble=True, verbose=True):
    """A key was acted on as far as this message has come."""

    def __init__(self, number: int) -> None:
        """End the turn of a number."""
        super().__init__()
        self.number = number


class Turns:
    """Whose turn it is among the keys that were typed."""

    def __init__(
        self,
        top: Callable[[], tuple[Widget, Widget] | None],
        act: Callable[[events.Key], Awaitable[None]],
        later: Callable[[float, Callable[[], Awaitable[None]]], object],
    ) -> None:
        """Let keys act in turns.

        Args:
            top: Returns the screen, and what gets a key on it now: what has the focus or else itself; None at the end.
            act: Acts on one key, or hands it on.
            later: Does something after so many seconds, when no key is just being acted on.
        """
        self._top = top
        self._act = act
        self._later = later
        self._waiting: deque[events.Key] = deque()
        self._number = 0
        self._rounds = 0
        self._is_watched = False
        self._asked: Widget | None = None
        """The screen that the last message was sent to."""

    @property
    def is_over(self) -> bool:
        """Whether all keys that were typed have been acted on."""
        return not self._rounds and not self._waiting

    async def take(self, typed: events.Key) -> None:
        """Act on a key, now or when it is its turn."""
        self._waiting.append(typed)
        if self._rounds:
            self._watch()
        else:
            await self._go_on()

    def take_first(self, typed: Sequence[events.Key]) -> None:
        """Have keys act before those that wait, in their order, once what goes on has been acted on."""
        self._waiting.extendleft(reversed(typed))
        if typed:
            self.wait()
            self._watch()

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
        self._rounds = _ROUNDS
        await self._act(self._waiting.popleft())
        after = self._top()
        if after is not None:
            self._ask(*(before if before[0] is after[0] and before[1].is_attached else after))

    def _watch(self) -> None:
        """See to it that the keys that wait come to act."""
        if not self._is_watched:
            self._is_watched = True
            self._later(_PATIENCE_S, partial(self._see_to_it, self._number, is_second=False))

    async def _see_to_it(self, number: int, *, is_second: bool) -> None:
        """Send another message where the one of a number is still on its way; and go on without the second one.

        A loop that was busy all the time has not handed on anything, so that nothing can be told from the clock alone.
        """
        self._is_watched = False
        if not self._waiting:
            return
        if self._rounds and number != self._number:
            self._watch()
        elif self._rounds and not is_second:
            self.look_again()
            self._is_watched = True
            self._later(_PATIENCE_S, partial(self._see_to_it, self._number, is_second=True))
        else:
            await self._go_on()
            if self._waiting:
                self._watch()

    def _ask(self, screen: Widget, widget: Widget) -> None:
        """Send a message the way that keys go."""
        self._number += 1
        self._asked = screen
        widget.post_message(TurnEnds(self._number))

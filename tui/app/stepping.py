"""What is done a little at a time, so that the screen can show how far it is and Esc can give it up."""

from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from msgspec import Struct

from tui.errors import TieoutError
from tui.session import Steps

SLICE_S = 0.02
"""How long it works before keys have a turn."""
T = TypeVar("T")


class Waiting(Struct, frozen=True):
    """What is shown while it takes longer than a moment."""

    title: str
    """What is done."""
    progress: Callable[[int], str]
    """Says how far it is, by the number that the steps yield."""
    hint: str
    """What Esc does."""


class Done(Struct, Generic[T], frozen=True):
    """What came of it."""

    result: T | None = None
    """What the steps returned; None where there was an error."""
    error: TieoutError | None = None
    """Why they came to nothing; None when they did not."""


class Stepping(Generic[T]):
    """Works through steps for a moment at a time."""

    def __init__(self, steps: Steps[T]) -> None:
        """Take over some steps."""
        self._steps = steps
        self.count = 0
        """How far it is, as the steps have it."""

    def go_on(self) -> Done[T] | None:
        """Work for a moment; return what came of it when that was the end."""
        until = monotonic() + SLICE_S
        try:
            self.count = next(self._steps)
            while monotonic() < until:
                self.count = next(self._steps)
        except StopIteration as end:
            return Done(result=end.value)
        except TieoutError as error:
            return Done(error=error)
        return None

    def give_up(self) -> None:
        """Leave the rest undone."""
        self._steps.close()

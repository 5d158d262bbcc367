"""What is done a little at a time, so that the screen can show how far it is and Esc can give it up."""

from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

from msgspec import Struct

from tui.errors import TieoutError
from tui.session import Steps, without_collection

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
    """Works through steps for a moment, and where that is not enough goes on on a thread of its own.

    Keys and frames have their turns whatever a single step takes. The steps may read and write what the app shows:
    it is for whoever waits to leave that alone meanwhile.
    """

    def __init__(self, steps: Steps[T]) -> None:
        """Take over some steps."""
        self._steps = steps
        self._done: Done[T] | None = None
        self._fault: Exception | None = None
        self._thread: Thread | None = None
        self._is_begun = self._is_given_up = False
        self.count = 0
        """How far it is, as the steps have it."""

    def go_on(self) -> Done[T] | None:
        """Work, or wait, for a moment; return what came of it when that was the end.

        Steps that were given up come to nothing, unless they had come to their end before.
        """
        if self._is_begun:
            return self._waited()
        self._is_begun = True
        until = monotonic() + SLICE_S
        while not self._is_over and monotonic() < until:
            self._step()
        return self._done

    def _waited(self) -> Done[T] | None:
        if self._thread is None:
            self._thread = Thread(target=self._finish, name="steps")
            self._thread.start()
        self._thread.join(SLICE_S)
        if self._thread.is_alive():
            return None
        if self._fault is not None:
            raise self._fault
        return self._done

    @property
    def is_given_up(self) -> bool:
        """Whether the rest was left undone."""
        is_at_rest = self._thread is not None and not self._thread.is_alive()
        return self._is_given_up and self._done is None and is_at_rest

    def give_up(self) -> None:
        """Leave the rest undone, after the step that is being taken."""
        self._is_given_up = True

    @property
    def _is_over(self) -> bool:
        return self._is_given_up or self._done is not None

    def _finish(self) -> None:
        try:
            with without_collection():
                while not self._is_over:
                    self._step()
            self._steps.close()
        except Exception as error:  # noqa: BLE001 - it is raised in the thread that waits
            self._fault = error

    def _step(self) -> None:
        try:
            self.count = next(self._steps)
        except StopIteration as end:
            self._done = Done(result=end.value)
        except TieoutError as error:
            self._done = Done(error=error)

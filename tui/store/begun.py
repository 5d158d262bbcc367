"""What is begun before it is asked for, in a thread of its own: reading files and summing them up keeps no other up."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Begun(Generic[T]):
    """Something that is being worked out."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Begin with it; a program that ends does not wait for it."""
        self._work = work
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._outcome = self._work()
        except Exception as error:  # noqa: BLE001 - it is raised where the outcome is asked for
            self._error = error

    def outcome(self) -> T:
        """Return what came of it, once it is there.

        Raises:
            Exception: What the work raised.
        """
        self._thread.join()
        if "_error" in vars(self):
            raise self._error
        return self._outcome

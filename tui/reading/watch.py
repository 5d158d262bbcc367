"""Slow work that can be stopped: done on a thread of its own while the caller waits, under one deadline."""

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from msgspec import Struct

from tui.errors import FetchError, PassingError

T = TypeVar("T")

POLL_S = 0.05
"""How long a stop or the deadline may go unnoticed."""


class Watch:
    """The working side's view of the waiting one: how long there is, and where to report progress."""

    def __init__(self, deadline_s: float, say: Callable[[str], None]) -> None:
        self._ends_at = time.monotonic() + deadline_s
        self._deadline_s = deadline_s
        self._stopped = threading.Event()
        self.say = say

    def stop(self) -> None:
        """Make the next look at the remaining time raise."""
        self._stopped.set()

    def remaining_s(self) -> float:
        """Return how many seconds are left, more than 0.

        Raises:
            FetchError: None are left, or the user stopped it.
        """
        if self._stopped.is_set():
            raise stopped()
        left = self._ends_at - time.monotonic()
        if left <= 0:
            raise PassingError(
                f"It took longer than {self._deadline_s:g} seconds.",
                "Try again later, or save the page in a browser and open the file.",
            )
        return left


def stopped() -> FetchError:
    """Return the error for work that the user stopped."""
    return FetchError("Stopped.", "Nothing was kept; open it again when you like.")


def watched(
    work: Callable[[Watch], T], *, deadline_s: float, progress: Callable[[str], None], cancelled: threading.Event
) -> T:
    """Return what `work` returns, or leave it behind when it is cancelled or late.

    `progress` is called on the caller's thread. Work that was left behind ends by itself at its next look at the watch;
    a call into the system that can't be broken off (a name being resolved) holds up nobody.

    Raises:
        FetchError: The user stopped it, or the deadline passed.
    """
    news: SimpleQueue[str | _Outcome[T]] = SimpleQueue()
    watch = Watch(deadline_s, news.put)
    threading.Thread(target=_work, args=(work, watch, news), name="fetch", daemon=True).start()
    try:
        while True:
            try:
                item = news.get(timeout=POLL_S)
            except Empty:
                item = ""
            if isinstance(item, _Outcome):
                return item.result()
            if cancelled.is_set():
                raise stopped()
            watch.remaining_s()
            if item:
                progress(item)
    finally:
        watch.stop()


class _Outcome(Struct, Generic[T], frozen=True):
    """How the work ended: with values of which there is one, or with an error."""

    values: tuple[T, ...]
    error: BaseException | None = None

    def result(self) -> T:
        if self.error is not None:
            raise self.error
        return self.values[0]


def _work(work: Callable[[Watch], T], watch: Watch, news: "SimpleQueue[str | _Outcome[T]]") -> None:
    try:
        outcome = _Outcome((work(watch),))
    except BaseException as error:  # noqa: BLE001 - raised again on the waiting side
        outcome = _Outcome((), error)
    news.put(outcome)

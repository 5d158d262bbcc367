"""For how long the reviewer is active: a stretch without a key or the mouse counts for its first minute alone."""

from collections.abc import Callable
from time import monotonic

IDLE_S = 60.0
"""From how long on a stretch without a key counts no further: the reviewer has gone, or does something else."""


class Activity:
    """A clock that stands still while nobody is there."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin now; `clock` gives seconds."""
        self._clock = clock
        self._last = clock()
        self.seconds = 0.0
        """The active time up to the last key or move of the mouse."""
        self.count = 0
        """How many keys and moves of the mouse there were."""

    def touch(self) -> None:
        """Take in that the reviewer has done something now."""
        now = self._clock()
        self.seconds += min(now - self._last, IDLE_S)
        self._last = now
        self.count += 1

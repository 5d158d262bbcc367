"""The time that the checks may take. They are a help: a report opens without them rather than not at all.

A rule calls the pace of what it looks at between one sentence, row or table and the next. Where the time is up, that
raises, and what the rules have said by then stands.
"""

from collections.abc import Callable

Pace = Callable[[], None]
"""What a rule calls where it may be stopped.

Raises:
    OutOfTimeError: The time is up.
"""


class OutOfTimeError(Exception):
    """The checks have used up their time; it is caught where they were begun."""


def unhurried() -> None:
    """Let the rules take their time."""


class Budget:
    """So many seconds from now on by a clock."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        """Begin.

        Args:
            seconds: How long it lasts.
            clock: Seconds from any moment on, as `time.monotonic`.
        """
        self.seconds = seconds
        """How long it lasts."""
        self._clock = clock
        self._end = clock() + seconds

    def spend(self) -> None:
        """Go on.

        Raises:
            OutOfTimeError: The time is up.
        """
        if self._clock() > self._end:
            raise OutOfTimeError

"""The signals that ask a program to end, so that each part of it ends in order by the same ones."""

import signal
from types import FrameType
from typing import NoReturn

SIGNALLED = 128
"""What shells add to a signal's number for the exit code (POSIX.1-2017, 2.8.2)."""
ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that ask a program to end; Windows lacks the second."""


class EndedError(SystemExit):
    """A signal asked the program to end. It is an exit, which asyncio's loop lets through even from a task.

    Attributes:
        number: The signal's number.
    """

    def __init__(self, number: int) -> None:
        super().__init__(SIGNALLED + number)
        self.number = number


def end(number: int, _: FrameType | None) -> NoReturn:
    """Raise that a signal asked the program to end: what it may be told to do with a signal.

    Raises:
        EndedError: Always.
    """
    raise EndedError(number)

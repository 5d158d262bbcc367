"""Programs that the system ends: by which signal, in the terminal and in the log, and the exit code for it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from tui.commands.crash import noted
from tui.commands.output import tell
from tui.language import spoken

SIGNALLED = 128
"""What shells add to a signal's number for the exit code (POSIX.1-2017, 2.8.2)."""
_ENDING = ("SIGTERM", "SIGHUP")
"""The signals that ask a program to end; Windows lacks the second."""


class EndedError(BaseException):
    """A signal asked the program to end. It is no fault, so what catches those lets it through.

    Attributes:
        number: The signal's number.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let the signals that ask a program to end be raised in a block, so that all that it opened is closed.

    Raises:
        EndedError: One came.
    """

    def end(number: int, _: FrameType | None) -> None:
        raise EndedError(number)

    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, own in before.items():
            signal.signal(number, own)


def ended_by(number: int) -> int:
    """Say that a signal ended the program, and return the exit code for it."""
    # Who sent it may have closed the terminal, too.
    with suppress(OSError):
        name = signal.Signals(number).name
        noted(f"tieout was ended by {name}.")
        tell(spoken("tieout was ended by {name}; all that was decided is kept.", name=name))
    return SIGNALLED + number

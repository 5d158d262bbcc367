"""Programs that the system ends: by which signal, in the terminal and in the log, and the exit code for it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tui.commands.crash import noted
from tui.commands.output import tell
from tui.ending import ENDING, SIGNALLED, end
from tui.language import spoken


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let the signals that ask a program to end be raised in a block, so that all that it opened is closed.

    Raises:
        EndedError: One came.
    """
    before = {number: signal.signal(number, end) for number in ENDING}
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

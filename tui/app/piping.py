"""Handing text to a command of the reviewer's: as an argument list, never through a shell."""

import shlex
import subprocess
from threading import Event
from time import monotonic

from tui.language import spoken

COMMAND_S = 30
"""How long a command may take."""
_POLL_S = 0.1
_MOST_SHOWN = 100_000


def piped(command: str, text: str, is_left: Event) -> str:
    """Return what a command wrote that got `text` on its standard input, or why it could not be run. Blocks.

    Args:
        command: The program and its arguments.
        text: What it gets.
        is_left: Set by another thread to have the command stopped.
    """
    try:
        words = shlex.split(command)
        process = subprocess.Popen(  # noqa: S603 - the reviewer typed it
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except ValueError as error:
        return spoken("The command can't be understood: {reason}.", reason=error)
    except OSError as error:
        return spoken("The command could not be started: {reason}.", reason=error.strerror)
    with process:
        written = _written(process, text.encode(), is_left)
    if written is None:
        return spoken("The command was stopped after {seconds} seconds.", seconds=COMMAND_S)
    said = written[:_MOST_SHOWN].decode("utf-8", "replace")
    return said if process.returncode == 0 else f"{said}\n{spoken('(it ended with {code})', code=process.returncode)}"


def _written(process: "subprocess.Popen[bytes]", given: bytes | None, is_left: Event) -> bytes | None:
    """Return what a process writes up to its end; None where it was stopped."""
    until = monotonic() + COMMAND_S
    while not is_left.is_set() and monotonic() < until:
        try:
            return process.communicate(given, timeout=_POLL_S)[0]
        except subprocess.TimeoutExpired:
            given = None  # it gets that only once
    process.kill()
    return None

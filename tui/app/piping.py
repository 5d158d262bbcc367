"""Handing text to a command of the reviewer's: as an argument list, never through a shell."""

import shlex
import subprocess

from tui.language import spoken

COMMAND_S = 30
"""How long a command may take."""
_MOST_SHOWN = 100_000


def piped(command: str, text: str) -> str:
    """Return what a command wrote that got `text` on its standard input, or why it could not be run. Blocks."""
    try:
        words = shlex.split(command)
        done = subprocess.run(  # noqa: S603 - the reviewer typed it
            words, input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=COMMAND_S, check=False
        )
    except ValueError as error:
        return spoken("The command can't be understood: {reason}.", reason=error)
    except OSError as error:
        return spoken("The command could not be started: {reason}.", reason=error.strerror)
    except subprocess.TimeoutExpired:
        return spoken("The command was stopped after {seconds} seconds.", seconds=COMMAND_S)
    said = done.stdout[:_MOST_SHOWN].decode("utf-8", "replace")
    return said if done.returncode == 0 else f"{said}\n{spoken('(it ended with {code})', code=done.returncode)}"

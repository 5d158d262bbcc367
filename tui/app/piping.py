"""Handing text to a command of the reviewer's: as an argument list, never through a shell."""

import shlex
import subprocess

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
        return f"The command can't be understood: {error}."
    except OSError as error:
        return f"The command could not be started: {error.strerror}."
    except subprocess.TimeoutExpired:
        return f"The command was stopped after {COMMAND_S} seconds."
    said = done.stdout[:_MOST_SHOWN].decode("utf-8", "replace")
    return said if done.returncode == 0 else f"{said}\n(it ended with {done.returncode})"

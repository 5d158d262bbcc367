"""Lines out and lines in: all that a plain terminal can do. No escape sequence leaves this module, and none enters."""

import os
import sys
from collections.abc import Callable
from typing import Protocol, TextIO

from tui.app.wrap import wrapped
from tui.domain.visible import visible, without_hidden
from tui.errors import TieoutError
from tui.language import spoken
from tui.linear.phrases import KEYS_WITHOUT_USE

NARROWEST = 10
"""From how many columns on lines are wrapped at words; below, the terminal breaks them where it must."""
_ESCAPE = "\x1b"


class Terminal(Protocol):
    """What a conversation needs of the terminal."""

    def say(self, *lines: str) -> None:
        """Write lines."""

    def ask(self, prompt: str) -> str:
        """Write a prompt and return the line that is typed."""


class Console:
    """The terminal, or whatever stands in for it: a pipe, a speech system."""

    def __init__(self, source: TextIO, sink: TextIO, columns: Callable[[], int]) -> None:
        """Read from `source` and write to `sink`; `columns` gives the width in cells, 0 for no wrapping."""
        self._source = source
        self._sink = sink
        self._columns = columns

    def say(self, *lines: str) -> None:
        """Write lines, each made safe to show and wrapped at words."""
        width = self._columns()
        for line in lines:
            shown = visible(line)
            rows = wrapped(shown, 0, len(shown), width) if width >= NARROWEST else [(0, len(shown))]
            self._sink.writelines(f"{shown[start:end]}\n" for start, end in rows)
        self._sink.flush()

    def ask(self, prompt: str) -> str:
        """Write a prompt and return the line that is typed, without what can't be seen and blanks around it.

        A line with an escape in it comes from a key like an arrow: that is told, and asked again.

        Raises:
            EOFError: The input has ended.
        """
        while True:
            self._sink.write(f"{visible(prompt)} ")
            self._sink.flush()
            line = self._source.readline()
            if not self._source.isatty() or not line:
                self._sink.write("\n")  # nothing has echoed the end of the line
            if not line:
                raise EOFError
            if _ESCAPE not in line:
                return without_hidden(line).strip()
            self.say(spoken(KEYS_WITHOUT_USE))


def standard_console() -> Console:
    """Return the console of this process.

    Characters that its encoding lacks are written by their numbers; bytes that are no text are replaced.

    Raises:
        TieoutError: The process was started without an input.
    """
    if sys.stdin is None:
        raise TieoutError("There is no input to read what you type from.", "Start tieout without `<&-`.")
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=errors)
    return Console(sys.stdin, sys.stdout, _columns)


def _columns() -> int:
    """Return the width of the terminal less the last column, where some begin a new line by themselves; 0 for none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns - 1
    except (OSError, ValueError):
        return 0

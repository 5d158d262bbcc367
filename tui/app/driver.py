"""The terminal under Textual's hands: one that may go away at any moment, and one that a shell may take for a while."""

import os
import select
import signal
import termios
import time
import tty
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from tui.ending import SIGNALLED

_LONGEST_END_S = 30
"""How long an app may take to end once its terminal is gone."""
_HUNG_UP = SIGNALLED + signal.SIGHUP


def when_gone(terminal: int, then: Callable[[], object]) -> None:
    """Wait until a terminal, by its descriptor, is closed from its other side, and do something then."""
    poller = select.poll()
    poller.register(terminal, 0)  # that it is gone is told unasked
    # Some systems can't poll a terminal, and say at once that it is none.
    if any(told & (select.POLLHUP | select.POLLERR) for _, told in poller.poll()):
        then()


class LastingFile:
    """A terminal to write to; once it is gone, what is written is lost without a word.

    Textual's thread that writes ends with the first failed write, and whoever writes next then waits for it for ever.
    """

    def __init__(self, file: TextIO) -> None:
        """Write to a terminal."""
        self._file = file

    def write(self, text: str) -> int:
        """Write text, and return how many characters it has."""
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Send what was written."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """Return the terminal's number among the open files."""
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """Textual's driver, which outlives its terminal, and comes back after any stop."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Draw on the terminal that the program was started in."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("Any", LastingFile(cast("TextIO", self._file)))
        self._is_watched = False

    def start_application_mode(self) -> None:
        """Begin to read and to draw."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not self._is_watched:
            self._is_watched = True
            Thread(target=when_gone, args=(self.fileno, self._hang_up), name="terminal-gone", daemon=True).start()

    def _hang_up(self) -> None:
        """End the app, at last by force: every decision is on disk, and nobody sees it any more.

        The signal that tells of it can come too early; Textual's thread that reads would then read nothing for ever.
        """
        with suppress(RuntimeError):  # the loop has ended, and with it the app
            self._loop.call_soon_threadsafe(self._app.exit, None, _HUNG_UP)
            time.sleep(_LONGEST_END_S)
            os._exit(_HUNG_UP)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop.

        A terminal that is closed sends this signal, too, and so may anyone: Textual would begin to read and to write a
        second time. After a stop without warning (SIGSTOP) the shell has put the terminal into its own modes.
        """
        if not self._auto_restart:
            return
        if not self._must_signal_resume:
            if not self._is_taken():
                return
            self.suspend_application_mode()
        self.resume_application_mode()

    def _is_taken(self) -> bool:
        """Say whether the terminal hands over whole lines, as it does for a shell; not when it is gone."""
        try:
            return bool(termios.tcgetattr(self.fileno)[tty.LFLAG] & termios.ICANON)
        except termios.error:
            return False

"""The terminal under Textual's hands: one that may go away at any moment, and one that a shell may take for a while."""

import codecs
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

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from tui.app.escapes import ESCAPE, Escapes
from tui.app.pastes import Pastes
from tui.ending import SIGNALLED

_LONGEST_END_S = 30
"""How long an app may take to end once its terminal is gone."""
_HUNG_UP = SIGNALLED + signal.SIGHUP
_PAUSE_S = 0.1
"""How long the thread that reads rests at most: only the clock tells a lone escape from the first part of a key."""
_MOST_READ = 1 << 12
_FRAME_BEGINS, _FRAME_ENDS = "\x1b[?2026h", "\x1b[?2026l"
"""What stands around a frame for a terminal that draws it at once."""


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
        self._taken = 0
        self.sent = 0
        """How many texts were sent, or lost."""

    def write(self, text: str | bytes) -> int:
        """Write text, or the bytes of some; return how many characters or bytes it has."""
        with suppress(OSError, ValueError):
            if isinstance(text, str):
                self._file.write(text)
            else:
                self._file.flush()
                self._file.buffer.write(text)
        self._taken += 1
        return len(text)

    def flush(self) -> None:
        """Send what was written."""
        taken = self._taken
        with suppress(OSError, ValueError):
            self._file.flush()
        self.sent = taken

    def fileno(self) -> int:
        """Return the terminal's number among the open files."""
        return self._file.fileno()


class DirectWay:
    """A second way to a terminal, which takes what there is room for now and never waits."""

    def __init__(self, terminal: int) -> None:
        """Open the way to a terminal, by its descriptor; without one of that name there is none."""
        self._descriptor = -1
        with suppress(OSError):
            # A descriptor of its own: that it doesn't wait must not hold for the shell's.
            self._descriptor = os.open(os.ttyname(terminal), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)

    def send(self, body: bytes) -> bytes:
        """Write bytes, and return those that there was no room for."""
        try:
            return body[os.write(self._descriptor, body) :]
        except BlockingIOError:
            return body
        except OSError:
            return body if self._descriptor < 0 else b""  # a terminal that is gone loses it without a word

    def close(self) -> None:
        """Close the way."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class TerminalDriver(LinuxDriver):
    """Textual's driver, which outlives its terminal, and comes back after any stop.

    It writes a frame at once and whole, instead of having a thread write it in pieces, as long as the terminal has
    room for it.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Draw on the terminal that the program was started in."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        file = cast("TextIO", self._file)
        self._encoding = file.encoding
        self._lasting = LastingFile(file)
        self._file = cast("Any", self._lasting)
        self._direct: DirectWay | None = None
        self._given = 0
        self._frame: list[str] | None = None
        self._is_watched = False

    @property
    def keeps_up(self) -> bool:
        """Whether the terminal has taken all that was written."""
        return self._lasting.sent == self._given

    def write(self, data: str) -> None:
        """Write to the terminal; a frame once all of it is there."""
        if data == _FRAME_BEGINS:
            self._frame = [data]
        elif self._frame is None:
            self._give(data)
        else:
            self._frame.append(data)
            if data == _FRAME_ENDS:
                frame, self._frame = self._frame, None
                self._send("".join(frame))

    def _send(self, frame: str) -> None:
        """Write at once what there is room for, and leave to the thread what there isn't."""
        if self._direct is None or not self.keeps_up:
            self._give(frame)
        elif rest := self._direct.send(frame.encode(errors="replace")):
            self._give(cast("str", rest))  # the thread hands on whatever it gets

    def _give(self, text: str) -> None:
        self._given += 1
        super().write(text)

    def run_input_thread(self) -> None:
        """Hand on what is typed and pasted, as long as the app runs; what is no UTF-8 counts as damaged text."""
        parser, pastes, escapes = XTermParser(self._debug), Pastes(), Escapes()
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            has_come = bool(select.select([self.fileno], [], [], _PAUSE_S)[0])
            typed = pastes.cleaned(decode(self._typed())) if has_come else ""
            for part in escapes.parts(typed) if typed else () if has_come else escapes.rest():
                for event in (Key("escape", ESCAPE),) if part == ESCAPE else parser.feed(part):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _typed(self) -> bytes:
        """Return what has come from the terminal; nothing, after a while, from one that is gone."""
        with suppress(OSError):
            if typed := os.read(self.fileno, _MOST_READ):
                return typed
        self.exit_event.wait(_PAUSE_S)
        return b""

    def send_message(self, message: Message) -> None:
        """Hand what was typed to the app; Textual starts a task for each."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def close(self) -> None:
        """Let go of the terminal."""
        super().close()
        if self._direct is not None:
            self._direct.close()
            self._direct = None

    def start_application_mode(self) -> None:
        """Begin to read and to draw."""
        if self._direct is None and self._encoding.lower() == "utf-8":
            self._direct = DirectWay(self.fileno)
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

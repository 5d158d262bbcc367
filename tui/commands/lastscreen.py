"""The screen that the app was left with, shown at once when the same is opened again.

Most of a start is spent on importing what draws; the screen that it will draw is known before, as long as nothing that
it shows has changed. So it is kept as it is written to the terminal, with all that it depends on: where anything of
that is another, nothing is shown early. What is shown is the app's to take over, which compares it with what it draws
itself. It is derived, and may be deleted at any time.
"""

import json
import os
import re
import signal
import sys
import zlib
from contextlib import suppress
from typing import Any, NamedTuple, TypeAlias

from tui import __version__, paths
from tui.domain.visible import visible
from tui.ending import ENDING, end

_FOLDER = "views"
"""Where the store keeps what is derived from it; see `tui.store.views`."""
_NAME = "screen-"
_MOST_KEPT = 20
"""How many screens are kept."""
_LARGEST = 1_000_000
_DATABASE, _COPY = "tieout.db", "marks.jsonl"
"""The files that each decision changes: the second one grows with it, so that no clock is needed to see that."""
_AT_WORK = ("tieout.db-wal", "tieout.db-journal")
"""What stands beside a database while another window has it open, or after it was killed: it is not settled then."""
_SPEAKING = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "HOME", "LANG", "LANGUAGE", "LINES", "LOGNAME", "NO_COLOR", "TZ")
_SPEAKING_FAMILIES = ("LC_", "PYTHON", "TERM", "TEXTUAL", "TIEOUT", "TTY_", "USER", "XDG_")
"""What of the environment changes how a screen looks, where the files are, and who is reviewing."""
_SERVED = "TEXTUAL_DRIVER"
_OURS = re.compile(r"\x1b\[[0-9;]*[GHXm]")
"""The control sequences of a screen: places, blanks and looks (ECMA-48 §8.3.9 CHA, §8.3.21 CUP, §8.3.38 ECH, §8.3.117
SGR)."""
_BEGIN = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J"
"""Another screen than the shell's, without a cursor, whose rows end where they end."""
_END = "\x1b[?7h\x1b[?25h\x1b[?1049l"

Ties: TypeAlias = list[object]
"""All that a screen depends on, as JSON has it."""


class _Left(NamedTuple):
    """A screen that the app was left with."""

    body: str
    """What is written to show it."""
    acts_on: str
    """What keys act on that are typed at it."""
    sha256: str
    """The digest of the report's bytes."""
    store: Ties
    """How the store's files stood then."""


class LastScreens:
    """The screens that the app was left with, for one store."""

    def __init__(self, store: str, *, keys: int = 0, screen: int = 2) -> None:
        """Keep screens in a store's folder; nothing is looked at or made.

        Args:
            store: The store's folder.
            keys: The descriptor that keys come from.
            screen: The descriptor that the app draws on.
        """
        self._store = store
        self._keys = keys
        self._screen = screen
        self._left: dict[str, _Left] = {}
        self._modes: list[Any] | None = None
        self._asked_for = "", _state("")
        self.shown = ""
        """What was written to the terminal, and is the app's to take over; empty when nothing was."""
        self.acts_on = ""
        """What keys act on that are typed at it."""

    def show(self, location: str) -> None:
        """Show the screen of a report, by its path, or of the library (empty), if the app will still draw just that.

        Until it is withdrawn, a signal that asks the program to end raises `EndedError`, also from here.
        """
        self._asked_for = _known_as(location), _state(_known_as(location))
        body, acts_on = self._kept(_known_as(location)) if _SERVED not in os.environ else ("", "")
        if body and self._listen():
            for number in ENDING:
                signal.signal(number, end)
            # Said before it is done: a signal may come in the middle.
            self.shown, self.acts_on = body, acts_on
            _write(self._screen, _BEGIN + body)

    def taken_over(self) -> None:
        """Say that the app has the terminal now, and gives it back."""
        self.shown = ""

    def withdraw(self) -> None:
        """Give the terminal back as it was; the screen, too, unless the app has taken it over."""
        if self.shown:
            _write(self._screen, _END)
            self.shown = ""
        if self._modes is None:
            return
        import termios  # noqa: PLC0415 - not all systems have it

        # The terminal may be gone by now: then there is nothing to give back.
        with suppress(termios.error):
            termios.tcsetattr(self._keys, termios.TCSANOW, self._modes)
        self._modes = None
        for number in ENDING:
            if signal.getsignal(number) is end:
                signal.signal(number, signal.SIG_DFL)

    def left(self, location: str, sha256: str, written: str, acts_on: str) -> None:
        """Take in how the screen of a report, or of the library (empty), will be when it is opened again.

        Args:
            location: What the report is known by.
            sha256: The digest of the bytes that were read; empty for the library.
            written: What is written to the terminal to show it; empty when that can't be said.
            acts_on: What keys act on that are typed at it.
        """
        self._left.pop(location, None)
        if _is_safe(written) and (not location or os.path.isabs(location)):
            self._left[location] = _Left(written, acts_on, sha256, self._written_so_far())

    def settle(self) -> None:
        """Forget the screens after which something was written: to be called before the store is closed."""
        now = self._written_so_far()
        self._left = {location: left for location, left in self._left.items() if left.store == now}

    def keep(self) -> None:
        """Keep the screens, once the store is closed. That one can't be kept is no loss."""
        folder = os.path.join(self._store, _FOLDER)
        with suppress(OSError):
            for location, left in self._left.items():
                ties = self._ties(location)
                # Closing the store writes to the database, but decides nothing.
                if (
                    ties is not None
                    and left.store[-1] == _state(self._in_store(_COPY))
                    and (self._asked_for == (location, _state(location)) or _holds(location, left.sha256))
                ):
                    os.makedirs(folder, mode=0o700, exist_ok=True)
                    head = json.dumps([ties, left.acts_on, zlib.crc32(left.body.encode())])
                    _write_whole(self._path(location), f"{head}\n{left.body}".encode())
            names = (name for name in os.listdir(folder) if name.startswith(_NAME))
            places = sorted((os.path.join(folder, name) for name in names), key=os.path.getmtime)
            for place in places[:-_MOST_KEPT]:
                os.unlink(place)

    def _kept(self, location: str) -> tuple[str, str]:
        """Return what is to be written, and what keys act on; nothing where anything that it depends on is another."""
        try:
            with open(self._path(location), "rb") as file:
                head, _, body = file.read(_LARGEST).decode().partition("\n")
            ties, acts_on, checksum = json.loads(head)
        except (OSError, ValueError, TypeError, RecursionError):
            # There is none, or what stands there is damaged.
            return "", ""
        is_same = (ties, checksum) == (self._ties(location), zlib.crc32(body.encode()))
        return (body, str(acts_on)) if is_same and _is_safe(body) else ("", "")

    def _path(self, location: str) -> str:
        return self._in_store(_FOLDER, f"{_NAME}{zlib.crc32(os.fsencode(location)):08x}")

    def _in_store(self, *names: str) -> str:
        return os.path.join(self._store, *names)

    def _ties(self, location: str) -> Ties | None:
        """Return all that a screen depends on; None where no screen can be told in advance."""
        try:
            size = os.get_terminal_size(self._screen)
        except OSError:
            return None
        encoding = sys.__stderr__.encoding if sys.__stderr__ else ""
        database = self._in_store(_DATABASE)
        is_ours = os.access(database, os.W_OK) and os.access(self._store, os.W_OK)
        if not is_ours or encoding != "utf-8" or any(os.path.lexists(self._in_store(name)) for name in _AT_WORK):
            return None
        spoken = {
            name: value
            for name, value in sorted(os.environ.items())
            if name in _SPEAKING or name.startswith(_SPEAKING_FAMILIES)
        }
        files = [database, self._in_store(_COPY), paths.settings_place(), *([location] if location else ())]
        return [__version__, location, list(size), spoken, [_state(path) for path in files]]

    def _written_so_far(self) -> Ties:
        """Return what changes with each thing that is written to the store, the second copy of decisions last."""
        names = (_DATABASE, *_AT_WORK, _COPY)
        return [_state(self._in_store(name)) for name in names]

    def _listen(self) -> bool:
        """Let the terminal keep what is typed for the app, as the app will want it, without showing it.

        Returns:
            Whether there is such a terminal.
        """
        try:
            import termios  # noqa: PLC0415 - not all systems have it
        except ModuleNotFoundError:
            return False
        try:
            modes = termios.tcgetattr(self._keys)
            told = termios.tcgetattr(self._screen)
            quiet = list(modes)
            quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
            quiet[6] = list(modes[6])
            # Ctrl-C ends it; to be stopped here, with the screen of the app, nobody wants.
            quiet[6][termios.VSUSP] = quiet[6][termios.VQUIT] = os.fpathconf(self._keys, "PC_VDISABLE").to_bytes()
            quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._keys, termios.TCSANOW, quiet)
        except (termios.error, OSError):
            return False
        self._modes = modes
        return bool(told)


def _known_as(location: str) -> str:
    """Return what a report in a file is known by; nothing for the library."""
    return os.path.abspath(os.path.expanduser(location)) if location else ""


def _is_safe(body: str) -> bool:
    """Say whether a screen, if there is one, is nothing but visible words, their places and looks."""
    words = _OURS.sub("", body)
    return bool(words) and visible(words) == words


def _state(path: str) -> list[int]:
    """Return how large a file is, when it was written (ns), which it is, and its mode; nothing when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode]


def _holds(location: str, sha256: str) -> bool:
    """Say whether a report's file, if there is one, still holds what was read of it."""
    import hashlib  # noqa: PLC0415 - only as the app ends

    if not location:
        return True
    with open(location, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _write_whole(path: str, body: bytes) -> None:
    beside = os.path.join(os.path.dirname(path), f".tieout-{os.urandom(8).hex()}.part")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(body)
    os.replace(beside, path)


def _write(descriptor: int, words: str) -> None:
    """Write words to the terminal; one that is gone shows nothing."""
    left = words.encode()
    with suppress(OSError):
        while left:
            left = left[os.write(descriptor, left) :]

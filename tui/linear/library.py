"""The library and the beginning of a review in a plain terminal: a numbered list to choose from."""

import time
from collections.abc import Callable

from tui.app.present import when
from tui.domain.library import LibraryEntry, Order, ordered
from tui.errors import TieoutError
from tui.folding import folded
from tui.language import counted, retold, spoken
from tui.linear import phrases
from tui.linear.commands import number_in
from tui.linear.console import Terminal, standard_console
from tui.linear.review import PlainReview
from tui.linear.telling import entry_line, error_lines
from tui.session import Desk, ReviewSession

_LEAVE = "q"
_PATIENCE_S = 3.0
"""How long nothing is said while a report is read."""
_HELP = ("?", "？")
_SEEK = ("f ", "/ ", "／ ")
"""What words are sought with; the blank tells them from a path, which begins with `/` too."""


def run_linear(
    desk: Desk, location: str = "", *, stdin: bytes | None = None, encoding: str = "", notice: str = ""
) -> int:
    """Review in lines and prompts until the reviewer leaves: a report, or what is chosen from the library.

    Args:
        desk: The open desk; it stays open.
        location: An address, a path or `-` to open at once; empty for the library.
        stdin: The bytes for `-`.
        encoding: The charset of `location`, when the user says so.
        notice: Something to tell the reviewer first, a line.

    Returns:
        The exit code: 0 also where the input ended or Ctrl-C was pressed, as every decision is saved by then.

    Raises:
        TieoutError: `location` can't be opened, or there is no input.
    """
    terminal = standard_console()
    if notice:
        terminal.say(notice)
    try:
        if location:
            _opened(desk, terminal, location, stdin, encoding)
        else:
            PlainLibrary(desk, terminal).run()
    except (EOFError, KeyboardInterrupt):
        terminal.say("")
    terminal.say(spoken(phrases.LEFT))
    return 0


def _opened(desk: Desk, terminal: Terminal, location: str, stdin: bytes | None, encoding: str) -> None:
    session = desk.resume_same(location, encoding)
    if session is None:
        terminal.say(spoken(phrases.OPENING, location=location))
        session = desk.begin(desk.read(location, encoding=encoding, stdin=stdin, progress=_patient(terminal)))
    _review(desk, terminal, session)


def _patient(terminal: Terminal) -> Callable[[str], None]:
    """Return what tells the stages of a reading that takes long; of a quick one a list of stages would be noise."""
    last = time.monotonic()

    def tell(stage: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _PATIENCE_S:
            last = time.monotonic()
            terminal.say(spoken(phrases.STAGE, stage=retold(stage)))

    return tell


def _review(desk: Desk, terminal: Terminal, session: ReviewSession) -> None:
    PlainReview(session, terminal, desk.fetch).run()


class PlainLibrary:
    """The conversation about which report to review."""

    def __init__(self, desk: Desk, terminal: Terminal) -> None:
        """Choose from a desk's reports at a terminal."""
        self._desk = desk
        self._terminal = terminal
        self._listed: tuple[LibraryEntry, ...] = ()

    def run(self) -> None:
        """Talk until the reviewer leaves.

        Raises:
            EOFError: The input has ended.
            KeyboardInterrupt: The reviewer pressed Ctrl-C.
        """
        self._list()
        while (line := self._terminal.ask(spoken(phrases.LIBRARY_PROMPT))) != _LEAVE:
            try:
                self._answer(line)
            except TieoutError as error:
                self._terminal.say(*error_lines(error))

    def _answer(self, line: str) -> None:
        if not line:
            self._list()
        elif line in _HELP:
            self._terminal.say(*map(spoken, phrases.LIBRARY_HELP))
        elif line.startswith(_SEEK):
            self._list(line.partition(" ")[2])
        elif line.isdecimal():
            self._resume(line)
        else:
            self._open(line)

    def _list(self, words: str = "") -> None:
        """Read out the reports, or only those that have the words."""
        entries = ordered(self._desk.library(), Order.TOUCHED)
        wanted = folded(words.casefold()).split()
        self._listed = tuple(entry for entry in entries if all(word in _told(entry) for word in wanted))
        if self._listed:
            self._terminal.say(counted(len(self._listed), phrases.REPORT, phrases.REPORTS))
        else:
            self._terminal.say(spoken(phrases.NO_REPORT_HAS, words=words) if entries else spoken(phrases.NO_REPORTS))
        for number, entry in enumerate(self._listed, 1):
            self._terminal.say(entry_line(number, entry, when(entry.touched_at)))

    def _resume(self, number: str) -> None:
        index = number_in(number, len(self._listed))
        if index is None:
            self._terminal.say(spoken(phrases.NO_SUCH_REPORT, words=number))
        else:
            _review(self._desk, self._terminal, self._desk.resume(self._listed[index].id))
            self._list()

    def _open(self, location: str) -> None:
        _opened(self._desk, self._terminal, location, None, "")
        self._list()


def _told(entry: LibraryEntry) -> str:
    """Return what a report of the library is found by."""
    tags = (f"#{tag}" for tag in entry.tags)
    return folded(" ".join((entry.title, entry.publisher, entry.location, entry.date, *tags)).casefold())

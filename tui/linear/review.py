"""A plain review: it reads out a figure, asks what to do, and does it, until the reviewer leaves."""

from collections.abc import Mapping
from contextlib import suppress

from tui.app.activity import Activity
from tui.app.present import about_lines
from tui.errors import StoreError
from tui.language import spoken
from tui.linear import phrases
from tui.linear.commands import help_lines, understood
from tui.linear.console import Terminal
from tui.linear.deciding import Deciding, Fetch
from tui.linear.part import Act, Seat
from tui.linear.signing import Signing
from tui.linear.telling import block_lines, item_lines, plain_lines, report_lines, summary_lines
from tui.linear.walking import Walking
from tui.session import ReviewSession

_LEAVE = "app.back"


class PlainReview:
    """The conversation about one report."""

    def __init__(
        self, session: ReviewSession, terminal: Terminal, fetch: Fetch, activity: Activity | None = None
    ) -> None:
        """Review a session's report at a terminal; `fetch` gets the bytes of evidence, `activity` counts time."""
        self._seat = Seat(session, terminal, activity=activity or Activity())
        self._walking = Walking(self._seat)
        deciding = Deciding(self._seat, fetch, self._walking.advance)
        self._acts: Mapping[str, Act] = {
            **self._walking.acts(),
            **deciding.acts(),
            **Signing(self._seat).acts(),
            "figure.read": self._read,
            "figure.again": self._again,
            "report.about": self._about,
            "report.summary": lambda _: self._seat.say(*summary_lines(session)),
            "help.open": lambda _: self._seat.say(*help_lines()),
        }

    def run(self) -> None:
        """Talk until the reviewer leaves; where that was is kept.

        Raises:
            EOFError: The input has ended.
            KeyboardInterrupt: The reviewer pressed Ctrl-C.
        """
        self._seat.say(*report_lines(self._seat.session))
        self._walking.begin()
        try:
            while self._answer(self._seat.ask(self._prompt())):
                pass
        finally:
            self._keep_place()

    def _prompt(self) -> str:
        seat = self._seat
        return spoken(phrases.PROMPT, id=seat.name) if seat.index >= 0 else spoken(phrases.EMPTY_PROMPT)

    def _answer(self, line: str) -> bool:
        """Do what was typed; say whether to go on."""
        self._seat.take_news()
        found = understood(line)
        if found is None:
            self._seat.say(spoken(phrases.UNKNOWN, words=line))
            return True
        command, words = found
        if words and not command.takes:
            self._seat.say(spoken(phrases.TAKES_NOTHING, name=line.split(maxsplit=1)[0]))
            return True
        if command.id == _LEAVE:
            return False
        try:
            self._acts[command.id](words)
        except StoreError as error:
            self._seat.tell(error)  # what is told could not be read; what is saved tells of that itself
        return True

    def _read(self, _: str) -> None:
        if self._seat.has_figure():
            self._seat.say(*block_lines(self._seat.session, self._seat.index))

    def _again(self, _: str) -> None:
        if self._seat.has_figure():
            self._seat.say(*item_lines(self._seat.session, self._seat.index, history=True))

    def _about(self, _: str) -> None:
        session = self._seat.session
        self._seat.say(*plain_lines(about_lines(session.report, session.orphans, original="")))

    def _keep_place(self) -> None:
        """Keep where the reviewer is. It is no decision, so a failure is no alarm."""
        if self._seat.index >= 0 and not self._seat.session.read_only:
            with suppress(StoreError):
                self._seat.session.save_place(self._seat.index)
                self._seat.session.keep_time()

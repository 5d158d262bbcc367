"""A plain terminal whose reviewer types what a test says."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.making import desk_in, reading_of
from tui.app.activity import Activity
from tui.domain.review import Status
from tui.linear.review import PlainReview
from tui.session import Reading, ReviewSession

TEXT = """\
Opening words of 2020 and 11 houses.
# First section
There were 21 cases and 22 deaths in the north.
# Second section
At last 41 people came."""


class Scripted:
    """Remembers what was said; the input ends after the last line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.prompts: list[str] = []
        self.told: list[str] = []

    def say(self, *lines: str) -> None:
        self.told += lines

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None

    @property
    def words(self) -> str:
        return "\n".join(self.told)


def no_bytes(_: str) -> tuple[bytes, str]:
    raise AssertionError


def begun(folder: Path, reading: Reading | None = None) -> ReviewSession:
    return desk_in(folder).begin(reading or reading_of(TEXT, unchecked=frozenset({"2020"})))


def reviewed(session: ReviewSession, *lines: str, clock: Callable[[], float] = lambda: 0.0) -> Scripted:
    """Review until the lines have all been typed, at a clock's pace; return what was said."""
    terminal = Scripted([*lines, "q"])
    PlainReview(session, terminal, no_bytes, Activity(clock)).run()
    return terminal


def kept(folder: Path) -> dict[str, str]:
    """What the store holds, seen through a connection of its own: printed words to status, decided ones only."""
    desk = desk_in(folder)
    (entry,) = desk.library()
    session = desk.resume(entry.id)
    decided = {
        item.span.of(session.report.text): session.review(index).status.value
        for index, item in enumerate(session.items)
        if session.review(index).status is not Status.OPEN
    }
    desk.close()
    return decided

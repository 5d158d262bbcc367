"""What the parts of a plain review share: the session, the terminal, and which figure one is at."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tui.app.activity import Activity
from tui.domain.review import Status
from tui.errors import ConflictError, HalfSavedError, StoreError, TieoutError
from tui.language import spoken
from tui.linear import phrases
from tui.linear.console import Terminal
from tui.linear.telling import error_lines, item_lines
from tui.session import Change, ReviewSession

Act = Callable[[str], None]
"""What a command does with the words after it."""

_YES = frozenset({"y", "yes", "是"})


@dataclass(slots=True)
class Seat:
    """Where the reviewer sits: one report, one terminal, one figure at a time."""

    session: ReviewSession
    """The review."""
    terminal: Terminal
    """What is written to and read from."""
    index: int = -1
    """The figure that one is at; -1 where the report has none."""
    shown: frozenset[int] | None = None
    """The figures that the filter shows; None for all."""
    activity: Activity = field(default_factory=Activity)
    """How long the reviewer has been active; a line that is typed is what tells of it."""
    told: str = ""
    """What kept the store from being asked the last time, and was told."""

    def say(self, *lines: str) -> None:
        """Write lines."""
        self.terminal.say(*lines)

    def ask(self, prompt: str) -> str:
        """Write a prompt and return the line that is typed; the time until then was spent on the figure."""
        line = self.terminal.ask(prompt)
        before = self.activity.seconds
        self.activity.touch()
        if self.index >= 0:
            self.session.spend(self.session.items[self.index].id, self.activity.seconds - before)
        return line

    def agreed(self, question: str) -> bool:
        """Ask a question, and say whether the answer is yes."""
        answer = self.ask(f"{question} {spoken(phrases.YES)}")
        return unicodedata.normalize("NFKC", answer).casefold() in _YES

    def tell(self, error: TieoutError) -> None:
        """Say what went wrong, and what to do."""
        self.say(*error_lines(error))

    def go_to(self, index: int) -> None:
        """Go to a figure and read it out."""
        here, self.index = self.section, index
        if self.section not in {here, None}:
            self.say(spoken(phrases.IN_SECTION, name=self.section))
        self.say(*item_lines(self.session, index))

    @property
    def section(self) -> str | None:
        """The name of the section that one is in; None outside of all."""
        number = self.session.section_of(self.index) if self.index >= 0 else None
        return None if number is None else self.session.report.sections[number].name

    def stay_at(self, name: str) -> None:
        """Stay at the figure of a name after the figures may have changed; where it is gone, near its place."""
        index = self.session.index_of(name)
        self.index = min(self.index, len(self.session.items) - 1) if index is None else index

    @property
    def name(self) -> str:
        """The id of the figure that one is at; empty where there is none."""
        return self.session.items[self.index].id if self.index >= 0 else ""

    def is_shown(self, index: int) -> bool:
        """Say whether the filter shows a figure."""
        return self.shown is None or index in self.shown

    def is_open(self, index: int) -> bool:
        """Say whether a figure has to be checked and has no conclusion."""
        return self.session.status(index) is Status.OPEN and self.session.items[index].checkable

    def has_figure(self) -> bool:
        """Say whether there is a figure to decide on; tell it when there is none."""
        if self.index < 0:
            self.say(spoken(phrases.NO_FIGURE_HERE))
        return self.index >= 0

    def changed(self, decide: Callable[[], Change | None]) -> Change | None:
        """Do something that is saved; None when there was nothing to do, or it could not be saved, or not twice.

        What could not be is told.
        """
        with self.staying():
            try:
                return decide()
            except StoreError as error:
                message, *hint = error_lines(error)
                is_kept = isinstance(error, HalfSavedError)
                self.say(message if is_kept else spoken(phrases.NOT_SAVED, message=message), *hint)
                if isinstance(error, ConflictError):
                    self.take_news()
                return None

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Stay at the same figure, and show the same ones, though a block puts others among them or takes some away."""
        items, name = self.session.items, self.name
        try:
            yield
        finally:
            if self.session.items is not items:
                self.stay_at(name)
                if self.shown is not None:
                    places = (self.session.index_of(items[index].id) for index in self.shown)
                    self.shown = frozenset(index for index in places if index is not None)

    def take_news(self) -> None:
        """Take in what other windows decided; tell when that can't be found out, once as long as it can't."""
        with self.staying():
            try:
                if self.session.changed_elsewhere():
                    self.session.refresh()
            except StoreError as error:
                if error.message != self.told:
                    self.tell(error)
                self.told = error.message
            else:
                self.told = ""

"""What an app does for its reviews beside the interface: comparing, running commands, taking snapshots.

Each is done in a thread, which touches neither widgets nor store, and ends in one message.
"""

from contextlib import closing
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from tui.app.asked import AtWork
from tui.app.choice import Choice
from tui.app.messages import (
    CommandEnded,
    CommandWanted,
    Compared,
    ComparisonFailed,
    ComparisonWanted,
    SnapshotFailed,
    SnapshotTaken,
    SnapshotWanted,
)
from tui.app.screens import ChooseScreen, SheetScreen
from tui.app.takeover import Ahead, TakingOverApp
from tui.app.telling import tell_error
from tui.app.words import Word
from tui.domain.visible import visible_lines
from tui.errors import FetchError, StoreError, TieoutError
from tui.language import retold, spoken
from tui.session import Desk

if TYPE_CHECKING:
    from textual.types import CSSPathType

    from tui.app.screens.reading import ReadingScreen
    from tui.session import ReviewSession


_AGAIN_S = 0.2
"""After how long a snapshot that had to wait is looked after again."""


class ErrandsApp(TakingOverApp):
    """An app that does what its reviews ask for, and brings them what came of it."""

    def __init__(self, desk: Desk, ahead: Ahead | None, css_path: "CSSPathType") -> None:
        """Work for the reviews of a desk."""
        super().__init__(ahead, css_path)
        self.desk = desk
        self._is_left = Event()

    def on_unmount(self) -> None:
        """Give up what is done beside: the program would wait for it."""
        self._is_left.set()

    def reviews(self) -> "list[ReadingScreen]":
        """Return the reviews that are open."""
        from tui.app.screens.reading import ReadingScreen  # noqa: PLC0415 - the library needs none

        return [screen for screen in self.screen_stack if isinstance(screen, ReadingScreen)]

    def _review_of(self, session: "ReviewSession") -> "ReadingScreen | None":
        """Return the screen that a session is reviewed on; None when it was left."""
        return next((review for review in self.reviews() if review.session is session), None)

    def on_comparison_wanted(self, message: ComparisonWanted) -> None:
        """Let the reviewer choose what a report is held against."""
        own = message.session.report_id
        try:
            choices = [Choice(own, spoken("its earlier reading"))] if self.desk.has_earlier(own) else []
            choices += [Choice(entry.id, entry.title, entry.date) for entry in self.desk.library() if entry.id != own]
        except StoreError as error:
            tell_error(self.screen, error)
            return
        if not choices:
            words = "There is nothing to hold it against: no other report, and no earlier reading of this one."
            tell_error(self.screen, FetchError(words, "Open another report, or fetch this one anew."))
            return
        self.push_screen(ChooseScreen(spoken("Hold it against"), choices), partial(self._compare, message.session))

    def _compare(self, session: "ReviewSession", other: str | None) -> None:
        if other is not None:
            self.run_worker(partial(self._held_against, session, other), thread=True, name="comparing")

    def _held_against(self, session: "ReviewSession", other: str) -> None:
        """Compare in a thread, on a connection of its own; it ends in one message."""
        try:
            with closing(self.desk.apart()) as library:
                found = library.compared(session.report_id, session.report, (other,))
        except TieoutError as error:
            self.post_message(ComparisonFailed(error))
        else:
            self.post_message(Compared(session, found))

    def on_compared(self, message: Compared) -> None:
        """Show what the other report says, if the review is still open."""
        review = self._review_of(message.session)
        if review is not None:
            review.checking.take_in(message.findings)

    def on_comparison_failed(self, message: ComparisonFailed) -> None:
        """Say why nothing could be compared."""
        tell_error(self.screen, message.error)

    def on_command_wanted(self, message: CommandWanted) -> None:
        """Hand something to a command, beside the interface."""
        self.run_worker(partial(self._run_command, message), thread=True, name="command")

    def _run_command(self, wanted: CommandWanted) -> None:
        from tui.app.piping import piped  # noqa: PLC0415 - only its key needs it

        self.post_message(CommandEnded(wanted.command, piped(wanted.command, wanted.text, self._is_left)))

    def on_command_ended(self, message: CommandEnded) -> None:
        """Show what a command wrote."""
        lines = [(Word(line),) for line in visible_lines(message.said).split("\n")]
        self.push_screen(SheetScreen(f"| {message.command}", lines))

    def on_snapshot_wanted(self, message: SnapshotWanted) -> None:
        """Take a snapshot of a piece of evidence, beside the interface."""
        self.run_worker(partial(self._take_snapshot, message), thread=True, name="evidence")

    def _take_snapshot(self, wanted: SnapshotWanted) -> None:
        """Fetch in a thread: it touches neither widgets nor store and ends in one message."""
        try:
            body, accessed = self.desk.fetch(wanted.piece.place, cancelled=self._is_left)
        except TieoutError as error:
            self.post_message(SnapshotFailed(error))
        else:
            self.post_message(SnapshotTaken(wanted, body, accessed))

    def on_snapshot_failed(self, message: SnapshotFailed) -> None:
        """Say that the evidence is there, and its snapshot is not."""
        reason = retold(message.error.message)
        words = spoken("The evidence is saved, without a snapshot: {reason}", reason=reason)
        tell_error(self.screen, TieoutError(words, message.error.hint))

    def on_snapshot_taken(self, message: SnapshotTaken) -> None:
        """Keep a snapshot with its evidence, if its review is still open."""
        if any(isinstance(screen, AtWork) for screen in self.screen_stack):
            self.set_timer(_AGAIN_S, partial(self.post_message, message))
            return
        wanted = message.wanted
        review = self._review_of(wanted.session)
        if review is not None:
            review.tying.keep_snapshot(wanted.item_id, wanted.piece, message.body, message.accessed)
            return
        hint = "Open the report again, and tie the figure to it once more."
        self.post_message(SnapshotFailed(FetchError("the report was left before it came", hint)))

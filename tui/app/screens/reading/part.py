"""A part of the reading screen: some keys that belong together, and what they do."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.app.screens import SteppingScreen
from tui.app.stepping import Done, Stepping, Waiting
from tui.app.telling import tell_error
from tui.errors import StoreError
from tui.language import spoken
from tui.session import Change, ReviewItem, ReviewSession, Steps

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

T = TypeVar("T")


class Held(NamedTuple):
    """Items that a sheet is opened for: once it is closed they may have other indices, for other windows pick, too."""

    items: Sequence[ReviewItem]
    """All items, as they stood then."""
    indices: Sequence[int]
    """Which of them it is for."""

    def now(self, session: ReviewSession) -> Sequence[int] | None:
        """Return the indices that they have now; None when one of them is no item any more."""
        if session.items is self.items:
            return self.indices
        found = (session.index_of(self.items[index].id) for index in self.indices)
        known = [index for index in found if index is not None]
        return known if len(known) == len(self.indices) else None


class Part:
    """Some keys of the reading screen."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Act on a screen."""
        self.screen = screen

    @property
    def session(self) -> ReviewSession:
        """The review on the screen."""
        return self.screen.session

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does, by the id of its binding."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Tell in the footer what was just done."""
        self.screen.footer.say(words)

    def hold(self, indices: Sequence[int]) -> Held:
        """Remember what a sheet is opened for."""
        return Held(self.session.items, indices)

    def place_now(self, held: Held) -> Sequence[int] | None:
        """Return what `Held.now` does, and tell when there is nothing to be decided on."""
        now = held.now(self.session)
        if now is None:
            self.say(spoken("not saved: another window has put something else in its place"))
        return now

    def select(self, item_id: str) -> None:
        """Select an item by its id, wherever it stands now."""
        index = self.session.index_of(item_id)
        if index is not None:
            self.screen.select(index)

    def changed(self, decide: Callable[[], Change | None]) -> Change | None:
        """Do something that is saved, and show what it changed; None when it could not be saved, which is told."""
        self.screen.timing.settle()
        try:
            change = decide()
        except StoreError as error:
            self.screen.alarm(error)
            return None
        if change is not None:
            self.screen.show_items(change.indices)
        return change

    def change_in_steps(self, steps: Steps[Change | None], then: Callable[[Change | None], None]) -> None:
        """Do something that is saved in its last step; what takes longer than a frame shows how far it is.

        Args:
            steps: What does it.
            then: Called when it is done, with what it changed; not when it was given up, or could not be saved.
        """
        self.screen.timing.settle()

        def end(done: Done[Change | None] | None) -> None:
            if done is None:
                self.say(spoken("given up: nothing was changed"))
            elif isinstance(done.error, StoreError):
                self.screen.alarm(done.error)
            elif done.error is not None:
                tell_error(self.screen, done.error)
            else:
                if done.result is not None:
                    self.screen.show_items(done.result.indices)
                then(done.result)

        waiting = Waiting(
            spoken("Deciding on many figures"),
            lambda count: spoken("{count} ready to be saved", count=f"{count:,}"),
            spoken("esc gives up; nothing is written before all is ready"),
        )
        self.in_steps(Stepping(steps), waiting, end)

    def in_steps(self, stepping: Stepping[T], waiting: Waiting, end: Callable[[Done[T] | None], None]) -> None:
        """Work through steps; where they take longer than a moment, show how far it is.

        Args:
            stepping: The steps.
            waiting: What is shown meanwhile.
            end: Called with what came of it; with None when it was given up.
        """
        if done := stepping.go_on():
            end(done)
        else:
            self.screen.app.push_screen(SteppingScreen(stepping, waiting), end)

"""A part of the reading screen: some keys that belong together, and what they do."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.errors import StoreError
from tui.session import Change, ReviewSession

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen


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

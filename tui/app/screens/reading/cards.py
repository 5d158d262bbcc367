"""The cards: of the selected item, and of those that the next key is likely to go on to, made ahead.

With them goes all else that the next key would have to wait for.
"""

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.geometry import Size

from tui.app.present import card_lines
from tui.app.words import Line, Word
from tui.errors import StoreError
from tui.language import retold

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen


class Cards:
    """Makes cards, and keeps those that were made ahead as long as nothing has changed that they tell of."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Make the cards of a screen."""
        self._screen = screen
        self._ready: dict[int, tuple[Line, ...]] = {}
        self._here: tuple[int, Size] | None = None
        """What was selected, and how large the screen was, when they were made."""

    def show(self, index: int) -> None:
        """Show the card of an item."""
        try:
            lines = self._card(index)
        except StoreError as error:
            # Not the card of another item, which would stay there otherwise.
            lines = (Word(retold(error.message), "alarm"),), (Word(retold(error.hint)),)
        self._screen.card.show(lines)

    def make_ready(self) -> None:
        """Make the cards of the items that the keys for the next one go on to; while the reviewer looks at this one.

        What can't be read now is told when it is shown.
        """
        with suppress(StoreError):
            self._make_ready()

    def _make_ready(self) -> None:
        screen = self._screen
        if screen.selected < 0 or screen.checking.is_at_one:
            return
        ahead = screen.walking.ahead()
        here = screen.selected, screen.size
        if here == self._here and ahead == self._ready.keys():
            return  # it was only scrolled
        self._here = here
        self._ready = {index: self._ready.get(index) or self._made(index) for index in ahead}
        for index, lines in self._ready.items():
            screen.card.make_ready(lines)
            screen.article.make_ready(index)
            screen.session.make_ready(index)
        screen.deciding.make_ready()

    def forget(self, changed: Collection[int] = ()) -> None:
        """Forget the cards of some items that were changed; all, where it isn't known what was."""
        if not changed:
            self._ready.clear()
        for index in changed:
            self._ready.pop(index, None)

    def _card(self, index: int) -> tuple[Line, ...]:
        ready = self._ready.get(index)
        return ready if ready and not self._may_differ() else self._made(index)

    def _may_differ(self) -> bool:
        """Say whether cards may be others by now than when they were made ahead."""
        with suppress(StoreError):
            return self._screen.checking.is_at_one or self._screen.session.changed_elsewhere()
        return True

    def _made(self, index: int) -> tuple[Line, ...]:
        return tuple(card_lines(self._screen.session, index, self._screen.checking.card_lines(index)))

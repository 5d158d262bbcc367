"""What other windows decide: looked for when the reviewer does something, and never while nothing happens."""

from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.app.telling import tell_error
from tui.errors import StoreError
from tui.language import counted

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

PAUSE_S = 0.3
"""How long after a key, or after the terminal gets the focus, other windows are looked for.

Not before the key is acted on: a decision on what another window has decided meanwhile is to be refused, and that is
shown, instead of coming upon it.
"""


class Watching:
    """Looks for what other windows decided."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Show it on a screen."""
        self._screen = screen
        self._timer: Timer | None = None
        self._told = ""
        """What kept the store from being asked the last time, and was told."""

    def touch(self) -> None:
        """Look soon, for the reviewer is there."""
        if self._timer is None:
            self._timer = self._screen.set_timer(PAUSE_S, self._time_is_up)

    def _time_is_up(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        # Under a sheet nothing is to change that it speaks of; it is looked for as soon as that is closed.
        if self._screen.app.screen is self._screen:
            self.look()

    def look(self) -> None:
        """Show what another window decided meanwhile; tell when that can't be found out, once as long as it can't."""
        try:
            if self._screen.session.changed_elsewhere():
                self._show(self._screen.session.refresh())
        except StoreError as error:
            if error.message != self._told:
                tell_error(self._screen, error)
            self._told = error.message
        else:
            self._told = ""

    def _show(self, changed: tuple[int, ...]) -> None:
        """Show items that were changed; without any, others may have been put in or taken away all the same."""
        screen = self._screen
        screen.cards.forget()
        screen.show_signed()
        screen.show_items(changed)
        if not changed:
            return
        screen.select(screen.selected)
        news = counted(
            len(changed),
            "changed in another window: {count} figure",
            "changed in another window: {count} figures",
        )
        screen.footer.say(news)

"""What other windows decide: looked for when the reviewer does something, and never while nothing happens."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.timer import Timer

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

    def touch(self) -> None:
        """Look soon, for the reviewer is there."""
        if self._timer is None:
            self._timer = self._screen.set_timer(PAUSE_S, self._look)

    def _look(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        with suppress(StoreError):
            self.look()

    def look(self) -> None:
        """Show what another window decided meanwhile.

        Raises:
            StoreError: The store can't be read.
        """
        screen, session = self._screen, self._screen.session
        if not session.changed_elsewhere():
            return
        changed = session.refresh()
        screen.show_signed()
        if changed:
            screen.show_items(changed)
            screen.select(screen.selected)
            news = counted(
                len(set(changed)),
                "changed in another window: {count} figure",
                "changed in another window: {count} figures",
            )
            screen.footer.say(news)

"""How long the reviewer was at each item, active; the session writes it with the decision."""

from typing import TYPE_CHECKING

from tui.app.activity import Activity

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen


class Timing:
    """Counts active time on the selected item."""

    def __init__(self, screen: "ReadingScreen", activity: Activity) -> None:
        """Count on a screen from now on."""
        self._screen = screen
        self._activity = activity
        self._since = activity.seconds

    def settle(self) -> None:
        """Give the session the active time since the last call, as spent on the selected item."""
        screen, now = self._screen, self._activity.seconds
        if 0 <= screen.selected < len(screen.session.items) and now > self._since:
            screen.session.spend(screen.session.items[screen.selected].id, now - self._since)
        self._since = now

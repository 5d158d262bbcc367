"""Whether what a review goes on from is as it was written: looked at little by little once it is on the screen."""

from time import perf_counter
from typing import TYPE_CHECKING

from tui.app.activity import Activity
from tui.app.telling import tell_error
from tui.errors import StoreError

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

_FIRST_PAUSE_S = 0.3
"""How long the screen has for itself first."""
_AFTER_KEY_S = 0.7
"""How long it rests after a key: somebody who goes from figure to figure never waits for it."""
_PAUSE_S = 0.03
_QUIET_S, _QUIET_PAUSE_S = 1.0, 0.003
"""After how long without a key the pauses are shorter: it is done sooner then, and the machine at rest."""
_AT_A_TIME_S = 0.003
"""For how long it is looked at: a key may have to wait for that."""


class Verifying:
    """Looks at the store's rows while the reviewer works; at none any more when all of them were looked at."""

    def __init__(self, screen: "ReadingScreen", activity: Activity) -> None:
        """Tell of damage on a screen; `activity` tells whether the reviewer is at work."""
        self._screen = screen
        self._activity = activity
        self._seen = activity.count

    def begin(self) -> None:
        """Begin a little later."""
        self._screen.set_timer(_FIRST_PAUSE_S, self._look)

    def _look(self) -> None:
        # Under a sheet many decisions may be on their way to the disk: it would have to wait for them.
        if self._activity.count != self._seen or not self._screen.is_active:
            self._seen = self._activity.count
            self._screen.set_timer(_AFTER_KEY_S, self._look)
            return
        until = perf_counter() + _AT_A_TIME_S
        try:
            while self._screen.session.check_some():
                if perf_counter() >= until:
                    is_quiet = self._activity.quiet_s > _QUIET_S
                    self._screen.set_timer(_QUIET_PAUSE_S if is_quiet else _PAUSE_S, self._look)
                    return
        except StoreError as error:
            tell_error(self._screen, error)

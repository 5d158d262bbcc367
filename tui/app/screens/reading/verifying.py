"""Whether what a review goes on from is as it was: looked at in a thread once it is on the screen."""

from threading import Event, Thread
from typing import TYPE_CHECKING

from tui.app.activity import Activity
from tui.app.keys import shown_key
from tui.app.messages import CheckFailed
from tui.errors import FetchError, StoreError

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

_FIRST_PAUSE_S = 0.3
"""How long the screen has for itself first."""
_AFTER_KEY_S = 0.7
"""How long it rests after a key: somebody who goes from figure to figure never waits for it."""
_TO_END_S = 5.0
"""How long it may take to end; it looks at a few rows more, or at the file."""
_CHANGED = "The file has changed since it was read: this is how it was then."


class Verifying:
    """Looks at the store's rows and the report's file in one go while nothing else is done.

    It wakes nobody up until it has found damage, or that the file has changed.
    """

    def __init__(self, screen: "ReadingScreen", activity: Activity) -> None:
        """Tell of damage on a screen; `activity` tells whether the reviewer is at work."""
        self._screen = screen
        self._session = screen.session
        self._activity = activity
        self._seen = activity.count
        self._left = Event()
        self._thread = Thread(target=self._look, name="verifying", daemon=True)

    def begin(self) -> None:
        """Begin a little later."""
        if not self._session.is_checked or self._session.is_as_read is not None:
            self._screen.set_timer(_FIRST_PAUSE_S, self._thread.start)

    def end(self) -> None:
        """Look at no more: the review is left, and the store is going to be closed."""
        self._left.set()
        if self._thread.is_alive():
            self._thread.join(_TO_END_S)

    def _look(self) -> None:
        try:
            if not self._session.is_checked:
                self._session.check_apart(self._has_rested)
        except StoreError as error:
            self._screen.post_message(CheckFailed(error))
        is_as_read = self._session.is_as_read
        if is_as_read is not None and self._has_rested() and not is_as_read():
            self._screen.post_message(
                CheckFailed(FetchError(_CHANGED, f"Read it anew with {shown_key('report.anew')}."))
            )

    def _has_rested(self) -> bool:
        """Let the reviewer work; say whether to go on."""
        while self._activity.count != self._seen and not self._left.is_set():
            self._seen = self._activity.count
            self._left.wait(_AFTER_KEY_S)
        return not self._left.is_set()

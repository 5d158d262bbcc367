"""A screen that works a little at a time, so that keys and frames have their turns in between."""

from asyncio import sleep

from textual.events import ScreenResume
from textual.screen import ModalScreen, ScreenResultType

_BREATH_S = 0.002
"""How long others have a turn for after each slice: as long as a key needs to come through."""


class SlicedScreen(ModalScreen[ScreenResultType]):
    """Works while it is on top; what lays another screen over it, as a window too small does, makes it wait."""

    _turn = 0
    """The number of the turn that is planned: those planned before it count no more."""
    is_at_work = False
    """Whether a turn is planned."""

    def go_on(self) -> None:
        """Have the next slice worked off once that is drawn which the screen says now."""
        self._turn += 1
        self.is_at_work = True
        self.call_after_refresh(self._take_turn, self._turn)

    async def _take_turn(self, turn: int) -> None:
        # One message after the other would leave no turn to what brings the keys.
        await sleep(_BREATH_S)
        if self.is_at_work and turn == self._turn and self.is_active:
            self.is_at_work = False
            self.work()

    def work(self) -> None:
        """Work for a moment, and call `go_on` if there is more."""
        raise NotImplementedError

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002 - Textual calls the one above, too
        """Go on where it waited."""
        if self.is_at_work:
            self.go_on()

"""Being shown around: the next step of the tour, after each key that does the present one."""

from typing import TYPE_CHECKING

from tui.app.keys import keys_of, shown_key
from tui.app.tour import STEPS
from tui.app.widgets.bars import TourBar
from tui.language import spoken

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen


class Touring:
    """How far the tour is."""

    def __init__(self, screen: "ReadingScreen", *, is_on: bool) -> None:
        """Show around on a screen, if asked."""
        self._screen = screen
        self._step = 0 if is_on else len(STEPS)

    @property
    def is_on(self) -> bool:
        """Whether there is a tour, or was one."""
        return self._bar.display

    def begin(self) -> None:
        """Show the first step, if there is a tour."""
        self._show()

    def did(self, name: str) -> None:
        """Go on when the present step was done; `name` is the id of the binding that was used."""
        if self._step < len(STEPS) and name in STEPS[self._step].keys:
            self._step += 1
            if self._step < len(STEPS):
                self._show()
            else:
                words = spoken("shows all keys; what you marked here can be taken back or removed")
                self._bar.show(spoken("that was the tour"), shown_key("help.open"), words)

    @property
    def _bar(self) -> TourBar:
        return self._screen.query_one("#tour", TourBar)

    def _show(self) -> None:
        if self._step < len(STEPS):
            step = STEPS[self._step]
            key = next(key.shown for key in keys_of("reading") if key.id == step.shown)
            place = spoken("tour {step} of {steps}", step=self._step + 1, steps=len(STEPS))
            words = spoken(step.words, **{place: shown_key(other) for place, other in step.others.items()})
            self._bar.show(place, key, words)

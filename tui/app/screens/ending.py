"""A screen that ends by itself, when what it waits for is there: not before it is on top."""

from textual.events import ScreenResume
from textual.screen import ModalScreen, ScreenResultType


class EndingScreen(ModalScreen[ScreenResultType]):
    """Ends by itself; under another screen, as a window too small is, it waits until that is gone.

    Textual would close the one on top instead.
    """

    _ends_with: tuple[ScreenResultType] | None = None
    """What it is to end with, once it is on top."""

    def end(self, result: ScreenResultType) -> None:
        """End with a result, as soon as nothing lies over it."""
        if self.is_active:
            self.dismiss(result)
        else:
            self._ends_with = (result,)

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002 - Textual calls the one above, too
        """End now, if that had to wait."""
        if self._ends_with is not None:
            self.dismiss(*self._ends_with)

"""What stands on the screen while the terminal is too small for anything else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import ScreenResume
from textual.geometry import Size
from textual.screen import Screen

from tui.app import styles
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.language import spoken

LEAST_COLUMNS, LEAST_ROWS = 40, 12


def is_too_small(size: Size) -> bool:
    """Say whether a terminal of some size has no room for anything else."""
    return size.width < LEAST_COLUMNS or size.height < LEAST_ROWS


class TooSmallScreen(Screen[None]):
    """Stands in while the terminal is too small for anything else."""

    CSS_PATH: ClassVar = [styles.SHARED, "sheets.tcss"]

    def compose(self) -> ComposeResult:
        """Make the notice."""
        with Vertical(id="small-frame"):
            yield SheetView(id="sheet")

    def on_mount(self) -> None:
        """Say what is needed."""
        words = spoken(
            "This terminal is too small: tieout needs {columns} by {rows}. Make it larger to go on.",
            columns=LEAST_COLUMNS,
            rows=LEAST_ROWS,
        )
        self.query_one(SheetView).show([(Word(words),)])

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002 - Textual calls the one above, too
        """Go, when there was room again while another screen lay over it."""
        if not is_too_small(self.app.size):
            self.dismiss()

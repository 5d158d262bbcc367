"""A terminal in the place of the real one, that draws what a running app writes."""

import pyte
import pytest
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen

NO_WRAP = "\x1b[?7l"
"""What the driver begins with: a row that is too long does not go on in the next one (DECAWM)."""


class Emulator:
    """A terminal that draws what it is sent, and counts it."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._stream.feed(NO_WRAP)
        self.sent = 0

    def feed(self, sequences: str) -> None:
        self._stream.feed(sequences)
        self.sent += len(sequences.encode())

    def cells(self) -> list[list[tuple[object, ...]]]:
        columns, rows = self.screen.columns, self.screen.lines
        return [[tuple(self.screen.buffer[y][x]) for x in range(columns)] for y in range(rows)]

    def shows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Show what every app draws from now on."""

        def display(app: App[int], screen: Screen[None], update: object) -> None:  # noqa: ARG001 - as Textual calls it
            if isinstance(update, CompositorUpdate):
                self.feed(update.render_segments(app.console))

        monkeypatch.setattr(App, "_display", display)

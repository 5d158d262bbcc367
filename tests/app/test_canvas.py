"""What is written to the terminal while one works makes it show what a new terminal would be shown."""

from pathlib import Path

import pyte
import pytest
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen

from tests.app.reviewing import Reviewer, reviewing

COLUMNS, ROWS = 120, 40


class Emulator:
    """A terminal that draws what it is sent, and counts it."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self.screen)
        self.sent = 0

    def feed(self, sequences: str) -> None:
        self._stream.feed(sequences)
        self.sent += len(sequences.encode())

    def cells(self) -> list[list[tuple[object, ...]]]:
        return [[tuple(self.screen.buffer[y][x]) for x in range(COLUMNS)] for y in range(ROWS)]


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """A terminal that every app in the test draws on."""
    emulator = Emulator()

    def display(app: App[int], screen: Screen[None], update: object) -> None:  # noqa: ARG001 - as Textual calls it
        if isinstance(update, CompositorUpdate):
            emulator.feed(update.render_segments(app.console))

    monkeypatch.setattr(App, "_display", display)
    return emulator


def anew(reviewer: Reviewer) -> list[list[tuple[object, ...]]]:
    """Return the cells of a terminal that is shown the screen for the first time."""
    emulator = Emulator()
    update = reviewer.screen._compositor.render_full_update()
    emulator.feed(update.render_segments(reviewer.app.console))
    return emulator.cells()


@pytest.mark.parametrize(
    "keys",
    [
        ("j", "j", "k"),
        ("J", "v", "d", "u"),
        ("J", "c", *"seen", "ctrl+s", "K"),
        ("tab", "j", "h", "l", "enter"),
        ("slash", *"cas", "enter", "n", "escape"),
        ("question_mark", "escape", "J"),
        ("z", "z", "o", "o"),
        ("m", "J", "m", "escape"),
    ],
    ids=" ".join,
)
async def test_the_terminal_shows_what_the_screen_shows(
    tmp_path: Path, emulator: Emulator, keys: tuple[str, ...]
) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press(*keys)
        await reviewer.press()

        assert emulator.cells() == anew(reviewer)


async def test_a_decision_writes_little(tmp_path: Path, emulator: Emulator) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "v")
        before = emulator.sent
        await reviewer.press("v")

        assert 0 < emulator.sent - before < 1500

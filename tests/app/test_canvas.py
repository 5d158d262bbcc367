"""What is written to the terminal while one works makes it show what a new terminal would be shown."""

from pathlib import Path

import pytest

from tests.app.emulating import Emulator
from tests.app.reviewing import Reviewer, reviewing

COLUMNS, ROWS = 120, 40


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """A terminal that every app in the test draws on."""
    emulator = Emulator(COLUMNS, ROWS)
    emulator.shows(monkeypatch)
    return emulator


def anew(reviewer: Reviewer) -> list[list[tuple[object, ...]]]:
    """Return the cells of a terminal that is shown the screen for the first time."""
    emulator = Emulator(COLUMNS, ROWS)
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

"""Pressing keys in a running app, until they are acted on, however little of the processor there is."""

import time

import pytest
from textual.pilot import Pilot

from tui.app.terminal import TerminalApp

_PATIENCE_S = 2.0
"""For how long a key may take of which nothing is heard any more, as of one that takes away what has the focus."""
_FEWEST_TURNS = 60
"""How many turns of the loop it has at least: on a machine that is busy enough a few of them take that long."""


@pytest.fixture(autouse=True)
def keys_are_acted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each pilot wait for the keys that it presses.

    Textual's own waits until the process does little: on a busy machine that may be before a key was acted on.
    """
    own = Pilot.press

    async def press(pilot: Pilot[int], *keys: str) -> None:
        await own(pilot, *keys)
        app, until, turns = pilot.app, time.monotonic() + _PATIENCE_S, 0
        while isinstance(app, TerminalApp) and _is_awaited(app) and (turns < _FEWEST_TURNS or time.monotonic() < until):
            await pilot.pause(0)
            turns += 1

    monkeypatch.setattr(Pilot, "press", press)


def _is_awaited(app: TerminalApp[int]) -> bool:
    """Say whether a key is still on its way."""
    return bool(app._turns._rounds) and not app._exit and app._exception is None

"""What every test of the running app has: keys that are waited for, and a clock of activity that stands still."""

import pytest

from tests.app.pressing import keys_are_acted_on
from tui.app.activity import Activity

__all__ = ["keys_are_acted_on"]


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep how fast the machine is out of what is counted, shown and kept."""
    monkeypatch.setattr("tui.app.app.Activity", lambda: Activity(lambda: 0.0))

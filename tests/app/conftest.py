"""What every test of the running app has: a clock of the reviewer's activity that stands still."""

import pytest

from tui.app.activity import Activity


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep how fast the machine is out of what is counted, shown and kept."""
    monkeypatch.setattr("tui.app.app.Activity", lambda: Activity(lambda: 0.0))

"""What every test has: no settings, no store and no colour of the machine that it runs on."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tui.language import speak

# A machine that is busy with other work fails no test: neither an example nor the making of it has a time of its own.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
_LONGEST_ID = 80


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a case of long words by how they begin: a test's name is read by people."""
    if isinstance(val, str | bytes) and len(val) > _LONGEST_ID:
        return f"{ascii(val[:_LONGEST_ID])[:_LONGEST_ID]} ({len(val)} long)"
    return None


@pytest.fixture(autouse=True)
def no_stray_files(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, and return it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("TIEOUT_STORE", "TIEOUT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("LOGNAME", "tester")
    return home


@pytest.fixture(autouse=True)
def english() -> None:
    """Let each test begin in English, whatever the one before it spoke."""
    speak("en")

"""Several reports at once, in a real terminal: read with their progress, then shown in the library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal import terminal

pytestmark = pytest.mark.terminal

LIBRARY = "the reports under review"
"""What the library's first line says."""


def shows(*words: str) -> Callable[[str], bool]:
    """Return what says whether a screen, which is drawn in pieces, has all words."""
    return lambda screen: all(word in screen for word in words)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"TIEOUT_STORE": str(tmp_path / "store"), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, words in (("apples", "There are 12 apples."), ("pears", "There are 13 pears."), ("plums", "No plums.")):
        (folder / f"{name}.txt").write_text(words)
    return folder


def test_what_a_shell_makes_of_a_pattern_is_read_and_listed(env: dict[str, str], folder: Path) -> None:
    with terminal("apples.txt", "pears.txt", "none.txt", env=env, cwd=folder) as window:
        window.wait_until(shows(LIBRARY, "There are 12 apples", "There are 13 pears", "1 could not be read"), "both")
        window.press("q")
        assert window.exit_code() == 0
        assert "There is no file" in window.everything()


def test_a_folder_is_read_and_listed(env: dict[str, str], folder: Path) -> None:
    with terminal(str(folder), env=env, cwd=folder.parent) as window:
        window.wait_until(shows(LIBRARY, "There are 12 apples", "There are 13 pears"), "both")


def test_a_folder_with_one_report_opens_it(env: dict[str, str], folder: Path) -> None:
    for name in ("apples", "plums"):
        (folder / f"{name}.txt").unlink()
    with terminal(str(folder), env=env, cwd=folder.parent) as window:
        window.wait_for("0/1 reviewed")


def test_when_nothing_can_be_read_the_app_does_not_open(env: dict[str, str], folder: Path) -> None:
    with terminal("none.txt", "nothing.txt", env=env, cwd=folder) as window:
        assert window.exit_code() == 3
        assert "None of these could be read" in window.everything()

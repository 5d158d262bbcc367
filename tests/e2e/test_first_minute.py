"""The first minute and a whole review, each by keys alone in a real terminal, at the sizes that terminals open with."""

import re
import sqlite3
from collections import Counter
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal, terminal

pytestmark = pytest.mark.terminal

NOTE = "the bulletin has another"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"TIEOUT_STORE": str(tmp_path / "store"), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    copy = tmp_path / "harbour.html"
    copy.write_bytes(resources.files("tui.samples").joinpath(copy.name).read_bytes())
    return copy


def decided(folder: Path) -> Counter[str]:
    """Return how often each status was decided, read by a connection of the test's own."""
    (database,) = folder.glob("*.db")
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return Counter(now for (now,) in connection.execute("SELECT now FROM events WHERE field = 'status'"))


def selected(screen: str) -> str:
    """Return the id of the figure on the card."""
    found = re.search(r"(T-\d{4}) · \d+ of \d+", screen)
    assert found, screen
    return found[1]


def after(window: Terminal, key: str, words: str) -> str:
    """Press a key, and return the screen once it says some words."""
    window.press(key)
    return window.wait_for(words)


def without(window: Terminal, key: str, words: str) -> str:
    """Press a key, and return the screen once some words have gone from it."""
    window.press(key)
    return window.wait_until(lambda screen: words not in screen, f"a screen without {words}")


def test_the_first_minute_leads_from_an_empty_library_through_the_tour(tmp_path: Path, env: dict[str, str]) -> None:
    with terminal(env=env, cwd=tmp_path, size=(80, 24)) as window:
        screen = window.wait_for("No reports yet")
        assert "ctrl+t" in screen
        after(window, "C-t", "tour 1 of 7")
        for step, key in enumerate(("J", "v", "d"), 2):
            after(window, key, f"tour {step} of 7")
        after(window, "c", "Note on")
        window.type(NOTE)
        window.wait_for(NOTE)
        without(window, "Escape", "Note on")
        after(window, "u", "tour 6 of 7")
        after(window, "w", "tour 7 of 7")
        after(window, "C-e", "Export the notes")
        assert "that was the tour" in without(window, "Escape", "Export the notes")
        after(window, "q", "Port of Harrowmere")
        window.press("q")
        assert window.exit_code() == 0
    assert decided(tmp_path / "store") == {"verified": 1, "disputed": 1}


def test_a_whole_review_is_marked_filtered_undone_exported_and_found_again(
    tmp_path: Path, env: dict[str, str], report: Path
) -> None:
    with terminal(str(report), env=env, cwd=tmp_path) as window:
        window.wait_for("reviewed")
        for key, words in zip("vdsxv", ("1/", "2/", "3/", "4/", "5/"), strict=True):
            after(window, key, f" {words}")
        after(window, "C", "Note on")
        window.type(NOTE)
        window.wait_for(NOTE)
        assert f"note      {NOTE}" in without(window, "Escape", "Note on")
        after(window, "F", "Show only what fits")
        window.type("status:disputed")
        window.wait_for("status:disputed")
        after(window, "Enter", "[status:disputed: 1]")
        without(window, "Escape", "[status:disputed")
        without(window, "u", NOTE)
        after(window, "u", " 4/")
        after(window, "C-e", "Export the notes")
        after(window, "Enter", "written:")
        window.press("J", "J")
        window.wait_until(lambda screen: "history" not in screen, "an untouched figure")
        here = selected(window.screen())
        after(window, "q", "reports under review")
        window.press("q")
        assert window.exit_code() == 0
    (notes,) = tmp_path.glob("*-notes.md")
    assert len(re.findall(r"^\*\*T-\d{4}\*\* ✓ verified", notes.read_text("utf-8"), re.MULTILINE)) == 1
    assert decided(tmp_path / "store") == {"verified": 2, "disputed": 1, "needs_source": 1, "excluded": 1, "open": 1}
    with terminal(str(report), env=env, cwd=tmp_path) as window:
        screen = window.wait_for(" 4/")
        assert selected(screen) == here

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


def panes_of(screen: str) -> tuple[list[str], list[str]]:
    """Return the rows of outline and card, but for the time at the figure, which grows as long as one is there.

    With or without that row, the same of the card's rows are looked at.
    """
    rows = [re.split("[▕▏]", row) for row in screen.splitlines()[1:-1]]
    card = [row[-1] for row in rows]
    return [row[0] for row in rows], [row for row in card if not row.startswith(" time ")][: len(card) - 1]


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


def decide_on_one_each(window: Terminal) -> None:
    """Give five figures their statuses, and the sixth a note, a tick mark, a tag and a quote."""
    for count, key in enumerate("vdsxv", 1):
        after(window, key, f" {count}/")
    after(window, "c", "Note on")
    window.type(NOTE)
    window.wait_for(NOTE)
    without(window, "Escape", "Note on")
    window.wait_for("note on T-0008 saved")
    after(window, "T", "which work was done")
    after(window, "Enter", "agreed to source")
    window.wait_until(lambda screen: "which work" not in screen and "✓ agreed" in screen, "the tick mark on the card")
    after(window, "#", "Tag")
    window.type("tonnage")
    window.press("Enter")
    window.wait_for("tag tonnage saved")
    after(window, "t", "another figure")
    window.press("Down", "Down")
    after(window, "Enter", "A quote")
    window.type("Annual bulletin")
    window.wait_for("Annual bulletin")
    window.press("Enter")
    window.wait_for("evidence saved")


def decide_on_many(window: Terminal) -> None:
    """Filter, decide on all that is shown after a look at them, and take all of it back with one key."""
    after(window, "F", "Show only what fits")
    window.type("kind:money status:open")
    window.wait_for("kind:money status:open")
    after(window, "Enter", "[kind:money status:open: ")
    after(window, "M", "picked out")
    shown = after(window, "v", "as verified?")
    count = int(re.search(r"Mark (\d+) figures as verified", shown)[1])  # type: ignore[index]
    assert count > 1
    after(window, "Enter", f" {count + 5}/")
    after(window, "u", " 5/")
    without(window, "Escape", "[kind:money")


def test_a_whole_review_is_decided_exported_and_found_again_at_the_very_place(
    tmp_path: Path, env: dict[str, str], report: Path
) -> None:
    with terminal(str(report), env=env, cwd=tmp_path) as window:
        window.wait_for("T-0001 · 1 of")
        decide_on_one_each(window)
        decide_on_many(window)
        after(window, "/", "what to look for")
        window.type("transhipped")
        after(window, "Enter", "match 1 of")
        window.press("J")
        after(window, "C-e", "Export the notes")
        after(window, "Enter", "written:")
        window.press("}", "J", "}", "J")
        without(window, "K", "written:")
        left = window.settled()
        after(window, "q", "reports under review")
        window.press("q")
        assert window.exit_code() == 0
    (notes,) = tmp_path.glob("*-notes.md")
    assert len(re.findall(r"^\*\*T-\d{4}\*\* ✓ verified", notes.read_text("utf-8"), re.MULTILINE)) == 2
    kept = decided(tmp_path / "store")
    assert kept["disputed"] == kept["needs_source"] == kept["excluded"] == 1
    assert kept["verified"] == 2 + kept["open"]
    with terminal(str(report), env=env, cwd=tmp_path) as window:
        wanted = panes_of(left)
        window.wait_until(lambda screen: panes_of(screen) == wanted, "outline and card as they were left:\n" + left)

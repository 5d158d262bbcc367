"""The moving picture of the README: its script runs against the keys and the sample as they are."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from screenshots.animate import FILE, SCRIPT, filmed, picture
from screenshots.take import PLACE

WORDS = ("the reports under review", "disputed, saved", "Note on", "701,000", "undone", "finding 1 of", "Checks:")
"""What stands on the screen at one time or another."""
LOOP_S = (15, 25)
MOST_BYTES = 1_000_000


async def test_its_script_runs_and_shows_a_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: PLACE)
    frames = await filmed(tmp_path)
    seen = ["\n".join("".join(run.text for run in row) for row in frame.rows) for frame in frames]
    for words in WORDS:
        assert any(words in screen for screen in seen), words
    assert "reviewed" in seen[-1]
    assert LOOP_S[0] <= sum(frame.lasts_s for frame in frames) <= LOOP_S[1]
    drawn = picture(frames)
    assert len(drawn.encode()) < MOST_BYTES
    assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314 - our own picture
    assert not any(str(tmp_path) in screen for screen in seen)


def test_every_step_leaves_something_to_see() -> None:
    assert all(step.lasts_s > 0 for step in SCRIPT)


def test_the_picture_that_is_kept_moves_and_stands_still_where_asked() -> None:
    kept = FILE.read_text("utf-8")
    assert "@keyframes" in kept
    assert "prefers-reduced-motion" in kept

"""A key is answered at once, and what was made ready for it is what would have been made then."""

import random
from pathlib import Path

import pytest
from textual import events

from tests.app.picturing import taken
from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in, reading_with_findings
from tui.app.present import card_lines
from tui.domain.review import Status

KEYS = (
    "J",
    "J",
    "J",
    "K",
    "v",
    "v",
    "d",
    "x",
    "0",
    "u",
    "ctrl+r",
    "w",
    "W",
    "left_curly_bracket",
    "full_stop",
    "G",
    "g",
)
LONG = "\n".join(f"Line {number} has {number + 100} words, {number} + 2 = {number + 3}." for number in range(60))


def card_made_now(reviewer: Reviewer) -> str:
    screen = reviewer.screen
    lines = card_lines(screen.session, screen.selected, screen.checking.card_lines(screen.selected))
    return "\n".join("".join(word.text for word in line) for line in lines)


@pytest.mark.parametrize("seed", range(3))
async def test_the_card_is_always_the_one_that_would_be_made_now(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a walk that is the same each time
    async with reviewing(tmp_path, reading=reading_with_findings(LONG)) as reviewer:
        for _ in range(40):
            key = chance.choice(KEYS)
            await reviewer.press(key)
            assert reviewer.card == card_made_now(reviewer), key


async def test_a_card_made_ready_is_made_again_once_another_window_has_decided(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        other = desk_in(tmp_path, reviewer="Bo")
        other.resume(reviewer.report_id).mark((reviewer.screen.selected + 1,), Status.DISPUTED)
        await reviewer.press("J")
        reviewer.screen.watching.look()
        assert reviewer.card == card_made_now(reviewer)
        assert "Bo" in reviewer.card
        other.close()


@pytest.mark.parametrize("key", ["J", "v", "j"])
async def test_what_a_key_changes_is_drawn_before_anything_else_is_done(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path, LONG) as reviewer:
        frames: list[object] = []
        monkeypatch.setattr(reviewer.app, "_display", lambda _, frame: frames.append(frame))
        await reviewer.app._act(events.Key(key, key))
        assert len(frames) == 1
        assert frames[0] is not None


async def test_nothing_of_a_key_is_left_to_be_drawn_later(tmp_path: Path) -> None:
    async with reviewing(tmp_path, LONG) as reviewer:
        await reviewer.app._act(events.Key("v", "v"))
        drawn = taken(reviewer.app)
        await reviewer.settle()
        assert taken(reviewer.app) == drawn
        assert not reviewer.screen._dirty_widgets


@pytest.mark.parametrize("seed", range(2))
async def test_what_was_drawn_ahead_or_before_is_what_would_be_drawn_now(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - as above
    async with reviewing(tmp_path, reading=reading_with_findings(LONG)) as reviewer:
        for _ in range(40):
            await reviewer.press(chance.choice(KEYS))
            kept = taken(reviewer.app)
            for pane in (reviewer.screen.article, reviewer.screen.card, reviewer.screen.outline):
                pane._strips.clear()
                pane._framed.clear()
                pane._ahead.clear()
            for bar in (reviewer.screen.header, reviewer.screen.footer):
                bar._drawn.clear()
            assert taken(reviewer.app) == kept


async def test_the_rows_that_the_next_key_scrolls_to_are_drawn_ahead(tmp_path: Path) -> None:
    async with reviewing(tmp_path, LONG) as reviewer:
        article = reviewer.screen.article
        taken(reviewer.app)
        while article.scroll_offset.y == 0:
            before = set(article._strips)
            await reviewer.press("v")
        rows = range(article.scroll_offset.y, article.scroll_offset.y + article.height)
        assert before > {article.key_of(row) for row in rows[len(rows) // 2 :]}


async def test_what_the_next_mark_changes_is_drawn_ahead_and_not_shown_before_it_is_saved(tmp_path: Path) -> None:
    async with reviewing(tmp_path, LONG) as reviewer:
        screen, shown = reviewer.screen, taken(reviewer.app)
        screen.deciding.make_ready()
        assert taken(reviewer.app) == shown
        panes, bars = (screen.article, screen.outline), (screen.header, screen.footer)
        ahead = {id(strip) for pane in panes for strip in pane._ahead.values()}
        ahead |= {id(strip) for bar in bars for strip in bar._drawn.values()}
        (marked,) = screen.article._drawn_rows_of(screen.session.spans[screen.selected])
        await reviewer.press("v")
        assert taken(reviewer.app) != shown
        assert screen.article.on_screen(screen.selected)
        assert id(screen.article._strips[screen.article.key_of(marked)]) in ahead
        assert id(screen.outline._strips[screen.outline.key_of(0)]) in ahead
        assert {id(bar.render_line(0)) for bar in bars} <= ahead

"""What is selected stays on the screen, and what is seen doesn't move by itself, whatever is laid out meanwhile."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.app.reviewing import Reviewer, reviewing
from tests.making import reading_with_findings
from tui.app.tables import Piece

SIZES = ((120, 40), (80, 24), (200, 60), (66, 22), (40, 12), (130, 21), (99, 45))
JUMPS = ("J", "J", "K", "right_square_bracket", "left_square_bracket", "w", "W", "v", "d", "u", "ctrl+o")
FOLDS = ("plus", "backslash", "greater_than_sign", "less_than_sign", "left_parenthesis", "right_parenthesis")
SCROLLS = ("j", "space", "b", "G", "g", "ctrl+d")
WORDS = ("the", "harbour", "master", "counted", "ships", "and", "sheds", "along", "港口货物吞吐量比上年增长")
Row: TypeAlias = tuple[Piece, ...]


def long_text(seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311 - a walk that is the same each time
    lines = []
    for number in range(150):
        words = chance.choices(WORDS, k=chance.randint(3, 120))
        words.insert(chance.randrange(len(words)), str(1000 + number))
        if number % 7 == 0:
            words.append(f"{number} + 2 = {number + chance.randint(2, 3)}")
        lines.append(f"# Part {number}" if number % 12 == 0 else " ".join(words))
    return "\n".join(lines)


def seen(reviewer: Reviewer) -> Sequence[Row]:
    article = reviewer.screen.article
    top = article.scroll_offset.y
    last = min(top + article.size.height, article.virtual_size.height)
    return [article._layout_rows.pieces(row) for row in range(top, last)]


def is_selection_seen(reviewer: Reviewer) -> bool:
    article, selected = reviewer.screen.article, reviewer.screen.selected
    start = article._spans.starts[selected]
    return any(piece.start <= start < piece.end for row in seen(reviewer) for piece in row)


async def search(reviewer: Reviewer, words: str) -> None:
    await reviewer.press("slash", *words, "enter")


@pytest.mark.parametrize("seed", range(4))
async def test_the_selection_stays_on_the_screen_whatever_changes(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a walk that is the same each time
    async with reviewing(tmp_path, reading=reading_with_findings(long_text(seed))) as reviewer:
        for _ in range(30):
            act = chance.randrange(5)
            done: object
            if act <= 1:
                done = chance.choice(SIZES)
                await reviewer.pilot.resize_terminal(*done)
                await reviewer.pilot.pause()
            elif act == 2:
                done = chance.choice(FOLDS)
                await reviewer.press(done)
                if reviewer.screen.zoomed not in {"", "article"}:
                    await reviewer.press("plus")
            elif act == 3:
                done = chance.choice(JUMPS)
                await reviewer.press(done)
            else:
                done = str(1000 + chance.choice([n for n in range(150) if n % 12]))
                await search(reviewer, str(done))
            assert is_selection_seen(reviewer), f"after {done} at {reviewer.app.size}"


@pytest.mark.parametrize("key", SCROLLS)
async def test_what_was_scrolled_to_stays_as_the_terminal_changes(tmp_path: Path, key: str) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(long_text(0))) as reviewer:
        await search(reviewer, "1070")
        await reviewer.press(*[key] * 6)
        top = reviewer.screen.article.top_offset
        for size in SIZES[:3]:
            await reviewer.pilot.resize_terminal(*size)
            await reviewer.pilot.pause()
        rows = seen(reviewer)
        assert any(piece.start <= top <= piece.end for row in rows for piece in row)


@pytest.mark.parametrize(
    ("key", "before", "after"), [("j", slice(1, None), slice(-1)), ("k", slice(-1), slice(1, None))]
)
async def test_scrolling_a_row_moves_what_is_seen_by_one_row(
    tmp_path: Path, key: str, before: slice, after: slice
) -> None:
    async with reviewing(tmp_path, size=(80, 24), reading=reading_with_findings(long_text(1))) as reviewer:
        await search(reviewer, "1077")
        rows = seen(reviewer)
        for _ in range(60):
            await reviewer.press(key)
            now = seen(reviewer)
            assert now[after] == rows[before]
            rows = now


async def test_the_ends_are_reached_from_anywhere(tmp_path: Path) -> None:
    text = long_text(2)
    async with reviewing(tmp_path, reading=reading_with_findings(text)) as reviewer:
        await search(reviewer, "1070")
        await reviewer.press("G")
        assert seen(reviewer)[-1][-1].end == len(text)
        await reviewer.press("g")
        assert seen(reviewer)[0][0].start == 0

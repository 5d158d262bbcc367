"""The sizes of the panes: by keys, by the mouse, kept for the next opening."""

from pathlib import Path

from tests.app.reviewing import Reviewer, reviewing
from tui import paths
from tui.settings import Panes, load_settings


def widths(reviewer: Reviewer) -> tuple[int, int]:
    """The columns of the outline and of the card."""
    screen = reviewer.screen
    return screen.outline.outer_size.width, screen.query_one("#card").outer_size.width


async def test_keys_move_the_edges_of_outline_and_card(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        assert widths(reviewer) == (32, 36)
        await reviewer.press("greater_than_sign", "left_parenthesis", "left_parenthesis")
        assert widths(reviewer) == (34, 40)
        await reviewer.press("less_than_sign", "less_than_sign", "right_parenthesis")
        assert widths(reviewer) == (30, 38)


async def test_the_text_always_has_room(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press(*["greater_than_sign"] * 60, *["left_parenthesis"] * 60)
        assert reviewer.screen.article.outer_size.width >= 30
        await reviewer.press(*["less_than_sign"] * 60, *["right_parenthesis"] * 60)
        assert widths(reviewer) == (12, 16)


async def test_below_the_text_the_card_gets_higher(tmp_path: Path) -> None:
    async with reviewing(tmp_path, size=(80, 24)) as reviewer:
        card = reviewer.screen.query_one("#card")
        assert card.outer_size.height == 9
        await reviewer.press("left_parenthesis", "left_parenthesis", "right_parenthesis")
        assert card.outer_size.height == 10
        await reviewer.press(*["left_parenthesis"] * 30)
        assert reviewer.screen.article.outer_size.height == 6


async def test_sizes_are_there_again_at_the_next_opening(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("greater_than_sign", "left_parenthesis", "q")
        assert load_settings(paths.settings_file()).panes == Panes(outline=34, card=38)
        await reviewer.press("enter")
        assert widths(reviewer) == (34, 38)


async def test_sizes_are_kept_as_one_leaves_at_once(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("greater_than_sign", "ctrl+q")
    assert load_settings(paths.settings_file()).panes == Panes(outline=34)


async def test_sizes_that_can_not_be_kept_are_told_and_hold_until_the_end(tmp_path: Path) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_bytes(b"theme = plaid")
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("greater_than_sign")
        reviewer.screen.sizing.keep()
        await reviewer.pilot.pause()
        assert any("line 1" in notice.message for notice in reviewer.app._notifications)
        await reviewer.press("q", "enter")
        assert widths(reviewer)[0] == 34
    assert paths.settings_file().read_bytes() == b"theme = plaid"


async def test_a_smaller_terminal_takes_from_the_panes_and_a_larger_one_gives_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path, size=(160, 40)) as reviewer:
        await reviewer.press(*["greater_than_sign"] * 10, *["left_parenthesis"] * 10)
        assert widths(reviewer) == (52, 56)
        await reviewer.pilot.resize_terminal(110, 40)
        await reviewer.pilot.pause()
        assert sum(widths(reviewer)) <= 80
        await reviewer.pilot.resize_terminal(80, 24)
        await reviewer.pilot.pause()
        assert reviewer.screen.query_one("#card").outer_size.height == 9
        await reviewer.pilot.resize_terminal(160, 40)
        await reviewer.pilot.pause()
        assert widths(reviewer) == (52, 56)


async def test_a_pane_alone_has_the_whole_screen_whatever_its_size(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("less_than_sign", "shift+tab", "plus")
        assert reviewer.screen.outline.outer_size.width == 120
        await reviewer.press("greater_than_sign")
        assert "not beside the text" in reviewer.said
        await reviewer.press("underscore")
        assert widths(reviewer) == (30, 36)


async def test_the_mouse_pulls_the_edges(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        screen, pilot = reviewer.screen, reviewer.pilot
        await pilot.mouse_down(offset=(31, 10))
        await pilot.hover(offset=(40, 12))
        await pilot.mouse_up(offset=(40, 12))
        await pilot.pause()
        assert widths(reviewer) == (41, 36)
        await pilot.hover(offset=(50, 12))
        await pilot.pause()
        assert widths(reviewer) == (41, 36)
        await pilot.mouse_down(offset=(84, 10))
        await pilot.hover(offset=(80, 10))
        await pilot.mouse_up(offset=(80, 10))
        await pilot.pause()
        assert widths(reviewer) == (41, 40)
        assert reviewer.kept() == {}
        assert screen.section is None


async def test_in_the_smallest_terminal_the_outline_stays_away_and_is_wide_when_asked_for(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("less_than_sign", "ampersand", "escape")
        await reviewer.pilot.resize_terminal(40, 12)
        await reviewer.pilot.pause()
        assert not reviewer.screen.outline.display
        await reviewer.press("backslash")
        assert widths(reviewer)[0] == 32

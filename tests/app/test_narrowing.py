"""Filtering the outline by keys."""

from pathlib import Path

from tests.app.reviewing import Reviewer, reviewing
from tui.domain.review import Status


def sections(reviewer: Reviewer) -> list[str]:
    """What the rows of the outline begin with."""
    outline = reviewer.screen.outline
    rows = ["".join(word.text for word in outline.line(row)) for row in range(outline.virtual_size.height)]
    return [" ".join(row.split()).rsplit(" ", 1)[0] for row in rows]


async def test_the_outline_shows_sections_with_the_words_and_what_they_lie_in_as_one_types(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ampersand", *"inn")
        assert sections(reviewer) == ["& inn", "▾ First section", "Inner section"]
        assert "1 section with these words" in reviewer.said
        await reviewer.press("backspace", "backspace", "backspace")
        assert len(sections(reviewer)) == 4


async def test_enter_keeps_the_filter_and_a_second_goes_to_the_section(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ampersand", *"second", "enter")
        assert reviewer.screen.outline.has_focus
        await reviewer.press("enter")
        assert reviewer.selected == "41"
        assert len(sections(reviewer)) == 2


async def test_escape_gives_all_sections_back_while_typing_and_after_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ampersand", *"second", "escape")
        assert len(sections(reviewer)) == 4
        await reviewer.press("ampersand", *"second", "enter", "escape")
        assert len(sections(reviewer)) == 4
        assert reviewer.screen.outline.has_focus


async def test_folds_are_as_they_were_after_the_filter(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("shift+tab", "minus", "ampersand", *"inner", "enter")
        assert "Inner section" in sections(reviewer)
        await reviewer.press("equals_sign", "escape")
        assert len(sections(reviewer)) == 3


async def test_a_filter_shows_an_outline_that_was_hidden(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("backslash", "ampersand", *"inner", "enter")
        assert reviewer.screen.outline.display
        await reviewer.press("escape", "plus", "tab", "ampersand")
        assert reviewer.screen.outline.display


async def test_keys_typed_ahead_of_the_field_decide_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        reviewer.screen.action_do("outline.filter")
        reviewer.screen.action_do("figure.verify")
        await reviewer.pilot.pause()
        assert reviewer.kept() == {}
        assert reviewer.screen.prompt.has_focus


async def test_marks_still_count_in_a_filtered_outline(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ampersand", *"second", "enter", "enter", "v")
        assert reviewer.screen.session.review(5).status is Status.VERIFIED
        outline = reviewer.screen.outline
        assert "1/1" in "".join(word.text for word in outline.line(1))


async def test_the_text_is_searched_after_the_outline_was_filtered(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ampersand", *"second", "enter", "slash", *"deaths", "enter")
        assert reviewer.screen.article.has_focus
        assert reviewer.screen.outline.words == "second"

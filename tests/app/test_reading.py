"""Reviewing by keyboard: each key, and what the store holds after it, seen through a second connection."""

from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

from tests.app.reviewing import TEXT, UNCHECKED, reviewing
from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.article import ArticleView
from tui.app.widgets.article_rows import GUTTER
from tui.app.widgets.editor import Editor
from tui.app.widgets.outline import OutlineView


async def test_figures_are_walked_through_in_reading_order(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        walked = [reviewer.selected]
        for _ in range(5):
            await reviewer.press("J")
            walked.append(reviewer.selected)
        assert walked == ["2020", "11", "21", "22", "31", "41"]
        await reviewer.press("J")
        assert reviewer.selected == "41"
        assert "last figure" in reviewer.said
        await reviewer.press("K")
        assert reviewer.selected == "31"


async def test_unreviewed_figures_leave_out_those_that_need_no_check(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("right_square_bracket")
        assert reviewer.selected == "11"
        await reviewer.press("left_square_bracket")
        assert reviewer.selected == "11"
        assert "nothing unreviewed that way" in reviewer.said


async def test_sections_are_walked_through(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        walked = []
        for _ in range(3):
            await reviewer.press("right_curly_bracket")
            walked.append(reviewer.selected)
        assert walked == ["21", "31", "41"]
        await reviewer.press("left_curly_bracket")
        assert reviewer.selected == "31"


async def test_before_the_first_section_comes_what_the_report_begins_with(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("right_curly_bracket", "left_curly_bracket")
        assert (reviewer.selected, reviewer.screen.section) == ("2020", None)
        await reviewer.press("ctrl+o")
        assert reviewer.selected == "21"


async def test_what_was_said_goes_with_the_next_key_that_does_something(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("v")
        assert "saved" in reviewer.said
        await reviewer.press("backslash")
        assert "saved" not in reviewer.said
        await reviewer.press("slash", *"north", "enter")
        assert "match 1 of 1" in reviewer.said
        await reviewer.press("escape")
        assert "match" not in reviewer.said


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("v", "verified"),
        ("1", "verified"),
        ("d", "disputed"),
        ("2", "disputed"),
        ("s", "needs_source"),
        ("3", "needs_source"),
        ("x", "excluded"),
    ],
)
async def test_one_key_decides_saves_and_moves_on(tmp_path: Path, key: str, status: str) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", key)
        assert reviewer.kept() == {"11": status}
        assert reviewer.selected == "21"
        assert "saved" in reviewer.said


async def test_zero_opens_a_figure_again_and_stays(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "K", "0")
        assert reviewer.kept() == {}
        assert reviewer.selected == "11"


async def test_the_last_open_figure_leads_back_to_the_first(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "J", "v", "v", "v", "v")
        assert reviewer.selected == "11"


async def test_when_all_is_reviewed_the_selection_stays(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "v", "v", "v", "v")
        assert reviewer.selected == "41"
        assert len(reviewer.kept()) == 5
        await reviewer.press("right_square_bracket")
        assert "everything is reviewed" in reviewer.said


async def test_undo_takes_back_and_redo_brings_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "d")
        await reviewer.press("u")
        assert reviewer.kept() == {"11": "verified"}
        assert reviewer.selected == "21"
        await reviewer.press("u", "u")
        assert reviewer.kept() == {}
        assert "nothing to undo" in reviewer.said
        await reviewer.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert reviewer.kept() == {"11": "verified", "21": "disputed"}
        assert "nothing to redo" in reviewer.said


async def test_undo_works_after_the_report_was_left_and_opened_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "q", "enter", "u")
        assert reviewer.kept() == {}


async def test_a_note_is_kept_however_its_pane_is_left(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c", *"seen", "escape")
        assert "seen" in reviewer.card
        await reviewer.press("c", "enter", *"twice", "ctrl+s")
        assert reviewer.kept_session().review(1).note == "seen\ntwice"


async def test_a_pasted_note_holds_nothing_that_steers_a_terminal(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c")
        reviewer.app.screen.query_one(Editor).post_message(Paste("red \x1b[31m\u202etext"))
        await reviewer.press("escape")
        assert reviewer.kept_session().review(1).note == "red [31mtext"


async def test_letters_in_the_note_decide_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c", *"vdsx0u", "escape")
        assert reviewer.kept() == {}


async def test_search_goes_from_match_to_match(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash", *"section", "enter")
        assert "match 1 of 3" in reviewer.said
        await reviewer.press("n", "n")
        assert "match 3 of 3" in reviewer.said
        await reviewer.press("N")
        assert "match 2 of 3" in reviewer.said


async def test_a_search_for_a_figure_selects_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash", *"31", "enter")
        assert reviewer.selected == "31"


async def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash", *"zebra", "enter")
        assert "not found: zebra" in reviewer.said


async def test_upper_case_makes_case_matter(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash", *"Section", "enter")
        assert "not found" in reviewer.said


async def test_escape_gives_the_search_up(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash", *"section", "escape", "n")
        assert "search with /" in reviewer.said
        assert reviewer.screen.focused is reviewer.screen.query_one(ArticleView)


async def test_the_counts_in_the_outline_follow_each_mark(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "J", "d", "v", "v")
        outline = reviewer.screen.query_one(OutlineView)
        rows = ["".join(word.text for word in outline.line(row)) for row in range(4)]
        assert rows[0].split() == ["Whole", "report", "X", "3/5"]
        assert rows[1].split() == ["▾", "First", "section", "X", "3/3"]
        assert rows[2].split() == ["Inner", "section", "✓", "1/1"]
        assert rows[3].split() == ["Second", "section", "0/1"]


async def test_the_outline_folds_and_leads_to_a_section(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        outline = reviewer.screen.query_one(OutlineView)
        await reviewer.press("shift+tab", "g", "j", "h")
        assert outline.virtual_size.height == 3
        await reviewer.press("j", "enter")
        assert reviewer.selected == "41"
        await reviewer.press("k", "l")
        assert outline.virtual_size.height == 4
        await reviewer.press("minus")
        assert outline.virtual_size.height == 3
        await reviewer.press("equals_sign")
        assert outline.virtual_size.height == 4


async def test_a_click_on_a_figure_selects_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        column = GUTTER + "There were 21 cases".index("21")
        await reviewer.pilot.click(ArticleView, offset=(column, _row_of(article, "There were")))
        await reviewer.pilot.pause()
        assert reviewer.selected == "21"


async def test_a_click_on_a_section_goes_there(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.pilot.click(OutlineView, offset=(4, 3))
        await reviewer.pilot.pause()
        assert reviewer.selected == "41"


def _row_of(article: ArticleView, words: str) -> int:
    lines = ["".join(word.text for word in article.line(row)) for row in range(article.virtual_size.height)]
    return next(row for row, line in enumerate(lines) if words in line)


async def test_the_place_is_found_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "J", "J", "q", "enter")
        assert reviewer.selected == "22"


async def test_control_s_says_that_all_is_saved(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ctrl+s")
        assert "already saved" in reviewer.said


async def test_the_outline_can_be_hidden(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("backslash")
        assert not reviewer.screen.query_one(OutlineView).display
        await reviewer.press("backslash")
        assert reviewer.screen.query_one(OutlineView).display


async def test_a_report_without_figures_can_be_read(tmp_path: Path) -> None:
    async with reviewing(tmp_path, "No numbers here.") as reviewer:
        await reviewer.press("J", "v", "c", "u", "right_curly_bracket")
        assert reviewer.kept() == {}


async def test_a_mark_that_cant_be_saved_is_loud_and_changes_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        for file in tmp_path.iterdir():
            if file.is_file():
                file.unlink()
        await reviewer.press("J", "v")
        assert "not saved" in reviewer.said
        assert reviewer.selected == "11"
        assert "open" in reviewer.card


async def test_a_decision_on_a_figure_off_the_screen_brings_it_back_first(tmp_path: Path) -> None:
    text = "First 11 here.\n" + "Words.\n" * 100 + "Last 99 here."
    async with reviewing(tmp_path, text) as reviewer:
        await reviewer.press("G", "v")
        assert reviewer.kept() == {}
        assert "press again" in reviewer.said
        await reviewer.press("v")
        assert reviewer.kept() == {"11": "verified"}


async def test_walking_on_after_scrolling_begins_at_what_is_on_the_screen(tmp_path: Path) -> None:
    text = "First 11 here.\n" + "Words and 22.\n" + "Words.\n" * 100 + "Last 99 here."
    async with reviewing(tmp_path, text) as reviewer:
        await reviewer.press("G", "J")
        assert reviewer.selected == "99"


async def test_a_search_selects_the_next_figure_on_the_screen(tmp_path: Path) -> None:
    text = "First 11 here.\n" + "Words.\n" * 100 + "At last zebras, 99 of them."
    async with reviewing(tmp_path, text) as reviewer:
        await reviewer.press("slash", *"zebras", "enter")
        assert reviewer.selected == "99"


async def test_a_mark_that_changes_nothing_says_so(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "K", "v")
        assert "was verified already" in reviewer.said


async def test_a_note_on_what_was_just_marked_leads_back_to_the_next(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "d", "C", *"wrong")
        assert reviewer.app.screen_stack[-2].selected == 1  # type: ignore[attr-defined]
        await reviewer.press("escape")
        assert reviewer.kept_session().review(1).note == "wrong"
        assert reviewer.selected == "21"


async def test_the_last_decision_says_that_all_is_reviewed(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "v", "v", "v", "v")
        assert "verified, saved; everything is reviewed: P signs it, ctrl+e exports the notes" in reviewer.said


async def test_a_review_begins_at_the_first_open_figure(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of(TEXT, unchecked=UNCHECKED))
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.selected == 1
    desk.close()


async def test_a_review_goes_on_where_it_was_left_also_at_a_figure_that_needs_no_check(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("q", "enter")
        assert reviewer.selected == "2020"


async def test_sections_without_figures_are_walked_through_too(tmp_path: Path) -> None:
    async with reviewing(tmp_path, "# One\nwords\n# Two\nwords\n# Three\nAt last 33.\n# Four\nwords") as reviewer:
        await reviewer.press(*["left_curly_bracket"] * 3)
        outline = reviewer.screen.query_one(OutlineView)
        walked = []
        for _ in range(3):
            await reviewer.press("right_curly_bracket")
            walked.append("".join(word.text for word in outline.line(outline.cursor)).split()[0])
        assert walked == ["Two", "Three", "Four"]
        await reviewer.press("right_curly_bracket")
        assert "last section" in reviewer.said


async def test_words_that_are_pasted_in_two_lines_are_sought_as_one(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash")
        assert reviewer.app.focused is not None
        reviewer.app.focused.post_message(Paste("deaths in\nthe north"))
        await reviewer.press("enter")
        assert "match 1 of 1" in reviewer.said


async def test_figures_are_sought_by_their_value_and_their_note(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash", "greater_than_sign", *"21", "enter")
        found = [reviewer.selected]
        for _ in range(3):
            await reviewer.press("n")
            found.append(reviewer.selected)
        assert sorted(found) == ["2020", "22", "31", "41"]
        await reviewer.press("c", *"zebra", "escape", "slash", *"zeb", "enter")
        assert reviewer.selected == found[-1]
        assert "match 1 of 1" in reviewer.said


@pytest.mark.parametrize("key", ["slash", "c", "number_sign", "F"])
async def test_what_is_typed_ahead_of_a_field_decides_nothing(tmp_path: Path, key: str) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", key)
        # As keys do that the terminal sent before the field was there.
        for name in ("figure.verify", "figure.dispute", "figure.exclude", "review.undo", "report.about"):
            ReadingScreen.action_do(reviewer.app.screen_stack[-1 if key == "slash" else -2], name)  # type: ignore[arg-type]
        await reviewer.pilot.pause()
        assert reviewer.kept() == {}
        assert isinstance(reviewer.app.focused, Input | TextArea)


async def test_keys_sent_at_once_are_taken_in_their_order(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        for key, character in [("slash", "/"), ("4", "4"), ("1", "1"), ("enter", "\r"), ("v", "v"), ("K", "K")]:
            reviewer.app.post_message(Key(key, character))
        await reviewer.pilot.pause()
        await reviewer.pilot.pause()
        assert reviewer.kept() == {"41": "verified"}
        assert reviewer.screen.prompt.value == "41"


@pytest.mark.parametrize("end", ["ctrl+s", "escape", "ctrl+q"])
async def test_a_note_that_is_typed_ahead_is_kept(tmp_path: Path, end: str) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J")
        for character in "ca thought":
            reviewer.app.post_message(Key({" ": "space"}.get(character, character), character))
        reviewer.app.post_message(Key(end, None))
        while reviewer.kept_session().review(1).note == "":
            await reviewer.pilot.pause()
        assert reviewer.kept_session().review(1).note == "a thought"
        assert reviewer.kept() == {}


async def test_keys_behind_a_sheet_act_on_what_is_below_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J")
        typed = ["c", *"vd", "escape", "v", "number_sign", *"xs", "enter", "d"]
        for key in typed:
            reviewer.app.post_message(Key(key, key if len(key) == 1 else None))
        while len(reviewer.kept()) < 2:
            await reviewer.pilot.pause()
        session = reviewer.kept_session()
        assert reviewer.kept() == {"11": "verified", "21": "disputed"}
        assert (session.review(1).note, session.review(2).tags) == ("vd", ("xs",))


async def test_a_field_is_handed_on_as_it_was_when_enter_was_pressed(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("F")
        for character in "value:41\rvd":
            reviewer.app.post_message(Key({"\r": "enter", ":": "colon"}.get(character, character), character))
        await reviewer.pilot.pause()
        await reviewer.pilot.pause()
        assert reviewer.screen.filtering.expression == "value:41"
        assert reviewer.kept() == {"41": "disputed"}, "what is typed behind it acts on the report"


async def test_a_value_may_have_blanks(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash", "equals_sign", "space", *"31", "enter")
        assert reviewer.selected == "31"


async def test_a_value_is_sought_in_the_signs_of_a_chinese_input_method(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("slash")
        assert reviewer.app.focused is not None
        reviewer.app.focused.post_message(Paste("＝31"))
        await reviewer.press("enter")
        assert reviewer.selected == "31"

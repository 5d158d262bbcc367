"""The mouse: what is clicked, turned and pulled does what the keys do."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input

from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.screens.confirming import ConfirmScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.sheets import HelpScreen, SheetScreen
from tui.app.widgets.bars import FooterBar, HeaderBar, TitleBar
from tui.app.widgets.reports import LibraryList
from tui.app.widgets.sheet import SheetView

LONG = "\n".join(f"Line {number} has {number + 100} words." for number in range(200))


async def click(reviewer: Reviewer, column: int, row: int) -> None:
    await reviewer.pilot.click(offset=(column, row))
    await reviewer.pilot.pause()


async def wheel(reviewer: Reviewer, pane: Widget, turn: type[events.MouseScrollUp | events.MouseScrollDown]) -> None:
    """Turn the wheel over a pane."""
    x, y = pane.region.x + 2, pane.region.y + 2
    reviewer.app.post_message(turn(None, x, y, 0, 0, 0, False, False, False, x, y))
    await reviewer.pilot.pause()


def row_of(reviewer: Reviewer, name: str) -> int:
    """Return the screen row on which a section stands in the outline."""
    outline = reviewer.screen.outline
    lines = ("".join(word.text for word in outline.line(row)) for row in range(outline.virtual_size.height))
    return outline.region.y + next(row for row, line in enumerate(lines) if name in line)


async def test_a_click_on_the_fold_mark_folds_and_unfolds_and_goes_nowhere(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        outline, before = reviewer.screen.outline, reviewer.selected
        for rows in (3, 4):
            await click(reviewer, 0, row_of(reviewer, "First section"))
            assert outline.virtual_size.height == rows
        assert reviewer.selected == before
        assert outline.has_focus


async def test_a_click_beside_the_fold_mark_goes_to_the_section(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await click(reviewer, 4, row_of(reviewer, "First section"))
        assert reviewer.selected == "21"
        await click(reviewer, 0, row_of(reviewer, "Second section"))
        assert reviewer.selected == "41"
        await click(reviewer, 3, row_of(reviewer, "Whole report"))
        assert reviewer.screen.outline.virtual_size.height == 4


@pytest.mark.parametrize(("hint", "expected"), [("verified", {"11": "verified"}), ("disputed", {"11": "disputed"})])
async def test_a_click_on_a_key_of_the_footer_does_what_the_key_does(
    tmp_path: Path, hint: str, expected: dict[str, str]
) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J")
        await click(reviewer, reviewer.said.index(hint), 39)
        assert reviewer.kept() == expected


async def test_the_footer_s_first_and_last_cells_belong_to_their_keys(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        words = reviewer.app.screen.query_one(FooterBar).words(120)
        await click(reviewer, sum(len(word.text) for word in words[:-2]) - 1, 39)
        assert isinstance(reviewer.app.screen, HelpScreen)
        await reviewer.press("escape")
        await click(reviewer, 119, 39)
        assert isinstance(reviewer.app.screen, ReadingScreen)
        await click(reviewer, sum(len(word.text) for word in words[:-2]), 39)
        assert not isinstance(reviewer.app.screen, ReadingScreen)


@pytest.mark.parametrize(("words", "title"), [(" ", "About this report"), ("reviewed", "Summary")])
async def test_a_click_on_the_header_tells_of_the_report_or_of_the_review(
    tmp_path: Path, words: str, title: str
) -> None:
    async with reviewing(tmp_path) as reviewer:
        header = reviewer.screen.query_one(HeaderBar)
        shown = "".join(word.text for word in header.words(120))
        await click(reviewer, shown.index(words), 0)
        assert isinstance(reviewer.app.screen, SheetScreen)
        assert reviewer.app.screen.query_one(TitleBar).words(80)[0].text.strip() == title


async def test_a_click_beside_the_header_s_words_does_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await click(reviewer, 60, 0)
        assert isinstance(reviewer.app.screen, ReadingScreen)


async def test_a_click_in_the_gutter_picks_the_first_figure_of_its_row(tmp_path: Path) -> None:
    async with reviewing(tmp_path, "One 12 here.\n\nTwo 34 and 56 there.\n\nNone.") as reviewer:
        article = reviewer.screen.article
        row = next(row for row in range(article.height) if "34" in article.render_line(row).text)
        await click(reviewer, article.content_region.x + 1, article.content_region.y + row)
        assert reviewer.selected == "34"
        await click(reviewer, article.content_region.x + 1, article.content_region.y + row + 2)
        assert reviewer.selected == "34"


async def test_a_click_on_what_was_said_decides_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v")
        await click(reviewer, reviewer.said.index("verified, saved"), 39)
        assert reviewer.kept() == {"11": "verified"}


async def test_a_click_on_a_key_types_nothing_into_a_field(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "slash")
        await click(reviewer, reviewer.said.index("verified"), 39)
        assert reviewer.kept() == {}
        assert reviewer.screen.prompt.value == ""


def place_of(sheet: SheetView, words: str) -> Offset:
    """Return the cell of the screen at which words of a sheet begin."""
    rows = ["".join(word.text for word in sheet.line(row)) for row in range(sheet.virtual_size.height)]
    row = next(row for row, line in enumerate(rows) if words in line)
    region = sheet.content_region
    return Offset(region.x + cell_len(rows[row][: rows[row].index(words)]), region.y + row)


async def test_a_click_on_a_format_of_the_export_chooses_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ctrl+e")
        sheet, field = reviewer.app.screen.query_one(SheetView), reviewer.app.screen.query_one(Input)
        for name, ending in (("xlsx", ".xlsx"), ("markdown", ".md"), ("html", ".html")):
            await click(reviewer, *place_of(sheet, name))
            assert f"[{name}]" in sheet.words
            assert field.value.endswith(ending)
            assert field.has_focus
        await click(reviewer, *place_of(sheet, "every item"))
        assert "[every item]" in sheet.words
        await click(reviewer, *place_of(sheet, "scope"))
        assert "[every item]" in sheet.words
        assert "[html]" in sheet.words


@pytest.mark.parametrize(("words", "conclusion"), [("esc: don't", "disputed"), ("enter or y: do it", "verified")])
async def test_a_click_on_what_a_sheet_s_footer_offers_does_it(tmp_path: Path, words: str, conclusion: str) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("d", "K", "m", "v")
        assert isinstance(reviewer.app.screen, ConfirmScreen)
        said = "".join(word.text for word in reviewer.app.screen.query_one(FooterBar).words(80))
        footer = reviewer.app.screen.query_one(FooterBar)
        await click(reviewer, footer.region.x + said.index(words), footer.region.y)
        assert isinstance(reviewer.app.screen, ReadingScreen)
        assert set(reviewer.kept().values()) == {conclusion}


async def test_a_click_on_what_was_said_of_a_file_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ctrl+e")
        reviewer.app.screen.query_one(Input).value = str(tmp_path / "notes.md")
        await reviewer.press("enter")
        footer = reviewer.app.screen.query_one(FooterBar)
        said = "".join(word.text for word in footer.words(80))
        await click(reviewer, footer.region.x + said.index("enter again"), footer.region.y)
        assert (tmp_path / "notes.md").read_text() == "mine"


async def test_a_click_on_a_report_of_the_library_opens_it(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    for name in ("one", "two", "three"):
        desk.begin(reading_of(f"There were 12 cases in {name}.", location=f"/reports/{name}.txt"))
    app = TieoutApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        view = app.screen.query_one(LibraryList)
        await pilot.press("j")
        wanted = view.entry
        await pilot.press("k")
        await pilot.click(LibraryList, offset=(10, 1))
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert wanted is not None
        assert app.screen.session.report_id == wanted.id
    desk.close()


async def test_the_wheel_scrolls_the_pane_under_it_and_selects_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path, LONG) as reviewer:
        article, before = reviewer.screen.article, reviewer.selected
        await wheel(reviewer, article, events.MouseScrollDown)
        down = article.scroll_offset.y
        assert down > 0
        await wheel(reviewer, article, events.MouseScrollUp)
        assert article.scroll_offset.y == 0
        await wheel(reviewer, reviewer.screen.query_one("#card"), events.MouseScrollDown)
        assert article.scroll_offset.y == 0
        assert reviewer.selected == before


async def test_the_wheel_over_the_outline_scrolls_it_and_leaves_the_text(tmp_path: Path) -> None:
    text = "\n".join(f"# Section {number}\nThere were {number + 100} words." for number in range(60))
    async with reviewing(tmp_path, text) as reviewer:
        outline, before = reviewer.screen.outline, reviewer.screen.article.scroll_offset.y
        await wheel(reviewer, outline, events.MouseScrollDown)
        assert outline.scroll_offset.y > 0
        assert reviewer.screen.article.scroll_offset.y == before
        assert reviewer.screen.section == 0


async def test_below_the_text_the_mouse_pulls_the_card_s_upper_edge(tmp_path: Path) -> None:
    async with reviewing(tmp_path, size=(80, 24)) as reviewer:
        card = reviewer.screen.query_one("#card")
        top = card.region.y
        await reviewer.pilot.mouse_down(offset=(30, top))
        await reviewer.pilot.hover(offset=(32, top - 2))
        await reviewer.pilot.mouse_up(offset=(32, top - 2))
        await reviewer.pilot.pause()
        assert card.region.y == top - 2
        assert reviewer.kept() == {}


async def test_a_figure_that_is_clicked_is_decided_on_by_the_next_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        article = reviewer.screen.article
        cells = (Offset(x, y) for y in range(article.region.height) for x in range(60))
        spans = [item.span.of(reviewer.screen.session.report.text) for item in reviewer.screen.session.items]
        at = next(cell for cell in cells if article.item_at(cell) == spans.index("31"))
        await click(reviewer, article.region.x + at.x, article.region.y + at.y)
        await reviewer.press("v")
        assert reviewer.kept() == {"31": "verified"}

"""What the start leaves out is there when it is needed."""

from pathlib import Path

import pytest
from textual.geometry import Size
from textual.widgets._toast import Toast

from tests.making import desk_in, reading_of
from tui.app import styles
from tui.app.app import TieoutApp
from tui.app.screens.library import LibraryScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.sheets import HelpScreen
from tui.app.telling import tell_error
from tui.app.themes import TERMINAL
from tui.app.widgets.article import ArticleView
from tui.errors import StoreError


async def test_a_notice_is_shown_where_no_place_for_it_was_made_yet(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.keep(reading_of("There are 12 apples."))
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        tell_error(app.screen, StoreError("The disk is full.", "Make room."))
        await pilot.pause()
        assert len(app.screen.query(Toast)) == 1
        tell_error(app.screen, StoreError("The disk is still full.", "Make room."))
        await pilot.pause()
        assert len(app.screen.query(Toast)) == 2
    desk.close()


async def test_the_styles_for_the_terminals_own_colours_are_read_with_their_theme(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert not app.stylesheet.has_source(str(styles.ANSI))
        app.show_theme(TERMINAL.name)
        await pilot.pause()
        assert app.stylesheet.has_source(str(styles.ANSI))
        assert app.screen.query_one("TitleBar").styles.text_style.reverse
    desk.close()


async def test_a_review_is_laid_out_twice_before_its_first_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text("\n\n".join(f"There are {number} apples in basket {number}." for number in range(200)))
    desk = desk_in(tmp_path)
    desk.begin(desk.read(str(path)))
    laid_out: list[ReadingScreen] = []
    lay_out = ReadingScreen._refresh_layout

    def counted(screen: ReadingScreen, size: Size | None = None, scroll: bool = False) -> None:
        laid_out.append(screen)
        lay_out(screen, size, scroll)

    monkeypatch.setattr(ReadingScreen, "_refresh_layout", counted)
    app = TieoutApp(desk, str(path))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("J")
        assert len(laid_out) == 2  # the second one because the first tells which panes need bars
        assert app.screen.query_one(ArticleView).show_vertical_scrollbar
    desk.close()


async def test_a_screen_that_opens_as_the_app_ends_is_no_fault(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.end_by(15)
        app.push_screen(HelpScreen(""))
    assert (app.fault, app.return_code) == (None, 128 + 15)
    desk.close()

"""The other screens: library, opening, help, export, about, as printed, too small."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.picturing import taken
from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.messages import ReportWanted
from tui.app.screens.aside import AsideList
from tui.app.screens.library import LibraryScreen
from tui.app.screens.opening import OpeningScreen
from tui.app.screens.original import OriginalScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.sheets import HelpScreen, SheetScreen
from tui.app.screens.too_small import TooSmallScreen
from tui.app.widgets.article import ArticleView
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.lines import LineView
from tui.app.widgets.reports import LibraryList
from tui.app.widgets.sheet import SheetView
from tui.domain.figure import SetAside
from tui.domain.report import Aside, Repair
from tui.domain.text import Span
from tui.errors import FetchError, TieoutError
from tui.session import Desk, Reading


def shown(view: LineView) -> str:
    """What a pane would draw, row by row."""
    return "\n".join("".join(word.text for word in view.line(row)) for row in range(view.virtual_size.height))


def said(app: TieoutApp) -> str:
    return "".join(word.text for word in app.screen.query_one(FooterBar).words(300))


class ScriptedDesk(Desk):
    """A desk whose reading is what a test says."""

    script: Callable[[str, threading.Event], Reading]

    def read(  # type: ignore[override]
        self, location: str, *, cancelled: threading.Event, progress: Callable[[str], None], **_: object
    ) -> Reading:
        progress("reading the page")
        return type(self).script(location, cancelled)


@pytest.fixture
def scripted(tmp_path: Path) -> ScriptedDesk:
    plain = desk_in(tmp_path)
    plain.close()
    desk = desk_in(tmp_path)
    desk.__class__ = ScriptedDesk
    assert isinstance(desk, ScriptedDesk)
    return desk


async def settle(app: TieoutApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_an_empty_library_says_what_to_do_first(tmp_path: Path) -> None:
    app = TieoutApp(desk_in(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "No reports yet" in app.screen.query_one("#empty", SheetView).words
        assert isinstance(app.focused, Input)


async def test_the_library_shows_each_report_with_its_progress(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "d", "q")
        row = shown(reviewer.app.screen.query_one(LibraryList))
        assert "A report" in row
        assert "2/5 X1" in row


async def test_a_report_typed_in_the_library_is_read_and_opened(scripted: ScriptedDesk) -> None:
    ScriptedDesk.script = staticmethod(lambda location, _: reading_of("Only 7 here", location=location))
    app = TieoutApp(scripted)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*"/x/y.txt", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.session.report.source.location == "/x/y.txt"


async def test_a_report_that_cant_be_read_is_said_and_the_library_stays(scripted: ScriptedDesk) -> None:
    def fail(location: str, _: threading.Event) -> Reading:
        raise FetchError(f"There is no {location}.", "Check the path.")

    ScriptedDesk.script = staticmethod(fail)
    app = TieoutApp(scripted)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*"nowhere", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.query_one("#trouble", SheetView).words == "There is no nowhere.\nCheck the path."
        await pilot.press(*"elsewhere")
        assert app.screen.query_one("#trouble", SheetView).display


async def test_a_report_named_in_the_shell_that_cant_be_read_ends_the_app(scripted: ScriptedDesk) -> None:
    def fail(location: str, _: threading.Event) -> Reading:
        raise FetchError(f"There is no {location}.")

    ScriptedDesk.script = staticmethod(fail)
    app = TieoutApp(scripted, "nowhere")
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert isinstance(app.failure, TieoutError)
    assert app.failure.message == "There is no nowhere."


async def test_a_file_that_the_store_has_opens_at_once_and_the_library_is_behind_it(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("In all 54 projects were looked at.")
    desk = desk_in(tmp_path / "store")
    desk.begin(reading_of(page.read_text(), location=str(page)))
    app = TieoutApp(desk, str(page))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        app.screen.post_message(ReportWanted(str(page)))
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
    desk.close()


async def test_the_charset_that_the_user_names_reaches_the_reader(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("全年抽查54个项目，抽样235组，合格率达100%。".encode("gb18030"))
    desk = desk_in(tmp_path / "store")
    app = TieoutApp(desk, str(page), encoding="gb18030")
    async with app.run_test() as pilot:
        await settle(app, pilot)
        assert isinstance(app.screen, ReadingScreen)
        charset = app.screen.session.report.charset
        assert (charset.name, charset.how) == ("gb18030", "you said so")
    desk.close()


async def test_escape_gives_a_reading_up_while_the_interface_goes_on(scripted: ScriptedDesk) -> None:
    told_to_stop = threading.Event()

    def linger(_: str, cancelled: threading.Event) -> Reading:
        if cancelled.wait(30):
            told_to_stop.set()
        raise FetchError("Given up.")

    ScriptedDesk.script = staticmethod(linger)
    app = TieoutApp(scripted)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*"slow", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OpeningScreen)
        await pilot.press("escape")
        await settle(app, pilot)
        assert told_to_stop.is_set()
        assert isinstance(app.screen, LibraryScreen)


async def test_leaving_at_once_waits_for_no_reading(scripted: ScriptedDesk) -> None:
    told_to_stop = threading.Event()

    def linger(_: str, cancelled: threading.Event) -> Reading:
        if cancelled.wait(30):
            told_to_stop.set()
        raise FetchError("Given up.")

    ScriptedDesk.script = staticmethod(linger)
    app = TieoutApp(scripted)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*"slow", "enter")
        await pilot.pause()
        await pilot.press("ctrl+q")
    assert told_to_stop.wait(10)


async def test_help_shows_every_key_and_filters_by_word_and_by_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("question_mark")
        assert isinstance(reviewer.app.screen, HelpScreen)
        sheet = reviewer.app.screen.query_one(SheetView)
        assert "needs a source" in sheet.words
        await reviewer.press(*"undo")
        assert "undo" in sheet.words
        assert "disputed" not in sheet.words
        await reviewer.press(*["backspace"] * 4, "d")
        assert "disputed" in sheet.words
        await reviewer.press("escape")
        assert isinstance(reviewer.app.screen, ReadingScreen)


def repaired_reading() -> Reading:
    """A reading with a repair and a piece that was set apart."""
    reading = reading_of("Body 12 text")
    report = replace(
        reading.report,
        repairs=(Repair(Span(5, 7), "1 2", "space inside a number"),),
        aside=(Aside("copyright notice", "All rights reserved", 12),),
    )
    return Reading(reading.snapshot, report)


async def test_the_page_as_printed_shows_what_was_repaired_and_set_apart(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=repaired_reading()) as reviewer:
        await reviewer.press("p")
        assert isinstance(reviewer.app.screen, OriginalScreen)
        words = shown(reviewer.app.screen.query_one(ArticleView))
        assert "Body 1 2 text" in words
        assert "All rights reserved" in words
        await reviewer.press("q")
        assert isinstance(reviewer.app.screen, ReadingScreen)


async def test_about_counts_repairs_and_shows_what_was_set_apart(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=repaired_reading()) as reviewer:
        await reviewer.press("i")
        assert isinstance(reviewer.app.screen, SheetScreen)
        words = reviewer.app.screen.query_one(SheetView).words
        assert "1 × space inside a number" in words
        assert "copyright notice: All rights reserved" in words
        assert "Numerals: 1, all accounted for" in words
        await reviewer.press("q")
        assert isinstance(reviewer.app.screen, ReadingScreen)


def reading_with_a_numeral_aside() -> Reading:
    """A reading of one figure and one numeral that is none."""
    reading = reading_of("# Phase one\nThere are 12 houses.")
    numerals = replace(reading.report.numerals, set_aside=(SetAside(Span(8, 11), "part of a name"),))
    return Reading(reading.snapshot, replace(reading.report, numerals=numerals))


async def test_a_numeral_set_aside_can_be_looked_at_and_gone_to(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_a_numeral_aside()) as reviewer:
        await reviewer.press("A")
        row = shown(reviewer.app.screen.query_one(AsideList))
        assert "one" in row
        assert "part of a name" in row
        await reviewer.press("enter")
        assert "no figure: part of a name" in reviewer.said


async def test_a_numeral_set_aside_is_taken_up_reviewed_and_given_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_a_numeral_aside()) as reviewer:
        await reviewer.press("A", "a")
        assert reviewer.selected == "one"
        assert "taken up" in reviewer.said
        await reviewer.press("v")
        assert reviewer.kept() == {"one": "verified"}
        assert reviewer.selected == "12"
        await reviewer.press("A")
        assert shown(reviewer.app.screen.query_one(AsideList)) == ""
        await reviewer.press("q", "u", "u")
        assert len(reviewer.screen.session.items) == 1
        assert reviewer.selected == "12"
        await reviewer.press("ctrl+r")
        assert reviewer.selected == "one"


async def test_a_numeral_in_the_words_of_a_passage_is_not_taken_up(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_a_numeral_aside()) as reviewer:
        reviewer.screen.session.pick(Span(2, 11))
        await reviewer.press("A", "a")
        assert "not saved: P-" in reviewer.said
        assert "stands in these words" in reviewer.said
        assert len(reviewer.kept_session().items) == 2


async def test_a_terminal_that_is_too_small_says_so_and_recovers(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.pilot.resize_terminal(30, 8)
        await reviewer.pilot.pause()
        assert isinstance(reviewer.app.screen, TooSmallScreen)
        assert "40 by 12" in reviewer.app.screen.query_one(SheetView).words
        await reviewer.pilot.resize_terminal(120, 40)
        await reviewer.pilot.pause()
        assert isinstance(reviewer.app.screen, ReadingScreen)


@pytest.mark.parametrize("location", ["/reports/one.txt", "nowhere"])
async def test_what_is_read_while_the_terminal_is_too_small_waits_for_room(
    scripted: ScriptedDesk, location: str
) -> None:
    may_end = threading.Event()

    def read(location: str, _: threading.Event) -> Reading:
        may_end.wait()
        if location == "nowhere":
            raise FetchError("There is no file nowhere.", "Check the path.")
        return reading_of("There are 12.", location=location)

    type(scripted).script = staticmethod(read)
    app = TieoutApp(scripted)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.post_message(ReportWanted(location))
        await pilot.pause()
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        may_end.set()
        await settle(app, pilot)
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(120, 40)
        await settle(app, pilot)
        assert isinstance(app.screen, LibraryScreen if location == "nowhere" else ReadingScreen)
        assert not any(isinstance(screen, OpeningScreen) for screen in app.screen_stack)


async def test_a_sheet_that_came_while_the_terminal_was_too_small_leads_back_to_the_review(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.pilot.resize_terminal(30, 8)
        await reviewer.app.push_screen(SheetScreen("Found", []))
        await reviewer.pilot.resize_terminal(120, 40)
        await reviewer.press("q")
        assert isinstance(reviewer.app.screen, ReadingScreen)
        assert len(reviewer.app.screen_stack) == 3


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
async def test_a_figure_can_be_marked_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reviewing(tmp_path, size=size) as reviewer:
        await reviewer.press("J", "v")
        assert reviewer.kept() == {"11": "verified"}
        assert reviewer.screen.query_one(ArticleView).display


async def test_the_palette_offers_actions_and_runs_them(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "ctrl+p")
        await reviewer.press(*"disputed")
        await reviewer.app.workers.wait_for_complete()
        await reviewer.press("enter")
        await reviewer.pilot.pause()
        assert reviewer.kept() == {"11": "disputed"}


async def test_a_store_that_can_only_be_read_says_so_and_marks_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path):
        pass
    desk = desk_in(tmp_path)
    desk._store.read_only = True
    app = TieoutApp(desk)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "read-only" in said(app)


async def test_escape_leaves_neither_the_report_nor_the_library(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("escape")
        assert isinstance(reviewer.app.screen, ReadingScreen)
        await reviewer.press("q", "escape")
        assert isinstance(reviewer.app.screen, LibraryScreen)
        assert reviewer.app.is_running
        await reviewer.press("a", *"typed", "escape")
        assert reviewer.app.screen.query_one(Input).value == ""
        assert isinstance(reviewer.app.focused, LibraryList)


async def test_the_palette_offers_what_the_pane_one_is_in_can_do(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("ctrl+p", *"zzz")
        await shown_in_palette(reviewer, "nothing that can be done is called so")
        await reviewer.press("escape", "escape")
        await reviewer.press("shift+tab", "ctrl+p", *"fold", "space", *"all")
        await shown_in_palette(reviewer, "Unfold all")


async def shown_in_palette(reviewer: Reviewer, words: str) -> None:
    """Wait until the palette offers something, which it finds in its own time."""
    while words not in "\n".join(taken(reviewer.app).rows):
        await reviewer.pilot.pause()

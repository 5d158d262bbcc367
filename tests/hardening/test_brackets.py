"""R2: two hundred strings that markup parsers trip over, in every widget: shown to the letter, and none acts."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from tests.hardening.exhibit import PLACES, Words, begun, shown
from tests.hardening.payloads import BRACKETS, brackets
from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.choice import Choice
from tui.app.screens.aside import AsideScreen
from tui.app.screens.asking import AskScreen
from tui.app.screens.checks import ChecksScreen
from tui.app.screens.choosing import ChooseScreen
from tui.app.screens.confirming import ConfirmScreen
from tui.app.screens.hits import HitsScreen
from tui.app.screens.lost import LostScreen
from tui.app.screens.note import NoteScreen
from tui.app.screens.original import OriginalScreen
from tui.app.screens.sheets import SheetScreen
from tui.app.widgets.bars import TitleBar
from tui.app.widgets.editor import Editor
from tui.app.widgets.fields import Field
from tui.app.widgets.lines import LineView
from tui.app.widgets.reports import LibraryList
from tui.app.words import Word
from tui.domain.anchoring import describe
from tui.domain.figure import SetAside
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.hit import Hit, HitPlace
from tui.domain.review import Item, Orphan, Review
from tui.domain.text import Span
from tui.session import ReviewSession

SIZE = (300, 100)


class Spied(TieoutApp):
    """An app that counts what markup would do."""

    done = 0

    async def action_quit(self) -> None:
        self.done += 1

    async def action_bell(self) -> None:
        self.done += 1


def drawn(app: App[int]) -> str:
    """Return what is on the screen, and again on each pane of it that wraps its words, without blanks.

    A cell that acts when it is clicked fails.
    """
    rows = app.screen._compositor.render_strips()
    assert not [segment for row in rows for segment in row if segment.style and "@click" in segment.style.meta]
    regions = [app.screen.region, *(pane.content_region for pane in app.screen.query("SheetView, Toast"))]
    told = [rows[y].crop(region.x, region.right).text for region in regions for y in region.line_range if y < len(rows)]
    return without_blanks("".join(told))


def without_blanks(words: str) -> str:
    return "".join(words.split())


def missing(seen: list[str], place: int = 0) -> list[str]:
    """Return the strings that none of the screens showed to the letter; a blank may have become the end of a row."""
    everything = "\n".join(seen)
    return [words for words in brackets(place) if without_blanks(words) not in everything]


def test_there_are_two_hundred() -> None:
    assert len(set(brackets())) == BRACKETS


async def test_panes_bars_and_notices_show_brackets_to_the_letter(tmp_path: Path) -> None:
    words: Words = {place: brackets(place) for place in PLACES}
    desk = begun(tmp_path, words)
    app = Spied(desk)
    seen: list[str] = []
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await shown(pilot, words, lambda: seen.append(drawn(app)))
    desk.close()
    assert [words for place in PLACES for words in missing(seen, place)] == []
    assert app.done == 0


NUMERAL = "7 "
TEXT_OF_LINES = "\n".join(f"{NUMERAL}{words}" for words in brackets())
STARTS = [match.start() for match in re.finditer(f"^{NUMERAL}", TEXT_OF_LINES, re.MULTILINE)]
ASIDE = [SetAside(Span(start, start + 1), "part of a name") for start in STARTS]
HITS = [Hit("r", words, HitPlace.TEXT, "", "", None, "", words, "") for words in brackets()]


def orphans() -> list[Orphan]:
    """Return reviewed items that were not found again: a string is why."""
    report = reading_of("one 1").report
    item = Item("T-0001", describe(report.text, Span(4, 5)), "1")
    return [Orphan(item, Review(), words) for words in brackets()]


def with_findings(folder: Path) -> ReviewSession:
    """Return a review of a report with a finding for each string."""
    reading = reading_of("one 1")
    operands = (Operand(Span(4, 5), "1", Decimal(1)),)
    found = tuple(Finding(CheckKind.SUM, f"a.{w}", Verdict.FAILS, operands, w) for w in brackets())
    return desk_in(folder).begin(replace(reading, report=replace(reading.report, findings=found)))


LISTS: dict[str, Callable[[Path], Screen[Any]]] = {
    "sheet": lambda _: SheetScreen("", [(Word(words, "name"), Word(words, "strong")) for words in brackets()]),
    "question": lambda _: ConfirmScreen("", [(Word(words),) for words in brackets()]),
    "choices": lambda _: ChooseScreen("", [Choice(words, words, words) for words in brackets()]),
    "numerals set aside": lambda _: AsideScreen(TEXT_OF_LINES, ASIDE),
    "hits": lambda _: HitsScreen("", HITS),
    "lost": lambda _: LostScreen(orphans(), ""),
    "checks": lambda folder: ChecksScreen(with_findings(folder)),
    "original": lambda _: OriginalScreen(reading_of(TEXT_OF_LINES).report),
}
"""Each sort of screen that shows many rows."""


@pytest.mark.parametrize("sort", LISTS)
async def test_lists_and_sheets_show_brackets_to_the_letter(tmp_path: Path, sort: str) -> None:
    desk = desk_in(tmp_path)
    app = Spied(desk)
    seen: list[str] = []
    async with app.run_test(size=(140, 100)) as pilot:
        await app.push_screen(LISTS[sort](tmp_path / "other"))
        await pilot.pause()
        pane = next(pane for pane in app.screen.query(LineView) if pane.virtual_size.height >= BRACKETS)
        for row in range(0, pane.virtual_size.height, max(pane.size.height, 1)):
            pane.scroll_to(y=row, animate=False, force=True)
            await pilot.pause(0)
            seen.append(drawn(app))
    desk.close()
    assert missing(seen) == []
    assert app.done == 0


async def test_the_library_shows_brackets_to_the_letter(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("one 1"))
    (entry,) = desk.library()
    app = Spied(desk)
    async with app.run_test(size=(140, 220)) as pilot:
        reports = app.screen.query_one(LibraryList)
        reports.show(tuple(entry.replaced(title=words, publisher=words, tags=(words,)) for words in brackets()))
        await pilot.pause()
        told = drawn(app)
    desk.close()
    assert missing([told]) == []
    assert app.done == 0


async def test_fields_and_titles_show_brackets_to_the_letter(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    app = Spied(desk)
    fields, titles = [], []
    async with app.run_test(size=(80, 24)) as pilot:
        for number, words in enumerate(brackets()):
            if number % 20 == 0:  # some anew, for what stands in a field at first
                await app.push_screen(AskScreen(words, words, words))
            field, title = app.screen.query_one(Field), app.screen.query_one(TitleBar)
            field.value = words
            fields.append("".join(segment.text for segment in field.render_line(0)))
            titles.append(" ".join(word.text for word in title.words(80)))
            if number % 20 == 0:
                await pilot.pause(0)
                assert drawn(app).count(without_blanks(words)) >= 3
    desk.close()
    assert missing([without_blanks(told) for told in fields]) == []
    assert app.done == 0


async def test_the_note_s_editor_shows_brackets_to_the_letter(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    app = Spied(desk)
    note = "\n".join(brackets())
    seen: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NoteScreen("T-0001", note, draft=None, keep_draft=nothing))
        editor = app.screen.query_one(Editor)
        for row in range(0, BRACKETS + 8, 8):
            editor.move_cursor((row, 0))
            await pilot.pause(0)
            seen.append(drawn(app))
        assert editor.text == note
    desk.close()
    assert missing(seen) == []
    assert app.done == 0


def nothing(_: str) -> None:
    """Keep no draft."""


async def test_a_widget_that_reads_markup_would_be_found(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    app = Spied(desk)
    async with app.run_test(size=(140, 100)) as pilot:
        await app.screen.mount(Static("[email protected]0"), Static("[b]1[/b]"))
        await pilot.pause()
        assert missing([drawn(app)])
        await app.screen.mount(Static("[@click=app.quit]2[/]"))
        await pilot.pause()
        with pytest.raises(AssertionError, match="click"):
            drawn(app)
    desk.close()

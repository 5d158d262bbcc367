"""A review in Chinese: what is shown is Chinese, what is kept and exported is as in English."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in
from tui.app.app import TieoutApp
from tui.app.keys import KEYS
from tui.app.screens.library import LibraryScreen
from tui.app.screens.sheets import help_lines
from tui.app.widgets.bars import FooterBar, HeaderBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line
from tui.app.wrap import cell_widths
from tui.language import speak


@pytest.fixture(autouse=True)
def chinese(english: None) -> None:  # noqa: ARG001 - it comes after the fixture that begins in English
    speak("zh")


def words_of(lines: list[Line]) -> str:
    return "\n".join("".join(word.text for word in line) for line in lines)


def header_of(reviewer: Reviewer) -> str:
    return "".join(word.text for word in reviewer.screen.query_one(HeaderBar).words(120))


async def test_decisions_are_told_in_chinese_and_kept_as_ever(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("v")
        assert "已核实，已保存" in reviewer.said
        await reviewer.press("d", "u")
        assert "已撤销：存疑" in reviewer.said
        await reviewer.press("s")
        assert "已核 2/6 · ? 1" in header_of(reviewer)
        assert reviewer.kept() == {"2020": "verified", "11": "needs_source"}


async def test_the_card_names_and_lines_up_what_is_known(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("v", "K")
        card = reviewer.card.split("\n")
        assert any(line.endswith("✓ 已核实") for line in card)
        rows = {line[:2]: line for line in card if line[:2] in {"数值", "类型"}}
        assert {key: sum(cell_widths(row[: len(row) - len(row[2:].lstrip())])) for key, row in rows.items()} == {
            "数值": 10,
            "类型": 10,
        }


async def test_notes_evidence_and_the_history_are_chinese(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("c", "o", "k", "escape")
        assert "的批注已保存" in reviewer.said
        await reviewer.press("t", "down", "down", "enter", *"Deed", "enter")
        assert "依据已保存" in reviewer.said
        assert "写批注" in reviewer.card
        assert reviewer.kept_session().review(0).note == "ok"


async def test_an_exported_file_is_the_same_in_both_languages(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("v", "d")
        session = reviewer.screen.session
        written = []
        for language in ("en", "zh"):
            speak(language)
            session.export_to(tmp_path / f"{language}.csv", "csv")
            written.append((tmp_path / f"{language}.csv").read_bytes())
        assert written[0] == written[1]
        assert b"verified" in written[0]


@pytest.mark.parametrize("typed", ["status:open", "状态:未核"])
async def test_the_filter_is_typed_in_either_language_shown_in_chinese_and_kept_in_english(
    tmp_path: Path, typed: str
) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("v", "F", *typed, "enter")
        assert "5 个数字符合" in reviewer.said
        assert "[状态:未核: 5]" in header_of(reviewer)
        assert reviewer.screen.filtering.expression == "status:open"
        await reviewer.press("F")
        assert reviewer.app.screen.query_one(Input).value == "状态:未核"
        assert "状态: 类型: 章节:" in reviewer.app.screen.query_one("#hint", SheetView).words


async def test_an_error_is_told_in_chinese(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("q")
        assert isinstance(reviewer.app.screen, LibraryScreen)
        reviewer.app.screen.action_library_add()
        await reviewer.press(*"/no.txt", "enter")
        await reviewer.app.workers.wait_for_complete()
        await reviewer.pilot.pause()
        assert "没有文件 /no.txt。" in reviewer.app.screen.query_one("#trouble", SheetView).words


def test_the_help_is_searched_in_either_language() -> None:
    assert "review.undo" in words_of(help_lines("撤销"))
    assert "review.undo" in words_of(help_lines("undo"))
    assert words_of(help_lines("没有的字")) == "没有与“没有的字”有关的按键。"


def test_the_columns_of_the_help_line_up() -> None:
    starts = {sum(cell_widths(line[0].text)) for line in help_lines() if len(line) > 1}
    assert starts == {max(starts)}
    assert len(help_lines()) > len(KEYS)


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_footers_fit_and_keep_help_and_the_way_back(tmp_path: Path, width: int) -> None:
    async with reviewing(tmp_path, size=(width, 24)) as reviewer:
        await reviewer.press("v")
        words = reviewer.screen.query_one(FooterBar).words(width)
        text = "".join(word.text for word in words)
        assert sum(cell_widths(text)) <= width
        assert "? 帮助" in text
        assert "q 返回" in text


async def test_an_empty_library_welcomes_in_chinese(tmp_path: Path) -> None:
    app = TieoutApp(desk_in(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "还没有报告" in app.screen.query_one("#empty", SheetView).words

from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tests.unit.linear.scripted import Scripted
from tui.linear.library import PlainLibrary
from tui.session import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("There are 12 apples.", location="/reports/apples.txt"))
    desk.begin(reading_of("There are 13 pears.", location="/reports/pears.txt"))
    return desk


def talked(desk: Desk, *lines: str) -> Scripted:
    terminal = Scripted([*lines, "q"])
    PlainLibrary(desk, terminal).run()
    return terminal


def test_reports_are_listed_by_number_the_last_touched_first(desk: Desk) -> None:
    told = talked(desk).told
    assert told[0] == "2 reports under review:"
    assert told[1].startswith("1. A report, 0 of 1 reviewed, last touched 2026-01-02")


def test_a_number_opens_its_report_and_leaving_it_comes_back(desk: Desk) -> None:
    terminal = talked(desk, "1", "v", "q")
    assert "There are [13] pears." in terminal.told
    assert "1. A report, 1 of 1 reviewed" in "\n".join(terminal.told)


def test_words_find_reports(desk: Desk) -> None:
    assert "1 report under review:" in talked(desk, "f apples").told
    assert "No report has these words: plums" in talked(desk, "/ plums").told


def test_a_path_is_read_and_reviewed(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "年报.txt"
    page.write_text("全年抽查54个项目，抽样235组。", "utf-8")
    terminal = talked(desk, str(page), "q")
    assert f"Opening {page}" in terminal.told
    assert any("[54个]" in line for line in terminal.told)


@pytest.mark.parametrize("typed", ["0", "3", "9" * 5000])
def test_a_number_that_is_not_listed_is_told(desk: Desk, typed: str) -> None:
    assert f"There is no report {typed} in this list." in talked(desk, typed).told


def test_what_cannot_be_read_is_told_and_the_list_stays(desk: Desk) -> None:
    terminal = talked(desk, "no/such/file.txt", "1", "q")
    assert any("file.txt" in line for line in terminal.told)
    assert "There are [13] pears." in terminal.told


def test_an_empty_library_says_how_to_begin(tmp_path: Path) -> None:
    told = talked(desk_in(tmp_path), "?", "").told
    assert told[0] == "No reports yet. Type an address or the path of a file."

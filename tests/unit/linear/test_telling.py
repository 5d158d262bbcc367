from pathlib import Path

import pytest

from tests.making import reading_with_findings
from tests.unit.linear.scripted import begun
from tui.app.words import Line, Word
from tui.domain.review import Status
from tui.linear.telling import block_lines, item_lines, plain, report_lines, section_lines


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ((Word("kind      ", "name"), Word("money")), "kind: money"),
        ((Word("          ", "name"), Word("more of a note", "strong")), "more of a note"),
        ((Word("There were "), Word("21", "strong"), Word(" cases.")), "There were [21] cases."),
        ((Word("Repairs: none", "strong"),), "Repairs: none"),
        ((), ""),
    ],
)
def test_a_line_of_the_app_is_told_in_plain_words(line: Line, told: str) -> None:
    assert plain(line) == told


def test_a_report_is_told_with_its_counts(tmp_path: Path) -> None:
    session = begun(tmp_path)
    session.mark([1], Status.VERIFIED)
    assert list(report_lines(session))[:4] == [
        "A report",
        "/reports/one.txt",
        "4 figures to check, 1 of them reviewed.",
        "3 open, 1 verified, 1 need no check",
    ]


def test_a_figure_is_told_with_place_sentence_value_section_and_status(tmp_path: Path) -> None:
    session = begun(tmp_path)
    session.note(2, "see table 3")
    assert item_lines(session, 2)[:-1] == [
        "Figure 3 of 5, T-0003, open: 21",
        "note: see table 3",
        "what: things",
        "value: 21",
        "There were [21] cases and 22 deaths in the north.",
        "kind: count",
        "section: First section",
    ]


def test_a_year_that_only_says_when_needs_no_check(tmp_path: Path) -> None:
    assert item_lines(begun(tmp_path), 0)[0] == "Figure 1 of 5, T-0001, needs no check: 2020"


def test_a_finding_is_told_with_its_calculation(tmp_path: Path) -> None:
    session = begun(tmp_path, reading_with_findings("We add 1 + 2 = 4 here"))
    told = item_lines(session, 2)
    assert "! sum: fails" in told
    assert "worked out: 1 + 2 = 3; 4 is stated" in told
    assert any("1 finding to look at" in line for line in report_lines(session))


def test_the_history_is_told_when_asked_for(tmp_path: Path) -> None:
    session = begun(tmp_path)
    assert item_lines(session, 1, history=True)[-1] == "Nothing was decided on it yet."
    session.mark([1], Status.DISPUTED)
    assert "open → disputed, Ada" in item_lines(session, 1, history=True)[-1]


def test_the_paragraph_is_read_out_with_the_figure_set_off(tmp_path: Path) -> None:
    assert block_lines(begun(tmp_path), 3) == ["There were 21 cases and [22] deaths in the north."]


def test_sections_are_numbered_to_go_to(tmp_path: Path) -> None:
    session = begun(tmp_path)
    session.mark([2], Status.DISPUTED)
    assert section_lines(session)[:2] == [
        "1. First section, 1 of 2 reviewed, 1 disputed",
        "2. Second section, 0 of 1 reviewed",
    ]

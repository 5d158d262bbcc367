from contextlib import closing
from pathlib import Path

import pytest

from tests.making import desk_in
from tui.domain.choosing import dropping, keeping
from tui.domain.report import LEFT_OUT, NO_CHOICES, Choices
from tui.domain.review import Status
from tui.errors import StoreError
from tui.session import Desk, ReviewSession

PAGE = (
    "<title>The town in figures</title><nav><ul><li><a href='/a'>Home</a><li><a href='/b'>News</a></ul></nav><article>"
    + "".join(
        f"<p>In {{year}} the {quarter} quarter had 5,200 people, which is 110 more than in the year before it.</p>"
        for quarter in ("northern", "eastern", "southern", "western", "old", "new")
    )
    + "</article><aside><h2>In short</h2><p>It spent 3.5 million euros.</p><p>It has 14 schools.</p></aside>"
)


def saved_page(folder: Path, year: int = 2024) -> str:
    path = folder / "page.html"
    path.write_text(PAGE.format(year=year))
    return str(path)


def chosen(desk: Desk, session: ReviewSession, choices: Choices) -> ReviewSession:
    return desk.begin(desk.read_again(desk.choose(session, choices)))


def column_kept(desk: Desk, tmp_path: Path) -> ReviewSession:
    session = desk.begin(desk.read(saved_page(tmp_path)))
    [column] = [at for at, aside in enumerate(session.report.aside) if aside.reason == "side column"]
    session.mark([0, 1], Status.VERIFIED)
    return chosen(desk, session, keeping(session.report, column))


def test_a_region_that_is_kept_comes_back_as_blocks_and_all_marks_stay(desk: Desk, tmp_path: Path) -> None:
    session = column_kept(desk, tmp_path)
    assert session.report.text.endswith("\nIn short\nIt spent 3.5 million euros.\nIt has 14 schools.")
    assert session.report.sections[-1].title == "In short"
    assert [session.review(index).status for index in (0, 1, 2)] == [Status.VERIFIED, Status.VERIFIED, Status.OPEN]
    assert session.orphans == ()


def test_what_is_left_out_is_set_apart_and_its_marks_are_orphans(desk: Desk, tmp_path: Path) -> None:
    session = desk.begin(desk.read(saved_page(tmp_path)))
    session.mark([0], Status.VERIFIED)
    session = chosen(desk, session, dropping(session.report, 0))
    assert [aside.reason for aside in session.report.aside].count(LEFT_OUT) == 1
    assert len(session.orphans) == 1


def test_choices_hold_when_the_report_is_taken_up_again(desk: Desk, tmp_path: Path) -> None:
    session = column_kept(desk, tmp_path)
    assert desk.resume(session.report_id).report == session.report


@pytest.mark.parametrize("year", [2024, 2025])
def test_choices_hold_when_the_page_is_read_again_changed_or_not(desk: Desk, tmp_path: Path, year: int) -> None:
    kept = column_kept(desk, tmp_path).report
    session = desk.begin(desk.read(saved_page(tmp_path, year)))
    assert session.report.choices == kept.choices
    assert session.report.text == kept.text.replace("2024", str(year))


def test_choices_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    session = chosen(desk, column_kept(desk, tmp_path), NO_CHOICES)
    assert session.report.text.count("\n") == 5
    assert desk.begin(desk.read(saved_page(tmp_path))).report.choices == NO_CHOICES


def test_a_store_that_can_only_be_read_takes_no_choice(tmp_path: Path) -> None:
    with closing(desk_in(tmp_path)) as desk:
        session = desk.begin(desk.read(saved_page(tmp_path)))
        desk._store.read_only = True
        with pytest.raises(StoreError):
            desk.choose(session, dropping(session.report, 0))

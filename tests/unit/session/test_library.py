from pathlib import Path

import pytest

from tests.making import START, desk_in, reading_of
from tui.domain.review import Status
from tui.errors import StoreError
from tui.session import Desk
from tui.store import second_copy

TEXT = "There are 12 apples and 13 pears in the basket."


def begun(desk: Desk, location: str = "/one", text: str = TEXT) -> str:
    return desk.begin(reading_of(text, location=location)).report_id


def ids(desk: Desk) -> tuple[list[str], list[str]]:
    return [entry.id for entry in desk.library()], [entry.id for entry in desk.removed()]


def test_a_removed_report_is_not_in_the_library_but_among_the_removed(desk: Desk) -> None:
    one, two = begun(desk), begun(desk, "/two", TEXT + " 14")
    desk.remove(one)
    assert ids(desk) == ([two], [one])
    (entry,) = desk.removed()
    assert entry.removed_at is not None
    assert entry.removed_at > START


def test_the_last_removed_is_the_first_among_the_removed(desk: Desk) -> None:
    one, two = begun(desk), begun(desk, "/two", TEXT + " 14")
    desk.remove(two)
    desk.remove(one)
    assert ids(desk) == ([], [one, two])


def test_a_restored_report_has_all_that_was_decided(desk: Desk) -> None:
    session = desk.begin(reading_of(TEXT))
    session.mark([1], Status.DISPUTED)
    session.note(0, "see the ledger")
    desk.remove(session.report_id)
    desk.restore(session.report_id)
    again = desk.resume(session.report_id)
    assert ids(desk) == ([session.report_id], [])
    assert (again.review(1).status, again.review(0).note) == (Status.DISPUTED, "see the ledger")


def test_reading_a_removed_report_again_restores_it(desk: Desk) -> None:
    one = begun(desk)
    desk.resume(one).mark([0], Status.VERIFIED)
    desk.remove(one)
    session = desk.begin(reading_of(TEXT, location="/one"))
    assert session.review(0).status is Status.VERIFIED
    assert ids(desk) == ([one], [])


def test_a_new_version_of_a_removed_report_restores_it(desk: Desk) -> None:
    one = begun(desk)
    desk.remove(one)
    assert begun(desk, text="At last. " + TEXT) == one
    assert ids(desk) == ([one], [])


def test_a_review_that_is_open_in_another_window_goes_on_after_the_removal(desk: Desk, tmp_path: Path) -> None:
    one = begun(desk)
    other = desk_in(tmp_path, reviewer="Ben")
    session = other.resume(one)
    desk.remove(one)
    session.mark([0], Status.VERIFIED)
    desk.restore(one)
    assert desk.resume(one).review(0).status is Status.VERIFIED
    other.close()


def test_tags_are_kept_in_order_and_once(desk: Desk) -> None:
    one = begun(desk)
    desk.tag(one, ["tax", " 2024  annual ", "tax", "", "税"])
    assert desk.library()[0].tags == ("2024 annual", "tax", "税")
    desk.tag(one, [])
    assert desk.library()[0].tags == ()


def test_tags_and_removals_last_until_the_next_start(desk: Desk, tmp_path: Path) -> None:
    one, two = begun(desk), begun(desk, "/two", TEXT + " 14")
    desk.tag(one, ["tax"])
    desk.remove(two)
    desk.close()
    again = desk_in(tmp_path)
    assert ids(again) == ([one], [two])
    assert again.library()[0].tags == ("tax",)
    again.close()


def test_what_is_not_there_can_t_be_filed_or_removed(desk: Desk) -> None:
    for act in (desk.remove, desk.restore, lambda name: desk.tag(name, ["x"])):
        with pytest.raises(StoreError, match="no report none"):
            act("none")


def test_a_removed_report_is_not_found_by_its_name(desk: Desk) -> None:
    one = begun(desk)
    desk.remove(one)
    assert desk.find(one) is None


def test_what_was_done_with_reports_is_in_the_second_copy(desk: Desk, tmp_path: Path) -> None:
    one = begun(desk)
    desk.tag(one, ["税"])
    desk.remove(one)
    lines = (tmp_path / second_copy.FILE_NAME).read_text().splitlines()
    assert [line.startswith('{"table": "shelvings"') for line in lines] == [False, True, True]


def test_a_line_of_the_library_s_journal_can_t_be_changed(desk: Desk) -> None:
    desk.remove(begun(desk))
    for statement in ("UPDATE shelvings SET now = ''", "DELETE FROM shelvings"):
        with pytest.raises(StoreError, match="kept as they were written"):
            desk._store.rows(statement)


def test_another_window_s_work_is_told_once(desk: Desk, tmp_path: Path) -> None:
    other = desk_in(tmp_path)
    assert not desk.changed_elsewhere()
    begun(other)
    assert desk.changed_elsewhere()
    assert not desk.changed_elsewhere()
    other.close()

"""Reports that are read again and say something else now: what stays, what opens again, what is lost."""

from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.domain.review import ActionKind, Status
from tui.domain.text import Span
from tui.errors import ConflictError
from tui.session import Desk

TEXT = (
    "There are 12 apples in the first of all baskets.\n"
    "There are 13 pears in the second of all baskets.\n"
    "There are 14 plums in the third of all the baskets.\n"
)


def found(desk: Desk, text: str) -> dict[str, tuple[str, str]]:
    """Read a new version; return the words and the status of each item by id."""
    session = desk.begin(reading_of(text))
    return {
        item.id: (item.span.of(text), session.review(index).status.value) for index, item in enumerate(session.items)
    }


def test_in_a_new_version_unchanged_figures_keep_their_ids_and_marks(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([0, 2], Status.VERIFIED)
    new = "A new line with 99 things in it, at the very top.\n" + TEXT
    assert found(desk, new) == {
        "T-0004": ("99", "open"),
        "T-0001": ("12", "verified"),
        "T-0002": ("13", "open"),
        "T-0003": ("14", "verified"),
    }


def test_in_a_new_version_a_changed_value_keeps_its_item_and_opens_it_again(desk: Desk) -> None:
    old = desk.begin(reading_of(TEXT))
    old.mark([1], Status.VERIFIED)
    old.note(1, "counted")
    session = desk.begin(reading_of(TEXT.replace("13", "31")))
    assert [item.id for item in session.items] == ["T-0001", "T-0002", "T-0003"]
    assert (session.review(1).status, session.review(1).note, session.orphans) == (Status.OPEN, "counted", ())
    before = session.before(1)
    assert before is not None
    assert (before.printed, before.status, before.reviewer) == ("13", Status.VERIFIED, "Ada")
    assert before.sentence == "There are 13 pears in the second of all baskets."


def test_a_mark_is_not_kept_on_a_figure_whose_sentence_changed(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    session = desk.begin(reading_of(TEXT.replace("second of all", "second and last of all")))
    assert (session.tally.verified, session.items[1].id) == (0, "T-0002")
    assert session.before(1) is not None


AMENDED = (
    "The town in figures\n\nIt has 5,200 inhabitants.\n\n"
    "In 2024 it spent 3.5 million euros on roads, 1.2 million euros on schools, and 48 tonnes of salt on streets.\n\n"
    "There are 14 schools in it.\n"
)


def test_of_a_sentence_with_a_changed_value_the_other_clauses_keep_their_marks(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(AMENDED)
    old = desk.begin(desk.read(str(path)))
    old.mark(range(len(old.items)), Status.VERIFIED)
    path.write_text(AMENDED.replace("1.2 million", "1.4 million"))
    session = desk.begin(desk.read(str(path)))
    assert [item.id for item in session.items] == [item.id for item in old.items]
    (opened,) = [index for index in range(len(session.items)) if not session.review(index).is_decided]
    before = session.before(opened)
    assert before is not None
    assert (before.printed, session.items[opened].span.of(session.report.text)) == (
        "1.2 million euros",
        "1.4 million euros",
    )
    assert desk.resume(session.report_id).tally == session.tally


def test_of_a_sentence_with_another_year_nothing_keeps_its_mark(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(AMENDED)
    old = desk.begin(desk.read(str(path)))
    old.mark(range(len(old.items)), Status.VERIFIED)
    path.write_text(AMENDED.replace("2024", "2025"))
    session = desk.begin(desk.read(str(path)))
    kept = [item.span.of(session.report.text) for i, item in enumerate(session.items) if session.review(i).is_decided]
    assert kept == ["5,200", "14"]


def test_what_opens_an_item_again_is_an_event_that_names_the_snapshot(desk: Desk) -> None:
    old = desk.begin(reading_of(TEXT))
    old.mark([1], Status.VERIFIED)
    session = desk.begin(reading_of(TEXT.replace("13", "31")))
    place, status = session.history(1)[1:]
    assert (place.kind, place.of) == (ActionKind.REOPENED, old.report.source.sha256)
    assert (status.kind, status.was, status.now) == (ActionKind.REOPENED, "verified", "open")
    assert desk.library()[0].tally == session.tally == desk.resume(session.report_id).tally


def test_an_item_that_is_decided_anew_has_nothing_before(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    session = desk.begin(reading_of(TEXT.replace("13", "31")))
    session.mark([1], Status.DISPUTED)
    assert (session.review(1).status, session.before(1)) == (Status.DISPUTED, None)
    session.undo()
    assert session.review(1).status is Status.OPEN
    assert session.before(1) is not None


def test_undo_does_not_reach_behind_a_change_of_the_report(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    assert desk.begin(reading_of(TEXT.replace("13", "31"))).undo() is None


def test_a_mark_in_a_window_on_the_older_version_does_not_show_on_changed_words(desk: Desk, tmp_path: Path) -> None:
    other = desk_in(tmp_path)
    old = other.begin(reading_of(TEXT))
    session = desk.begin(reading_of(TEXT.replace("13", "31")))
    old.mark([1], Status.VERIFIED)
    session.refresh()
    assert session.review(1).status is Status.OPEN
    before = session.before(1)
    assert before is not None
    assert (before.printed, before.status) == ("13", Status.VERIFIED)
    session.mark([1], Status.DISPUTED)
    assert session.review(1).status is Status.DISPUTED
    old.refresh()
    assert old.review(1).status is Status.OPEN
    other.close()


GONE = "Another page altogether stands here.\n"


def test_what_is_not_found_is_listed_and_attached_by_hand(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    session = desk.begin(reading_of("It was said that 13 pears are in some basket.\n"))
    assert [orphan.item.id for orphan in session.orphans] == ["T-0002"]
    change = session.attach("T-0002", session.items[0].span)
    assert (change.indices, change.what) == ((0,), "attached")
    assert (session.items[0].id, session.orphans) == ("T-0002", ())
    assert session.review(0).status is Status.OPEN
    assert session.before(0) is not None
    again = desk.resume(session.report_id)
    assert (again.items[0].id, again.tally) == ("T-0002", session.tally)
    session.undo()
    assert session.items[0].id == "T-0004"
    assert [orphan.item.id for orphan in session.orphans] == ["T-0002"]
    session.redo()
    assert session.items[0].id == "T-0002"


def test_an_orphan_is_attached_to_words_that_are_no_figure(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    session = desk.begin(reading_of(GONE))
    session.attach("T-0002", Span(8, 12))
    assert [(item.id, item.span, item.figure) for item in session.items] == [("T-0002", Span(8, 12), None)]
    assert desk.begin(reading_of("More.\n" + GONE)).items[0].span == Span(14, 18)


def test_one_goes_on_at_the_same_item_of_another_reading_or_at_the_one_before(desk: Desk) -> None:
    session = desk.begin(reading_of(TEXT))
    session.pick(Span(0, 5))
    session.save_place(2)
    left = session.items[2].id
    session = desk.begin(reading_of(TEXT.replace("12", "11")))
    assert session.items[session.place].id == left
    again = desk.resume(session.report_id)
    assert again.items[again.place].id == left
    before = session.items[session.place - 1].id
    session = desk.begin(reading_of(TEXT.replace("13 pears", "more pears")))
    assert session.items[session.place].id == before


def test_an_orphan_that_has_a_place_by_now_is_not_attached_again(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    session = desk.begin(reading_of(GONE))
    session.attach(session.orphans[0].item.id, Span(8, 12))
    with pytest.raises(ConflictError, match="T-0002 has a place by now"):
        session.attach("T-0002", Span(0, 4))


def test_an_orphan_is_not_attached_where_something_else_was_decided(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    session = desk.begin(reading_of("It was said that 13 pears are in some basket.\n"))
    session.mark([0], Status.DISPUTED)
    with pytest.raises(ConflictError, match="T-0004 stands there"):
        session.attach("T-0002", session.items[0].span)


def test_all_come_home_when_a_page_that_was_gone_is_back(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([0, 1, 2], Status.VERIFIED)
    assert len(desk.begin(reading_of(GONE)).orphans) == 3
    session = desk.begin(reading_of(TEXT))
    assert (session.orphans, session.tally.verified) == ((), 3)


def test_an_undecided_figure_keeps_its_id_when_its_sentence_changed(desk: Desk) -> None:
    desk.begin(reading_of(TEXT))
    session = desk.begin(reading_of(TEXT.replace("second of all", "second and last of all")))
    assert [item.id for item in session.items] == ["T-0001", "T-0002", "T-0003"]


def test_an_orphan_comes_home_when_its_words_are_back(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    assert len(desk.begin(reading_of(TEXT.replace("There are 13 pears", "Gone are the 31"))).orphans) == 1
    session = desk.begin(reading_of("Corrected on day 5.\n" + TEXT))
    assert session.orphans == ()
    assert session.review(2).status is Status.VERIFIED


def test_a_mark_taken_back_leaves_no_orphan(desk: Desk) -> None:
    session = desk.begin(reading_of(TEXT))
    session.mark([1], Status.VERIFIED)
    session.undo()
    assert desk.begin(reading_of(TEXT.replace("13", "31"))).orphans == ()


def test_ids_are_never_given_twice(desk: Desk) -> None:
    seen: dict[str, str] = {}
    for number in range(6):
        text = TEXT.replace("There are 13 pears", f"Gone are {number} of {30 + number}")
        for name, (words, _) in found(desk, text).items():
            assert seen.setdefault(name, words) == words


def test_a_new_version_goes_on_where_the_reviewer_was(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).save_place(1)
    session = desk.begin(reading_of("A new line with 99 things in it, at the very top.\n" + TEXT))
    assert session.items[session.place].id == "T-0002"


def test_an_orphan_comes_home_to_a_figure_that_was_new_meanwhile(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    desk.begin(reading_of(TEXT.replace("There are 13 pears in the second", "13 of them")))
    session = desk.begin(reading_of(TEXT))
    assert session.orphans == ()
    assert (session.items[1].id, session.review(1).status) == ("T-0002", Status.VERIFIED)


def test_a_difference_is_told_before_anything_is_changed(desk: Desk) -> None:
    old = desk.begin(reading_of(TEXT))
    old.mark([1], Status.VERIFIED)
    new = reading_of(TEXT.replace("13", "31"))
    _, difference = desk.difference(old.report_id, new)
    assert [(figure.item_id, figure.was, figure.now) for figure in difference.figures if figure.was != figure.now] == [
        ("T-0002", "13", "31")
    ]
    assert desk.resume(old.report_id).review(1).status is Status.VERIFIED
    assert desk._store.snapshot(new.report.source.sha256) == new.snapshot

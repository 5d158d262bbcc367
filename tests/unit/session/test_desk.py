import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import desk_in, reading_of, report_of
from tui.domain.additions import Additions
from tui.domain.review import ActionKind, Status
from tui.domain.text import Span
from tui.errors import ConflictError, FetchError
from tui.reading.files import sha256_of_file
from tui.session import Desk, Keeping, Kept, Reading, known_files
from tui.store import database
from tui.store.second_copy import FILE_NAME as COPY_NAME
from tui.store.snapshots import add_snapshot

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


def test_a_report_begun_is_in_the_library(desk: Desk) -> None:
    session = desk.begin(reading_of(TEXT))
    (entry,) = desk.library()
    assert (entry.id, entry.title, entry.figures) == (session.report_id, "A report", 3)
    assert entry.tally == session.tally


def test_the_last_touched_report_is_the_first_in_the_library(desk: Desk) -> None:
    one = desk.begin(reading_of(TEXT, location="/one"))
    two = desk.begin(reading_of(TEXT + "15", location="/two"))
    assert [entry.id for entry in desk.library()] == [two.report_id, one.report_id]
    one.mark([0], Status.VERIFIED)
    assert [entry.id for entry in desk.library()] == [one.report_id, two.report_id]


def test_what_was_kept_apart_is_gone_on_with(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    kept = desk.keep_apart(reading_of(TEXT.replace("12", "11")))
    session = desk.go_on(kept)
    assert [session.status(index) for index in range(3)] == [Status.OPEN, Status.VERIFIED, Status.OPEN]
    assert [entry.id for entry in desk.library()] == [session.report_id]


def test_another_thread_may_keep_a_reading(desk: Desk) -> None:
    with ThreadPoolExecutor(1) as pool:
        kept = pool.submit(desk.keep_apart, reading_of(TEXT)).result()
    assert isinstance(kept, Kept)
    assert (kept.keeping, kept.location) == (Keeping.NEW, reading_of(TEXT).location)
    assert desk.go_on(kept).report.text == TEXT


def test_in_a_store_that_can_only_be_read_a_reading_is_begun_and_not_kept(tmp_path: Path) -> None:
    with closing(desk_in(tmp_path)) as desk:
        desk.begin(reading_of(TEXT))
    with closing(desk_in(tmp_path)) as desk:
        desk._store.read_only = True
        opened = desk.keep_apart(reading_of(TEXT + "15"))
        assert isinstance(opened, Reading)
        assert len(desk.go_on(opened).items) == 4


def test_what_is_given_up_at_the_last_moment_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cancelled = threading.Event()

    def given_up_meanwhile(*values: object) -> None:
        add_snapshot(*values)  # type: ignore[arg-type]
        cancelled.set()

    with closing(desk_in(tmp_path)) as desk:
        desk.begin(reading_of(TEXT + "15", location="/reports/other.txt")).mark([0], Status.VERIFIED)
        copied = (tmp_path / COPY_NAME).read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(database, "add_snapshot", given_up_meanwhile)
            with pytest.raises(FetchError, match="Stopped"):
                desk.keep_apart(reading_of(TEXT), cancelled)
        assert [entry.location for entry in desk.library()] == ["/reports/other.txt"]
        assert (tmp_path / COPY_NAME).read_bytes() == copied
        assert isinstance(desk.keep_apart(reading_of(TEXT), threading.Event()), Kept)


def file_reading(folder: Path, text: str = TEXT) -> Reading:
    """Write a file, and return its reading."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return reading_of(text, location=str(path))


def test_a_file_as_the_store_has_it_is_gone_on_with_unread(desk: Desk, tmp_path: Path) -> None:
    session = desk.begin(file_reading(tmp_path))
    session.mark([1], Status.VERIFIED)
    again = desk.resume_same(str(tmp_path / "report.txt"))
    assert again is not None
    assert (again.report_id, again.review(1).status) == (session.report_id, Status.VERIFIED)


def test_a_file_that_was_looked_at_ahead_is_gone_on_with(desk: Desk, tmp_path: Path) -> None:
    session = desk.begin(file_reading(tmp_path))
    desk.look_ahead(str(tmp_path / "report.txt"))
    again = desk.resume_same(str(tmp_path / "report.txt"))
    assert again is not None
    assert again.report == session.report


def test_looking_ahead_at_one_file_says_nothing_of_another(desk: Desk, tmp_path: Path) -> None:
    session = desk.begin(file_reading(tmp_path))
    (tmp_path / "other.txt").write_text("There are 12 apples.")
    desk.look_ahead(str(tmp_path / "other.txt"))
    again = desk.resume_same(str(tmp_path / "report.txt"))
    assert again is not None
    assert again.report_id == session.report_id


@pytest.mark.parametrize("location", ["-", "https://example.org/report.txt", "/nowhere/at/all", "\0"])
def test_looking_ahead_at_what_is_no_file_does_nothing(desk: Desk, location: str) -> None:
    desk.look_ahead(location)
    assert desk.resume_same(location) is None


def test_a_file_that_changed_is_to_be_read(desk: Desk, tmp_path: Path) -> None:
    desk.begin(file_reading(tmp_path))
    (tmp_path / "report.txt").write_text("There are 12 apples.")
    assert desk.resume_same(str(tmp_path / "report.txt")) is None
    desk.look_ahead(str(tmp_path / "report.txt"))
    assert desk.resume_same(str(tmp_path / "report.txt")) is None


@pytest.mark.parametrize("is_ahead", [True, False])
def test_a_file_that_stands_as_it_did_is_gone_on_with_and_its_bytes_are_looked_at_later(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_ahead: bool
) -> None:
    session = desk.begin(file_reading(tmp_path))
    assert session.is_as_read is None
    with monkeypatch.context() as patch:
        patch.setattr(known_files, "sha256_of_file", None)
        if is_ahead:
            desk.look_ahead(str(tmp_path / "report.txt"))
        again = desk.resume_same(str(tmp_path / "report.txt"))
    assert again is not None
    assert again.is_as_read is not None
    assert again.is_as_read()
    (tmp_path / "report.txt").write_text("There are 13 apples.")
    assert not again.is_as_read()
    (tmp_path / "report.txt").unlink()
    assert again.is_as_read()


def test_a_file_that_was_changed_and_looks_as_old_and_as_long_as_before_is_to_be_read(
    desk: Desk, tmp_path: Path
) -> None:
    desk.begin(file_reading(tmp_path))
    path = tmp_path / "report.txt"
    before = path.stat()
    path.write_text(TEXT.replace("12", "21"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert desk.resume_same(str(path)) is None


def test_a_file_that_is_changed_while_it_is_summed_up_is_not_known_by_how_it_stands_then(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"

    def changed_meanwhile(_: Path) -> str:
        sha256 = sha256_of_file(path)
        path.write_text("There are 13 apples and more.")
        return sha256

    reading = file_reading(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(known_files, "sha256_of_file", changed_meanwhile)
        desk.begin(reading)
    assert desk.resume_same(str(path)) is None


@pytest.mark.parametrize("location", ["-", "https://example.org/report.txt", "/nowhere/at/all"])
def test_what_is_no_file_is_to_be_fetched(desk: Desk, location: str) -> None:
    desk.begin(reading_of(TEXT, location=location))
    assert desk.resume_same(location) is None


def test_a_file_in_another_charset_is_to_be_read(desk: Desk, tmp_path: Path) -> None:
    desk.begin(file_reading(tmp_path))
    assert desk.resume_same(str(tmp_path / "report.txt"), "gb18030") is None


def test_a_file_read_with_other_words_of_the_users_own_is_to_be_read(desk: Desk, tmp_path: Path) -> None:
    desk.begin(file_reading(tmp_path))
    desk.settings = replace(desk.settings, figures=Additions(classifiers=("basket",)))
    assert desk.resume_same(str(tmp_path / "report.txt")) is None
    desk.begin(file_reading(tmp_path, TEXT + "There are 15 figs.\n"))
    assert desk.resume_same(str(tmp_path / "report.txt")) is not None


def test_a_file_read_by_another_version_is_to_be_read(desk: Desk, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.session.desk.__version__", "0.0.9")
        desk.begin(file_reading(tmp_path))
    assert desk.resume_same(str(tmp_path / "report.txt")) is None


def test_a_removed_report_comes_back_with_its_file(desk: Desk, tmp_path: Path) -> None:
    session = desk.begin(file_reading(tmp_path))
    desk.remove(session.report_id)
    assert desk.resume_same(str(tmp_path / "report.txt")) is not None
    assert [entry.id for entry in desk.library()] == [session.report_id]


def test_the_same_bytes_again_go_on_with_all_marks(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    again = desk.begin(reading_of(TEXT))
    assert again.review(1).status is Status.VERIFIED
    assert len(desk.library()) == 1


def test_the_same_bytes_in_another_place_are_the_same_report(desk: Desk) -> None:
    desk.begin(reading_of(TEXT, location="/one")).mark([1], Status.VERIFIED)
    assert desk.begin(reading_of(TEXT, location="/moved")).review(1).status is Status.VERIFIED


def test_other_bytes_on_the_input_are_another_report(desk: Desk) -> None:
    one = desk.begin(reading_of(TEXT, location="-"))
    two = desk.begin(reading_of(TEXT + "15", location="-"))
    assert one.report_id != two.report_id


def test_the_same_place_has_the_same_id_in_every_store(tmp_path: Path, desk: Desk) -> None:
    other = desk_in(tmp_path / "other")
    assert other.begin(reading_of(TEXT)).report_id == desk.begin(reading_of(TEXT)).report_id
    other.close()


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


def test_another_reading_of_the_same_bytes_keeps_the_marks(desk: Desk) -> None:
    desk.begin(reading_of(TEXT)).mark([1], Status.VERIFIED)
    report = report_of(TEXT)
    numerals = replace(report.numerals, figures=report.numerals.figures[1:])
    session = desk.begin(Reading(TEXT.encode(), replace(report, numerals=numerals)))
    assert [item.id for item in session.items] == ["T-0002", "T-0003"]
    assert session.review(0).status is Status.VERIFIED


@pytest.mark.parametrize("reference", ["{id}", "{short}", "/reports/one.txt"])
def test_a_report_is_found_by_its_id_its_beginning_or_its_place(desk: Desk, reference: str) -> None:
    name = desk.begin(reading_of(TEXT)).report_id
    entry = desk.find(reference.format(id=name, short=name[:4]))
    assert entry is not None
    assert entry.id == name


@pytest.mark.parametrize("reference", ["", "no such", "/reports", "zz", "~nobody-has-this-name/x", "nul\0"])
def test_what_names_no_report_finds_none(desk: Desk, reference: str) -> None:
    desk.begin(reading_of(TEXT))
    assert desk.find(reference) is None


def test_a_path_finds_its_report_from_the_folder_it_is_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.begin(reading_of(TEXT, location=str(tmp_path / "one.txt")))
    monkeypatch.chdir(tmp_path)
    assert desk.find("one.txt") is not None
    assert desk.find(f"../{tmp_path.name}/./one.txt") is not None


def test_a_file_is_read_begun_and_exported(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("The town has 5,200 people.\nIt spent 3.5 million euros on roads in 2024.\n")
    stages: list[str] = []
    reading = desk.read(str(path), progress=stages.append)
    session = desk.begin(reading)
    assert stages
    assert reading.packed is not None
    assert "5,200" in {item.span.of(session.report.text).split()[0] for item in session.items}
    lines = [json.loads(line) for line in str(session.export("jsonl", tuple(Status))).splitlines()]
    assert [line["id"] for line in lines if line["type"] == "item"] == [item.id for item in session.items]


def test_a_report_of_many_figures_begins_without_a_row_for_each(desk: Desk) -> None:
    session = desk.begin(reading_of("\n".join(f"Row {number} of it." for number in range(20_000))))
    rows = desk._store._connection.execute("SELECT count(*) FROM items").fetchone()
    assert (len(session.items), rows) == (20_000, (0,))


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


def test_a_report_is_fetched_anew_from_where_it_came(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    session = desk.begin(desk.read(str(path)))
    path.write_text(TEXT.replace("14 plums", "41 plums"))
    reading, difference = desk.difference(session.report_id, desk.read(str(path)))
    assert ("14", "41") in {(figure.was[:2], figure.now[:2]) for figure in difference.figures}
    assert "41 plums" in desk.begin(reading).report.text


def test_a_report_that_two_windows_begin_at_once_is_one(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = desk_in(tmp_path, reviewer="Ben")

    def looked_too_early(*_: object) -> None:
        monkeypatch.undo()
        other.begin(reading_of(TEXT)).mark([0], Status.VERIFIED)

    monkeypatch.setattr("tui.session.desk.entry_known_as", looked_too_early)
    assert desk.begin(reading_of(TEXT)).status(0) is Status.VERIFIED
    assert len(desk.library()) == 1
    other.close()

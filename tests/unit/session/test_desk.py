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
from tui.domain.review import Status
from tui.errors import FetchError
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

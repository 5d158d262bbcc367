import os
import random
import shutil
import sqlite3
import stat
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.making import START, desk_in, reading_of
from tests.unit.store.damaging import KINDS, contents, rows_in
from tui.domain.review import Review, Status
from tui.domain.tally import Tally
from tui.errors import DamagedError, StoreError
from tui.session import Desk, ReviewSession
from tui.session.arranging import ReviewItem
from tui.session.mending import backups_of, diagnose, make_backup, restore
from tui.store.backup import FOLDER as BACKUPS
from tui.store.database import Store, StoredReview
from tui.store.head import FILE_NAME
from tui.store.queries import Queries
from tui.store.restoring import restore as restore_store
from tui.store.second_copy import FILE_NAME as COPY_NAME
from tui.store.views import FOLDER

DAMAGES = int(os.environ.get("TIEOUT_DAMAGES", "49"))
"""How many damaged stores are opened and restored; 1,225 on demand."""
KEPT = ("reports", "snapshots", "readings", "items", "events")
LINES = 40


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two reports, decisions and notes of two reviewers."""
    folder = tmp_path_factory.mktemp("good")
    for name in ("Ada", "Ben"):
        desk = desk_in(folder, reviewer=name)
        for report in ("one", "two"):
            session = desk.begin(reading_of(text_of(report), location=f"/reports/{report}.txt"))
            for index in range(0, LINES, 2):
                session.mark([index], Status.VERIFIED if name == "Ada" else Status.DISPUTED)
            session.note(1, f"{name}: " + "a long note " * 500)
        desk.close()
    desk = desk_in(folder)
    for session in sessions_of(desk):
        # As the screen does when it is left: the views are of all that was decided.
        session.keep_view()
    desk.close()
    return folder


def text_of(report: str) -> str:
    return "\n".join(f"Line {line} of the report {report}." for line in range(LINES))


def damaged_copy(good: Path, folder: Path, number: int) -> str:
    """Copy a store, damage its database, and say how."""
    chance = random.Random(number)  # noqa: S311 - where the damage is, is no secret
    kind = tuple(KINDS)[number % len(KINDS)]
    body = bytearray((good / FILE_NAME).read_bytes())
    KINDS[kind](body, chance)
    folder.mkdir(mode=0o700)
    for name in (FILE_NAME, COPY_NAME):
        shutil.copy(good / name, folder / name)
    (folder / FILE_NAME).write_bytes(body)
    return kind


def opens(folder: Path) -> bool:
    try:
        desk = desk_in(folder)
        for entry in desk.library():
            desk.resume(entry.id)
        desk.close()
    except StoreError:
        return False
    return True


def is_as_it_was(folder: Path, right: dict[str, set[tuple[object, ...]]]) -> bool:
    now = contents(folder)
    return all(now[table] == right[table] for table in KEPT)


def test_every_damage_is_detected_at_opening_and_no_decision_is_lost(good: Path, tmp_path: Path) -> None:
    right = contents(good)
    detected: Counter[str] = Counter()
    for number in range(DAMAGES):
        folder = tmp_path / str(number)
        kind = damaged_copy(good, folder, number)
        before = (folder / FILE_NAME).read_bytes()
        if opens(folder):
            # What is damaged is a place that nothing stands in.
            assert is_as_it_was(folder, right), kind
            assert not diagnose(folder).is_damaged
            continue
        detected[kind] += 1
        assert (folder / FILE_NAME).read_bytes() == before
        assert diagnose(folder).is_damaged, kind
        restored = restore(folder)
        assert restored.aside is not None
        assert (restored.aside / FILE_NAME).read_bytes() == before
        now = contents(folder)
        assert {row[0]: row[1:] for row in now["events"]} == {row[0]: row[1:] for row in right["events"]}
        assert now["items"] == right["items"]
        assert diagnose(folder).is_sound
        shutil.rmtree(folder)
    assert set(detected) == set(KINDS)
    assert all(detected[kind] > DAMAGES // len(KINDS) // 2 for kind in ("garbled", "swapped", "cut"))


def test_no_wrong_row_is_salvaged_when_there_is_no_second_copy(good: Path, tmp_path: Path) -> None:
    right = contents(good)
    found = total = 0
    for number in range(DAMAGES):
        folder = tmp_path / str(number)
        kind = damaged_copy(good, folder, number)
        (folder / COPY_NAME).unlink()
        restore(folder)
        now = contents(folder)
        for table in ("snapshots", "reports", "items", "events"):
            wrong = [row for row in now[table] - right[table] if not is_stand_in(row)]
            assert not wrong
        if kind != "cut":
            found += len(now["events"] & right["events"])
            total += len(right["events"])
        shutil.rmtree(folder)
    assert found / total > 0.9


def is_stand_in(row: tuple[object, ...]) -> bool:
    """Say whether a row is the empty snapshot of a report whose text is lost."""
    return row[1] == 0


def test_a_backup_gives_back_what_is_left_nowhere_else(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(good, folder)
    make_backup(folder)
    (folder / FILE_NAME).write_bytes(b"\x00" * 50_000)
    (folder / COPY_NAME).unlink()
    restored = restore(folder)
    assert restored.lost == ()
    assert is_as_it_was(folder, contents(good))


def test_the_second_copy_alone_gives_back_every_decision(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    shutil.copyfile(good / COPY_NAME, folder / COPY_NAME)
    assert not opens(folder)
    restored = restore(folder)
    assert restored.aside is None
    assert sorted(restored.lost) == ["the text of /reports/one.txt", "the text of /reports/two.txt"]
    desk = desk_in(folder, reviewer="Ben")
    session = desk.begin(reading_of(text_of("one")))
    assert [session.review(index).status for index in (0, 2, 4)] == [Status.DISPUTED] * 3
    assert session.review(1).note.startswith("Ben: a long note")
    assert session.tally.disputed == LINES // 2
    desk.close()


def test_a_store_that_does_not_come_out_whole_takes_no_name(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(good, folder)
    before = (folder / FILE_NAME).read_bytes()

    def spoiling(store: Store, stored: StoredReview) -> Tally:
        store.connection.execute("INSERT INTO drafts VALUES (?, 'T-0001', 'half a note', '', 7)", (stored.report_id,))
        return Tally()

    with pytest.raises(StoreError, match=r"could not be restored: .* drafts are not as they were written"):
        restore_store(folder, None, START, spoiling)
    assert (folder / FILE_NAME).read_bytes() == before
    assert not [path.name for path in folder.iterdir() if path.name.endswith((".part", "set-aside"))]


def test_a_log_that_was_not_yet_taken_in_is_salvaged_too(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "one")
    session = desk.begin(reading_of("There are 12 apples."))
    session.mark([0], Status.VERIFIED)
    # As after a crash: the last mark stands in the log alone.
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    desk.close()
    (tmp_path / "two" / COPY_NAME).unlink()
    body = bytearray((tmp_path / "two" / FILE_NAME).read_bytes())
    body[100:110] = bytes(10)
    (tmp_path / "two" / FILE_NAME).write_bytes(body)
    restored = restore(tmp_path / "two")
    assert (restored.events, restored.lost) == (1, ())


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_all_that_a_backup_and_a_restore_make_is_the_owner_s_alone_under_any_umask(good: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = tmp_path / "store"
        damaged_copy(good, folder, 4)
        restore(folder)
        make_backup(folder)
    finally:
        os.umask(before)
    modes = {path.relative_to(folder): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert {mode for path, mode in modes.items() if (folder / path).is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if (folder / path).is_file()} == {0o600}
    assert {path.parts[0] for path in modes} >= {"backups", "set-aside", FILE_NAME, COPY_NAME}


def test_from_a_view_no_damage_shows_a_wrong_decision_and_looking_finds_it(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the store were too large to be looked at whole as it is opened.
    monkeypatch.setattr("tui.store.opening._CHECKED_AT_ONCE_BYTES", -1)
    shown = {report.report_id: told(report) for desk in [desk_in(good)] for report in sessions_of(desk)}
    right = contents(good)
    detected: Counter[str] = Counter()
    for number in range(DAMAGES):
        folder = tmp_path / str(number)
        kind = damaged_copy(good, folder, number)
        shutil.copytree(good / FOLDER, folder / FOLDER)
        try:
            for session in sessions_of(desk_in(folder)):
                *glance, reviews = told(session)
                *right_glance, right_reviews = shown[session.report_id]
                assert glance == right_glance, kind
                for review, right_one in zip(reviews, right_reviews, strict=True):
                    # What can't be read is not shown; a wrong one never is.
                    assert review in {right_one, Review(status=right_one.status)}, kind
                looked_at(session)
                assert reviews == right_reviews, kind
        except StoreError:
            detected[kind] += 1
        else:
            # What is damaged is a place that nothing stands in, or an index that still finds every row.
            assert contents(folder) == right, kind
        shutil.rmtree(folder)
    assert set(detected) == set(KINDS)


def test_no_backup_is_made_of_damage_however_large_the_store(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.opening._CHECKED_AT_ONCE_BYTES", -1)
    shutil.copytree(good, tmp_path / "whole")
    right = rows_in(make_backup(tmp_path / "whole"))
    refused = 0
    for number in range(DAMAGES):
        folder = tmp_path / str(number)
        damaged_copy(good, folder, number)
        shutil.copytree(tmp_path / "whole" / BACKUPS, folder / BACKUPS)
        before = backups_of(folder)
        try:
            backup = make_backup(folder)
        except StoreError:
            refused += 1
            assert backups_of(folder) == before
        else:
            assert rows_in(backup) == right
        shutil.rmtree(folder)
    assert refused > DAMAGES // 2


def test_what_was_decided_leaves_though_the_snapshot_is_damaged(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.opening._CHECKED_AT_ONCE_BYTES", -1)
    folder = tmp_path / "store"
    shutil.copytree(good, folder)
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute("DROP TRIGGER snapshots_refuse_update")
    connection.execute("UPDATE snapshots SET body = zeroblob(9)")
    connection.commit()
    connection.close()
    for session in sessions_of(desk_in(folder)):
        with pytest.raises(StoreError, match="snapshots"):
            looked_at(session)
        assert len(session.notes().items) == LINES // 2
        with pytest.raises(StoreError, match="snapshots"):
            looked_at(session)


@pytest.mark.parametrize(("table", "where"), [("events", "seq = 10"), ("snapshots", "size > 0")])
def test_a_disk_that_refuses_once_hides_no_damage(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, where: str
) -> None:
    monkeypatch.setattr("tui.store.opening._CHECKED_AT_ONCE_BYTES", -1)
    folder = tmp_path / "store"
    shutil.copytree(good, folder)
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute(f"DROP TRIGGER {table}_refuse_update")
    connection.execute(f"UPDATE {table} SET crc = 1 WHERE {where}")  # noqa: S608 - our own names
    connection.commit()
    connection.close()
    desk = desk_in(folder)
    session = next(desk.resume(entry.id) for entry in desk.library() if entry.location == "/reports/one.txt")
    with monkeypatch.context() as refusing:
        refusing.setattr(Store, "rows", refused(table))
        with pytest.raises(StoreError, match="The disk refused"):
            looked_at(session)
    with pytest.raises(DamagedError, match=table):
        looked_at(session)


def refused(table: str) -> Callable[..., list[tuple[object, ...]]]:
    def rows(store: Store, query: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        if f"FROM {table}" in query:
            raise StoreError("The disk refused.")
        return Queries.rows(store, query, parameters)

    return rows


def looked_at(session: ReviewSession) -> None:
    session.check_apart(lambda: True)


def sessions_of(desk: Desk) -> list[ReviewSession]:
    return [desk.resume(entry.id) for entry in desk.library()]


def told(session: ReviewSession) -> tuple[Sequence[ReviewItem], bytes, Tally, list[Review]]:
    reviews = [session.review(index) for index in range(len(session.items))]
    return session.items, session.looks(), session.tally, reviews

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from tests.making import START, desk_in, reading_of
from tests.unit.store.damaging import contents
from tests.unit.store.old_stores import version_1
from tui.domain.review import Status
from tui.errors import StoreError
from tui.session import Desk
from tui.store.backup import DAYS, FOLDER, WEEKS, Backup, back_up, backups_of, copy_into, is_due, let_go
from tui.store.database import Store
from tui.store.head import FILE_NAME
from tui.store.restoring import fault_of

TEXT = "There are 12 apples and 13 pears in the basket."


def worked_desk(folder: Path) -> Desk:
    desk = desk_in(folder)
    desk.begin(reading_of(TEXT)).mark([0], Status.VERIFIED)
    return desk


def made_at(at: datetime, *, before_update: bool = False) -> Backup:
    return Backup(Path(f"{at:%Y%m%d%H%M}.db"), at, 1, 1, before_update)


def test_a_backup_holds_every_row_while_the_store_is_in_use(tmp_path: Path) -> None:
    desk = worked_desk(tmp_path)
    desk.back_up()
    (backup,) = backups_of(tmp_path)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / FILE_NAME).write_bytes(backup.path.read_bytes())
    assert contents(copy) == contents(tmp_path)
    assert (backup.readings, backup.events) == (1, 1)
    assert fault_of(backup.path) == ""
    desk.close()


def test_backups_are_the_owner_s_alone_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    desk = worked_desk(tmp_path)
    desk.back_up()
    desk.close()
    (path,) = (tmp_path / FOLDER).iterdir()
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_there_is_no_backup_of_an_empty_store(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.back_up()
    assert backups_of(tmp_path) == ()
    desk.close()


def test_a_backup_is_made_again_only_when_something_was_written(tmp_path: Path) -> None:
    desk = worked_desk(tmp_path)
    desk.back_up()
    (first,) = backups_of(tmp_path)
    desk.back_up()
    assert backups_of(tmp_path) == (first,)
    desk.resume(desk.library()[0].id).mark([1], Status.DISPUTED)
    desk.back_up()
    assert [backup.events for backup in backups_of(tmp_path)] == [2]
    desk.close()


def test_a_large_store_is_backed_up_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for size in ("_SMALL_BYTES", "_LARGE_BYTES"):
        monkeypatch.setattr(f"tui.store.backup.{size}", 1)
    store = worked_desk(tmp_path)._store
    back_up(store.connection, tmp_path, START)
    desk_in(tmp_path).begin(reading_of(TEXT)).mark([1], Status.DISPUTED)
    assert not is_due(store.connection, tmp_path, START + timedelta(hours=23))
    assert is_due(store.connection, tmp_path, START + timedelta(hours=24))
    assert is_due(store.connection, tmp_path, START - timedelta(days=300))  # the clock was wrong when that was made
    store.close()


def test_the_smaller_a_store_is_the_more_often_it_is_backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = worked_desk(tmp_path)._store
    size = store.connection.pragma("page_count") * store.connection.pragma("page_size")
    monkeypatch.setattr("tui.store.backup._SMALL_BYTES", 1)
    monkeypatch.setattr("tui.store.backup._LARGE_BYTES", 4 * size)
    back_up(store.connection, tmp_path, START)
    desk_in(tmp_path).begin(reading_of(TEXT)).mark([1], Status.DISPUTED)
    grown = store.connection.pragma("page_count") * store.connection.pragma("page_size")
    assert not is_due(store.connection, tmp_path, START + timedelta(hours=5))
    assert is_due(store.connection, tmp_path, START + timedelta(hours=6) * (grown / size))
    store.close()


def test_the_newest_of_seven_days_and_of_four_weeks_are_kept() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    made = [made_at(start + timedelta(days=day, hours=hour)) for day in range(60) for hour in (0, 5)]
    kept = sorted(set(made) - set(let_go(made)), key=lambda backup: backup.at)
    last = start + timedelta(days=59, hours=5)
    days = [last - timedelta(days=day) for day in range(DAYS)]
    sundays = [made[-1].at - timedelta(days=(last.weekday() + 1) + 7 * week) for week in range(WEEKS - 1)]
    assert [backup.at for backup in kept] == sorted({*days, *sundays})


def test_days_without_work_do_not_count() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    made = [made_at(start + timedelta(days=100 * number)) for number in range(DAYS)]
    assert let_go(made) == ()


def test_what_was_made_before_an_update_is_kept() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    old = made_at(start - timedelta(days=900), before_update=True)
    made = [old, *(made_at(start + timedelta(days=day)) for day in range(99))]
    assert old not in let_go(made)


def test_a_backup_is_made_before_the_tables_are_changed(tmp_path: Path) -> None:
    version_1(tmp_path)
    Store.open(tmp_path).close()
    (backup,) = backups_of(tmp_path)
    assert backup.before_update
    connection = apsw.Connection(str(backup.path))
    assert connection.pragma("user_version") == 1
    connection.close()


def test_without_room_for_a_backup_the_tables_are_not_changed(tmp_path: Path) -> None:
    path = version_1(tmp_path)
    (tmp_path / FOLDER).write_bytes(b"")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="for backups could not be made"):
        Store.open(tmp_path)
    assert path.read_bytes() == before


def test_a_file_of_another_name_is_no_backup(tmp_path: Path) -> None:
    desk = worked_desk(tmp_path)
    desk.back_up()
    for name in ("notes.txt", "20269999T000000Z-1-1.db", "20260101T000000Z-1.db"):
        (tmp_path / FOLDER / name).write_bytes(b"")
    assert len(backups_of(tmp_path)) == 1
    desk.close()


def test_a_backup_that_can_t_be_written_leaves_no_half_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = worked_desk(tmp_path)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.store.backup.os.fsync", fail)
    with pytest.raises(StoreError, match="No space left on device"):
        copy_into(desk._store.connection, tmp_path / "copy.db")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".tieout", "copy"))]
    desk.close()


def test_another_window_marks_while_a_backup_is_made(tmp_path: Path) -> None:
    desk = worked_desk(tmp_path)
    other = desk_in(tmp_path, reviewer="Ben")
    session = other.resume(other.library()[0].id)
    with apsw.Connection(":memory:").backup("main", desk._store.connection, "main") as under_way:
        under_way.step(1)
        assert session.mark([1], Status.VERIFIED).indices == (1,)
        under_way.step(-1)
    desk.close()
    other.close()

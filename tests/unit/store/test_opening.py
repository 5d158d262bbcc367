import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tests.unit.store.old_stores import version_1
from tui.domain.review import Status
from tui.errors import DamagedError, StoreError
from tui.store.database import Store
from tui.store.head import APPLICATION_ID, FILE_NAME, SCHEMA_VERSION

TEXT = "There are 12 apples and 13 pears in the basket."


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def worked_store(folder: Path) -> Path:
    desk = desk_in(folder)
    desk.begin(reading_of(TEXT)).mark([0], Status.VERIFIED)
    desk.close()
    return folder / FILE_NAME


def altered(path: Path, statement: str) -> None:
    connection = apsw.Connection(str(path))
    connection.execute(statement)
    connection.close()


def test_the_sqlite_at_run_time_has_no_wal_reset_bug() -> None:
    assert tuple(map(int, apsw.sqlite_lib_version().split("."))) >= (3, 51, 3)


def test_a_new_store_is_a_wal_database_with_our_mark_and_version(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    connection = apsw.Connection(str(tmp_path / "store" / FILE_NAME))
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("application_id") == APPLICATION_ID
    assert connection.pragma("user_version") == SCHEMA_VERSION
    connection.close()


def test_a_commit_is_synced(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    assert store._connection.pragma("synchronous") == 2
    assert store._connection.pragma("fullfsync") == 1
    store.close()


def test_every_table_is_strict(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    tables = store._connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    assert {name for name, strict in tables if not strict} == {"sqlite_schema"}
    store.close()


def test_nothing_is_left_beside_a_new_store(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    assert sorted(contents(tmp_path)) == [FILE_NAME]


def test_the_folder_and_the_files_are_the_owner_s_alone_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        desk = desk_in(tmp_path / "deep" / "store")
        desk.begin(reading_of(TEXT)).mark([0], Status.VERIFIED)
        made = list((tmp_path / "deep" / "store").rglob("*"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in made if path.is_file()}
        folders = [tmp_path / "deep" / "store", *(path for path in made if path.is_dir())]
        desk.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert len(modes) == 6
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_a_newer_store_opens_for_reading_and_no_byte_changes(tmp_path: Path) -> None:
    path = worked_store(tmp_path)
    altered(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    altered(path, "UPDATE meta SET value = '9.8.7' WHERE key = 'needs'")
    before = contents(tmp_path)
    desk = desk_in(tmp_path)
    assert desk.read_only
    assert "9.8.7" in desk.notice
    session = desk.begin(reading_of(TEXT))
    assert session.review(0).status is Status.VERIFIED
    with pytest.raises(StoreError, match=r"9\.8\.7"):
        session.mark([1], Status.VERIFIED)
    desk.close()
    assert contents(tmp_path) == before


def test_a_newer_version_that_stands_in_the_log_alone_is_seen(tmp_path: Path) -> None:
    path = worked_store(tmp_path / "one")
    holder = apsw.Connection(str(path))
    holder.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    # As after a crash: the file's head still has the old version, the log the new one.
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    holder.close()
    before = {name: body for name, body in contents(tmp_path / "two").items() if not name.endswith("-shm")}
    store = Store.open(tmp_path / "two")
    assert store.read_only
    store.close()
    after = {name: body for name, body in contents(tmp_path / "two").items() if not name.endswith("-shm")}
    assert after == before


@pytest.mark.parametrize(
    "body",
    [b"", b"not a database at all", b"SQLite format 3\x00" + b"\x00" * 84, b"\x00" * 4096],
    ids=["empty", "text", "truncated", "zeros"],
)
def test_what_is_no_store_is_refused_and_not_touched(tmp_path: Path, body: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(body)
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path)
    assert "not touched" in caught.value.hint
    assert contents(tmp_path) == {FILE_NAME: body}


def test_the_database_of_another_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    altered(tmp_path / FILE_NAME, "CREATE TABLE bookmarks (address TEXT)")
    before = contents(tmp_path)
    with pytest.raises(StoreError, match="is not a store of tieout"):
        Store.open(tmp_path)
    assert contents(tmp_path) == before


def test_a_file_named_as_the_folder_is_refused_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(StoreError, match="is a file"):
        Store.open(tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == "mine"


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every user can reach: those of pytest are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write anywhere, so it becomes a user who may not."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def owned_by_nobody(*paths: Path) -> None:
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, 65534, 65534)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_what_may_not_be_written_is_opened_for_reading(reachable: Path, file_mode: int, folder_mode: int) -> None:
    path = worked_store(reachable / "store")
    owned_by_nobody(path, path.parent)
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    before = contents(path.parent)
    with unprivileged():
        desk = desk_in(path.parent)
        assert desk.notice == f"The store in {path.parent} can only be read."
        session = desk.begin(reading_of(TEXT))
        with pytest.raises(StoreError, match="can only be read"):
            session.mark([1], Status.VERIFIED)
        assert (session.review(0).status, session.review(1).status) == (Status.VERIFIED, Status.OPEN)
        desk.close()
    assert contents(path.parent) == before
    path.parent.chmod(0o755)


@pytest.mark.parametrize("has_index", [True, False], ids=["log and its index", "log alone"])
def test_the_last_marks_are_read_from_the_log_where_nothing_may_be_written(reachable: Path, has_index: bool) -> None:
    desk = desk_in(reachable / "one")
    desk.begin(reading_of(TEXT)).mark([0], Status.VERIFIED)
    # As after a crash.
    folder = shutil.copytree(reachable / "one", reachable / "two")
    desk.close()
    assert (folder / f"{FILE_NAME}-wal").stat().st_size > 0
    if not has_index:
        (folder / f"{FILE_NAME}-shm").unlink()
    owned_by_nobody(folder, *folder.iterdir())
    for path in folder.iterdir():
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    before = contents(folder)
    with unprivileged():
        desk = desk_in(folder)
        assert desk.read_only
        assert desk.begin(reading_of(TEXT)).review(0).status is Status.VERIFIED
        desk.close()
    assert contents(folder) == before
    folder.chmod(0o755)


def test_an_older_store_that_may_not_be_written_is_read_as_it_is(reachable: Path) -> None:
    folder = reachable / "store"
    path = version_1(folder)
    owned_by_nobody(path, folder)
    path.chmod(0o444)
    folder.chmod(0o555)
    before = contents(folder)
    with unprivileged():
        desk = desk_in(folder)
        session = desk.resume(desk.library()[0].id)
        assert [event.reviewer for event in session.history(1)] == ["Ben", "Ada"]
        assert session.draft("T-0001") is None
        with pytest.raises(StoreError, match="can only be read"):
            session.mark([0], Status.DISPUTED)
        desk.close()
    assert contents(folder) == before
    folder.chmod(0o755)


def test_a_store_on_a_file_system_that_can_only_be_read_is_opened_for_reading(tmp_path: Path) -> None:
    folder = tmp_path / "mounted"
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "none", str(folder)], capture_output=True, check=False)
    if mount.returncode:
        pytest.skip("mounting needs rights that this user has not")
    try:
        worked_store(folder / "store")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        desk = desk_in(folder / "store")
        assert "can only be read" in desk.notice
        session = desk.begin(reading_of(TEXT))
        assert session.review(0).status is Status.VERIFIED
        with pytest.raises(StoreError, match="can only be read"):
            session.mark([1], Status.VERIFIED)
        desk.close()
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_report_that_a_read_only_store_does_not_know_can_be_read_all_the_same(reachable: Path) -> None:
    path = worked_store(reachable / "store")
    owned_by_nobody(path, path.parent)
    path.chmod(0o444)
    with unprivileged():
        desk = desk_in(path.parent)
        session = desk.begin(reading_of("Another 77 report.", location="/reports/two.txt"))
        assert session.read_only
        assert [item.id for item in session.items] == ["T-0001"]
        assert len(desk.library()) == 1
        desk.close()


def test_a_database_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    worked_store(tmp_path).unlink()
    before = contents(tmp_path)
    with pytest.raises(DamagedError, match=r"tieout\.db is gone, though marks\.jsonl") as caught:
        Store.open(tmp_path)
    assert "tieout doctor" in caught.value.hint
    assert contents(tmp_path) == before


def test_a_folder_that_has_backups_of_something_else_gets_a_store(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "photos.zip").write_bytes(b"")
    Store.open(tmp_path).close()
    assert (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize("body", [b"", b"not a database at all", b"\x00" * 8192], ids=["empty", "text", "zeros"])
def test_what_took_the_place_of_a_store_is_called_damage_and_not_touched(tmp_path: Path, body: bytes) -> None:
    worked_store(tmp_path).write_bytes(body)
    before = contents(tmp_path)
    with pytest.raises(DamagedError, match="the head of"):
        Store.open(tmp_path)
    assert contents(tmp_path) == before


def test_a_damaged_store_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = worked_store(tmp_path)
    body = path.read_bytes()
    path.write_bytes(body.replace(b"verified", b"disputed"))
    before = contents(tmp_path)
    with pytest.raises(DamagedError, match="not as they were written"):
        Store.open(tmp_path)
    assert {name: body for name, body in contents(tmp_path).items() if name in before} == before


def test_a_folder_that_can_t_be_made_is_named(reachable: Path) -> None:
    with unprivileged(), pytest.raises(StoreError, match="could not be opened"):
        Store.open(reachable / "locked" / "store")

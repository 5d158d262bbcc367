import os
import random
import sqlite3
from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.errors import StoreError
from tui.session import Desk, ReviewSession
from tui.store.head import FILE_NAME

DAMAGES = int(os.environ.get("TIEOUT_DAMAGES", "100"))
"""How many damaged files are opened; 1,225 and more on demand."""
TEXT = "There are 12 apples and 13 pears in the basket."


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_of(TEXT))


def altered(folder: Path, statement: str) -> None:
    connection = apsw.Connection(str(folder / FILE_NAME))
    connection.execute("PRAGMA writable_schema = ON")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.close()


def committed_events(folder: Path) -> int:
    """Count by another library's connection what is in the file."""
    connection = sqlite3.connect(f"file:{folder / FILE_NAME}?mode=ro", uri=True)
    count = connection.execute("SELECT count(*) FROM events").fetchone()[0]
    connection.close()
    return int(count)


def test_a_mark_is_in_the_file_when_it_returns(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([0, 1], Status.VERIFIED)
    assert committed_events(tmp_path) == 2


@pytest.mark.parametrize("table", ["events", "items", "readings", "snapshots", "reports"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET crc = 0"])
def test_rows_that_were_written_can_neither_be_changed_nor_deleted(
    session: ReviewSession, tmp_path: Path, table: str, change: str
) -> None:
    session.mark([0], Status.VERIFIED)
    connection = apsw.Connection(str(tmp_path / FILE_NAME))
    with pytest.raises(apsw.ConstraintError, match="kept as they were written"):
        connection.execute(change.format(table))
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE events SET now = 'disputed'",
        "UPDATE items SET printed = '72'",
        "UPDATE readings SET numbers = zeroblob(9)",
        "UPDATE progress SET tally = '[0, 2, 0, 0, 0, 0]'",
    ],
)
def test_a_row_that_was_changed_behind_our_back_is_noticed(
    session: ReviewSession, desk: Desk, tmp_path: Path, damage: str
) -> None:
    session.mark([0], Status.VERIFIED)
    altered(tmp_path, damage)
    with pytest.raises(StoreError, match=r"not as (it was|they were) written"):
        desk.resume(session.report_id).check_apart(lambda: True)


@pytest.mark.parametrize(
    "theft", ["DELETE FROM events WHERE seq = 1", "DELETE FROM items WHERE id = 'T-0002'", "DELETE FROM readings"]
)
def test_a_row_that_was_taken_away_behind_our_back_is_noticed(
    session: ReviewSession, desk: Desk, tmp_path: Path, theft: str
) -> None:
    session.mark([0, 1], Status.VERIFIED)
    altered(tmp_path, theft)
    with pytest.raises(StoreError, match="The store is damaged"):
        desk.resume(session.report_id).check()


@pytest.mark.parametrize("theft", ["DELETE FROM reports", "DELETE FROM progress"])
def test_a_report_that_was_taken_away_behind_our_back_is_noticed(
    desk: Desk, session: ReviewSession, tmp_path: Path, theft: str
) -> None:
    assert session.items
    altered(tmp_path, theft)
    with pytest.raises(StoreError, match="a report is missing"):
        desk.library()


def test_no_damage_to_the_file_gives_a_wrong_review(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "good")
    session = desk.begin(reading_of("\n".join(f"Line {line} of the report." for line in range(60))))
    for index in range(0, 60, 3):
        session.mark([index], Status.VERIFIED)
    desk.close()
    right = [session.review(index) for index in range(60)]
    body = (tmp_path / "good" / FILE_NAME).read_bytes()
    chance = random.Random(11)  # noqa: S311 - where the damage is, is no secret
    refused = 0
    for number in range(DAMAGES):
        folder = tmp_path / str(number)
        folder.mkdir()
        damaged = bytearray(body)
        for _ in range(chance.choice((1, 1, 4, 64))):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        (folder / FILE_NAME).write_bytes(damaged)
        try:
            again = desk_in(folder).resume(session.report_id)
        except StoreError:
            refused += 1
        else:
            assert [again.review(index) for index in range(60)] == right
    assert 0 < refused < DAMAGES


def test_the_snapshot_s_bytes_are_kept_under_their_hash(session: ReviewSession, desk: Desk) -> None:
    assert desk._store.snapshot(session.report.source.sha256) == TEXT.encode()


def test_a_deleted_store_is_noticed_before_a_mark_is_called_saved(session: ReviewSession, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).unlink()
    with pytest.raises(StoreError, match="was deleted"):
        session.mark([0], Status.VERIFIED)
    assert session.review(0).status is Status.OPEN


def test_a_replaced_store_is_noticed_and_not_written(session: ReviewSession, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.rename(tmp_path / "old.db")
    path.write_bytes(b"something else")
    with pytest.raises(StoreError, match="was replaced"):
        session.mark([0], Status.VERIFIED)
    assert path.read_bytes() == b"something else"


def test_a_failed_write_leaves_memory_and_file_unchanged(session: ReviewSession, desk: Desk, tmp_path: Path) -> None:
    session.mark([0], Status.VERIFIED)
    pages = desk._store._connection.pragma("page_count")
    desk._store._connection.pragma("max_page_count", pages)
    with pytest.raises(StoreError, match="disk is full"):
        session.note(0, "x" * 1_000_000)
    assert session.review(0).note == ""
    assert committed_events(tmp_path) == 1
    desk._store._connection.pragma("max_page_count", 1_000_000)
    assert session.note(0, "now there is room").indices == (0,)


def test_a_locked_store_is_named_after_the_wait(session: ReviewSession, desk: Desk, tmp_path: Path) -> None:
    desk._store._connection.set_busy_timeout(1)
    other = apsw.Connection(str(tmp_path / FILE_NAME))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="Another program is writing"):
        session.mark([0], Status.VERIFIED)
    other.execute("ROLLBACK")
    assert session.mark([0], Status.VERIFIED).indices == (0,)
    other.close()


def test_a_note_with_half_a_character_is_refused_in_clear_words(session: ReviewSession) -> None:
    with pytest.raises(StoreError, match="half a character"):
        session.note(0, "broken \ud83d")
    assert session.review(0).note == ""


def test_a_report_that_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(StoreError, match="no report 00000000"):
        desk.resume("00000000")


def test_the_same_snapshot_is_kept_once(desk: Desk, tmp_path: Path) -> None:
    desk.begin(reading_of(TEXT))
    desk.begin(reading_of("Now there are 14.\n" + TEXT))
    desk.begin(reading_of(TEXT))
    connection = sqlite3.connect(f"file:{tmp_path / FILE_NAME}?mode=ro", uri=True)
    assert connection.execute("SELECT count(*) FROM snapshots").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM readings").fetchone() == (3,)
    connection.close()

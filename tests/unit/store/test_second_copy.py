import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.errors import HalfSavedError, StoreError
from tui.session import ReviewSession
from tui.store import copying
from tui.store.head import FILE_NAME as STORE_NAME
from tui.store.second_copy import COPIED, FILE_NAME

TEXT = "There are 12 apples and 13 pears in the basket."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    desk = desk_in(tmp_path)
    yield desk.begin(reading_of(TEXT))
    desk.close()


def rows_of_copy(folder: Path) -> list[dict[str, object]]:
    """Return the copy's lines that are whole."""
    rows = []
    for line in (folder / FILE_NAME).read_text().splitlines():
        try:
            rows.append(json.loads(line))
        except ValueError:
            continue
    return rows


def rows_of_database(folder: Path) -> list[dict[str, object]]:
    connection = sqlite3.connect(f"file:{folder / STORE_NAME}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    rows = [{"table": name, **dict(row)} for name in COPIED for row in connection.execute(f"SELECT * FROM {name}")]  # noqa: S608 - our own names
    connection.close()
    return rows


def in_order(rows: list[dict[str, object]]) -> list[str]:
    return sorted(json.dumps(row) for row in rows)


def test_the_copy_has_every_row_that_the_reviewer_made(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([0, 1], Status.VERIFIED)
    session.note(1, "line\nend 漢字 \x00")
    session.undo()
    assert in_order(rows_of_copy(tmp_path)) == in_order(rows_of_database(tmp_path))
    assert len([row for row in rows_of_copy(tmp_path) if row["table"] == "events"]) == 4


def test_a_copy_that_was_deleted_is_written_anew_at_the_next_start(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([0, 1], Status.VERIFIED)
    (tmp_path / FILE_NAME).unlink()
    desk_in(tmp_path).close()
    assert in_order(rows_of_copy(tmp_path)) == in_order(rows_of_database(tmp_path))


def test_a_line_that_a_crash_cut_off_does_not_swallow_the_next(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([0], Status.VERIFIED)
    with (tmp_path / FILE_NAME).open("a") as file:
        file.write('{"table": "events", "seq": 2, "rep')
    session.mark([1], Status.DISPUTED)
    assert in_order(rows_of_copy(tmp_path)) == in_order(rows_of_database(tmp_path))


def no_room(file: int, body: bytes) -> None:
    """Write a part, and find the disk full."""
    os.write(file, body[:-9])
    raise OSError(28, "No space left on device")


def test_a_mark_whose_copy_can_t_be_written_is_not_saved(
    session: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_write_all", no_room)
    with pytest.raises(StoreError, match=r"second copy .*No space left on device"):
        session.mark([0], Status.VERIFIED)
    monkeypatch.undo()
    assert session.review(0).status is Status.OPEN
    assert not [row for row in rows_of_database(tmp_path) if row["table"] == "events"]
    assert session.mark([0], Status.DISPUTED).indices == (0,)


def test_a_mark_whose_copy_can_t_be_synced_is_not_called_saved_and_stands(
    session: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(HalfSavedError, match=r"second copy, .*Input/output error"):
        session.mark([0], Status.VERIFIED)
    monkeypatch.undo()
    assert session.review(0).status is Status.VERIFIED
    assert session.changed_elsewhere()
    assert session.refresh() == (0,)
    assert session.mark([0], Status.DISPUTED).indices == (0,)
    assert in_order(rows_of_copy(tmp_path)) == in_order(rows_of_database(tmp_path))


def test_of_two_lines_with_one_number_the_later_is_the_one_in_the_database(
    session: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_cut(_: str, __: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(copying, "_write_all", no_room)
    monkeypatch.setattr(os, "truncate", no_cut)
    with pytest.raises(StoreError):
        session.mark([0], Status.VERIFIED)
    monkeypatch.undo()
    session.mark([0], Status.DISPUTED)
    by_number = {row["seq"]: row for row in rows_of_copy(tmp_path) if row["table"] == "events"}
    assert list(by_number.values()) == [row for row in rows_of_database(tmp_path) if row["table"] == "events"]


def test_what_the_power_took_from_the_copy_alone_is_in_it_after_the_next_start(
    session: ReviewSession, tmp_path: Path
) -> None:
    session.mark([0], Status.VERIFIED)
    before = (tmp_path / FILE_NAME).read_bytes()
    session.mark([1], Status.DISPUTED)
    (tmp_path / FILE_NAME).write_bytes(before + bytes(80))
    desk_in(tmp_path).close()
    assert in_order(rows_of_copy(tmp_path)) == in_order(rows_of_database(tmp_path))


def test_a_copy_that_was_replaced_while_the_store_is_open_gets_the_next_line(
    session: ReviewSession, tmp_path: Path
) -> None:
    session.mark([0], Status.VERIFIED)
    (tmp_path / FILE_NAME).rename(tmp_path / "old")
    shutil.copy(tmp_path / "old", tmp_path / FILE_NAME)
    session.mark([1], Status.DISPUTED)
    assert in_order(rows_of_copy(tmp_path)) == in_order(rows_of_database(tmp_path))

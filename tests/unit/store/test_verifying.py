import random
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import apsw
import pytest

from tests.making import desk_in, reading_of
from tui.errors import DamagedError
from tui.store import opening
from tui.store.database import Store
from tui.store.head import FILE_NAME
from tui.store.verifying import rest_verified

LONG = "".join(chr(random.Random(number).randrange(0x4E00, 0x9FA5)) for number in range(200_000))  # noqa: S311
"""Words that hardly get shorter when they are compressed."""


@pytest.fixture
def long_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(opening, "_CHECKED_AT_ONCE_BYTES", -1)
    desk = desk_in(tmp_path)
    report_id = desk.begin(reading_of(f"{LONG} 72")).report_id
    desk.close()
    return report_id


@pytest.fixture
def store(tmp_path: Path, long_report: str) -> Iterator[Store]:
    del long_report
    store = Store.open(tmp_path)
    yield store
    store.close()


def test_of_a_long_row_no_more_than_a_piece_is_held(store: Store, long_report: str) -> None:
    (length,) = store.rows("SELECT length(body) FROM readings")[0]
    pieces = list(store.pieces("readings", "body", 1))
    assert b"".join(pieces) == store.rows("SELECT body FROM readings")[0][0]
    assert max(map(len, pieces)) * 4 < int(str(length))
    assert len(list(rest_verified(store, long_report))) > len(pieces)


def test_who_stops_looking_between_two_pieces_of_a_long_row_leaves_nothing_behind(
    tmp_path: Path, store: Store, long_report: str
) -> None:
    looking = rest_verified(store, long_report)
    next(looking)
    other = apsw.Connection(str(tmp_path / FILE_NAME))
    other.execute("INSERT INTO meta VALUES ('other', 'window')")
    other.close()
    with pytest.raises(apsw.BusyError):
        store.execute("BEGIN IMMEDIATE")
    del looking
    store.execute("BEGIN IMMEDIATE")
    store.execute("ROLLBACK")


@pytest.mark.parametrize("table", ["readings", "snapshots"])
@pytest.mark.parametrize("place", [1, 70_000, -1])
def test_a_byte_that_was_changed_in_a_long_row_is_noticed(
    tmp_path: Path, long_report: str, table: str, place: int
) -> None:
    connection = apsw.Connection(str(tmp_path / FILE_NAME))
    connection.execute(f"DROP TRIGGER {table}_refuse_update")
    (body,) = connection.execute(f"SELECT body FROM {table}").fetchall()[0]  # noqa: S608 - our own names
    changed = bytearray(cast("bytes", body))
    changed[place] ^= 1
    connection.execute(f"UPDATE {table} SET body = ?", (bytes(changed),))  # noqa: S608 - as above
    connection.close()
    store = Store.open(tmp_path)
    with pytest.raises(DamagedError, match=table):
        list(rest_verified(store, long_report))
    store.close()

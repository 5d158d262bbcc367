import shutil
from pathlib import Path

import apsw
import pytest

from tui.store.pages import Record, records_in, with_log

LONG = "x" * 70_000


def made(path: Path, page_size: int, *, rows: int = 200) -> apsw.Connection:
    """Make a database with a numbered table and one without numbers, and some values that spill over pages."""
    connection = apsw.Connection(str(path))
    connection.execute(f"PRAGMA page_size = {page_size}")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("CREATE TABLE numbered (id INTEGER PRIMARY KEY, text TEXT, body BLOB, number INTEGER)")
    connection.execute("CREATE TABLE named (name TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
    with connection:
        for row in range(rows):
            text = LONG[: 10 ** (row % 5)] + "漢"
            values = (text, text.encode() * (row % 2), (-1) ** row * 7 ** (row % 22))
            connection.execute("INSERT INTO numbered (text, body, number) VALUES (?, ?, ?)", values)
            connection.execute("INSERT INTO named VALUES (?, ?)", (f"name {row}", text))
    return connection


def found(path: Path) -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    """Return the rows of both tables as their records have them; the schema's have five values."""
    records = [record for record in records_in(path) if len(record.values) in {2, 4}]
    numbered: set[tuple[object, ...]] = {
        (record.rowid, *record.values[1:]) for record in records if record.rowid is not None
    }
    named: set[tuple[object, ...]] = {record.values for record in records if record.rowid is None}
    return numbered, named


@pytest.mark.parametrize("page_size", [512, 1024, 4096, 65536])
def test_every_row_is_read_whatever_the_pages_size(tmp_path: Path, page_size: int) -> None:
    connection = made(tmp_path / "a.db", page_size)
    numbered = set(connection.execute("SELECT * FROM numbered").fetchall())
    named = set(connection.execute("SELECT * FROM named").fetchall())
    connection.close()
    assert found(tmp_path / "a.db") == (numbered, named)


def test_rows_that_stand_in_the_log_alone_are_read(tmp_path: Path) -> None:
    connection = made(tmp_path / "a.db", 4096)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("INSERT INTO numbered VALUES (1000, 'late', NULL, 1)")
    assert (1000, "late", None, 1) in found(tmp_path / "a.db")[0]
    connection.close()


def test_a_transaction_that_is_not_whole_in_the_log_is_left_out(tmp_path: Path) -> None:
    connection = made(tmp_path / "a.db", 4096)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("INSERT INTO numbered VALUES (1000, 'late', NULL, 1)")
    copy = tmp_path / "b.db"
    shutil.copyfile(tmp_path / "a.db", copy)
    log = bytearray((tmp_path / "a.db-wal").read_bytes())
    connection.close()
    log[-1] ^= 1
    copy.with_name("b.db-wal").write_bytes(log)
    assert not [row for row in found(copy)[0] if row[0] == 1000]


def test_a_database_with_its_log_taken_in_needs_no_log(tmp_path: Path) -> None:
    connection = made(tmp_path / "a.db", 4096)
    connection.execute("INSERT INTO numbered VALUES (1000, 'late', NULL, 1)")
    (tmp_path / "b.db").write_bytes(with_log(tmp_path / "a.db"))
    right = connection.execute("SELECT * FROM numbered ORDER BY id").fetchall()
    connection.close()
    other = apsw.Connection(str(tmp_path / "b.db"))
    assert other.pragma("integrity_check") == "ok"
    assert other.execute("SELECT * FROM numbered ORDER BY id").fetchall() == right
    other.close()


def test_a_chain_of_spilled_pages_that_leads_back_ends(tmp_path: Path) -> None:
    made(tmp_path / "a.db", 512).close()
    body = bytearray((tmp_path / "a.db").read_bytes())
    for page in range(len(body) // 512):
        # What begins with the number of another page is a page of a spilled value.
        if body[page * 512 : page * 512 + 2] == b"\x00\x00":
            body[page * 512 : page * 512 + 4] = (page + 1).to_bytes(4, "big")
    (tmp_path / "a.db").write_bytes(body)
    assert all(isinstance(record, Record) for record in records_in(tmp_path / "a.db"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(records_in(tmp_path / "none.db"))

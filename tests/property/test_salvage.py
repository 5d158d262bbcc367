import tempfile
from functools import cache
from pathlib import Path

import apsw
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.store.pages import records_in
from tui.store.salvage import rows_in_copy, shapes
from tui.store.second_copy import FILE_NAME


@cache
def small_database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        connection = apsw.Connection(str(path))
        connection.execute("PRAGMA page_size = 512")
        connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE TABLE b (name TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
        for number in range(20):
            connection.execute("INSERT INTO a VALUES (?, ?)", (number, "x" * number * 40))
            connection.execute("INSERT INTO b VALUES (?, ?)", (f"{number}", "y" * number * 40))
        connection.close()
        return path.read_bytes()


changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=9)), max_size=12)


@settings(max_examples=200, deadline=None)
@given(changes, st.floats(0, 1))
def test_no_damage_makes_reading_of_pages_fail(changed: list[tuple[float, bytes]], kept: float) -> None:
    body = bytearray(small_database())
    for where, what in changed:
        at = int(where * len(body))
        body[at : at + len(what)] = what
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(body[: int(kept * len(body))])
        for record in records_in(path):
            assert all(value is None or isinstance(value, int | str | bytes) for value in record.values)


@settings(deadline=None)
@given(st.binary(max_size=3000), st.binary(max_size=3000))
def test_no_bytes_make_reading_of_pages_fail(body: bytes, log: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(body)
        path.with_name("a.db-wal").write_bytes(b"\x37\x7f\x06\x82" + log)
        list(records_in(path))


lines = st.one_of(
    st.binary(max_size=80),
    st.sampled_from(
        [
            b'{"table": "events"}',
            b'{"table": []}',
            b"[]",
            b"1",
            b'{"table": "reports", "id": 1, "location": [], "begun_at": {}, "crc": null}',
            b"[" * 9000,
        ]
    ),
)


@settings(deadline=None)
@given(st.lists(lines, max_size=6))
def test_lines_that_are_none_of_ours_are_counted_and_give_no_row(made: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE_NAME).write_bytes(b"\n".join(made))
        copied = rows_in_copy(Path(folder))
        assert not any(copied.rows.values())
        assert copied.broken == sum(bool(line.strip()) for line in b"\n".join(made).split(b"\n"))


def test_the_rows_of_each_table_can_be_told_from_those_of_the_others() -> None:
    looks = [(shape.types, shape.has_rowid) for shape in shapes().values()]
    assert len(looks) == len(set(looks))

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.store import schema
from tui.store.database import Store
from tui.store.opening import FILE_NAME

TEXT = "There are 12 apples."
STATEMENTS = (
    "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT",
    "INSERT INTO added VALUES (1)",
    "ALTER TABLE added ADD COLUMN more TEXT",
    "CREATE INDEX added_more ON added (more)",
)


class PowerCutError(BaseException):
    """Stands for the end of the process."""


def next_version(monkeypatch: pytest.MonkeyPatch, *, cut_before: int) -> None:
    """Let the program know one more migration, which ends before one of its statements."""

    def m002_added(connection: apsw.Connection) -> None:
        for number, statement in enumerate(STATEMENTS):
            if number == cut_before:
                raise PowerCutError
            connection.execute(statement)

    steps: tuple[Callable[[apsw.Connection], None], ...] = (*schema.MIGRATIONS[:1], m002_added)
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 2)


def facts(folder: Path) -> tuple[int, bool, int]:
    connection = sqlite3.connect(folder / FILE_NAME)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    (events,) = connection.execute("SELECT count(*) FROM events").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return version, "added_more" in tables, events


@pytest.mark.parametrize("statement", range(len(STATEMENTS)))
def test_a_migration_cut_off_at_any_statement_leaves_the_old_store_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: int
) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of(TEXT)).mark([0], Status.VERIFIED)
    desk.close()
    next_version(monkeypatch, cut_before=statement)
    with pytest.raises(PowerCutError):
        Store.open(tmp_path)
    assert facts(tmp_path) == (1, False, 1)
    next_version(monkeypatch, cut_before=-1)
    Store.open(tmp_path).close()
    assert facts(tmp_path) == (2, True, 1)


def test_a_first_migration_cut_off_leaves_no_store_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(monkeypatch, cut_before=2)
    with pytest.raises(PowerCutError):
        Store.open(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_released_migrations_are_as_they_were_released() -> None:
    connection = apsw.Connection(":memory:")
    schema.MIGRATIONS[0](connection)
    statements = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()
    made = hashlib.sha256("\n".join(str(sql) for (sql,) in statements).encode()).hexdigest()
    assert made == "d2e2c6a1f5f4f21b38bf20ff188f715c5eb67675ae6104948338e880eab68573"

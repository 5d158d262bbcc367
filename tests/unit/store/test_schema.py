import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tests.unit.store.old_stores import TEXT, version_1
from tui.domain.chain import chain_breaks, linked
from tui.domain.review import Status
from tui.errors import StoreError
from tui.session import ReviewSession
from tui.store import schema
from tui.store.database import Store
from tui.store.head import FILE_NAME, SCHEMA_VERSION
from tui.store.salvage import shapes

RELEASED = {
    0: "d2e2c6a1f5f4f21b38bf20ff188f715c5eb67675ae6104948338e880eab68573",
    1: "fe2e41939b843f24b96ba746dc0e17a036220d09bd0ba86e7e58cdb83e07bad4",
    2: "aa23450ee1107836ae7b717169ee657c178251822cda1aff9476001af2f33244",
}
"""The SHA-256 of the tables that each released migration leaves."""


MIGRATE = schema.migrate


class PowerCutError(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def cut_before(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    """Return what makes the connection fail before its n-th statement, and lists the statements before that."""

    # Asked now: it makes the tables in memory, once, and must not be cut off there.
    shapes()

    def cut(number: int) -> list[str]:
        statements: list[str] = []

        def trace(_: apsw.Cursor, statement: str, __: object) -> bool:
            if len(statements) == number:
                raise PowerCutError
            statements.append(statement)
            return True

        def migrate(connection: apsw.Connection, version: int) -> None:
            connection.exec_trace = trace
            try:
                MIGRATE(connection, version)
            finally:
                connection.exec_trace = None

        monkeypatch.setattr(schema, "migrate", migrate)
        return statements

    return cut


def opens(folder: Path) -> bool:
    try:
        Store.open(folder).close()
    except PowerCutError:
        return False
    return True


def facts(path: Path) -> tuple[int, list[str], list[tuple[str, ...]]]:
    """Return the version, the tables and the decisions in a database."""
    connection = sqlite3.connect(path)
    tables = sorted(str(sql) for (sql,) in connection.execute("SELECT sql FROM sqlite_schema"))
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    events = connection.execute("SELECT seq, reviewer, item_id, now FROM events ORDER BY seq").fetchall()
    connection.close()
    return version, tables, events


def test_a_migration_cut_off_at_any_statement_leaves_the_old_store_or_the_new_one(
    tmp_path: Path, cut_before: Callable[[int], list[str]]
) -> None:
    path = version_1(tmp_path)
    before = facts(path)
    cuts = 0
    while len(cut_before(cuts)) == 0 and not opens(tmp_path):
        assert facts(path) == before
        cuts += 1
    version, _, events = facts(path)
    assert (version, events) == (SCHEMA_VERSION, before[2])
    assert cuts > 10


def test_a_first_migration_cut_off_at_any_statement_leaves_no_store_and_no_rest(
    tmp_path: Path, cut_before: Callable[[int], list[str]]
) -> None:
    cuts = 0
    while len(cut_before(cuts)) == 0 and not opens(tmp_path):
        assert not list(tmp_path.iterdir())
        cuts += 1
    assert cuts > 20


def resumed(folder: Path) -> ReviewSession:
    desk = desk_in(folder)
    return desk.resume(desk.library()[0].id)


def test_the_decisions_of_an_older_store_are_there_and_chained(tmp_path: Path) -> None:
    version_1(tmp_path)
    session = resumed(tmp_path)
    events = [event for index in range(2) for event in session.history(index)]
    assert [(event.reviewer, event.now) for event in events] == [
        ("Ada", "verified"),
        ("Ben", "disputed"),
        ("Ada", "verified"),
    ]
    assert chain_breaks(events) == ()
    assert [bool(event.previous) for event in events] == [False, False, True]


def test_two_copies_of_an_older_store_get_the_same_chains(tmp_path: Path) -> None:
    version_1(tmp_path / "one")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / FILE_NAME).write_bytes((tmp_path / "one" / FILE_NAME).read_bytes())
    one, two = ([event.digest for event in resumed(tmp_path / name).history(1)] for name in ("one", "two"))
    assert one == two


def test_a_damaged_event_of_an_older_store_is_not_chained(tmp_path: Path) -> None:
    path = version_1(tmp_path)
    connection = apsw.Connection(str(path))
    connection.execute("DROP TRIGGER events_refuse_update")
    connection.execute("UPDATE events SET now = 'disputed' WHERE seq = 1")
    connection.close()
    before = facts(path)
    with pytest.raises(StoreError, match="events are not as they were written"):
        Store.open(tmp_path)
    assert facts(path) == before


def test_events_are_chained_as_they_are_written(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    session.mark([0, 1], Status.VERIFIED)
    session.undo()
    events = desk._store.events_after(session.report_id, 0)[1]
    assert tuple(linked(events, {})) == events
    assert len(events) == 4
    desk.close()


@pytest.mark.parametrize("number", RELEASED)
def test_the_released_migrations_are_as_they_were_released(number: int) -> None:
    connection = apsw.Connection(":memory:")
    for migration in schema.MIGRATIONS[: number + 1]:
        migration(connection)
    statements = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()
    made = hashlib.sha256("\n".join(str(sql) for (sql,) in statements).encode()).hexdigest()
    assert made == RELEASED[number]

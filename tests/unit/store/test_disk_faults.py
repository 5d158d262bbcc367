import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tests.unit.store.power import disk
from tui.domain.review import Status
from tui.errors import ConflictError, StoreError
from tui.session import ReviewSession
from tui.session.mending import diagnose

TEXT = "\n".join(f"Line {line} of the report." for line in range(9))
FAULTS = {"full": apsw.SQLITE_FULL, "no write": apsw.SQLITE_IOERR, "no sync": apsw.SQLITE_IOERR_FSYNC}
EVERY = bool(os.environ.get("TIEOUT_EVERY_FAULT"))
"""Whether each fault comes at each step; else each comes at every third one, and the next fault at the next step."""
NOTE = "a long note " * 900


def decisions(session: ReviewSession) -> list[Callable[[], object]]:
    """Return decisions whose writes go through the log, across several pages, and into the database."""
    return [
        lambda: session.mark([0, 1, 2], Status.VERIFIED),
        lambda: session.note(3, NOTE),
        lambda: session.mark([4], Status.DISPUTED),
        session.undo,
    ]


def state(session: ReviewSession) -> list[object]:
    return [(session.review(index).status, session.review(index).note) for index in range(len(session.items))]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    desk = desk_in(tmp_path / "begun")
    desk.begin(reading_of(TEXT))
    desk.close()
    return tmp_path / "begun"


def run_with_a_fault(folder: Path, at: int, code: int) -> bool:
    """Decide with the n-th step on the disk failing, and say whether there was such a step."""
    with disk() as there:
        desk = desk_in(folder)
        # The log is taken into the database at once, so that those writes fail too.
        desk._store.connection.execute("PRAGMA wal_autocheckpoint = 1").fetchall()
        session = desk.resume(desk.library()[0].id)

        def fail() -> None:
            raise apsw.exception_for(code)

        there.cut, there.cut_at = fail, there.steps + at
        for decide in decisions(session):
            before = state(session)
            try:
                decide()
            except StoreError:
                assert state(session) == before
                # There is room again: the same decision goes through. Where the fault came after the commit (this
                # disk tells also of those that SQLite would pass over), it is taken in as another window's.
                with suppress(ConflictError):
                    decide()
            assert state(session) != before
        reached = there.steps > there.cut_at
        there.cut_at = -2
        right = state(session)
        desk.close()
    again = desk_in(folder)
    assert state(again.resume(again.library()[0].id)) == right
    again.close()
    return reached


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_any_step_on_the_disk_loses_nothing_that_was_saved(begun: Path, tmp_path: Path, fault: str) -> None:
    at = 0 if EVERY else list(FAULTS).index(fault)
    while run_with_a_fault(shutil.copytree(begun, tmp_path / str(at)), at, FAULTS[fault]):
        assert not diagnose(tmp_path / str(at)).is_damaged
        at += 1 if EVERY else len(FAULTS)
    assert at > 20

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Semaphore

import pytest

from tests.making import desk_in, reading_of
from tests.unit.store.power import disk
from tests.unit.store.test_second_copy import rows_of_copy, rows_of_database
from tui.domain.review import Status
from tui.errors import StoreError
from tui.store import copying
from tui.store.second_copy import FILE_NAME as COPY_NAME

TRIALS = int(os.environ.get("TIEOUT_POWER_CUTS", "25"))
"""How often the power is cut; 150 on demand."""
TEXT = "\n".join(f"Line {line} of the report." for line in range(40))


@contextmanager
def synced_copies() -> Iterator[list[bytes]]:
    """Yield what of the second copy is on the disk for sure, the last last, as it becomes so in a block.

    Nothing does before it is waited for: the database is always synced first.
    """
    own, wait, durable = os.fsync, copying._Syncs.end, [b""]
    waited_for = Semaphore(0)

    def fsync(file: int) -> None:
        waited_for.acquire()
        body = os.pread(file, os.fstat(file).st_size, 0)
        own(file)
        durable.append(body)

    def end(syncs: copying._Syncs) -> OSError | None:
        if syncs._is_under_way:
            waited_for.release()
        return wait(syncs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        patch.setattr(copying._Syncs, "end", end)
        yield durable


def lost_after_a_cut(folder: Path, chance: random.Random, *settings: str) -> int:
    """Mark until the power is lost, and return how many of the marks that were called saved are not there then.

    In the database, or else in the second copy, of which any part may be there that was not synced.
    """
    said: list[int] = []
    promised: list[int] = []
    copied: list[bytes] = []
    with disk() as there, synced_copies() as durable:
        desk = desk_in(folder / "before")
        session = desk.begin(reading_of(TEXT))
        for setting in settings:
            desk._store.connection.execute(f"PRAGMA {setting}").fetchall()

        def cut() -> None:
            promised.extend(said)
            copied.append(durable[-1])
            there.lose_power(folder / "after", chance)
            rest = (folder / "before" / COPY_NAME).read_bytes()[len(copied[0]) :]
            (folder / "after" / COPY_NAME).write_bytes(copied[0] + rest[: chance.randrange(len(rest) + 1)])

        there.cut, there.cut_at = cut, there.steps + chance.randrange(30, 120)
        while there.steps <= there.cut_at:
            index = len(said) % len(session.items)
            session.mark([index], Status.DISPUTED if session.review(index).is_decided else Status.VERIFIED)
            said.append(index)
            assert durable[-1] == (folder / "before" / COPY_NAME).read_bytes()
        desk.close()
    assert promised
    lines = copied[0].count(b'"table": "events"')
    left = events_in(folder / "after")
    if left:
        assert sound_copy(folder / "after")
    return len(promised) - min(left, lines)


def sound_copy(folder: Path) -> bool:
    """Say whether the second copy has all that the store has, as it is after a start."""
    told = {str(row["seq"]): row for row in rows_of_copy(folder) if row["table"] == "events"}
    return all(told.get(str(row["seq"])) == row for row in rows_of_database(folder) if row["table"] == "events")


def events_in(folder: Path) -> int:
    try:
        desk = desk_in(folder)
        session = desk.resume(desk.library()[0].id)
        count = sum(len(session.history(index)) for index in range(len(session.items)))
        desk.close()
    except StoreError:
        return 0
    return count


def losses(folder: Path, *settings: str) -> list[int]:
    chance = random.Random(5)  # noqa: S311 - when the power is lost, is no secret
    folders = [folder / str(trial) for trial in range(TRIALS)]
    for each in folders:
        each.mkdir()
    return [max(0, lost_after_a_cut(each, chance, *settings)) for each in folders]


def test_no_mark_that_was_called_saved_is_lost_with_the_power(tmp_path: Path) -> None:
    assert losses(tmp_path) == [0] * TRIALS


@pytest.mark.parametrize("settings", [("journal_mode = DELETE",), ("synchronous = NORMAL",)])
def test_a_store_that_syncs_less_loses_marks_on_this_disk(tmp_path: Path, settings: tuple[str, ...]) -> None:
    assert sum(map(bool, losses(tmp_path, *settings))) > TRIALS // 2

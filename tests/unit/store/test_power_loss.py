import os
import random
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tests.unit.store.power import disk
from tui.domain.review import Status
from tui.errors import StoreError

TRIALS = int(os.environ.get("TIEOUT_POWER_CUTS", "25"))
"""How often the power is cut; 150 on demand."""
TEXT = "\n".join(f"Line {line} of the report." for line in range(40))


def lost_after_a_cut(folder: Path, chance: random.Random, *settings: str) -> int:
    """Mark until the power is lost, and return how many of the marks that were called saved are not there then."""
    said: list[int] = []
    promised: list[int] = []
    with disk() as there:
        desk = desk_in(folder / "before")
        session = desk.begin(reading_of(TEXT))
        for setting in settings:
            desk._store.connection.execute(f"PRAGMA {setting}").fetchall()

        def cut() -> None:
            promised.extend(said)
            there.lose_power(folder / "after", chance)

        there.cut, there.cut_at = cut, there.steps + chance.randrange(30, 120)
        while there.steps <= there.cut_at:
            index = len(said) % len(session.items)
            session.mark([index], Status.DISPUTED if session.review(index).is_decided else Status.VERIFIED)
            said.append(index)
        desk.close()
    assert promised
    return len(promised) - events_in(folder / "after")


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

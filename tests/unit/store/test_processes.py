import os
import random
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tests.unit.store.marking import TEXT
from tests.unit.store.test_second_copy import rows_of_copy
from tui.session.mending import diagnose
from tui.store import second_copy
from tui.store.head import FILE_NAME
from tui.store.views import FOLDER

KILLS = int(os.environ.get("TIEOUT_KILLS", "20"))
"""How often a marking process is killed; 500 and more on demand."""
MARKS = int(os.environ.get("TIEOUT_MARKS", "80"))
"""How many marks each of several processes makes; 3,000 on demand."""
CHECKOUT = Path(__file__).resolve().parents[3]


def marking(folder: Path, name: str, count: int, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.unit.store.marking", str(folder), name, str(count), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)


def test_every_mark_that_was_called_saved_is_there_after_kill_9(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - when the kill comes is no secret
    printed: list[str] = []
    for kills in range(1, KILLS + 1):
        process = marking(tmp_path, "Ada", 10_000)
        assert process.stdout is not None
        printed += [process.stdout.readline() for _ in range(chance.randrange(1, 60))]
        process.send_signal(signal.SIGKILL)
        # What was printed before the kill took effect was saved too.
        printed += [line for line in process.stdout if line.endswith("\n")]
        process.stdout.close()
        process.wait()
        # The toggling of each item follows from how often it was marked, so the journal has to be the printed one;
        # after each kill one more mark may have been committed whose line was never printed.
        journal = journal_in(tmp_path)
        assert Counter(printed) <= Counter(journal)
        assert len(journal) - len(printed) <= kills
        assert Counter(printed) <= Counter(copy_in(tmp_path))
        assert diagnose(tmp_path).is_sound


def test_an_action_on_many_items_is_there_whole_or_not_at_all_after_kill_9(tmp_path: Path) -> None:
    chance = random.Random(8)  # noqa: S311 - when the kill comes is no secret
    printed = 0
    for _ in range(max(5, KILLS // 10)):
        process = marking(tmp_path, "Ada", 10_000, "all")
        assert process.stdout is not None
        printed += bool(process.stdout.readline())
        # Some way into the action after the first: its lines are being prepared, written or synced.
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.random() / 10)
        process.send_signal(signal.SIGKILL)
        printed += sum(line.endswith("\n") for line in process.stdout)
        process.stdout.close()
        process.wait()
        sizes = Counter(Counter(events_in(tmp_path)).values())
        assert sizes.keys() == {2 * len(TEXT.splitlines())}
        assert printed <= sizes.total()
        assert diagnose(tmp_path).is_sound


def events_in(folder: Path) -> list[str]:
    """Return the action of each event in the store, and again of each in its copy."""
    connection = apsw.Connection(str(folder / FILE_NAME))
    actions = [str(row[0]) for row in connection.execute("SELECT action FROM events")]
    connection.close()
    copied = {row["seq"]: str(row["action"]) for row in rows_of_copy(folder) if row["table"] == "events"}
    return actions + [copied[seq] for seq in range(1, len(actions) + 1)]


def copy_in(folder: Path) -> list[str]:
    rows = {row["seq"]: row for row in rows_of_copy(folder) if row["table"] == "events"}
    return [f"{int(str(row['item_id'])[2:]) - 1} {row['now']}\n" for row in rows.values()]


def journal_in(folder: Path) -> list[str]:
    desk = desk_in(folder)
    session = desk.begin(reading_of(TEXT))
    lines = [f"{index} {event.now}\n" for index in range(len(session.items)) for event in session.history(index)]
    desk.close()
    return lines


@pytest.mark.parametrize("names", [("Ada", "Ben"), ("Ada", "Ben", "Eve", "Ida")])
def test_processes_that_mark_at_once_lose_nothing(tmp_path: Path, names: tuple[str, ...]) -> None:
    desk_in(tmp_path).close()
    processes = [marking(tmp_path, name, MARKS) for name in names]
    printed = [process.communicate()[0].split("\n")[:-1] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(names)
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    events = [event for index in range(len(session.items)) for event in session.history(index)]
    for name, lines in zip(names, printed, strict=True):
        assert len(lines) == MARKS
        assert sum(event.reviewer == name for event in events) == sum(line != "conflict" for line in lines)
    desk.close()
    assert diagnose(tmp_path).is_sound


def test_two_processes_that_make_a_store_at_once_make_one(tmp_path: Path) -> None:
    processes = [marking(tmp_path, name, 1) for name in ("Ada", "Ben", "Eve")]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert {path.name for path in tmp_path.iterdir()} == {FILE_NAME, second_copy.FILE_NAME, FOLDER}

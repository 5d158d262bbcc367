import os
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.making import START, desk_in, reading_of
from tests.unit.store.old_stores import version_1
from tui.domain.review import Status
from tui.errors import StoreError
from tui.session.mending import Check, diagnose, make_backup, repair, restore
from tui.store.head import FILE_NAME, SCHEMA_VERSION
from tui.store.rows import insertion
from tui.store.seals import Row, sealed
from tui.store.second_copy import FILE_NAME as COPY_NAME

TEXT = "There are 12 apples and 13 pears in the basket."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with four decisions of two reviewers."""
    folder = tmp_path / "store"
    for name in ("Ada", "Ben"):
        desk = desk_in(folder, reviewer=name)
        session = desk.begin(reading_of(TEXT))
        session.mark([0], Status.VERIFIED if name == "Ada" else Status.DISPUTED)
        session.mark([1], Status.VERIFIED if name == "Ada" else Status.DISPUTED)
        desk.close()
    return folder


def check(folder: Path, name: str) -> Check:
    return next(check for check in diagnose(folder).checks if check.name == name)


def unsound(folder: Path) -> list[str]:
    return [check.name for check in diagnose(folder).checks if not check.is_sound]


def altered(folder: Path, *statements: str | tuple[str, Row]) -> None:
    """Change what triggers keep from being changed."""
    connection = apsw.Connection(str(folder / FILE_NAME))
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(*([statement] if isinstance(statement, str) else statement))
    for _, trigger in triggers:
        connection.execute(str(trigger))
    connection.close()


def events_of(folder: Path) -> Iterator[Row]:
    connection = apsw.Connection(str(folder / FILE_NAME))
    yield from connection.execute("SELECT * FROM events ORDER BY seq").fetchall()  # type: ignore[misc]
    connection.close()


def with_event(folder: Path, seq: int, **changed: str) -> None:
    """Change an event and its checksum, as someone would who knows how rows are made."""
    names = ("seq", "report_id", "action", "kind", "of", "at", "reviewer", "item_id", "field", "was", "now")
    row = next(list(row) for row in events_of(folder) if row[0] == seq)
    for name, value in changed.items():
        row[names.index(name)] = value
    forged = sealed(*row[:-1])
    altered(folder, (insertion("events", forged, instead=True), forged))


def test_a_store_as_it_was_written_is_sound(folder: Path) -> None:
    assert unsound(folder) == []
    assert diagnose(folder).backup is None


def test_looking_at_a_store_changes_no_byte(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    diagnose(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_store_in_use_is_looked_at_with_its_log(folder: Path) -> None:
    desk = desk_in(folder)
    desk.resume(desk.library()[0].id).note(0, "a note")
    assert check(folder, "chain").says.startswith("5 decisions")
    assert unsound(folder) == []
    desk.close()


def test_no_store_is_no_diagnosis(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        diagnose(tmp_path)


def test_a_store_of_an_older_version_is_looked_at(tmp_path: Path) -> None:
    version_1(tmp_path)
    assert check(tmp_path, "version").says == f"1, the newest known is {SCHEMA_VERSION}"
    assert not diagnose(tmp_path).is_damaged


def test_an_event_that_was_changed_with_its_checksum_is_named_by_the_chain(folder: Path) -> None:
    with_event(folder, 1, now="disputed")
    assert "chain" in unsound(folder)
    assert "Ada's status of 2026-01-02" in check(folder, "chain").says
    assert "not as it was written" in check(folder, "chain").says


def test_an_event_of_another_s_name_is_named_by_the_chain(folder: Path) -> None:
    with_event(folder, 3, reviewer="Ada")
    assert "chain" in unsound(folder)


def test_a_missing_event_is_named_though_the_counts_were_mended(folder: Path) -> None:
    connection = apsw.Connection(str(folder / FILE_NAME))
    progress = connection.execute("SELECT * FROM progress").fetchall()[0]
    connection.close()
    mended: Row = sealed(*progress[:-2], 3)  # type: ignore[arg-type]
    altered(folder, "DELETE FROM events WHERE seq = 1", (insertion("progress", mended, instead=True), mended))
    assert check(folder, "counts").is_sound
    assert check(folder, "chain").problems[0].endswith("the one before it is missing")


def test_events_that_changed_places_are_named(folder: Path) -> None:
    one, two = list(events_of(folder))[:2]
    swapped = [sealed(2, *one[1:-1]), sealed(1, *two[1:-1])]
    altered(folder, *((insertion("events", row, instead=True), row) for row in swapped))
    assert check(folder, "chain").problems[0].endswith("before the one that it follows")


def test_a_row_that_was_changed_is_damage(folder: Path) -> None:
    altered(folder, "UPDATE events SET now = 'open' WHERE seq = 2")
    assert diagnose(folder).is_damaged
    assert check(folder, "rows").says == "1 rows of events are not as they were written"


def test_a_row_that_is_missing_is_damage(folder: Path) -> None:
    altered(folder, "DELETE FROM events WHERE seq = 2")
    assert check(folder, "counts").says == "1 decisions are missing, or too many"


def test_fewer_decisions_than_the_newest_backup_has_are_damage(folder: Path) -> None:
    backup = make_backup(folder)
    backup.rename(backup.with_name(backup.name.replace("-4.db", "-5.db")))
    assert "backups" in unsound(folder)
    assert diagnose(folder).is_damaged


def test_a_database_that_is_gone_is_damage(folder: Path) -> None:
    make_backup(folder)
    (folder / FILE_NAME).unlink()
    diagnosis = diagnose(folder)
    assert diagnosis.is_damaged
    assert diagnosis.backup is not None


@pytest.mark.parametrize("body", [b"", b"SQLite format 3\0" + bytes(4_080), b"a letter"])
def test_what_never_was_a_store_is_no_damage_and_repair_leaves_it_alone(tmp_path: Path, body: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(body)
    found = diagnose(tmp_path)
    assert not found.is_damaged
    assert "--store" in found.checks[0].hint
    list(repair(tmp_path))
    assert (tmp_path / FILE_NAME).read_bytes() == body
    assert not (tmp_path / "set-aside").exists()


def test_a_damaged_backup_is_not_the_one_to_restore(folder: Path) -> None:
    backup = make_backup(folder)
    body = bytearray(backup.read_bytes())
    body[5000:9000] = bytes(4000)
    backup.write_bytes(body)
    (folder / FILE_NAME).unlink()
    assert diagnose(folder).backup is None


def test_lines_of_the_copy_that_were_lost_are_found_and_written_again(folder: Path) -> None:
    lines = (folder / COPY_NAME).read_text().splitlines()
    (folder / COPY_NAME).write_text("\n".join([*lines[:-2], lines[-1][:50], ""]))
    assert check(folder, "copy").problems == ("2 rows are missing in marks.jsonl",)
    assert list(repair(folder)) == ["2 rows written to the second copy"]
    assert check(folder, "copy").is_sound
    assert "but for 1 lines" in check(folder, "copy").says


def test_decisions_that_only_the_copy_has_are_told_and_taken_in_on_request(folder: Path) -> None:
    desk = desk_in(folder)
    session = desk.resume(desk.library()[0].id)
    body = (folder / FILE_NAME).read_bytes()
    session.note(0, "a note")
    session.note(1, "another")
    desk.close()
    (folder / FILE_NAME).write_bytes(body)
    assert unsound(folder) == ["copy"]
    assert "restored: 1 reports with 6 decisions" in list(repair(folder))
    assert unsound(folder) == []
    desk = desk_in(folder)
    assert desk.resume(desk.library()[0].id).review(0).note == "a note"
    desk.close()


def ended_while_marking(folder: Path, *indices: int) -> None:
    """Leave a store as tieout does when it is ended after an action was copied and before it was saved."""
    desk = desk_in(folder)
    session = desk.resume(desk.library()[0].id)
    body = (folder / FILE_NAME).read_bytes()
    session.mark(indices, Status.EXCLUDED)
    desk.close()
    (folder / FILE_NAME).write_bytes(body)


def test_the_lines_of_an_action_that_tieout_was_ended_in_are_told_and_no_fault(folder: Path) -> None:
    ended_while_marking(folder, 0, 1)
    assert unsound(folder) == []
    found = check(folder, "copy")
    assert found.says.startswith("marks.jsonl agrees with the store; 2 lines more are of what was being written")
    assert "tieout restore" in found.hint
    assert list(repair(folder)) == []
    assert restore(folder).events == 6


def test_nothing_is_left_of_an_action_that_was_not_saved_after_a_smaller_one_was(folder: Path) -> None:
    ended_while_marking(folder, 0, 1)
    desk = desk_in(folder)
    desk.resume(desk.library()[0].id).note(0, "a note")
    desk.close()
    assert unsound(folder) == []
    assert check(folder, "copy").says == "marks.jsonl agrees with the store"
    (folder / FILE_NAME).unlink()
    assert restore(folder).events == 5


def test_a_copy_that_says_something_else_is_not_made_to_agree(folder: Path) -> None:
    with_event(folder, 1, now="disputed")
    before = (folder / COPY_NAME).read_bytes()
    assert check(folder, "copy").problems == ("1 rows of marks.jsonl say something else than the store",)
    list(repair(folder))
    assert (folder / COPY_NAME).read_bytes() == before
    assert "copy" in unsound(folder)


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_files_that_others_can_read_are_told_and_mended(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / COPY_NAME).chmod(0o644)
    assert len(check(folder, "permissions").problems) == 2
    list(repair(folder))
    assert unsound(folder) == []


def test_what_a_killed_export_left_is_told_and_removed_when_it_is_old(folder: Path, tmp_path: Path) -> None:
    old, new = (tmp_path / f".tieout-{digit * 16}.part" for digit in "ab")
    old.write_text("half")
    new.write_text("half")
    os.utime(old, (START.timestamp() - 3600,) * 2)
    os.utime(new, (START.timestamp(),) * 2)
    leftovers = next(check for check in diagnose(folder, beside=tmp_path).checks if check.name == "leftovers")
    assert len(leftovers.problems) == 2
    assert list(repair(folder, beside=tmp_path, clock=lambda: START)) == [
        f"{old} removed",
        f"{new} was left alone: it may be in use",
    ]
    assert not old.exists()
    assert new.exists()


def test_repair_restores_what_is_damaged(folder: Path) -> None:
    altered(folder, "UPDATE events SET now = 'open' WHERE seq = 2")
    lines = list(repair(folder))
    assert lines[0] == "restored: 1 reports with 4 decisions"
    assert unsound(folder) == []


def test_repair_of_a_sound_store_does_nothing(folder: Path) -> None:
    before = (folder / FILE_NAME).read_bytes()
    assert list(repair(folder)) == []
    assert (folder / FILE_NAME).read_bytes() == before


def test_the_time_that_a_decision_took_is_no_decision(folder: Path) -> None:
    desk = desk_in(folder)
    session = desk.begin(reading_of(TEXT))
    session.spend(session.items[0].id, 30.0)
    session.mark([0], Status.EXCLUDED)
    desk.close()
    assert len([*events_of(folder)]) == 6
    assert check(folder, "chain").says.startswith("5 decisions")

import json
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.cli import main
from tui.domain.review import Status
from tui.store.head import FILE_NAME
from tui.store.second_copy import FILE_NAME as COPY_NAME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    desk = desk_in(folder)
    desk.begin(reading_of("There are 12 apples.")).mark([0], Status.VERIFIED)
    desk.close()
    return folder


def run(folder: Path, *words: str) -> int:
    return main(["--store", str(folder), *words])


def damage(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"\x00" * 10_000)


def test_doctor_of_a_sound_store_ends_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "doctor") == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("✓") for line in lines)
    assert [line.split()[1] for line in lines] == [
        *("file", "version", "pages", "rows", "counts", "chain", "copy", "backups", "permissions", "leftovers"),
        "place",
    ]


def test_doctor_of_a_damaged_store_ends_with_1_and_says_what_helps(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder)
    assert run(folder, "doctor") == 1
    said = capsys.readouterr().out
    assert "X file" in said
    assert "tieout doctor --repair" in said
    assert (folder / FILE_NAME).read_bytes() == b"\x00" * 10_000


def test_doctor_without_a_store_ends_with_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "doctor") == 4
    assert "There is no store" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_doctor_repairs_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, "backup")
    damage(folder)
    assert run(folder, "doctor", "--repair") == 0
    told = capsys.readouterr().err
    assert "restored: 1 reports with 1 decisions" in told
    assert "the old files are kept in" in told


def test_doctor_says_all_of_it_in_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(folder)
    assert run(folder, "doctor", "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["sound"], said["damaged"], said["backup"]) == (False, True, None)
    assert said["checks"][0]["name"] == "file"
    assert said["checks"][0]["problems"]


def test_backup_prints_where_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "backup") == 0
    assert Path(capsys.readouterr().out.strip()).parent == folder / "backups"


def test_backup_writes_a_file_that_is_not_there_yet(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "backup", str(tmp_path / "copy.db")) == 0
    before = (tmp_path / "copy.db").read_bytes()
    assert before.startswith(b"SQLite format 3")
    assert run(folder, "backup", str(tmp_path / "copy.db")) == 4
    assert (tmp_path / "copy.db").read_bytes() == before


def test_restore_lists_the_backups(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "restore") == 0
    assert "No backups" in capsys.readouterr().out
    run(folder, "backup")
    name = Path(capsys.readouterr().out.strip()).name
    assert run(folder, "restore", "--json") == 0
    (backup,) = json.loads(capsys.readouterr().out)
    assert (backup["name"], backup["decisions"]) == (name, 1)
    run(folder, "restore")
    assert name in capsys.readouterr().out


def test_restore_keeps_the_store_as_it_is_and_the_marks_made_since(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, "backup")
    name = Path(capsys.readouterr().out.strip()).name
    desk = desk_in(folder)
    desk.resume(desk.library()[0].id).note(0, "made since")
    desk.close()
    before = (folder / FILE_NAME).read_bytes()
    assert run(folder, "restore", name, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["decisions"], said["regained"], said["lost"]) == (2, {"events": 1}, [])
    assert (Path(said["aside"]) / FILE_NAME).read_bytes() == before
    assert (Path(said["aside"]) / COPY_NAME).exists()
    desk = desk_in(folder)
    assert desk.resume(desk.library()[0].id).review(0).note == "made since"
    desk.close()


def test_restore_from_what_is_no_backup_changes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    before = (folder / FILE_NAME).read_bytes()
    assert run(folder, "restore", str(tmp_path / "notes.txt")) == 4
    assert run(folder, "restore", "nowhere.db") == 4
    assert "can't be used" in capsys.readouterr().err
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_command_that_ends_makes_a_backup_when_something_was_written(folder: Path) -> None:
    assert run(folder, "search", "apples") == 0
    (backup,) = (folder / "backups").iterdir()
    assert run(folder, "search", "apples") == 0
    assert list((folder / "backups").iterdir()) == [backup]


def test_the_doctor_and_the_list_speak_chinese_where_the_locale_does_but_not_to_scripts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run(folder, "doctor") == 0
    assert "✓ 权限         仅你可用" in capsys.readouterr().out.splitlines()
    assert run(folder, "list") == 0
    assert capsys.readouterr().out.split()[:4] == ["编号", "已核", "最近改动", "标题"]
    assert run(folder, "doctor", "--json") == 0
    assert json.loads(capsys.readouterr().out)["checks"][-1]["says"] == "on this machine"


def test_a_profile_has_a_store_and_settings_of_its_own(
    no_stray_files: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIEOUT_STORE", str(folder))
    assert main(["--profile", "审计", "list"]) == 0
    assert "No reports yet" in capsys.readouterr().out
    assert list(no_stray_files.rglob("profiles/审计/tieout.db"))
    assert main(["list"]) == 0
    assert "A report" in capsys.readouterr().out


def test_a_profile_can_be_named_in_the_environment(no_stray_files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIEOUT_PROFILE", "second")
    assert main(["list"]) == 0
    assert list(no_stray_files.rglob("profiles/second/tieout.db"))


@pytest.mark.parametrize("name", ["../elsewhere", "a/b", ".hidden", "-x", "a b"])
def test_a_profile_is_no_path(name: str, no_stray_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"--profile={name}", "list"]) == 2
    assert "can't be the name of a profile" in capsys.readouterr().err
    assert not list(no_stray_files.rglob("tieout.db"))

import os
import random
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.export.rewriting import CONTENTS
from tui.errors import ExportError
from tui.export.writing import write_whole

KILLS = int(os.environ.get("TIEOUT_KILLS", "10"))
"""How often a writing process is killed; 200 and more on demand."""


def test_the_content_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "notes.md", "漢字\n")
    assert (tmp_path / "notes.md").read_bytes() == "漢字\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("old and longer")
    write_whole(tmp_path / "notes.md", b"new")
    assert (tmp_path / "notes.md").read_bytes() == b"new"


def test_the_file_obeys_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "notes.md", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "notes.md").stat().st_mode) == 0o640


def test_a_symbolic_link_is_refused_and_what_it_leads_to_is_intact(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    with pytest.raises(ExportError, match="is a symbolic link"):
        write_whole(tmp_path / "link.md", "new")
    assert (tmp_path / "real.md").read_text() == "old"
    assert (tmp_path / "link.md").is_symlink()


@pytest.mark.parametrize("name", ["folder", "pipe"])
def test_what_is_no_plain_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError, match="is no plain file"):
        write_whole(tmp_path / name, "new")


@pytest.mark.parametrize("name", ["no/such/folder/notes.md", "nul\0.md", "nul\0/notes.md"])
def test_a_name_that_can_t_be_written_is_an_error_in_clear_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="could not be written"):
        write_whole(tmp_path / name, "new")


def test_a_long_name_of_wide_characters_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("記" * 84 + ".md"), "x")
    assert len(list(tmp_path.iterdir())) == 1


def test_the_folder_itself_is_no_file_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match="is no plain file"):
        write_whole(Path(), "x")


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_fault_while_writing_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "notes.md").write_text("old")
    monkeypatch.setattr(step, fail)
    with pytest.raises(ExportError, match="No space left on device"):
        write_whole(tmp_path / "notes.md", "new")
    monkeypatch.undo()
    assert (tmp_path / "notes.md").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


def test_a_kill_while_writing_never_leaves_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    chance = random.Random(3)  # noqa: S311 - when the kill comes is no secret
    for _ in range(KILLS):
        command = [sys.executable, "-m", "tests.unit.export.rewriting", str(path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).resolve().parents[3])
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 20)):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.stdout.close()
        process.wait()
        assert path.read_text() in CONTENTS


def test_pieces_are_written_one_after_the_other(tmp_path: Path) -> None:
    write_whole(tmp_path / "notes.md", ["漢", b"\xff", "\ud800", "字"])
    assert (tmp_path / "notes.md").read_bytes() == "漢".encode() + b"\xff?" + "字".encode()


def test_pieces_that_fail_leave_the_old_file_as_it_was(tmp_path: Path) -> None:
    def failing() -> Iterator[str]:
        yield "new"
        raise ExportError("it can't be said")

    (tmp_path / "notes.md").write_bytes(b"old")
    with pytest.raises(ExportError, match="can't be said"):
        write_whole(tmp_path / "notes.md", failing())
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]
    assert (tmp_path / "notes.md").read_bytes() == b"old"

"""Folders that are thrown away, though the program that made them was killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.test_cli import CHECKOUT
from tui.commands.throwaway import throwaway_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have the locks")
HOLDING = (
    "import sys\nfrom tui.commands.throwaway import throwaway_folder\n"
    "with throwaway_folder('tieout-x-') as folder:\n"
    " (folder / 'store').mkdir()\n print(folder, flush=True)\n sys.stdin.read()"
)


@pytest.fixture(autouse=True)
def own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_folder_is_there_in_the_block_and_gone_after_it() -> None:
    with throwaway_folder("tieout-x-") as folder:
        (folder / "store").mkdir()
    assert not folder.exists()


def test_what_a_killed_run_left_is_removed_by_the_next_and_what_one_still_uses_is_not(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as running:
        assert running.stdout is not None
        left = Path(running.stdout.readline().strip())
        with throwaway_folder("tieout-x-"):
            assert (left / "store").exists()
        running.kill()
        running.wait()
    assert (left / "store").exists()
    with throwaway_folder("tieout-x-"):
        assert not left.exists()


def test_a_folder_without_the_mark_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "tieout-x-kept"
    kept.mkdir()
    (tmp_path / "tieout-x-link").symlink_to(tmp_path)
    with throwaway_folder("tieout-x-"):
        pass
    assert kept.is_dir()
    assert (tmp_path / "tieout-x-link").is_symlink()

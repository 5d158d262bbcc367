"""A review in lines and prompts, in a real terminal: not one escape byte, everything saved however it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.pseudo import CHECKOUT, TIEOUT, Pseudo, pseudo
from tests.unit.linear.scripted import kept

TEXT = """\
# 一、全年情况

全年抽查54个项目，抽样235组，合格率达98%。

# 2. Results

Revenue rose 5.2 percent to 3.1 billion dollars.
"""
FIGURES = 5


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"TIEOUT_STORE": str(tmp_path / "store"), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.md"
    path.write_text(TEXT, "utf-8")
    return path


def asked(window: Pseudo, times: int) -> None:
    """Wait until the prompt stands there for the so-manieth time."""
    window.wait_until(lambda: window.bytes.count(b"?, q): ") >= times, f"prompt {times}")


def test_a_dumb_terminal_gets_lines_without_one_escape_byte(tmp_path: Path, env: dict[str, str], report: Path) -> None:
    with pseudo(str(report), env={**env, "TERM": "dumb"}, cwd=tmp_path) as window:
        for times, typed in enumerate(["v", "d", "c 与表3不符", "?", "l", "i", "/合格率", "u", "q"], 1):
            asked(window, times)
            window.type(f"{typed}\n")
        assert window.end() == 0
    assert b"\x1b" not in window.bytes
    assert not [byte for byte in window.bytes.decode() if not byte.isprintable() and byte not in "\r\n"]
    assert "全年抽查[54个]项目" in window.bytes.decode()
    assert "Everything is saved." in window.shown()
    assert kept(tmp_path / "store") == {"54个": "verified", "235组": "disputed"}


@pytest.mark.parametrize("ending", ["\x03", "\x04"], ids=["ctrl-c", "end-of-input"])
def test_leaving_in_any_way_keeps_all_and_says_so(
    tmp_path: Path, env: dict[str, str], report: Path, ending: str
) -> None:
    with pseudo("--linear", str(report), env=env, cwd=tmp_path) as window:
        asked(window, 1)
        window.type("v\n")
        asked(window, 2)
        window.type(ending)
        assert window.end() == 0
    assert "Everything is saved." in window.shown()
    assert "Traceback" not in window.shown()
    assert kept(tmp_path / "store") == {"54个": "verified"}


def test_a_mark_that_was_said_to_be_saved_survives_a_kill(tmp_path: Path, env: dict[str, str], report: Path) -> None:
    with pseudo("--linear", str(report), env=env, cwd=tmp_path) as window:
        asked(window, 1)
        window.type("d\n")
        window.wait_for("disputed, saved")
        os.kill(window.process.pid, signal.SIGKILL)
        window.end()
    assert kept(tmp_path / "store") == {"54个": "disputed"}


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (200, 60)], ids=str)
def test_any_width_will_do(tmp_path: Path, env: dict[str, str], report: Path, size: tuple[int, int]) -> None:
    with pseudo("--linear", str(report), env=env, cwd=tmp_path, size=size) as window:
        asked(window, 1)
        for times in range(FIGURES):
            window.type("v\n")
            asked(window, times + 2)
        window.type("q\n")
        assert window.end() == 0
    assert len(kept(tmp_path / "store")) == FIGURES


def test_the_library_is_a_list_to_choose_from(tmp_path: Path, env: dict[str, str], report: Path) -> None:
    with pseudo("--linear", env={**env, "LC_ALL": "C"}, cwd=tmp_path) as window:
        window.wait_for("No reports yet")
        window.type(f"{report.name}\n")
        asked(window, 2)
        window.type("v\nq\n1\nd\nq\nq\n")
        assert window.end() == 0
    assert kept(tmp_path / "store") == {"54个": "verified", "235组": "disputed"}


def test_pipes_are_reviewed_in_when_asked(tmp_path: Path, env: dict[str, str], report: Path) -> None:
    command = [*TIEOUT, "--linear", str(report)]
    done = subprocess.run(
        command, input="v\nv\n", capture_output=True, check=False, text=True, cwd=tmp_path, env={**os.environ, **env}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Everything is saved.\n")
    assert len(kept(tmp_path / "store")) == 2


def test_pipes_without_being_asked_are_refused_with_the_way_out(
    tmp_path: Path, env: dict[str, str], report: Path
) -> None:
    command = [*TIEOUT, str(report)]
    done = subprocess.run(
        command, input="v\n", capture_output=True, check=False, text=True, cwd=tmp_path, env={**os.environ, **env}
    )
    assert done.returncode == 2
    assert "--linear" in done.stderr


def test_what_cannot_be_opened_is_said(tmp_path: Path, env: dict[str, str]) -> None:
    command = [*TIEOUT, "--linear", "none.txt"]
    done = subprocess.run(
        command, input="", capture_output=True, check=False, text=True, cwd=tmp_path, env={**os.environ, **env}
    )
    assert done.returncode == 3
    assert "none.txt" in done.stderr


def test_a_review_in_lines_loads_no_textual(tmp_path: Path, env: dict[str, str], report: Path) -> None:
    code = (
        "import sys; from tui.cli import main; main(sys.argv[1:]);"
        "sys.exit(any(name.split('.')[0] == 'textual' for name in sys.modules))"
    )
    command = [sys.executable, "-c", code, "--linear", str(report)]
    environment = {**os.environ, **env, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        command, input="v\n?\ni\n", capture_output=True, check=False, text=True, cwd=tmp_path, env=environment
    )
    assert done.returncode == 0, done.stderr


def test_the_demo_can_be_taken_in_lines(tmp_path: Path, env: dict[str, str]) -> None:
    command = [*TIEOUT, "demo", "--linear"]
    done = subprocess.run(
        command, input="1\nv\n", capture_output=True, check=False, text=True, cwd=tmp_path, env={**os.environ, **env}
    )
    assert done.returncode == 0, done.stderr
    assert "verified, saved" in done.stdout

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making import desk_in
from tests.unit.reading.loopback import Loopback, response
from tests.unit.test_cli import CHECKOUT, run

PAGE = (
    b"<!doctype html><html><head><title>Water</title></head><body><p>The works used 41.5 million cubic metres of water"
    b" in 2025, and 312 kilometres of pipe were renewed by them.</p></body></html>"
)


def made(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(f"There are 12 apples in the basket {name}.")


def titles(store: Path) -> list[str]:
    desk = desk_in(store)
    entries = desk.library()
    desk.close()
    return sorted(entry.title for entry in entries)


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-P", "-m", "tui", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no thread of the tests runs here
    )


def _hear_interrupts() -> None:
    """A shell that starts the tests in the background lets all below it ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_folder_is_added_with_a_line_for_each_report(tmp_path: Path) -> None:
    made(tmp_path / "f", "a.txt", "b.txt")
    done = run("add", "f", "--store", "s", cwd=tmp_path)
    assert done.returncode == 0
    lines = sorted(done.stdout.decode().splitlines())
    assert [line.split()[0] for line in lines] == ["new", "new"]
    assert done.stderr.decode() == "2 in the store, 2 new.\n"
    assert len(titles(tmp_path / "s")) == 2


def test_what_fails_is_told_by_reason_and_the_rest_is_kept(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    done = run("add", "none.pdf", "a.txt", "--store", "s", cwd=tmp_path)
    assert done.returncode == 3
    assert len(titles(tmp_path / "s")) == 1
    told = done.stderr.decode().splitlines()
    assert told[0].startswith("not read ")
    assert told[1:3] == ["1 in the store, 1 new.", "1 could not be read:"]
    assert "There is no file" in told[3]
    assert told[4].strip() == str(tmp_path / "none.pdf")


def test_one_reason_is_told_once_for_all_its_places(tmp_path: Path) -> None:
    made(tmp_path / "f", "a.txt")
    for number in range(12):
        (tmp_path / "f" / f"{number}.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    told = run("add", "f", "--store", "s", cwd=tmp_path).stderr.decode().splitlines()
    summary = told[told.index("12 could not be read:") :]
    assert len(summary) == 1 + 1 + 10 + 1
    assert summary[-1] == "    and 2 more"


def test_what_the_reader_was_not_sure_of_is_told_with_its_places(tmp_path: Path) -> None:
    page = b"<title>In</title><form><input type=password></form><p>All of the 12 pages are open to members.</p>"
    (tmp_path / "a.html").write_bytes(page)
    (tmp_path / "b.html").write_bytes(page + b"<!-- again -->")
    done = run("add", "a.html", "b.html", "--store", "s", cwd=tmp_path)
    assert done.returncode == 0
    told = done.stderr.decode().splitlines()
    assert told[:2] == ["2 in the store, 2 new.", "2 may not be read whole or right:"]
    at = told.index("  the page asks for a login and shows little text: a part may be missing")
    assert sorted(told[at + 1 : at + 3]) == [f"    {tmp_path / name}" for name in ("a.html", "b.html")]


def test_lines_and_summary_are_in_the_language_of_the_locale_and_json_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a.txt")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    done = run("add", "none.pdf", "a.txt", "--store", "s", cwd=tmp_path)
    (line,) = done.stdout.decode().splitlines()
    assert line.startswith("新增        ")
    told = done.stderr.decode().splitlines()
    missing = tmp_path / "none.pdf"
    assert told[0] == f"未读        {missing}：没有文件 {missing}。"
    assert told[1:3] == ["已入库 1 份，新增 1 份。", "1 份无法读取："]
    assert told[3].startswith(f"  没有文件 {missing}。")
    told_scripts = json.loads(run("add", "--json", "a.txt", "--store", "s", cwd=tmp_path).stdout)
    assert told_scripts["what"] == "unchanged"


def test_a_list_is_read_from_a_file_or_the_input(tmp_path: Path) -> None:
    made(tmp_path / "f", "a.txt", "b.txt")
    (tmp_path / "f" / "list").write_text("# one\na.txt\n")
    assert run("add", "--from", "f/list", "--store", "s", cwd=tmp_path).returncode == 0
    assert run("add", "--from", "-", "--store", "s", cwd=tmp_path, stdin=b"f/b.txt\n").returncode == 0
    assert len(titles(tmp_path / "s")) == 2


def test_the_input_can_be_one_of_the_reports(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert run("add", "-", "a.txt", "--store", "s", cwd=tmp_path, stdin=b"There are 7 pears.").returncode == 0
    assert len(titles(tmp_path / "s")) == 2


@pytest.mark.parametrize("arguments", [[], ["-", "-"], ["-", "--from", "-"]])
def test_nothing_or_the_input_twice_is_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    done = run("add", *arguments, "--store", "s", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "s").exists()


def test_for_scripts_each_place_is_an_object(tmp_path: Path) -> None:
    made(tmp_path / "f", "a.txt")
    (tmp_path / "f" / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("add", "--json", "f", "none", "--store", "s", cwd=tmp_path)
    objects = {Path(line["place"]).name: line for line in map(json.loads, done.stdout.splitlines())}
    assert {name: line["what"] for name, line in objects.items()} == {
        "a.txt": "new", "b.png": "passed over", "none": "not read"
    }  # fmt: skip
    assert set(objects["a.txt"]) == {"place", "what", "id", "title", "doubts"}
    assert set(objects["none"]) == {"place", "what", "error", "hint"}


def test_a_store_that_can_t_be_written_is_4(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "tieout.db").write_text("mine")
    assert run("add", "a.txt", "--store", "s", cwd=tmp_path).returncode == 4


def test_the_words_of_servers_can_t_steer_the_terminal(tmp_path: Path) -> None:
    with Loopback(lambda _path: [response(b"", status="404 \x1b[2J")]) as server:
        done = run("add", f"{server.url}/\u202e", "--store", "s", cwd=tmp_path)
    assert b"\x1b" not in done.stderr
    assert "\u202e" not in done.stderr.decode()


@pytest.fixture
def held() -> Iterator[Loopback]:
    """A server that answers the first request, and holds up all others."""
    first = threading.Event()

    def answer(_path: str) -> Iterator[bytes]:
        if first.is_set():
            server.stopping.wait(60)
            return
        first.set()
        yield response(PAGE, "Content-Type: text/html")

    with Loopback(answer) as server:
        yield server


def test_killed_in_the_middle_what_was_said_kept_is_kept(tmp_path: Path, held: Loopback) -> None:
    process = started("add", f"{held.url}/1", f"{held.url}/2", "--store", str(tmp_path / "s"))
    with process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"new ")
        process.kill()
    assert titles(tmp_path / "s") == ["Water"]


ENDED = "tieout was ended by SIGTERM; all that was decided is kept."


@pytest.mark.parametrize(("number", "more"), [(signal.SIGINT, []), (signal.SIGTERM, [ENDED])])
def test_told_to_stop_it_stops_and_says_what_is_left(
    tmp_path: Path, held: Loopback, number: signal.Signals, more: list[str]
) -> None:
    process = started("add", f"{held.url}/1", f"{held.url}/2", f"{held.url}/3", "--store", str(tmp_path / "s"))
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.send_signal(number)
        told = process.stderr.read().decode().splitlines()
    assert process.returncode == 128 + number
    assert told == ["1 in the store, 1 new.", "Stopped before 2 of 3 were read: add them again to go on.", *more]
    assert titles(tmp_path / "s") == ["Water"]


def test_adding_needs_neither_textual_nor_rich(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    code = (
        "import sys\nfrom tui.cli import main\nassert main(sys.argv[1:]) == 0\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')]"
    )
    command = [sys.executable, "-c", code, "add", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s")]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    assert subprocess.run(command, check=False, env=environment, capture_output=True).returncode == 0


def test_several_without_a_terminal_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "b.txt")
    done = run("a.txt", "b.txt", "--store", "s", cwd=tmp_path)
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr
    assert not (tmp_path / "s").exists()

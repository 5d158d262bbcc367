"""The real command in a real terminal, from the first key to the exported notes."""

import http.server
import os
import re
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import pytest

from tests.e2e.terminal import TIEOUT, Terminal, terminal

pytestmark = pytest.mark.terminal

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Water report 2025</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>Water report 2025</h1>
<p>The city used 41.5 million cubic metres of water in 2025, and 312 kilometres of pipe were renewed by the works.</p>
<h2>Losses</h2><p>Losses fell to 7.8 percent, the lowest share since the records of the works began, and 96 leaks were
mended within a day of being reported by the people of the city.</p></article></main>
<footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"TIEOUT_STORE": str(tmp_path / "store"), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TZ": "UTC"}


def run(*arguments: str, env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of tieout that needs no terminal."""
    return subprocess.run(
        [*TIEOUT, *arguments],
        env={**os.environ, **env},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@contextmanager
def served(body: bytes, status: int = 200) -> Iterator[str]:
    """Serve one page on loopback."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/report.html"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def progress(screen: str) -> tuple[int, int]:
    """Return how many items the header says are reviewed, and of how many."""
    found = re.search(r"(\d+)/(\d+) reviewed", screen)
    assert found, screen
    return int(found[1]), int(found[2])


def wait_for_marks(window: Terminal, count: int) -> str:
    """Wait until the header says that so many items are reviewed."""
    return window.wait_until(lambda screen: progress(screen)[0] >= count, f"{count} marks")


def verify_all(window: Terminal) -> int:
    """Press `v` until the header says that all is reviewed; return of how many."""
    done, total = progress(window.wait_for("reviewed"))
    while done < total:
        window.press("v")
        done, total = progress(wait_for_marks(window, done + 1))
    return total


def sample(name: str, folder: Path) -> Path:
    copy = folder / name
    copy.write_bytes(resources.files("tui.samples").joinpath(name).read_bytes())
    return copy


def kept_marks(folder: Path) -> int:
    (database,) = folder.glob("*.db")
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        (count,) = connection.execute("SELECT count(*) FROM events WHERE field = 'status'").fetchone()
    connection.close()
    return int(count)


def test_a_whole_review_survives_a_kill_and_is_exported(tmp_path: Path, env: dict[str, str]) -> None:
    report = sample("quality.txt", tmp_path)
    with terminal(str(report), env=env, cwd=tmp_path) as window:
        total = verify_all(window)
        window.press("q")
        window.wait_for("reports under review")
        window.press("q")
        assert window.exit_code() == 0
    with terminal(str(report), env=env, cwd=tmp_path) as window:
        assert progress(window.wait_for("reviewed")) == (total, total)
        window.press("d")
        window.wait_for("disputed, saved")
        window.kill()
    with terminal(env=env, cwd=tmp_path) as window:
        window.wait_for(f"{total}/{total} X1")
        window.press("Enter")
        assert "X 1" in window.wait_for("reviewed")
    notes = run("export", str(report), "--format", "markdown", env=env, cwd=tmp_path)
    assert notes.returncode == 0
    assert len(re.findall(r"^\*\*T-\d{4}\*\* ✓ verified", notes.stdout, re.MULTILINE)) == total - 1


def test_a_mark_shown_as_saved_is_there_after_a_kill(tmp_path: Path, env: dict[str, str]) -> None:
    report = sample("harbour.html", tmp_path)
    for round_number in range(1, 4):
        with terminal(str(report), env=env, cwd=tmp_path) as window:
            window.wait_for("reviewed")
            window.press("v")
            wait_for_marks(window, round_number)
            window.kill()
    assert kept_marks(tmp_path / "store") == 3


def test_keys_that_follow_escape_at_once_count(tmp_path: Path, env: dict[str, str]) -> None:
    with terminal(str(sample("harbour.html", tmp_path)), env=env, cwd=tmp_path) as window:
        window.wait_for("reviewed")
        window.press("c")
        window.wait_for("Note on T-0001")
        window.type("seen")
        window.press("Escape", "v")
        assert "Note on" not in wait_for_marks(window, 1)


def test_a_page_from_an_address_is_reviewed(tmp_path: Path, env: dict[str, str]) -> None:
    with served(PAGE.encode()) as address, terminal(address, env=env, cwd=tmp_path) as window:
        screen = window.wait_for("Losses")
        assert "41.5" in screen
        assert "Home" not in screen
        window.press("v")
        window.wait_for("verified, saved")
        window.press("C-q")
        assert window.exit_code() == 0
    listed = run("list", env=env, cwd=tmp_path)
    assert "Water report 2025" in listed.stdout


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("nothing-there.txt", None, "nothing-there.txt"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        ("empty.html", b"", "empty"),
    ],
)
def test_what_cant_be_opened_is_said_in_the_shell(
    tmp_path: Path, env: dict[str, str], name: str, body: bytes | None, said: str
) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)
    with terminal(name, env=env, cwd=tmp_path) as window:
        assert window.exit_code() == 3
        shown = window.everything()
        assert said in shown
        assert "Traceback" not in shown


def test_an_address_that_is_not_found_is_said_in_the_library(tmp_path: Path, env: dict[str, str]) -> None:
    with served(b"gone", 404) as address, terminal(env=env, cwd=tmp_path) as window:
        window.wait_for("No reports yet")
        window.type(address)
        window.press("Enter")
        window.wait_for("404")
        window.press("Escape")
        window.press("C-q")
        assert window.exit_code() == 0


def test_a_slow_server_is_given_up_with_escape(tmp_path: Path, env: dict[str, str]) -> None:
    asked, done = threading.Event(), threading.Event()

    class Slow(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            done.wait(60)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with terminal(env=env, cwd=tmp_path) as window:
            window.wait_for("No reports yet")
            window.type(f"http://127.0.0.1:{server.server_port}/")
            window.press("Enter")
            window.wait_for("gives up")
            assert asked.wait(30)
            window.press("Escape")
            window.wait_until(lambda screen: "gives up" not in screen and "No reports yet" in screen, "the library")
            window.press("C-q")
            assert window.exit_code() == 0
    finally:
        done.set()
        server.shutdown()
        server.server_close()


def test_the_demo_shows_both_samples_and_leaves_nothing(tmp_path: Path, env: dict[str, str]) -> None:
    env["TMPDIR"] = str(tmp_path / "scratch")
    (tmp_path / "scratch").mkdir()
    with terminal("demo", env=env, cwd=tmp_path) as window:
        window.wait_for("Harrowmere")
        window.press("Enter")
        window.wait_for("reviewed")
        window.press("v")
        window.wait_for("verified, saved")
        window.press("C-q")
        assert window.exit_code() == 0
    assert list((tmp_path / "scratch").iterdir()) == []
    assert not (tmp_path / "store").exists()


def test_a_terminal_that_shrinks_and_grows_loses_nothing(tmp_path: Path, env: dict[str, str]) -> None:
    report = sample("harbour.html", tmp_path)
    with terminal(str(report), env=env, cwd=tmp_path) as window:
        window.wait_for("reviewed")
        window.resize(30, 8)
        window.wait_for("too small")
        window.resize(80, 24)
        window.wait_for("reviewed")
        window.press("v")
        window.wait_for("verified, saved")


def test_standard_input_is_reviewed(tmp_path: Path, env: dict[str, str]) -> None:
    report = sample("quality.txt", tmp_path)
    with terminal(line=f"cat {report} | {' '.join(TIEOUT)} -", env=env, cwd=tmp_path) as window:
        window.wait_for("reviewed")
        window.press("v")
        window.wait_for("verified, saved")

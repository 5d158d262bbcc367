"""A real terminal (tmux) that a test can type into and read."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.pseudo import is_at_work

PATIENCE_S = 60.0
PAUSE_S = 0.05
KILLED = 128 + signal.SIGKILL
TIEOUT = [sys.executable, "-P", "-m", "tui"]


def needs_tmux() -> None:
    """Skip where there is no tmux, except in continuous integration, where its absence is a fault."""
    if shutil.which("tmux") is None:
        if os.environ.get("CI"):
            pytest.fail("tmux is missing: .ci/run installs it")
        pytest.skip("needs tmux")


class Terminal:
    """One tmux window with one command in it."""

    def __init__(self, folder: Path) -> None:
        self.socket = f"tieout-test-{uuid.uuid4().hex}"
        self._begun = folder / "pid"
        self._ended = folder / "status"

    def start(self, command: Sequence[str], *, env: Mapping[str, str], cwd: Path, size: tuple[int, int]) -> None:
        """Run a command in the window. tmux itself can miss how it ended, so a shell around it writes that down."""
        settings = [word for name, value in env.items() for word in ("-e", f"{name}={value}")]
        inner = f'echo $$ > {self._begun}; exec "$@"'
        outer = f'sh -c {shlex.quote(inner)} sh "$@"; echo $? > {self._ended}'
        cleared = ["env", "-u", "TMUX", "-u", "COLUMNS", "-u", "LINES", "TERM=tmux-256color"]
        columns, rows = size
        self.tmux(
            "start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";",
            "new-session", "-d", "-s", "t", "-x", str(columns), "-y", str(rows), "-c", str(cwd), *settings,
            *cleared, "sh", "-c", outer, "sh", *command,
        )  # fmt: skip

    def tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self.socket, "-f", os.devnull, *words], capture_output=True, check=True, timeout=30
        )
        return done.stdout.decode("utf-8", "replace")

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", "-t", "t", *keys)

    def type(self, words: str) -> None:
        self.tmux("send-keys", "-t", "t", "-l", words)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", "t")

    def resize(self, columns: int, rows: int) -> None:
        self.tmux("resize-window", "-t", "t", "-x", str(columns), "-y", str(rows))

    def wait_for(self, words: str) -> str:
        return self.wait_until(lambda screen: words in screen, words)

    def wait_until(self, is_there: Callable[[str], bool], what: str) -> str:
        """Return the screen once it is as wanted; fail with what stands there if that takes too long."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            screen = self.screen()
            if is_there(screen):
                return screen
            time.sleep(PAUSE_S)
        pytest.fail(f"{what!r} did not come; the screen is:\n{self.screen()}")

    def settled(self) -> str:
        """Return the screen once the command waits for keys or the clock, and what it has drawn is there."""
        seen = [""]

        def is_still(screen: str) -> bool:
            seen.append("" if is_at_work(os.getsid(int(self._begun.read_text()))) else screen)
            return "" != seen[-1] == seen[-2]

        return self.wait_until(is_still, "a screen that stands still")

    def everything(self) -> str:
        """Return the screen and what has scrolled off it."""
        return self.tmux("capture-pane", "-p", "-S", "-", "-t", "t")

    def exit_code(self) -> int:
        """Return the command's exit code once it has ended."""
        self.wait_until(lambda _: self._ended.exists() and bool(self._ended.read_text()), "the end of the command")
        return int(self._ended.read_text())

    def kill(self) -> None:
        """End the command at once, without a chance to save anything."""
        os.kill(int(self._begun.read_text()), signal.SIGKILL)
        assert self.exit_code() == KILLED


@contextmanager
def terminal(
    *arguments: str, env: Mapping[str, str], cwd: Path, size: tuple[int, int] = (120, 40), line: str = ""
) -> Iterator[Terminal]:
    """Run `tieout` with some arguments, or a shell's line, in a terminal of its own, and end it with the block."""
    needs_tmux()
    with tempfile.TemporaryDirectory() as folder:
        window = Terminal(Path(folder))
        try:
            window.start(["sh", "-c", line] if line else [*TIEOUT, *arguments], env=env, cwd=cwd, size=size)
            yield window
        finally:
            subprocess.run(["tmux", "-L", window.socket, "kill-server"], capture_output=True, check=False, timeout=30)

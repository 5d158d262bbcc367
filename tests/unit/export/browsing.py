"""Chromium as the reader of what was written, with no way to the network."""

import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
_PATIENCE_S = 120
_ALONE = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--log-level=0"),
)


def in_browser(path: Path, folder: Path, *wanted: str) -> tuple[str, str]:
    """Return what the browser prints and what it logs for a file.

    Args:
        path: The file.
        folder: Where the browser may keep its profile.
        wanted: What it is to do: `--dump-dom`, `--print-to-pdf=…`.
    """
    assert CHROMIUM is not None
    command = [CHROMIUM, *_ALONE, f"--user-data-dir={folder / 'profile'}", *wanted, path.as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE_S)
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

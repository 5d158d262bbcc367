"""What is left behind when the program did not end by itself: a log that can be sent to its authors."""

import os
import platform
import traceback
from datetime import UTC, datetime

from tui import __version__, paths
from tui.language import spoken


def logged(error: Exception) -> str:
    """Write an error to the log, and return a line that says where to find it."""
    told = "".join(traceback.format_exception(error))
    if _is_written(told):
        return spoken("What happened is written in {path}", path=paths.log_file())
    return told.splitlines()[-1]


def noted(words: str) -> str:
    """Write to the log why the program ended, and return the words."""
    _is_written(f"{words}\n")
    return words


def _is_written(told: str) -> bool:
    """Write an entry to the log, and say whether it could be."""
    path = paths.log_file()
    head = f"{datetime.now(UTC).isoformat()} tieout {__version__}, Python {platform.python_version()}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{head}\n{told}\n")
    except OSError:
        return False
    return True

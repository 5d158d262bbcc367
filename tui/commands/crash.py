"""What is left behind by a fault of the program itself: a log that can be sent to its authors."""

import platform
import traceback
from datetime import UTC, datetime

from tui import __version__, paths


def logged(error: Exception) -> str:
    """Write an error to the log, and return a line that says where to find it."""
    told = "".join(traceback.format_exception(error))
    path = paths.log_file()
    head = f"{datetime.now(UTC).isoformat()} tieout {__version__}, Python {platform.python_version()}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{head}\n{told}\n")
    except OSError:
        return told.splitlines()[-1]
    return f"What happened is written in {path}"

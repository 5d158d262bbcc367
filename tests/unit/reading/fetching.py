"""`fetch` with the arguments that most tests leave alone."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tui.domain.report import Source
from tui.reading.fetch import LIMITS, Limits, fetch

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
PAGE = "<!doctype html><html><body><p>合计 12,000 元</p></body></html>".encode()


def fetched(
    location: str,
    *,
    encoding: str = "",
    stdin: bytes | None = None,
    limits: Limits = LIMITS,
    resolve: Callable[[str, int], Sequence[str]] | None = None,
    progress: Callable[[str], None] = lambda _line: None,
    cancelled: threading.Event | None = None,
) -> tuple[bytes, Source]:
    return fetch(
        location,
        encoding=encoding,
        stdin=stdin,
        limits=limits,
        resolve=resolve,
        progress=progress,
        cancelled=cancelled or threading.Event(),
        clock=lambda: NOW,
    )

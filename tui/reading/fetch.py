"""A location to bytes: the one door through which outside bytes come in.

What the bytes mean is left to `decode` and the readers. Nothing here is kept, and nothing of the network is imported
until an address is fetched.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct

from tui.domain.report import Source
from tui.errors import FetchError
from tui.reading.files import SIZE_CAP, absolute, read_file, too_large
from tui.reading.locations import STDIN, scheme_of
from tui.reading.source import source_of
from tui.reading.watch import Watch, watched


class Limits(Struct, frozen=True):
    """How far a fetch may go."""

    deadline_s: float = 30.0
    """How long the whole may take, redirects included."""
    size: int = SIZE_CAP
    """The most bytes, unpacked."""
    redirects: int = 5
    """The most redirects that are followed."""


LIMITS = Limits()


class _Arrival(Struct, frozen=True):
    """What came, before it is known what it is."""

    snapshot: bytes
    location: str
    final_location: str = ""
    content_type: str = ""


def fetch(
    location: str,
    *,
    encoding: str = "",
    progress: Callable[[str], None],
    cancelled: threading.Event,
    clock: Callable[[], datetime],
    stdin: bytes | None = None,
    limits: Limits = LIMITS,
    resolve: Callable[[str, int], Sequence[str]] | None = None,
) -> tuple[bytes, Source]:
    """Return the bytes at a location, and where they came from.

    Args:
        location: An http or https address, a path (`~` is expanded), or `-` for `stdin`.
        encoding: The charset that the user named; empty to find it out.
        progress: Called on this thread with a line for the reviewer.
        cancelled: Set from another thread to stop; noticed within half a second, whatever the server does.
        clock: The time, aware, in UTC.
        stdin: What was piped in.
        limits: How far it may go.
        resolve: From a host and a port to addresses; the system's resolver when None.

    Raises:
        FetchError: The bytes could not be had whole, or were refused; it says why.
        ReadError, DecodeError: The bytes are no report; it says what they are.
    """

    def work(watch: Watch) -> tuple[bytes, Source]:
        arrival = _arrived(location.strip(), stdin, watch, limits, resolve)
        source = source_of(
            arrival.snapshot,
            arrival.location,
            clock,
            final_location=arrival.final_location,
            content_type=arrival.content_type,
            encoding=encoding,
        )
        return arrival.snapshot, source

    return watched(work, deadline_s=limits.deadline_s, progress=progress, cancelled=cancelled)


def _arrived(
    location: str,
    stdin: bytes | None,
    watch: Watch,
    limits: Limits,
    resolve: Callable[[str, int], Sequence[str]] | None,
) -> _Arrival:
    if location == STDIN:
        if not stdin:
            raise FetchError("Nothing was piped in.", "Pipe a report in, or name a file or an address.")
        if len(stdin) > limits.size:
            raise too_large("input", limits.size)
        return _Arrival(stdin, STDIN)
    scheme = scheme_of(location)
    if not scheme:
        path = absolute(location)
        watch.say(f"Reading {path.name}")
        return _Arrival(read_file(path, limits.size), str(path))
    if scheme not in {"http", "https"}:
        raise FetchError(f"“{scheme}:” addresses are not opened, only http and https.", "Give a file by its path.")
    return _from_web(location, watch, limits, resolve)


def _from_web(
    location: str, watch: Watch, limits: Limits, resolve: Callable[[str, int], Sequence[str]] | None
) -> _Arrival:
    from tui.reading.addresses import system_resolver  # noqa: PLC0415 - files need no network
    from tui.reading.web import download  # noqa: PLC0415 - the same

    page = download(location, watch, cap=limits.size, redirects=limits.redirects, resolve=resolve or system_resolver)
    return _Arrival(page.snapshot, location, page.final_location, page.content_type)

"""Pages that unpack to far more than they are (hardening, F1): refused at the cap, in little memory."""

import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from textwrap import dedent

import pytest

from tests.unit.reading.loopback import Loopback

BOMB_MB = int(os.environ.get("TIEOUT_BOMB_MB", "128"))
MOST_MB = 64
FETCHER = """
    import resource, sys, threading
    from datetime import UTC, datetime
    from tui.errors import FetchError
    from tui.reading.fetch import fetch

    def fetched(url):
        clock, cancelled = lambda: datetime.now(UTC), threading.Event()
        try:
            fetch(url, encoding="", progress=lambda _line: None, cancelled=cancelled, clock=clock, stdin=None)
        except FetchError as error:
            return error.message
        return "nothing was wrong"

    def most():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    fetched(sys.argv[1] + "/small")
    before = most()
    print(fetched(sys.argv[1] + "/bomb"))
    print(most() - before)
"""


def packed(times: int) -> Iterator[bytes]:
    """Yield that many megabytes of zeros, packed by gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(times):
        yield packer.compress(bytes(1 << 20))
    yield packer.flush()


def body_of(coding: str) -> bytes:
    gzip = b"".join(packed(BOMB_MB))
    return zlib.compress(gzip, wbits=31) if coding == "gzip, gzip" else gzip


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell how much memory was taken")
@pytest.mark.parametrize(
    ("coding", "why"),
    [("gzip", "larger than 20 MB"), ("gzip, gzip", "larger than 20 MB"), ("br", "“br”"), ("zstd", "“zstd”")],
)
def test_a_bomb_is_refused_in_little_memory(coding: str, why: str) -> None:
    # What br and zstd would unpack to does not matter: they were not asked for, and are not unpacked.
    bomb = body_of(coding)

    def answer(path: str) -> list[bytes]:
        if path == "/small":
            return [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]
        head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(bomb)}\r\n\r\n"
        return [head.encode(), bomb]

    with Loopback(answer) as server:
        command = [sys.executable, "-c", dedent(FETCHER), server.url]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    message, taken = done.stdout.splitlines()
    assert why in message
    assert int(taken) <= MOST_MB

"""Bytes and what is known of them to a `Source`; saved pages."""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime

from tui.domain.report import Source
from tui.reading.files import absolute, read_file
from tui.reading.sniff import media_type

_CHARSET = re.compile(r"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)


def source_of(
    snapshot: bytes,
    location: str,
    clock: Callable[[], datetime],
    *,
    final_location: str = "",
    content_type: str = "",
    encoding: str = "",
) -> Source:
    """Return the source of bytes that have just come.

    Args:
        snapshot: The bytes, whole.
        location: Where they were asked for.
        clock: The time, aware, in UTC.
        final_location: Where redirects led; empty when there were none.
        content_type: The `Content-Type` that the server named; empty when it named none.
        encoding: The charset that the user named; empty when none was.

    Raises:
        ReadError, DecodeError: The bytes are no report; it says what they are.
    """
    charset = _CHARSET.search(content_type)
    return Source(
        location=location,
        media_type=media_type(snapshot, final_location or location, content_type),
        sha256=hashlib.sha256(snapshot).hexdigest(),
        size=len(snapshot),
        retrieved_at=clock(),
        final_location=final_location,
        declared_charset=charset[1] if charset else "",
        chosen_charset=encoding,
    )


def saved_page(path: str, clock: Callable[[], datetime], *, url: str = "", charset: str = "") -> tuple[bytes, Source]:
    """Return a saved page's bytes, and where they came from.

    Args:
        path: The file, read under the same cap as a page from the web.
        clock: The time, aware, in UTC.
        url: The address that it was saved from; its path stands in when empty.
        charset: The label that the HTTP header had; empty when unknown.

    Raises:
        FetchError: The file can't be read.
        ReadError, DecodeError: The bytes are no report; it says what they are.
    """
    file = absolute(path)
    snapshot = read_file(file)
    content_type = f"charset={charset}" if charset else ""
    return snapshot, source_of(snapshot, url or str(file), clock, content_type=content_type)

"""Saved pages (MHTML, RFC 2557): the page itself, out of the message that browsers wrap it in.

Reads as much of MIME (RFC 2045, 2046) as browsers write. The standard library's parser would bring network code into
the reading process and reads parts of parts by recursion.
"""

import binascii
import quopri
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from tui.errors import ReadError

_HINT = "Open it in a browser, save the page as HTML there, and open that."
_MOST_PARTS = 20_000
_LONGEST_HEAD = 65_536
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_BOUNDARY = re.compile(r"(?i)\bboundary\s?=\s?(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))")
_CHARSET = re.compile(r"(?i)\bcharset\s?=\s?\"?([A-Za-z0-9_.:\-]{1,40})")
_PAGES = ("text/html", "application/xhtml+xml")


class SavedPage(Struct, frozen=True):
    """The main page of a saved one."""

    markup: bytes
    """Its bytes, transfer encoding undone."""
    charset: str
    """The charset that its part names; empty when it names none."""
    location: str
    """The address that it was saved from; empty when it is not said."""


class _Part(Struct, frozen=True):
    """A message or a part of one."""

    head: Mapping[str, str]
    """Its header fields by name in lower case, unfolded."""
    body: bytes

    @property
    def kind(self) -> str:
        return self.head.get("content-type", "").partition(";")[0].strip().lower()


def page_of(snapshot: bytes) -> SavedPage:
    """Return the page that a message of type `multipart/related` is about: its first part of HTML (RFC 2557 §8.3).

    Raises:
        ReadError: It is damaged, or holds no page.
    """
    message = _part(snapshot)
    page = next((part for part in _leaves(message) if part.kind in _PAGES), None)
    if page is None:
        raise ReadError("The saved page (MHTML) holds no page.", _HINT)
    charset = _CHARSET.search(page.head.get("content-type", ""))
    location = message.head.get("snapshot-content-location") or page.head.get("content-location", "")
    return SavedPage(_decoded(page), charset[1].lower() if charset else "", location)


def _leaves(message: _Part) -> Iterator[_Part]:
    """Yield the parts that hold no others, in order."""
    waiting = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        boundary = _BOUNDARY.search(part.head.get("content-type", "")) if part.kind.startswith("multipart/") else None
        if boundary is None:
            yield part
            continue
        mark = b"--" + (boundary[1] or boundary[2]).encode("latin-1", "replace")
        # What stands before the first mark and after the last is for readers without MIME (RFC 2046 §5.1.1).
        pieces = (b"\n" + part.body).split(b"\n" + mark)[1:]
        if seen + len(pieces) > _MOST_PARTS:
            raise ReadError("The saved page is too complex to read.", _HINT)
        inner = [_part(piece.partition(b"\n")[2]) for piece in pieces if not piece.startswith(b"--")]
        waiting.extend(reversed(inner))


def _part(message: bytes) -> _Part:
    end = _HEAD_END.search(message, 0, _LONGEST_HEAD)
    lines = message[: end.start() if end else 0].decode("latin-1")
    fields = (line.partition(":") for line in _FOLD.sub(" ", lines).splitlines())
    head = {name.strip().lower(): value.strip() for name, _, value in fields}
    return _Part(head, message[end.end() :] if end else message)


def _decoded(part: _Part) -> bytes:
    encoding = part.head.get("content-transfer-encoding", "").lower()
    try:
        if encoding == "base64":
            return binascii.a2b_base64(part.body)
        return quopri.decodestring(part.body) if encoding == "quoted-printable" else part.body
    except ValueError as error:
        raise ReadError("The saved page (MHTML) is damaged.", _HINT) from error

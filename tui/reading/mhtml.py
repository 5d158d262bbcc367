"""Saved pages (MHTML, RFC 2557): the page itself, out of the message that browsers wrap it in."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from tui.errors import ReadError

_MOST_NESTING = 50
"""More parts of parts than any browser writes; the parser reads them by recursion."""
_HINT = "Open it in a browser, save the page as HTML there, and open that."


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The main page of a saved one."""

    markup: bytes
    """Its bytes, transfer encoding undone."""
    charset: str
    """The charset that its part names; empty when it names none."""
    location: str
    """The address that it was saved from; empty when it is not said."""


def page_of(snapshot: bytes) -> SavedPage:
    """Return the page that a message of type `multipart/related` is about: its first part of HTML.

    Raises:
        ReadError: It is damaged, or holds no page.
    """
    if snapshot.lower().count(b"content-type: multipart/") > _MOST_NESTING:
        raise ReadError("The saved page is too complex to read.", _HINT)
    try:
        message = message_from_bytes(snapshot, EmailMessage, policy=policy.default)
        part = _page_part(message)
        # The first page is the root (RFC 2557 §8.3); frames come after it.
        payload = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(payload, bytes):
            raise ReadError("The saved page (MHTML) holds no page.", _HINT)
        location = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
        return SavedPage(payload, part.get_content_charset() or "", str(location))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError) as error:
        raise ReadError("The saved page (MHTML) is damaged.", _HINT) from error


def _page_part(message: EmailMessage) -> EmailMessage | None:
    pages = (part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"})
    found = next(pages, None)
    return found if isinstance(found, EmailMessage) else None

"""What the bytes are, from the bytes: a name or a header only decides what they leave open.

The order follows the WHATWG's MIME Sniffing Standard §7: signatures, then mark-up, then whether it is text at all.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from msgspec import Struct

from tui.errors import DecodeError, ReadError

HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EPUB = "application/epub+zip"
MHTML = "multipart/related"
CSV = "text/csv"
RST = "text/x-rst"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_SAMPLE = 65_536
_PDF_MARK = b"%PDF-"
_BEFORE_PDF = b"\xef\xbb\xbf\x00 \t\r\n"
"""What servers put before the mark, which readers pass over (ISO 32000-1 annex H.3.4.1)."""
_SAVE_AS = "Save it as HTML, Markdown or plain text, and open that."
_PICTURE = "Open the text that it was made from."


class _Signature(Struct, frozen=True):
    """Bytes at a fixed place that say what a file is."""

    magic: bytes
    what: str
    hint: str = _SAVE_AS
    at: int = 0
    start: bytes = b""
    """What stands before a `magic` that text could hold by chance."""

    def fits(self, snapshot: bytes) -> bool:
        return snapshot.startswith(self.magic, self.at) and snapshot.startswith(self.start)


_SIGNATURES = (
    _Signature(b"\x89PNG\r\n\x1a\n", "a PNG image, not a report", _PICTURE),
    _Signature(b"\xff\xd8\xff", "a JPEG image, not a report", _PICTURE),
    _Signature(b"GIF87a", "a GIF image, not a report", _PICTURE),
    _Signature(b"GIF89a", "a GIF image, not a report", _PICTURE),
    _Signature(b"WEBP", "a WebP image, not a report", _PICTURE, at=8, start=b"RIFF"),
    _Signature(b"II*\x00", "a TIFF image, not a report", _PICTURE),
    _Signature(b"MM\x00*", "a TIFF image, not a report", _PICTURE),
    _Signature(b"{\\rtf", "an RTF document, which tieout does not read yet"),
    _Signature(b"%!PS", "a PostScript document, which tieout does not read"),
    _Signature(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word, Excel or PowerPoint file, or one with a password",
        "Save it as DOCX or XLSX without a password, and open that.",
    ),
    _Signature(b"SQLite format 3\x00", "an SQLite database, not a report", ""),
    _Signature(b"\x1f\x8b", "a gzip archive, not a report", "Unpack it, and open what is inside."),
    _Signature(b"1AY&SY", "a bzip2 archive, not a report", "Unpack it, and open what is inside.", at=4),
    _Signature(b"\xfd7zXZ\x00", "an xz archive, not a report", "Unpack it, and open what is inside."),
    _Signature(b"\x28\xb5\x2f\xfd", "a Zstandard archive, not a report", "Unpack it, and open what is inside."),
    _Signature(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive, not a report", "Unpack it, and open what is inside."),
    _Signature(b"Rar!\x1a\x07", "a RAR archive, not a report", "Unpack it, and open what is inside."),
    _Signature(b"\x7fELF", "a program, not a report", ""),
    _Signature(b"MZ\x90\x00", "a Windows program, not a report", ""),
    _Signature(b"ID3\x03", "a sound recording, not a report", ""),
    _Signature(b"ID3\x04", "a sound recording, not a report", ""),
    _Signature(b"OggS", "a sound or film recording, not a report", ""),
    _Signature(b"ftyp", "a film or picture, not a report", "", at=4, start=b"\x00\x00"),
    _Signature(b"\x00\x00\xfe\xff", "UTF-32 text", "Save it as UTF-8, and open that."),
    _Signature(b"\xff\xfe\x00\x00", "UTF-32 text", "Save it as UTF-8, and open that."),
)

_ZIP_MEMBERS: Mapping[bytes, str] = {
    b"ppt/": "a PowerPoint presentation, which tieout does not read",
    b"application/vnd.oasis.opendocument": "an OpenDocument file, which tieout does not read",
}
"""What a ZIP archive is by the names in it."""

_ZIP_TYPES: Mapping[bytes, str] = {b"word/": DOCX, b"xl/": XLSX}
"""The ZIP-based formats that have a reader, by the names in them."""
_EPUB_START = b"mimetypeapplication/epub+zip"
_EPUB_START_AT = 30
"""A book says what it is in its first member, uncompressed (EPUB 3.3, OCF §4.3)."""

_MARKUP_START = re.compile(
    rb"(?:<!doctype\s{1,20}html|<(?:html|head|title|meta|body|div|p|h[1-6]|table|article|section|main|script|style|ul|ol)"
    rb"[\s>])",
    re.IGNORECASE,
)
_XML_START = re.compile(rb"<\?xml[\s>]", re.IGNORECASE)
_HTML_ROOT = re.compile(rb"<(?:html|body)[\s>]", re.IGNORECASE)
_MARKUP_END = re.compile(rb"</(?:p|div|td|li|h[1-6]|a|span|table|article|section)>", re.IGNORECASE)
_SOME_MARKUP = 3
_MARKDOWN_LINE = re.compile(
    rb"^(?:#{1,6} \S|```|~~~|\|? ?:?-{3,}:? ?\||\* \S|- \[[ x]\] )|\]\(https?://|\*\*[^*\n]{1,80}\*\*", re.MULTILINE
)
_SOME_MARKDOWN = 2
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mkd", ".mdown"})
_OTHER_TEXTS: Mapping[str, str] = {".csv": CSV, ".tsv": CSV, ".rst": RST, ".rest": RST}
"""Text that only its name tells from plain text."""
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_MOST_CONTROLS = 0.05
_FEW_CONTROLS = 4
_HEADER_START = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MHTML = re.compile(rb"^content-type:\s{0,9}multipart/related\b", re.IGNORECASE | re.MULTILINE)
"""What the header of a saved page says (RFC 2557 §3), wherever in it; each program begins with another field."""


def media_type(snapshot: bytes, location: str, declared: str = "") -> str:
    """Return what the bytes are: `text/html`, `text/markdown`, `text/plain`, or the type of a document.

    Args:
        snapshot: The bytes as they came.
        location: The address or path; its ending decides between Markdown and plain text, and for loose mark-up.
        declared: The `Content-Type` of the server; believed no more than a name.

    Raises:
        ReadError: They are of a format that holds no report, or that tieout does not read; it says which.
        DecodeError: They are not text.
    """
    if not snapshot or snapshot.isspace():
        raise ReadError("There is nothing in it: it is empty.", "Check the address or the file.")
    document = _document_type(snapshot)
    if document:
        return document
    _refuse_other_formats(snapshot)
    head = _ascii_view(snapshot)
    ending = _ending(location)
    # Markdown may begin with tags of HTML, anchors above all; a whole page of HTML has a root.
    if ending in _MARKDOWN_NAMES and _MARKDOWN_LINE.search(head) and not _HTML_ROOT.search(head):
        return MARKDOWN
    if _is_markup(head, claimed=ending in _HTML_NAMES or "html" in declared.lower()):
        return HTML
    _refuse_other_xml(head)
    return _text_type(head, ending, declared.lower())


def _text_type(head: bytes, ending: str, declared: str) -> str:
    """Return what text without mark-up is, by its name, its server, and the marks of Markdown."""
    named = MARKDOWN if ending in _MARKDOWN_NAMES else _OTHER_TEXTS.get(ending, "")
    served = next((kind for kind in (MARKDOWN, CSV, RST) if declared.startswith(kind)), "")
    has_marks = not ending and len(_MARKDOWN_LINE.findall(head)) >= _SOME_MARKDOWN
    return named or served or (MARKDOWN if has_marks else PLAIN)


def _document_type(snapshot: bytes) -> str:
    """Return the type of a document that has a reader of its own; empty for all else."""
    if snapshot[:_SAMPLE].lstrip(_BEFORE_PDF).startswith(_PDF_MARK):
        return PDF
    if _is_saved_page(snapshot[:_SAMPLE]):
        return MHTML
    if not snapshot.startswith(b"PK\x03\x04"):
        return ""
    if snapshot.startswith(_EPUB_START, _EPUB_START_AT):
        return EPUB
    # A document may hold others; the names of its own members stand last, in the archive's directory.
    places = {snapshot.rfind(name): name for name in (*_ZIP_TYPES, *_ZIP_MEMBERS)}
    return _ZIP_TYPES.get(places[max(places)], "") if max(places) >= 0 else ""


def _is_saved_page(head: bytes) -> bool:
    if not _HEADER_START.match(head):
        return False
    end = _HEADER_END.search(head)
    return bool(_MHTML.search(head, 0, end.start() if end else len(head)))


def _refuse_other_formats(snapshot: bytes) -> None:
    for signature in _SIGNATURES:
        if signature.fits(snapshot):
            raise ReadError(f"This is {signature.what}.", signature.hint)
    if snapshot.startswith(b"PK\x03\x04"):
        names = (what for name, what in _ZIP_MEMBERS.items() if name in snapshot)
        raise ReadError(f"This is {next(names, 'a ZIP archive, not a report')}.", _SAVE_AS)


def _ascii_view(snapshot: bytes) -> bytes:
    """Return the beginning with the zero bytes of UTF-16 and the byte order mark taken out."""
    head = snapshot[:_SAMPLE]
    zeros = head.count(0)
    if zeros and (zeros <= len(head) // 2 + 1) and _zeros_on_one_side(head, zeros):
        head = head.replace(b"\x00", b"")
    elif _control_share(head) > _MOST_CONTROLS:
        raise DecodeError("These bytes are not text.", "Open a report in HTML, Markdown or plain text.")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.lstrip()


def _zeros_on_one_side(head: bytes, zeros: int) -> bool:
    fewer = min(head[::2].count(0), head[1::2].count(0))
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return fewer <= zeros * 0.05 and (marked or zeros > len(head) * 0.05)


def _control_share(head: bytes) -> float:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls / len(head) if controls >= _FEW_CONTROLS else 0.0


def _is_markup(head: bytes, *, claimed: bool) -> bool:
    body = _after_comments(head)
    if _MARKUP_START.match(body):
        return True
    if _XML_START.match(body) or _HTML_ROOT.search(body):
        return bool(_HTML_ROOT.search(body))
    ends = len(_MARKUP_END.findall(body))
    return ends > 0 if claimed else ends >= _SOME_MARKUP and body.startswith(b"<")


def _after_comments(head: bytes) -> bytes:
    while head.startswith(b"<!--"):
        end = head.find(b"-->")
        if end < 0:
            return b""
        head = head[end + len(b"-->") :].lstrip()
    return head


def _refuse_other_xml(head: bytes) -> None:
    if not _XML_START.match(head) and not head.startswith((b"<svg", b"<rss", b"<feed")):
        return
    kinds = {b"<svg": "an SVG drawing", b"<rss": "an RSS feed", b"<feed": "an Atom feed"}
    what = next((what for root, what in kinds.items() if root in head), "an XML file")
    raise ReadError(f"This is {what}, not a report.", _SAVE_AS)


def _ending(location: str) -> str:
    path = urlsplit(location).path if location.startswith(("http://", "https://")) else location
    return PurePosixPath(path.replace("\\", "/")).suffix.lower()

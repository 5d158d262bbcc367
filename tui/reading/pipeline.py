"""The way from a snapshot to a report: decoded, taken apart by the reader of its format, assembled."""

from codecs import BOM_UTF8
from importlib import import_module

from tui.domain.report import NO_CHOICES, Charset, Choices, Report, Source
from tui.errors import ReadError
from tui.reading import html, sniff
from tui.reading.assemble import assemble
from tui.reading.decode import HTTP_HEADER, decode
from tui.reading.draft import Draft

_TEXT_READERS = {
    "text/markdown": "markdown",
    "text/plain": "plaintext",
    sniff.CSV: "sheets",
    sniff.RST: "rst",
}
_DOCUMENT_READERS = {
    sniff.DOCX: "docx",
    sniff.EPUB: "epub",
    sniff.XLSX: "sheets_workbook",
    sniff.PDF: "pdf",
}
"""The readers of formats that know their own charset."""
_PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml", sniff.MHTML))


def read_report(snapshot: bytes, source: Source, *, charset: str = "", choices: Choices = NO_CHOICES) -> Report:
    """Read a snapshot.

    Args:
        snapshot: The bytes, frozen.
        source: Where they came from and what they are; `media_type` chooses the reader.
        charset: The charset that the user insists on; empty to find it out.
        choices: What the reviewer keeps in the body and leaves out of it.

    Returns:
        The report, without figures.

    Raises:
        DecodeError: The bytes are not text.
        ReadError: There is no reader for the type, or no text in it.
    """
    if source.media_type in _DOCUMENT_READERS:
        return assemble(_draft(_DOCUMENT_READERS[source.media_type], snapshot), source, Charset(), choices=choices)
    declared, location = source.declared_charset, source.final_location or source.location
    declared_by = HTTP_HEADER
    if source.media_type == sniff.MHTML:
        page = import_module("tui.reading.mhtml").page_of(snapshot)
        snapshot, declared, location = page.markup, page.charset, page.location or location
        declared_by = "header of the saved page"
    is_page = source.media_type in _PAGE_TYPES
    if not is_page and source.media_type not in _TEXT_READERS:
        raise ReadError(
            f"There is no reader for {source.media_type or 'files of this type'}.",
            "Save it as HTML, Markdown or plain text, and open that.",
        )
    text, how = decode(snapshot, declared=declared, override=charset, markup=is_page, declared_by=declared_by)
    if is_page:
        draft = html.draft_of(text, location=location, keep=frozenset(choices.keep), raw=_utf8(snapshot, how))
    else:
        draft = _draft(_TEXT_READERS[source.media_type], text)
    return assemble(draft, source, how, location=location, choices=choices)


def _utf8(snapshot: bytes, charset: Charset) -> bytes:
    """Return the bytes of a page when they are its text in UTF-8 as they stand; else none."""
    is_as_it_stands = charset.name == "utf-8" and not charset.damaged and not snapshot.startswith(BOM_UTF8)
    return snapshot if is_as_it_stands else b""


def _draft(reader: str, content: str | bytes) -> Draft:
    """Return the draft that a reader makes; its module is loaded now, which takes as long as to read some pages."""
    draft: Draft = import_module(f"tui.reading.{reader}").draft_of(content)
    return draft

"""The way from a snapshot to a report: decoded, taken apart by the reader of its format, assembled."""

from collections.abc import Callable, Mapping

from tui.domain.report import Charset, Report, Source
from tui.errors import ReadError
from tui.reading import docx, html, markdown, pdf, plaintext, sniff
from tui.reading.assemble import assemble
from tui.reading.decode import decode
from tui.reading.draft import Draft

_TEXT_READERS: Mapping[str, Callable[[str], Draft]] = {
    "text/markdown": markdown.draft_of,
    "text/plain": plaintext.draft_of,
}
_DOCUMENT_READERS: Mapping[str, Callable[[bytes], Draft]] = {
    sniff.DOCX: docx.draft_of,
    sniff.PDF: pdf.draft_of,
}
"""The readers of formats that know their own charset."""
_PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml"))


def read_report(snapshot: bytes, source: Source, *, charset: str = "") -> Report:
    """Read a snapshot.

    Args:
        snapshot: The bytes, frozen.
        source: Where they came from and what they are; `media_type` chooses the reader.
        charset: The charset that the user insists on; empty to find it out.

    Returns:
        The report, without figures.

    Raises:
        DecodeError: The bytes are not text.
        ReadError: There is no reader for the type, or no text in it.
    """
    if source.media_type in _DOCUMENT_READERS:
        return assemble(_DOCUMENT_READERS[source.media_type](snapshot), source, Charset())
    is_page = source.media_type in _PAGE_TYPES
    if not is_page and source.media_type not in _TEXT_READERS:
        raise ReadError(
            f"There is no reader for {source.media_type or 'files of this type'}.",
            "Save it as HTML, Markdown or plain text, and open that.",
        )
    text, how = decode(snapshot, declared=source.declared_charset, override=charset, markup=is_page)
    if is_page:
        draft = html.draft_of(text, location=source.final_location or source.location)
    else:
        draft = _TEXT_READERS[source.media_type](text)
    return assemble(draft, source, how)

"""Books (EPUB 3) to drafts: the chapters in the order of the spine, each as a page whose whole body counts."""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from tui.errors import DecodeError, ReadError
from tui.reading.archive import Archive, archive_of, member_name
from tui.reading.bylines import day_of
from tui.reading.decode import decode
from tui.reading.draft import Draft, DraftBlock
from tui.reading.html_blocks import draft_block, mark_prominent, pieces_of
from tui.reading.html_choosing import Choice
from tui.reading.html_page import page_of

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_PAGES = frozenset(("application/xhtml+xml", "text/html"))
_MOST_BYTES = 40 << 20
_BROKEN_HINT = "Open it in a reader of books, save it again, and open that."


class _Chapter(Struct, frozen=True):
    """A member of the spine."""

    member: str
    is_contents: bool
    is_linear: bool


def draft_of(snapshot: bytes) -> Draft:
    """Take a book apart.

    Its navigation is set apart as contents, what stands outside the reading order (`linear="no"`) as such.

    Raises:
        ReadError: It is damaged, too large, or has no text.
    """
    archive = archive_of(snapshot)
    package = _package_of(archive)
    if package is None:
        raise ReadError("The book (EPUB) does not say what is in it.", _BROKEN_HINT)
    name, root = package
    blocks: list[DraftBlock] = []
    doubts: list[str] = []
    size = 0
    for chapter in _chapters(root, posixpath.dirname(name)):
        page = archive.read(chapter.member)
        size += len(page)
        if size > _MOST_BYTES:
            raise ReadError("The book holds more than a report can.", "Open the chapter that you need by itself.")
        if page.strip():
            blocks += _blocks_of(page, chapter)
        else:
            doubts.append(f"the chapter “{posixpath.basename(chapter.member)}” is missing from the book")
    if not blocks:
        raise ReadError("The book (EPUB) has no text.", "If it holds pictures of pages, open the text itself.")
    return Draft(
        tuple(blocks),
        title=_said(root, "title"),
        date=day_of(_said(root, "date")),
        author=_said(root, "creator"),
        publisher=_said(root, "publisher"),
        language=_said(root, "language"),
        doubts=tuple(doubts),
    )


def _package_of(archive: Archive) -> tuple[str, Element] | None:
    """Return name and root of the package document (EPUB 3.3 §4.2.6.3.1)."""
    container = archive.tree("META-INF/container.xml")
    files = container.iter(f"{_CONTAINER}rootfile") if container is not None else iter(())
    name = member_name("", next((file.get("full-path", "") for file in files), ""))
    root = archive.tree(name)
    return None if root is None else (name, root)


def _chapters(root: Element, folder: str) -> Iterator[_Chapter]:
    manifest = {item.get("id", ""): item for item in root.iterfind(f"{_PACKAGE}manifest/{_PACKAGE}item")}
    for reference in root.iterfind(f"{_PACKAGE}spine/{_PACKAGE}itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is not None and item.get("media-type") in _PAGES:
            is_contents = "nav" in item.get("properties", "").split()
            yield _Chapter(member_name(folder, item.get("href", "")), is_contents, reference.get("linear") != "no")


def _blocks_of(page: bytes, chapter: _Chapter) -> Iterator[DraftBlock]:
    try:
        markup, _ = decode(page, markup=True)
    except DecodeError as error:
        raise ReadError("A chapter of the book is not text.", _BROKEN_HINT) from error
    parsed = page_of(markup)
    pieces = pieces_of(parsed.body, Choice((parsed.body,)))
    parsed.release()
    mark_prominent(pieces)
    aside = "contents" if chapter.is_contents else "" if chapter.is_linear else "outside the reading order"
    return (replace(block, aside=block.aside or aside) for block in map(draft_block, pieces))


def _said(root: Element, word: str) -> str:
    element = root.find(f"{_PACKAGE}metadata/{_DUBLIN_CORE}{word}")
    return (element.text or "").strip() if element is not None else ""

"""Word documents (DOCX, ISO/IEC 29500) to drafts.

Read from the XML itself, with the standard library's parser: for a handbook of 872 pages python-docx took four times as
long and mammoth seven times, neither computes automatic numbers, and in 1 GiB neither read two million paragraphs out
of a file of 200 kB, which are refused here before they are parsed.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.archive import Archive, archive_of
from tui.reading.docx_numbering import Number, Numbering
from tui.reading.docx_shape import Line, title_of, with_kinds
from tui.reading.docx_styles import Layout, Style, Styles, W, layout_of, value_of
from tui.reading.docx_tables import PARAGRAPH, TABLE, box_of, rows_of
from tui.reading.docx_text import RunReader, Words, content_of, note_mark
from tui.reading.draft import Draft, DraftBlock, DraftLink
from tui.reading.links import Linked, cut, fold, strung
from tui.reading.opening import opening_of

_MAIN_PART = "word/document.xml"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_KINDS = {
    "caption": BlockKind.CAPTION,
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "footnote text": BlockKind.NOTE,
    "endnote text": BlockKind.NOTE,
}
"""What a paragraph is by the name of its style."""
_NO_AUTHORS = frozenset(
    (
        *("admin", "administrator", "apache poi", "author", "microsoft", "microsoft office user", "owner"),
        *("python-docx", "un-named", "unknown", "user", "windows user", "windows 用户"),
        *("微软用户", "微軟用戶", "用户", "系统管理员"),
    )
)
"""What programs put where they do not know who wrote it."""
_MOST_PARAGRAPHS = 100_000
"""Those of cells included: ten times what a handbook of 872 pages has, and what can be read in time."""
_NOTES = ("footnote", "endnote")
_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset((PARAGRAPH, TABLE, W + "sdt", W + "del", W + "moveFrom"))


def draft_of(snapshot: bytes) -> Draft:
    """Take a Word document apart.

    Headings come from styles and outline levels, numbers are computed and stand before the words as in print, merged
    cells are laid out, notes stand at the end. Tracked deletions are left out and insertions kept, and `doubts` says
    so. Tables of contents are set apart; page heads and feet are not read.

    Args:
        snapshot: The file's bytes.

    Raises:
        ReadError: It is damaged, too complex, or has no text.
    """
    archive = archive_of(snapshot)
    main = next(iter(archive.related("").get("officeDocument", ())), _MAIN_PART)
    body = archive.tree(main)
    if body is None or body.find(W + "body") is None:
        raise ReadError("The Word document has no text in it.", "Open it in Word, save it again, and open that.")
    reader = _reader(archive, main)
    reader.read(body)
    reader.add_notes()
    lines = with_kinds(reader.lines)
    if not lines:
        raise ReadError("The Word document has no text in it.", "If it holds pictures of pages, open the text itself.")
    return _draft(lines, archive, tuple(reader.doubts()))


def _draft(lines: Sequence[Line], archive: Archive, doubts: tuple[str, ...]) -> Draft:
    core = archive.tree(next(iter(archive.related("").get("core-properties", ())), ""))
    own = [at for at, line in enumerate(lines) if line.block.aside == "title"]
    large, parts = title_of(lines) if not own else ("", frozenset[int]())
    blocks = [_folded(line.block, is_title=at in parts) for at, line in enumerate(lines)]
    opening = opening_of(blocks)
    titled = " ".join(lines[at].block.text for at in own[:1]) or large or opening.title
    author = _said(core, _DUBLIN_CORE + "creator")
    return Draft(
        blocks=opening.blocks if not (own or large) else tuple(_but_the_title(opening.blocks, blocks)),
        title=titled or _said(core, _DUBLIN_CORE + "title"),
        date=opening.date,
        author=opening.author or ("" if author.lower() in _NO_AUTHORS else author),
        publisher=opening.publisher,
        language=_said(core, _DUBLIN_CORE + "language"),
        doubts=doubts,
    )


def _but_the_title(found: Sequence[DraftBlock], blocks: Sequence[DraftBlock]) -> Iterator[DraftBlock]:
    """Yield the blocks with the by-lines that were found in them; the title is known already."""
    for opened, block in zip(found, blocks, strict=True):
        yield block if opened.aside == "title" else opened


def _folded(block: DraftBlock, *, is_title: bool) -> DraftBlock:
    """Return a block with tabs as spaces, set apart when it is the title."""
    text = block.text if block.rows else block.text.replace("\t", " ").strip()
    return replace(block, text=text, aside="title" if is_title else block.aside)


def _said(core: Element | None, tag: str) -> str:
    element = core.find(tag) if core is not None else None
    return (element.text or "").strip() if element is not None else ""


def _reader(archive: Archive, main: str) -> "_Reader":
    related = archive.related(main)

    def name(kind: str) -> str:
        return next(iter(related.get(kind, ())), "")

    styles = Styles(archive.tree(name("styles")))
    notes = {kind: _notes(archive.tree(name(f"{kind}s"))) for kind in _NOTES}
    addresses = {kind: archive.addresses(name(f"{kind}s")) for kind in _NOTES}
    runs = RunReader(styles, addresses=archive.addresses(main))
    return _Reader(styles, Numbering(archive.tree(name("numbering")), styles), runs, notes, addresses)


def _notes(root: Element | None) -> dict[str, Element]:
    return {value_of(note, "id") or "": note for note in root} if root is not None else {}


class _Reader(Struct):
    """The lines of one document while it is read."""

    styles: Styles
    numbering: Numbering
    runs: RunReader
    notes: dict[str, dict[str, Element]]
    note_addresses: dict[str, dict[str, str]]
    """Where the links in the notes lead, by kind of note and id."""
    lines: list[Line] = field(default_factory=list)
    _paragraphs: int = 0
    _carried: Words | None = None
    """The words of a paragraph whose end was deleted: they stand before those of the next."""

    def read(self, root: Element) -> None:
        """Read what stands in the body, a box or a cell that is a frame, in order."""
        waiting: list[tuple[Element, str]] = [(child, "") for child in reversed(list(content_of(root, _BLOCKS)))]
        while waiting:
            element, aside = waiting.pop()
            if element.tag == PARAGRAPH:
                waiting.extend((box, aside) for box in reversed(self._paragraph(element, aside)))
            elif element.tag == TABLE and (box := box_of(element)) is None:
                self._table(element, aside)
            elif element.tag in {W + "del", W + "moveFrom"}:
                self.runs.removed += 1
            else:
                inner = element if element.tag != TABLE or box is None else box
                aside = "contents" if _is_contents_control(element) else aside
                content = element.find(W + "sdtContent") if element.tag == W + "sdt" else inner
                found = content_of(content, _BLOCKS) if content is not None else ()
                waiting.extend((child, aside) for child in reversed(list(found)))

    def add_notes(self) -> None:
        """Add the notes that the text refers to, in the order of their marks."""
        known = 0
        # A note may hold the mark of another, which then has the next number.
        while known < len(self.runs.notes):
            kind, key = self.runs.notes[known]
            known += 1
            note = self.notes[kind].pop(key, None)
            self.runs.addresses = self.note_addresses[kind]
            found = content_of(note, frozenset((PARAGRAPH,))) if note is not None else ()
            words = [self._plain(paragraph) for paragraph in found]
            text, links = fold(*strung(words, " "), _SPACE)
            if text:
                text, inside = strung([(note_mark(known), ()), (text, links)], " ")
                self.lines.append(Line(DraftBlock(BlockKind.NOTE, text, links=tuple(inside))))

    def doubts(self) -> Iterator[str]:
        """Yield what the reviewer should know of how it was read."""
        if self.runs.removed:
            count = (
                "1 tracked deletion was" if self.runs.removed == 1 else f"{self.runs.removed} tracked deletions were"
            )
            yield f"{count} left out; tracked insertions are read as accepted"
        if self.runs.comments:
            many = f"{self.runs.comments} comments beside the text are left out: look at them in Word"
            yield "1 comment beside the text is left out: look at it in Word" if self.runs.comments == 1 else many

    def _styled(self, paragraph: Element) -> tuple[Style, Layout, Number | None]:
        """Return a paragraph's style, layout and number, and count it."""
        self._paragraphs += 1
        if self._paragraphs > _MOST_PARAGRAPHS:
            raise ReadError("The document is too long to read.", "Save the part that you need as a file of its own.")
        properties = paragraph.find(W + "pPr")
        style = self.styles.paragraph(value_of(properties.find(W + "pStyle")) if properties is not None else None)
        layout = layout_of(properties).over(style.layout)
        return style, layout, self.numbering.next(layout, style)

    def _plain(self, paragraph: Element) -> Linked:
        """Return the words of a paragraph in a cell or note and of the boxes in it, with their numbers and links."""
        lines: list[Linked] = []
        waiting = [paragraph]
        while waiting:
            printed = waiting.pop()
            style, _, number = self._styled(printed)
            words = self.runs.words_of(printed, style.look)
            line = strung([(number.text if number else "", ()), _stripped(*words.linked)], "")
            lines.append(_stripped(*line))
            inner = [found for box in words.boxes for found in content_of(box, frozenset((PARAGRAPH,)))]
            waiting.extend(reversed(inner))
        return strung((line for line in lines if line[0]), "\n")

    def _table(self, table: Element, aside: str) -> None:
        rows = rows_of(table, self._plain)
        if any(cell.text for row in rows for cell in row):
            self.lines.append(Line(DraftBlock(BlockKind.TABLE, "", rows=rows, aside=aside)))

    def _paragraph(self, paragraph: Element, aside: str) -> Sequence[Element]:
        """Add a paragraph's lines, and return the text boxes that stand in it."""
        style, layout, number = self._styled(paragraph)
        level = layout.heading_level
        if level and not style.name.startswith("toc "):
            self.runs.end_contents()
        words = self.runs.words_of(paragraph, style.look)
        if self._carried:
            words.pieces[:0] = self._carried.pieces
            words.addresses[:0] = self._carried.addresses
            self._carried = None
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._carried = words
            return words.boxes
        if words.in_contents or style.name.startswith("toc "):
            aside = "contents"
        elif style.name == "title" and not any(line.block.kind is BlockKind.HEADING for line in self.lines):
            aside = aside or "title"
        kind = BlockKind.HEADING if level else _KINDS.get(style.name, BlockKind.PARAGRAPH)
        self._add(words, DraftBlock(kind, "", level=level, aside=aside), layout, number)
        return words.boxes

    def _add(self, words: Words, block: DraftBlock, layout: Layout, number: Number | None) -> None:
        """Add the lines of a paragraph: a forced break ends a line, except in a heading."""
        text, links = words.linked
        keeps_breaks = block.kind is not BlockKind.HEADING and not block.aside
        printed = text.split("\n") if keeps_breaks else [" ".join(text.split("\n"))]
        first, start = True, 0
        for whole in printed:
            line, inside = _stripped(whole, cut(links, start, len(whole)))
            start += len(whole) + 1
            if not line:
                continue
            line, inside = strung([(number.text if number and first else "", ()), (line, inside)], "")
            self.lines.append(
                Line(
                    replace(block, text=line, links=tuple(inside)),
                    number if first else None,
                    min(words.sizes, default=0),
                    not words.plain,
                    not words.bare,
                    bool(layout.centred),
                    bool(layout.boxed),
                )
            )
            first = False


def _stripped(text: str, links: Sequence[DraftLink]) -> Linked:
    words = text.strip()
    return words, cut(links, len(text) - len(text.lstrip()), len(words))


def _is_contents_control(element: Element) -> bool:
    """Say whether a content control is Word's own table of contents (ISO/IEC 29500-1 §17.5.2.12)."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value_of(gallery) == "Table of Contents"

"""A PDF with a text layer to a draft: reading order, paragraphs, headings, tables, metadata.

Owns what becomes of the pieces; how they are found stands in `pdf_pages` (the file), `pdf_runs` (words), `pdf_grids`
and `pdf_columns` (tables, order), `pdf_furniture` (running heads), `pdf_paragraphs` (lines to blocks) and `pdf_notes`
(captions, footnotes).
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.bylines import day_of
from tui.reading.characters import weight
from tui.reading.draft import Draft, DraftBlock
from tui.reading.opening import opening_of
from tui.reading.pdf_columns import Atom, PrintedTable, grid_tables, lines_of, tables_of
from tui.reading.pdf_furniture import furniture_of
from tui.reading.pdf_grids import grids_of, joined_lines, without
from tui.reading.pdf_links import links_over
from tui.reading.pdf_notes import kinds_of
from tui.reading.pdf_pages import Bookmark, Document, Page, document_of
from tui.reading.pdf_paragraphs import (
    CONTENTS,
    LARGER,
    Joiner,
    Paragraph,
    Printed,
    body_size,
    contents_of,
    first_page_of_text,
    is_heading_like,
    printed,
)
from tui.reading.pdf_runs import Run, runs_of

_FEW_GLYPHS = 20
"""A page with fewer characters that a picture covers is a scan with a stamp on it."""
_UNREADABLE = 0.3
"""The share of characters without a meaning from which on a text is none."""
_TITLE_LARGER = 1.3
_LONGEST_TITLE = 200
_SUBTITLE_SHARE = 0.7
_MOST_TITLE_PARTS = 3
_SHORTEST_TITLE = 4
_FEW_WORDS = 4
_MOST_WORDS = 0.8
_FILE_NAME = re.compile(
    r".*\.(?:docx?|pdf|indd|pptx?|wps|rtf|xlsx?)|(?:microsoft|untitled|无标题|未命名|文档|document).*", re.I
)
_NOBODY = re.compile(r"(?:admin(?:istrator)?|user|pc|hp|lenovo|dell|微软用户|微軟用戶|.*用户|owner|unknown)\d*", re.I)
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_MARGIN_TEXT = "sideways text"


def draft_of(snapshot: bytes) -> Draft:
    """Take a PDF apart.

    Headings are what the bookmarks name, and what is printed larger than the text; bold lines are prominent only.

    Raises:
        ReadError: It is locked or broken, a scan without text, or its text can't be decoded.
    """
    document = document_of(snapshot)
    _refuse_scans(document)
    lines = _lines(document)
    contents = contents_of(lines)
    lines = [replace(line, aside=CONTENTS) if at in contents else line for at, line in enumerate(lines)]
    text = [line for line in lines if not line.aside and line.line.table is None]
    joiner = Joiner(lines, body_size(text))
    paragraphs = joiner.joined()
    title = _title(document, paragraphs, joiner)
    blocks = _blocks(paragraphs, document.bookmarks, joiner, title)
    return _with_metadata(blocks, document, title)


def _refuse_scans(document: Document) -> None:
    glyphs = [glyph for page in document.pages for glyph in page.glyphs]
    if not glyphs and not any(page.is_picture for page in document.pages):
        raise ReadError("There is no text in this PDF.", "Open the report in another format.")
    if not any(len(page.glyphs) >= _FEW_GLYPHS or (page.glyphs and not page.is_picture) for page in document.pages):
        raise ReadError(
            "This PDF is a scan: its pages are pictures without a text layer.",
            "Run it through text recognition (OCR) first, and open what that saves.",
        )
    unreadable = sum(glyph.char == "\ufffd" or "\ue000" <= glyph.char <= "\uf8ff" for glyph in glyphs)
    if unreadable > _UNREADABLE * len(glyphs):
        raise ReadError(
            "The text of this PDF can't be decoded: its fonts don't say which characters they print.",
            "Run it through text recognition (OCR), or find the report in another format.",
        )


class _Sheet(Struct, frozen=True):
    """A page with its ruled tables found."""

    page: Page
    free: list[Run]
    """What stands outside the tables."""
    tables: list[PrintedTable]


def _sheet(page: Page) -> _Sheet:
    runs, grids = runs_of(page.glyphs), grids_of(page.rules)
    ruled, taken = tables_of(page.rules, grids, runs)
    free = [run for run in runs if id(run) not in taken]
    grids = [grid for grid in grids if not any(table.top <= grid.ys[0] < table.bottom for table in ruled)]
    held = [glyph for run in free for glyph in run.glyphs]
    crossed = [table for table in grid_tables(grids, held) if any(cell.text for row in table.rows for cell in row)]
    return _Sheet(page, without(free, grids), [*ruled, *crossed])


def _lines(document: Document) -> list[Printed]:
    """Return all lines in reading order, those around the text with their reason."""
    # The head of a table that goes on from page to page is no running head: tables are found first.
    sheets = [_sheet(page) for page in document.pages]
    furniture = furniture_of([(sheet.page, sheet.free) for sheet in sheets])
    lines: list[Printed] = []
    for sheet in sheets:
        page, runs = sheet.page, sheet.free
        edge = [run for run in runs if id(run) in furniture]
        head = [run for run in edge if run.base <= runs[len(runs) // 2].base]
        lines += _apart(page, head, furniture)
        atoms: list[Atom] = [*(run for run in runs if id(run) not in furniture), *sheet.tables]
        lines += [printed(line, page.number) for line in lines_of(atoms)]
        lines += _apart(page, [run for run in edge if run not in head], furniture)
    return lines


def _apart(page: Page, runs: Iterable[Run], furniture: dict[int, str]) -> list[Printed]:
    rows = ([*row] for _, row in groupby(runs, key=lambda run: (round(run.base), furniture[id(run)])))
    return [printed(line, page.number, furniture[id(row[0])]) for row in rows for line in lines_of(row)]


def _title(document: Document, paragraphs: Sequence[Paragraph], joiner: Joiner) -> str:
    """Return the title that the file names when its first pages print it, else the largest print of the first page."""
    named = " ".join(document.metadata.get("Title", "").split())
    named = "" if _FILE_NAME.fullmatch(named) or len(named) > _LONGEST_TITLE else named
    opening = [part for part in paragraphs if part.first.page <= 2 and part.text and not part.aside]  # noqa: PLR2004
    if named and _is_printed(named, [part.text for part in opening]):
        return named
    first = [part for part in opening if part.first.page == 1]
    sizes = [part.first.size if _may_be_title(part.text) else 0.0 for part in first]
    largest = max(sizes, default=0.0)
    if largest and largest >= _TITLE_LARGER * joiner.body:
        return _title_at(first[sizes.index(largest) :], joiner.body)
    return named if " " in named or not named.isascii() else ""


def _is_printed(title: str, texts: Sequence[str]) -> bool:
    """Say whether the opening prints a title, in one piece or nearly all of its words somewhere."""
    front = _squeezed("".join(texts))
    words = [_squeezed(word) for word in title.split()]
    return _squeezed(title) in front or (
        len(words) >= _FEW_WORDS and sum(word in front for word in words) >= _MOST_WORDS * len(words)
    )


def _may_be_title(text: str) -> bool:
    """Say whether large print is more than a logo or a number, and greets or announces nobody."""
    is_long = len(text.split()) > 1 or weight(text) >= _SHORTEST_TITLE
    return is_long and is_heading_like(text) and not text.endswith((":", "："))


def _title_at(parts: Sequence[Paragraph], body: float) -> str:
    """Return the largest print with the lines of nearly its size that go on below it, without logos and numbers.

    A smaller line whose size comes again above text further down is the first heading, and no subtitle.
    """
    largest = parts[0].first.size
    least = max(_TITLE_LARGER * body, _SUBTITLE_SHARE * largest)
    large = list(takewhile(lambda part: part.first.size >= least, parts[:_MOST_TITLE_PARTS]))
    of_headings = {part.first.size for part in parts[len(large) :] if is_heading_like(part.text)}
    title = takewhile(lambda part: part.first.size == largest or part.first.size not in of_headings, large)
    return joined_lines([part.text for part in title if _may_be_title(part.text)])


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _blocks(
    paragraphs: Sequence[Paragraph], bookmarks: Sequence[Bookmark], joiner: Joiner, title: str
) -> list[DraftBlock]:
    start = first_page_of_text(paragraphs)
    levels = _bookmark_levels(bookmarks)
    sizes = _heading_sizes(paragraphs, joiner, start)
    titles = _title_parts(paragraphs, title)
    kinds = kinds_of(paragraphs, joiner.body)
    blocks: list[DraftBlock] = []
    for at, part in enumerate(paragraphs):
        if part.table is not None:
            block = DraftBlock(BlockKind.TABLE, "", rows=part.table.rows, aside=part.aside)
        elif part.aside or at in titles:
            block = DraftBlock(BlockKind.PARAGRAPH, part.text, aside=part.aside or "title")
        elif part.first.page < start:
            block = DraftBlock(part.kind, part.text, level=int(part.kind is BlockKind.LIST_ITEM))
        elif at in kinds and (_squeezed(part.text), part.first.page) not in levels:
            block = DraftBlock(kinds[at], part.text)
        else:
            block = _block(part, levels, sizes, joiner)
        glyphs = (glyph for line in part.lines for run in line.line.runs for glyph in run.glyphs)
        blocks.append(replace(block, page=part.first.page, links=links_over(block.text, glyphs)))
    return blocks


def _title_parts(paragraphs: Sequence[Paragraph], title: str) -> set[int]:
    """Return the indexes of the paragraphs of the first page that print the title, one after another."""
    whole = _squeezed(title)
    for start, part in enumerate(paragraphs):
        if part.first.page > 1:
            break
        seen, at = "", start
        while at < len(paragraphs) and len(seen) < len(whole) and whole.startswith(seen):
            seen += _squeezed(paragraphs[at].text)
            at += 1
        if whole and seen == whole:
            return set(range(start, at))
    return set()


def _block(part: Paragraph, levels: dict[tuple[str, int], int], sizes: Sequence[float], joiner: Joiner) -> DraftBlock:
    level = levels.get((_squeezed(part.text), part.first.page), 0)
    if not level and part.first.size in sizes and is_heading_like(part.text) and part.kind is BlockKind.PARAGRAPH:
        level = sizes.index(part.first.size) + 1
    if level:
        return DraftBlock(BlockKind.HEADING, part.text, level=level)
    is_item = part.kind is BlockKind.LIST_ITEM
    prominent = not is_item and all(map(joiner.is_prominent, part.lines))
    return DraftBlock(part.kind, part.text, level=int(is_item), prominent=prominent)


def _bookmark_levels(bookmarks: Sequence[Bookmark]) -> dict[tuple[str, int], int]:
    """Return the levels of the headings that bookmarks name, by words and page; one may point to the page before."""
    levels: dict[tuple[str, int], int] = {}
    for bookmark in bookmarks:
        for page in (bookmark.page, bookmark.page + 1):
            levels.setdefault((_squeezed(bookmark.title), page), bookmark.level)
    return levels


def _heading_sizes(paragraphs: Sequence[Paragraph], joiner: Joiner, start: int) -> list[float]:
    """Return the sizes of print that the headings from page `start` on have, the largest first."""
    sizes = {
        part.first.size
        for part in paragraphs
        if part.table is None and not part.aside and part.first.page >= start and is_heading_like(part.text)
    }
    return sorted((size for size in sizes if size >= LARGER * joiner.body), reverse=True)


def _with_metadata(blocks: Sequence[DraftBlock], document: Document, title: str) -> Draft:
    opening = opening_of([block for block in blocks if not block.aside and not block.rows])
    author = document.metadata.get("Author", "")
    created = _PDF_DATE.match(document.metadata.get("CreationDate", ""))
    asides = [
        DraftBlock(BlockKind.PARAGRAPH, page.askew, aside=_MARGIN_TEXT, page=page.number)
        for page in document.pages
        if page.askew
    ]
    return Draft(
        blocks=(*blocks, *asides),
        title=title or opening.title,
        date=opening.date or (day_of("-".join(created.groups())) if created else ""),
        author=opening.author or ("" if _NOBODY.fullmatch(author.strip()) else author.strip()),
        publisher=opening.publisher,
        doubts=tuple(_doubts(document)),
    )


def _doubts(document: Document) -> list[str]:
    doubts: list[str] = []
    pictures = [str(page.number) for page in document.pages if page.is_picture and len(page.glyphs) < _FEW_GLYPHS]
    if pictures:
        doubts.append(f"pages that are pictures without text are not read: {', '.join(pictures)}")
    glyphs = [glyph for page in document.pages for glyph in page.glyphs]
    if sum(glyph.font.hidden for glyph in glyphs) * 2 > len(glyphs):
        doubts.append("the text was recognised from pictures (OCR): look at the digits in the document itself")
    return doubts

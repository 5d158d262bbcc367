"""Plain text to a draft: physical lines to paragraphs, list items and tables, and what the head says of the report.

Owns what line ends, indents, tabs and page breaks mean. Repair, what else is set apart and the outline come later.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import Block, BlockKind, Cell, Table
from tui.domain.text import Span
from tui.reading.bare_headings import BODY_WEIGHT, bare_headings
from tui.reading.characters import display_width, is_chinese, is_title_case, is_wide, latin_words, weight
from tui.reading.columns import Rows, aligned_rows, has_gap, has_tab, tabbed_rows
from tui.reading.draft import Draft, DraftBlock
from tui.reading.numbering import marker_of
from tui.reading.opening import opening_of

_LINE_END = re.compile("\r\n|[\n\r\v\u0085\u2028\u2029]")
_PAGE_NUMBER = re.compile(
    r"[-–—·•] ?\d{1,4} ?[-–—·•]|(?i:page) \d{1,4}(?: of \d{1,4})?"
    r"|第 ?\d{1,4} ?[页頁](?:[ ,，/]{0,2}共 ?\d{1,4} ?[页頁])?",
)
_RULED_LINE = re.compile(r"[-=_*~#·.—–─━═┄┈+| ]{3,}")
_BULLET = re.compile(r"[•·●○■□◆◇▪▫‣▶►★*+–-][ \t\u00a0\u3000]+\S|[•●■◆▪‣▶►]")
_SENTENCE_END = tuple("。！？；：…”’）.!?:;)\"'")
_CHINESE_SENTENCE_END = tuple("。！？；：”）")
# A paragraph opens with two ideographic spaces (GB/T 9704-2012 §7.3.3); text that lost its line ends still has them.
_PARAGRAPH_MARK = re.compile(r"[ \t\u00a0]*\u3000[\u3000\u00a0 \t]+")
_LONG_LINE = 200
_MOST_TITLE_WORDS = 12
_TABS_OF_A_LONE_ROW = 2
_FIRST_LINE_INDENT = 2
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 132
_FURNITURE_PAGES = 3
_DIGITS = re.compile(r"\d+")
_PART = re.compile(
    r"(?i:part|chapter|section|annex|appendix|schedule|exhibit|attachment|table|figure|chart|box|note) \d{1,3}[.:]?"
    r"|(?:附件|附表|附录|附錄|专栏|專欄|[表图圖])\s?\d{1,3}[：:]?"
)
"""The number of a part that begins a page, its title below it."""


class _Line(Struct, frozen=True):
    """A physical line, or a piece of one."""

    text: str
    aside: str = ""


def draft_of(text: str) -> Draft:
    """Take plain text apart.

    Args:
        text: The whole file, decoded; any line ends.

    Returns:
        A draft with page numbers, running heads and by-lines set apart in their places; the first line is the title
        only where it reads like one and nothing else explains it.
    """
    opening = opening_of(tuple(_blocks(list(_lines(text)))))
    blocks = tuple(_with_prominence(opening.blocks))
    return Draft(blocks, opening.title, opening.date, opening.author, opening.publisher)


def blocks_of(text: str) -> list[DraftBlock]:
    """Return the blocks of plain text that stands in something else, and so has no title or by-lines of its own."""
    return list(_with_prominence(list(_blocks(list(_lines(text))))))


def passage_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain passage taken as it is: each line a paragraph, tab-separated lines a table.

    Offsets are those of `text`; nothing is repaired, joined or left out. Two lines with tabs, or one with two tabs,
    make a table.
    """
    blocks: list[Block] = []
    run: list[Span] = []
    for span in (*_line_spans(text), None):
        if span is not None and "\t" in span.of(text).strip():
            run.append(span)
            continue
        if run:
            blocks += _passage_run(run, text)
            run = []
        if span is not None and span.of(text).strip():
            blocks.append(Block(BlockKind.PARAGRAPH, span))
    return tuple(blocks)


def _line_spans(text: str) -> Iterator[Span]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, len(text))


def _passage_run(run: Sequence[Span], text: str) -> list[Block]:
    if len(run) == 1 and run[0].of(text).strip().count("\t") < _TABS_OF_A_LONE_ROW:
        return [Block(BlockKind.PARAGRAPH, run[0])]
    rows = [_passage_cells(span, text) for span in run]
    width = max(len(row) for row in rows)
    padded = tuple(
        (*row, *(Cell(Span(row[-1].span.end, row[-1].span.end)) for _ in range(width - len(row)))) for row in rows
    )
    return [Block(BlockKind.TABLE, Span(run[0].start, run[-1].end), table=Table(padded))]


def _passage_cells(span: Span, text: str) -> list[Cell]:
    cells: list[Cell] = []
    start = span.start
    for words in span.of(text).split("\t"):
        bare = words.strip()
        first = start + (words.index(bare) if bare else 0)
        cells.append(Cell(Span(first, first + len(bare))))
        start += len(words) + 1
    return cells


def _lines(text: str) -> Iterator[_Line]:
    pages = [_LINE_END.split(page) for page in text.split("\f")]
    furniture = _furniture(pages)
    for page in pages:
        edges = _edges(page)
        for at, line in enumerate(page):
            bare = line.strip()
            if _PAGE_NUMBER.fullmatch(bare):
                yield _Line(bare, "page number")
            elif at in edges and _look(bare) in furniture:
                yield _Line(bare, "running head")
            else:
                yield from (_Line(piece) for piece in _pieces(line))


def _furniture(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the first and last lines, digits apart, that stand on three pages or more."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_look(page[at].strip()) for at in _edges(page)})
    return {line for line, count in seen.items() if count >= _FURNITURE_PAGES}


def _edges(page: Sequence[str]) -> set[int]:
    """Return the indexes of the first two and the last two lines of a page that print something."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return {*filled[:2], *filled[-2:]}


def _look(line: str) -> str:
    """Return a line without the digits by which running heads differ; what counts parts differs by them alone."""
    return line if _PART.fullmatch(line) else _DIGITS.sub("#", line)


def _pieces(line: str) -> list[str]:
    """Cut a physical line at the paragraph marks inside it, if they are paragraph marks and not columns."""
    marks = list(_PARAGRAPH_MARK.finditer(line.strip()))
    if not marks:
        return [line]
    bare = line.strip()
    if len(bare) < _LONG_LINE:
        marks = [mark for mark in marks if bare[: mark.start()].endswith(_CHINESE_SENTENCE_END)]
    ends = [*(mark.start() for mark in marks), len(bare)]
    starts = [0, *(mark.end() for mark in marks)]
    pieces = [bare[start:end] for start, end in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if piece]


def _blocks(lines: Sequence[_Line]) -> Iterator[DraftBlock]:
    wrap = _wrap_width([line.text for line in lines if not line.aside])
    tables = _tables(lines)
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        line, rows = lines[at], tables.get(at, ())
        joins = not rows and not line.aside and bool(paragraph) and _continues(paragraph[-1], line.text, wrap)
        if paragraph and not joins:
            yield _paragraph(paragraph)
            paragraph = []
        if rows:
            yield DraftBlock(BlockKind.TABLE, "", rows=rows)
        elif line.aside or _RULED_LINE.fullmatch(line.text.strip()):
            yield DraftBlock(BlockKind.PARAGRAPH, line.text.strip(), aside=line.aside or "ruled line")
        elif line.text.strip():
            paragraph.append(line.text)
        at += len(rows) or 1
    if paragraph:
        yield _paragraph(paragraph)


def _with_prominence(blocks: Sequence[DraftBlock]) -> Iterator[DraftBlock]:
    """Yield the blocks, those prominent that plain text sets as headings: titles alone above running text.

    A title above a table may be a row of it, and one that ends in a number an address or an entry of a contents page.
    """
    body = [at for at, block in enumerate(blocks) if not block.aside]
    bare = {body[at] for at in bare_headings([(blocks[at].kind, blocks[at].text) for at in body], latin=True)}
    nothing = DraftBlock(BlockKind.PARAGRAPH, "")
    for at, block in enumerate(blocks):
        after, next_but_one = (*blocks[at + 1 : at + 3], nothing, nothing)[:2]
        # A numbered title may stand between a heading and its text.
        below = next_but_one if _is_set_as_title(after.text) and marker_of(after.text) else after
        stands_above_text = below.kind is BlockKind.PARAGRAPH and weight(below.text) >= BODY_WEIGHT
        is_line = block.kind is BlockKind.PARAGRAPH and not block.aside
        if is_line and stands_above_text and _is_set_as_title(block.text):
            yield replace(block, prominent=block.text[-1] not in ".,;:0123456789")
        else:
            yield replace(block, prominent=True) if at in bare else block


def _is_set_as_title(text: str) -> bool:
    """Say whether a short line is in capitals, or most of its words begin with one."""
    is_short = len(latin_words(text)) <= _MOST_TITLE_WORDS and not is_chinese(text)
    return is_short and (text.isupper() or is_title_case(text))


def _tables(lines: Sequence[_Line]) -> dict[int, Rows]:
    """Return the tables by the index of their first line: runs of lines that have tabs, or gaps between words."""
    tables: dict[int, Rows] = {}
    for has_cells, rows_of in ((has_tab, tabbed_rows), (has_gap, aligned_rows)):
        start = 0
        for at in range(len(lines) + 1):
            if at < len(lines) and not lines[at].aside and has_cells(lines[at].text):
                continue
            rows = rows_of([line.text for line in lines[start:at]])
            if rows and not any(row in tables for row in range(start, at)):
                tables[start] = rows
            start = at + 1
    return tables


def _wrap_width(lines: Sequence[str]) -> int:
    """Return the columns at which the file breaks its lines; 0 when a line end is the end of a paragraph.

    A file is hard-wrapped when nearly all its lines are narrow, and most of those that another line follows break off
    inside a sentence where the next word would not have fitted.
    """
    widths = sorted(display_width(line.rstrip()) for line in lines if line.strip())
    if not widths:
        return 0
    width = widths[len(widths) * 19 // 20]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = sum(_is_full(line, after, width) and not line.rstrip().endswith(_SENTENCE_END) for line, after in pairs)
    return width if pairs and broken * 2 >= len(pairs) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    words = after.split()
    # A line of Chinese can end before any character, but not before a closing mark, which takes one along.
    next_word = 4 if is_chinese(after) else display_width(words[0]) + 1
    return display_width(line.rstrip()) + next_word > width


def _continues(line: str, after: str, wrap: int) -> bool:
    """Say whether a physical line goes on with the paragraph of the line before it."""
    if not after.strip() or wrap == 0 or not _is_full(line, after, wrap):
        return False
    opens = _BULLET.match(after.lstrip()) or (marker_of(after.strip()) and line.rstrip().endswith(_SENTENCE_END))
    deeper = _indent(after) - _indent(line)
    return not opens and (deeper < _FIRST_LINE_INDENT or bool(_BULLET.match(line.lstrip())))


def _indent(line: str) -> int:
    return display_width(line) - display_width(line.lstrip())


def _paragraph(lines: Sequence[str]) -> DraftBlock:
    text = lines[0].strip()
    for line in lines[1:]:
        after = line.strip()
        wide = is_wide(text[-1]) or is_wide(after[0])
        # A hyphen at a line's end stays, without a space: whether it belongs to the word the text does not say.
        text += after if wide or (text[-1] == "-" and text[-2:-1].isalpha()) else f" {after}"
    if _BULLET.match(text):
        return DraftBlock(BlockKind.LIST_ITEM, text, level=1)
    return DraftBlock(BlockKind.PARAGRAPH, text)

"""Markdown to drafts: CommonMark with tables, the HTML inside it read as HTML, YAML front matter as metadata."""

import re
from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct, field

from tui.domain.report import BULLET, BlockKind
from tui.errors import ReadError
from tui.reading.bylines import day_of
from tui.reading.characters import raised
from tui.reading.draft import Draft, DraftBlock, DraftCell, DraftLink
from tui.reading.html_blocks import draft_block, pieces_of
from tui.reading.html_choosing import Choice
from tui.reading.html_page import page_of
from tui.reading.links import cut, marked, moved
from tui.reading.table_lines import LABELLED_LINE, is_source_or_note

_MOST_NESTING = 100
"""Deep enough for any text by people; markdown-it reads nesting by recursion."""
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(\S.*)")
_BETWEEN_CHINESE = re.compile(
    "(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
_HARD_BREAK = "\u2028"
_RAISING_TAG = re.compile(r"<(/?)sup\b[^>]*>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def draft_of(text: str) -> Draft:
    """Take a Markdown text apart.

    A heading of level 1 that opens the text and is its only one is the title. A hard line break ends a paragraph.

    Raises:
        ReadError: There is no text in it.
    """
    front, body = _front_matter(text)
    tokens = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTING}).enable("table").parse(body)
    blocks = _Blocks().read(tokens)
    title = front.get("title", "")
    headings = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    if len(headings) == 1 and blocks[0] is headings[0]:
        title = headings[0].text
        blocks = blocks[1:]
    if not blocks and not title:
        raise ReadError("The file has no text.", "Open another file.")
    return Draft(
        blocks=tuple(blocks),
        title=title,
        date=day_of(front.get("date", "")),
        author=front.get("author", ""),
        publisher=front.get("publisher") or front.get("source", ""),
        language=front.get("lang") or front.get("language", ""),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Part the entries of a front matter that are one line each from the text below it."""
    printed = _FRONT_MATTER.match(text)
    if printed is None:
        return {}, text
    entries = (_ENTRY.fullmatch(line.strip()) for line in (printed[1] or "").splitlines())
    front = {entry[1].lower(): entry[2].strip().strip("\"'") for entry in entries if entry}
    return front, text[printed.end() :]


class _Blocks(Struct):
    """The blocks read so far, and what is open."""

    blocks: list[DraftBlock] = field(default_factory=list)
    _lists: list[int | None] = field(default_factory=list)
    """For each open list the number of its next item; None for bullets."""
    _marker: str = ""
    _items: int = 0
    _quotes: int = 0
    _heading: int = 0
    _rows: list[list[DraftCell]] = field(default_factory=list)
    _is_cell: bool = False
    _is_head: bool = False

    def read(self, tokens: Sequence[Token]) -> list[DraftBlock]:
        """Return the blocks that the tokens stand for."""
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.type in ("fence", "code_block"):
                self._add_lines(token.content.split("\n"))
            elif token.type == "html_block":
                self._add_page(token.content)
            elif token.nesting > 0:
                self._open(token)
            elif token.nesting < 0:
                self._close(token)
        return self.blocks

    def _open(self, token: Token) -> None:
        if token.tag in ("ul", "ol"):
            self._lists.append(int(token.attrs.get("start", 1)) if token.tag == "ol" else None)
        elif token.tag == "li":
            self._items += 1
            self._marker = f"{self._marker} {self._counted(token)}".strip()
        self._quotes += token.tag == "blockquote"
        if token.type == "heading_open":
            self._heading = int(token.tag[1])
        elif token.tag == "tr":
            self._rows.append([])
        elif token.tag in ("td", "th"):
            self._is_cell, self._is_head = True, token.tag == "th"

    def _counted(self, item: Token) -> str:
        """Return what is printed before an item: numbers go on from the first of their list (CommonMark §5.3)."""
        value = self._lists[-1]
        if value is None:
            return BULLET
        self._lists[-1] = value + 1
        return f"{value}{item.markup}"

    def _close(self, token: Token) -> None:
        if token.tag in ("ul", "ol"):
            self._lists.pop()
        elif token.tag == "li":
            self._items -= 1
            self._marker = ""
        self._quotes -= token.tag == "blockquote"
        if token.type == "heading_close":
            self._heading = 0
        elif token.tag in ("td", "th"):
            self._is_cell = False
        elif token.tag == "table":
            rows = tuple(tuple(row) for row in self._rows)
            self.blocks.append(DraftBlock(BlockKind.TABLE, "", rows=rows))
            self._rows = []

    def _inline(self, token: Token) -> None:
        words, is_strong, links = _words(token.children or [])
        if self._is_cell:
            text = words.replace(_HARD_BREAK, " ")
            self._rows[-1].append(DraftCell(text, header=self._is_head, links=cut(links, 0, len(text))))
        elif self._heading:
            words = words.replace(_HARD_BREAK, " ")
            self._add_lines([words], BlockKind.HEADING, self._heading, links=links)
        else:
            self._add_lines(words.split(_HARD_BREAK), prominent=is_strong, links=links)

    def _add_page(self, markup: str) -> None:
        page = page_of(markup)
        self.blocks.extend(draft_block(piece) for piece in pieces_of(page.body, Choice((page.body,))))
        page.release()

    def _add_lines(
        self,
        lines: Iterable[str],
        kind: BlockKind | None = None,
        level: int = 0,
        *,
        prominent: bool = False,
        links: Sequence[DraftLink] = (),
    ) -> None:
        """Add a block a line; the links stand in the lines joined by one character."""
        if kind is None:
            kind = BlockKind.LIST_ITEM if self._items else BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH
            level = len(self._lists) if self._items else 0
        start = 0
        for line in lines:
            text = line.strip()
            if text:
                inside = cut(links, start + len(line) - len(line.lstrip()), len(text))
                marker, self._marker = self._marker, ""
                self.blocks.append(DraftBlock(kind, text, level, prominent=prominent, links=inside, marker=marker))
            start += len(line) + 1


def _words(children: Sequence[Token]) -> tuple[str, bool, list[DraftLink]]:
    """Return the words of inline tokens, hard breaks as U+2028, whether all of them are strong, and the links."""
    words: list[str] = []
    links: dict[int, str] = {}
    strong = 0
    plain = False
    address = ""
    is_raised = False
    for child in children:
        printed = _printed(child)
        if child.type == "html_inline" and (tag := _RAISING_TAG.fullmatch(child.content)):
            is_raised = not tag[1]
        printed = (raised(printed, words[-1] if words else "") if is_raised else "") or printed
        if printed and address:
            links[len(words)] = address
        words += [printed] if printed else []
        if child.type in ("text", "code_inline"):
            plain = plain or (not strong and bool(printed.strip()))
        elif child.tag == "strong":
            strong += child.nesting
        elif child.tag == "a":
            address = str(child.attrGet("href") or "")
    raw = "".join(words)
    if is_source_or_note(raw):
        # The lines below a table are lines of their own, however Markdown joins them.
        raw = LABELLED_LINE.sub(_HARD_BREAK, raw)
    text = _BETWEEN_CHINESE.sub("", raw).replace("\n", " ")
    found = moved(marked(words, links), [(*gap.span(), 0) for gap in _BETWEEN_CHINESE.finditer(raw)])
    return text, bool(text.strip()) and not plain, found


def _printed(child: Token) -> str:
    if child.type in ("text", "code_inline", "image"):
        return child.content
    if child.type == "softbreak":
        return "\n"
    is_break = child.type == "hardbreak" or (child.type == "html_inline" and _BREAK_TAG.fullmatch(child.content))
    return _HARD_BREAK if is_break else ""

"""Elements to blocks: paragraphs, headings, lists, tables, quotes, captions and notes in reading order."""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from tui.domain.report import BULLET, BlockKind
from tui.reading.bare_headings import bare_headings
from tui.reading.characters import raised
from tui.reading.draft import DraftBlock, DraftCell, DraftLink
from tui.reading.html_choosing import Choice
from tui.reading.html_print import PLAIN, Print, may_be_raised, print_of, prominent
from tui.reading.html_tables import is_data_table, linked_text, rows_of
from tui.reading.html_tree import BLOCK_TAGS, HEADING_TAGS, Element
from tui.reading.html_weights import weigh, weights_of
from tui.reading.links import FOLDED, cut, folded, marked
from tui.reading.list_marks import ListMarks, without_typed
from tui.reading.repair import repaired

# To look a member of an enumeration up takes several times as long as a name of the module (Python 3.11).
_HEADING, _PARAGRAPH, _LIST_ITEM, _CAPTION, _NOTE = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.NOTE,
)
_KINDS = {
    "li": _LIST_ITEM,
    "dd": _LIST_ITEM,
    "dt": _LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": _CAPTION,
    "caption": _CAPTION,
}
_CAPTION_TAGS = frozenset(("p", "div"))
_CAPTION_NAMES = re.compile(
    r"(?<![a-z])(?:wp-|img-|image-?|photo-?|media-?|picture-?|foto-)?(?:caption|legend|bildunter|imagedescription)",
    re.IGNORECASE,
)
_NOTE_NAMES = re.compile(r"(?<![a-z])(?:foot|end)-?notes?(?![a-z-])", re.IGNORECASE)
"""What pages call their notes, `role=doc-footnote` of DPUB-ARIA among it."""
_LIST_TAGS = frozenset(("ul", "ol", "dl", "menu", "dir"))
_MARKED_TAGS = frozenset(("ol", "ul", "menu", "dir"))
"""Lists whose items browsers print a number or a bullet before."""


class Place(Enum):
    """Where a piece of the body stands."""

    BEFORE = "before the title"
    LEAD = "between title and article"
    IN = "in the article"


_BEFORE, _LEAD, _IN = Place.BEFORE, Place.LEAD, Place.IN


class Piece(Struct):
    """A block in the making, with what the line rules need to know of it."""

    kind: BlockKind
    """What part it plays."""
    text: str
    """Its words, white space folded."""
    level: int = 0
    """The level of a heading, the depth of a list item."""
    rows: tuple[tuple[DraftCell, ...], ...] = ()
    """The cells of a table."""
    print: Print = PLAIN
    """How all of it is printed."""
    prominent: bool = False
    """Whether its print sets it off from the other pieces."""
    aside: str = ""
    """Why it is not the body."""
    link_density: float = 0.0
    """The share of its letters that are the text of links."""
    place: Place = _IN
    """Where it stands, seen from title and article."""
    element: Element | None = None
    """The block element that it stands in."""
    links: tuple[DraftLink, ...] = ()
    """The links in its words."""
    marker: str = ""
    """What a list prints before it."""
    kept: str = ""
    """The words of the set-apart region that it is of, which the reviewer put back; else empty."""

    known_weight: float = -1.0
    """How much it weighs where that was found out already; else less than 0."""

    @property
    def weight(self) -> float:
        """How much it weighs, in Latin letters."""
        if self.known_weight < 0:
            self.known_weight = weigh(self.words)
        return self.known_weight

    @property
    def words(self) -> str:
        """Its words, or those of its cells."""
        return " ".join(cell.text for row in self.rows for cell in row) if self.rows else self.text


class _Context(Struct, frozen=True):
    """What a block hands down to what stands in it; inline elements hand down how they are printed, and links."""

    kind: BlockKind = _PARAGRAPH
    level: int = 0
    depth: int = 0
    inside: bool = False
    printed: bool = False
    lead: bool = False
    block: Element | None = None
    kept: str = ""
    marks: ListMarks | None = None


class _Run(Struct):
    """The text since the last block boundary."""

    words: list[str] = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    prints: list[Print] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)
    """Addresses by the index of the words that lead to them."""

    def print(self) -> Print:
        """Return what holds of all of it: bold and centred throughout, in its smallest size."""
        prints = self.prints or [PLAIN]
        if prints.count(prints[0]) == len(prints):
            return prints[0]
        return Print(
            bold=all(each.bold for each in prints),
            centred=all(each.centred for each in prints),
            coloured=all(each.coloured for each in prints),
            size=min(each.size for each in prints),
            underlined=all(each.underlined for each in prints),
        )


def pieces_of(body: Element, choice: Choice, keep: Collection[str] = ()) -> list[Piece]:
    """Return the page's blocks in reading order; what is not chosen, or is marked, stands in it as an aside.

    Each region that is set apart makes one piece, with its words on one line.

    Args:
        body: The page.
        choice: Where its article is.
        keep: The words, repaired, of regions that are taken apart like the article although they would be set apart.
    """
    pieces = _Walk(body, choice, keep).pieces
    inside = [piece for piece in pieces if not piece.aside]
    for piece, weight in zip(inside, weights_of([piece.words for piece in inside]), strict=True):
        piece.known_weight = weight
    return pieces


def mark_prominent(body: Sequence[Piece]) -> None:
    """Mark the pieces of the article, headings aside, that their print sets off."""
    marks = prominent([piece.print for piece in body], [piece.weight for piece in body])
    for piece, is_set_off in zip(body, marks, strict=True):
        piece.prominent = is_set_off and piece.kind is not _HEADING and not piece.rows
    # The title may be one; where others are set off in any way, that is how the page sets its headings.
    if sum(piece.prominent or piece.kind is _HEADING for piece in body) <= 1:
        for at in bare_headings([(piece.kind, piece.text) for piece in body]):
            body[at].prominent = True


def draft_block(piece: Piece) -> DraftBlock:
    """Return a piece as the block that leaves the reader."""
    return DraftBlock(
        kind=piece.kind,
        text=piece.text,
        level=piece.level,
        rows=piece.rows,
        prominent=piece.prominent,
        centred=piece.prominent and piece.print.centred,
        aside=piece.aside,
        links=piece.links,
        marker=piece.marker,
        kept=piece.kept,
    )


_MOST_LEAD_LINKS = 0.3
_MOST_BEFORE = 0.2
_WHOLE_PROSE = 400.0


def _prose_before(heading: Element, choice: Choice) -> float:
    """Return how much of the article's prose stands before the heading."""
    before = 0.0
    inner = heading
    for outer in heading.ancestors():
        before += sum(
            child.prose
            for child in outer.children
            if isinstance(child, Element) and child.index < inner.index and not child.aside
        )
        if outer in choice.core:
            break
        inner = outer
    return before


class _Walk:
    """One walk over the page, with a stack of the elements that it is in and how far it is in each."""

    def __init__(self, body: Element, choice: Choice, keep: Collection[str]) -> None:
        self.pieces: list[Piece] = []
        self._keep = keep
        self._chosen = frozenset(choice.core)
        self._towards = frozenset(ancestor for element in choice.core for ancestor in element.ancestors())
        self._lead = range(0)
        heading = choice.heading
        self._start = 0
        if heading is not None and any(element.holds(heading) for element in choice.core):
            whole = sum(element.prose for element in choice.core)
            before = _prose_before(heading, choice)
            most = whole - _WHOLE_PROSE if heading.tag in ("h1", "h2") else 0.0
            self._start = heading.index if before < max(_MOST_BEFORE * whole, most) else 0
        elif heading is not None and heading.end <= choice.core[0].index:
            self._lead = range(heading.end, choice.core[0].index)
            self._towards |= frozenset(heading.ancestors())
        self._run = _Run()
        self._marks: list[tuple[str, int]] = []
        self._print = PLAIN
        self._address = ""
        self._walk(body)

    def _walk(self, body: Element) -> None:
        context = _Context(block=body)
        nodes: Iterator[Element | str] = iter((body,))
        above: list[tuple[Iterator[Element | str], _Context, Print, str]] = []
        while True:
            for node in nodes:
                if isinstance(node, str):
                    self._add(node, context)
                    continue
                inner = self._entered(node, context)
                if inner is not None:
                    above.append((nodes, context, self._print, self._address))
                    nodes, context = iter(node.children), inner
                    self._print = print_of(node, self._print)
                    self._address = node.attribute("href") if node.is_link else self._address
                    break
            else:
                if not above:
                    self._flush(context)
                    return
                ended = context
                nodes, context, self._print, self._address = above.pop()
                if ended.block is not context.block:
                    self._end_block(ended)

    def _entered(self, element: Element, context: _Context) -> _Context | None:
        """Take an element, and return what it hands down; None when nothing in it is to be walked."""
        lead, tag = context.lead, element.tag
        inside = context.inside or element in self._chosen
        if element.aside or not inside:
            if not inside and element.index in self._lead and element not in self._towards:
                inside = lead = not element.aside and element.link_density < _MOST_LEAD_LINKS
            if not context.kept and (element.aside or not (inside or element in self._towards)):
                kept = self._set_apart(element, context, element.aside or "outside the article")
                return self._entered(element, replace(context, inside=True, kept=kept)) if kept else None
        if tag not in BLOCK_TAGS:
            if tag == "br":
                self._break(context)
                return None
            if may_be_raised(element) and self._raise(element, context):
                return None
            return _inline(element, context, inside=inside, lead=lead)
        if tag == "table" and inside and is_data_table(element):
            self._table(element, context)
            return None
        self._flush(context)
        if tag == "li":
            self._marks.append(context.marks.next(element) if context.marks else (BULLET, 0))
        return _inner(element, context, inside=inside, lead=lead)

    def _end_block(self, ended: _Context) -> None:
        self._flush(ended)
        if ended.block is not None and ended.block.tag == "li":
            self._marks.clear()

    def _break(self, context: _Context) -> None:
        if context.kind is _HEADING:
            self._run.words.append(" ")
        else:
            self._flush(context)

    def _raise(self, element: Element, context: _Context) -> bool:
        """Print raised digits as raised, so that 10 to the 6th is not read as 106."""
        text = raised(element.text(), self._run.words[-1] if self._run.words else "")
        if text:
            self._add(text, context)
        return bool(text)

    def _add(self, text: str, context: _Context) -> None:
        if not context.inside:
            if text.strip():
                self._flush(context)
                self.pieces.append(Piece(_PARAGRAPH, _folded(text), aside="outside the article", element=context.block))
            return
        run = self._run
        run.words.append(text)
        letters = len(text) - text.count(" ")
        if letters and not text.isspace():
            run.letters += letters
            run.prints.append(self._print)
            if self._address:
                run.linked += letters
                run.links[len(run.words) - 1] = self._address

    def _flush(self, context: _Context) -> None:
        run = self._run
        if not run.letters:
            run.words.clear()
            return
        self._run = _Run()
        if context.printed:
            raw = "".join(run.words)
            text = raw.strip("\r\n").rstrip()
            links = cut(marked(run.words, run.links), len(raw) - len(raw.lstrip("\r\n")), len(text))
        else:
            text, links = folded(run.words, run.links, FOLDED)
        if not text.strip():
            return
        self.pieces.append(
            Piece(
                kind=context.kind,
                text=text,
                level=context.level,
                print=run.print(),
                link_density=run.linked / run.letters if run.letters else 0.0,
                place=self._place(context),
                element=context.block,
                links=links,
                marker=self._marker(text),
                kept=context.kept,
            ),
        )

    def _marker(self, text: str) -> str:
        """Return what the lists that begin here print before a piece: the mark of each item that it opens."""
        if not self._marks:
            return ""
        marks, self._marks = self._marks, []
        return " ".join(filter(None, (without_typed(mark, value, text) for mark, value in marks)))

    def _place(self, context: _Context) -> Place:
        if context.block is not None and context.block.end <= self._start:
            return _BEFORE
        return _LEAD if context.lead else _IN

    def _table(self, table: Element, context: _Context) -> None:
        self._flush(context)
        for child in table.descendants():
            if child.tag == "caption" and child.text():
                text, links = linked_text(child)
                self.pieces.append(Piece(_CAPTION, text, element=child, links=links, kept=context.kept))
        rows = rows_of(table)
        if rows:
            density = table.link_density
            kept = context.kept
            self.pieces.append(Piece(BlockKind.TABLE, "", rows=rows, element=table, link_density=density, kept=kept))

    def _set_apart(self, element: Element, context: _Context, reason: str) -> str:
        """Set an element apart; return the words, repaired, of one that is to be kept instead."""
        text = element.text(apart=reason == "by-line")
        if not text:
            return ""
        if self._keep and repaired(text)[0] in self._keep:
            return repaired(text)[0]
        if element.tag in BLOCK_TAGS:
            self._flush(context)
        self.pieces.append(Piece(_PARAGRAPH, text, aside=reason, element=element))
        return ""


def _inline(element: Element, context: _Context, *, inside: bool, lead: bool) -> _Context:
    """Return what an inline element hands down; most change nothing."""
    is_note = context.kind is not _NOTE and element.attributes and _kind_by(element.names) is _NOTE
    if is_note:
        return replace(context, kind=_NOTE, level=0, inside=inside, lead=lead)
    if inside is context.inside and lead is context.lead:
        return context
    return replace(context, inside=inside, lead=lead)


def _inner(element: Element, context: _Context, *, inside: bool, lead: bool) -> _Context:
    """Return what a block hands down."""
    tag = element.tag
    kind, level, depth = context.kind, context.level, context.depth
    if tag in HEADING_TAGS:
        kind, level = _HEADING, int(tag[1])
    elif tag in _LIST_TAGS:
        depth += 1
    else:
        named = _kind_by(element.names) if element.attributes else None
        if kind is _NOTE or named is _NOTE:
            kind, level = _NOTE, 0
        elif tag in _CAPTION_TAGS and kind is _PARAGRAPH and named is _CAPTION:
            kind = _CAPTION
        elif tag in _KINDS:
            kind = _KINDS[tag]
            level = max(depth, 1) if kind is _LIST_ITEM else 0
    return _Context(
        kind,
        level,
        depth,
        inside,
        context.printed or tag == "pre",
        lead,
        element,
        context.kept,
        ListMarks(element) if tag in _MARKED_TAGS else context.marks,
    )


@lru_cache(maxsize=8192)
def _kind_by(names: str) -> BlockKind | None:
    """Return the kind of block that an element's names tell of."""
    lowered = names.lower()
    if "note" in lowered and _NOTE_NAMES.search(lowered):
        return _NOTE
    may_be_caption = "caption" in lowered or "legend" in lowered or "bildunter" in lowered or "imagedesc" in lowered
    return _CAPTION if may_be_caption and _CAPTION_NAMES.search(lowered) else None


def _folded(text: str) -> str:
    return FOLDED.sub(" ", text).strip()

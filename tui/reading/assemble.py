"""A draft to a report: repairs, what is set apart, the one text with its blocks, sections, language and doubts."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from tui.domain.report import (
    LEFT_OUT,
    NO_CHOICES,
    Aside,
    Block,
    BlockKind,
    Cell,
    Charset,
    Choices,
    Repair,
    Report,
    Section,
    Source,
)
from tui.domain.text import Span
from tui.reading.boilerplate import reasons
from tui.reading.draft import Draft, DraftBlock, DraftLink
from tui.reading.grid import LaidOut, laid_out
from tui.reading.language import language_of
from tui.reading.links import absolute, after_repair, resolved
from tui.reading.outline import sections_of
from tui.reading.repair import Suspicions, damage, repaired, suspicions
from tui.reading.table_lines import with_table_lines
from tui.reading.untitled import is_untitled

_MOST_TITLE_LINES = 4


class _Piece(Struct, frozen=True):
    """A draft's block after repair."""

    draft: DraftBlock
    text: str
    repairs: tuple[Repair, ...]
    grid: LaidOut | None = None
    links: Sequence[DraftLink] = ()


class _Body(Struct):
    """The report's text while it is written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    links: list[DraftLink] = field(default_factory=list)
    prominent: set[int] = field(default_factory=set)
    centred: set[int] = field(default_factory=set)

    def begin(self) -> int:
        """Part the next block from the one before by a line end, and return the offset where it begins."""
        if self.blocks:
            self.parts.append("\n")
            self.length += 1
        return self.length


def assemble(
    draft: Draft, source: Source, charset: Charset, *, location: str = "", choices: Choices = NO_CHOICES
) -> Report:
    """Make the report of a page that was taken apart.

    Each block is repaired by itself; blocks stand in `Report.text` in page order, parted by one line end. What is not
    the body is set apart with the offset before which it stood. A paragraph that proves to be a heading is one in the
    report's blocks, with its section's level.

    Args:
        draft: The page, as the reader of its format hands it on.
        source: Where the bytes came from.
        charset: How they became text.
        location: The page's own address, when the bytes name another one than the source.
        choices: What the reviewer keeps and leaves out; that words are not found is told as a doubt.

    Returns:
        The report, without figures; offsets into its `text`.
    """
    title = "" if is_untitled(draft.title) else repaired(draft.title)[0]
    blocks = with_table_lines(draft.blocks)
    suspected = suspicions(block.text for block in blocks)
    pieces = [piece for piece in (_piece(block, suspected) for block in blocks) if piece.text or piece.grid]
    apart, missed = _chosen(pieces, _set_apart(pieces, title), choices)
    body = _written(pieces, apart)
    text = "".join(body.parts)
    location = location or source.final_location or source.location
    sections = sections_of(text, body.blocks, body.prominent, title, centred=body.centred)
    return Report(
        source=source,
        text=text,
        title=title,
        date=draft.date,
        author=repaired(draft.author)[0],
        publisher=repaired(draft.publisher)[0],
        language=language_of(text or title, draft.language),
        charset=charset,
        blocks=_with_headings(body.blocks, sections),
        sections=sections,
        aside=tuple(body.aside),
        repairs=tuple(body.repairs),
        doubts=(*draft.doubts, *_doubts(text, charset, pieces), *_missed(missed)),
        links=tuple(resolved(body.links, text, absolute(draft.base, location) or location)),
        choices=choices,
    )


def _piece(block: DraftBlock, suspected: Suspicions) -> _Piece:
    if block.rows:
        grid = laid_out(block.rows)
        return _Piece(block, grid.text, grid.repairs, grid, grid.links)
    text, repairs = repaired(block.text, suspected)
    return _Piece(block, text, repairs, links=after_repair(block.links, repairs))


def _set_apart(pieces: Sequence[_Piece], title: str) -> dict[int, str]:
    """Return why a piece is set apart, by index: as its reader says, by rule, or as the title again."""
    apart = {at: piece.draft.aside for at, piece in enumerate(pieces) if piece.draft.aside}
    body = [at for at in range(len(pieces)) if at not in apart]
    found = reasons(["" if pieces[at].grid else pieces[at].text for at in body])
    apart |= {body[at]: reason for at, reason in found.items()}
    return apart | dict.fromkeys(_title_again([at for at in body if at not in apart], pieces, title), "title")


def _chosen(pieces: Sequence[_Piece], apart: dict[int, str], choices: Choices) -> tuple[dict[int, str], int]:
    """Return why a piece is set apart now that the reviewer has chosen, and how many choices found no words."""
    if choices == NO_CHOICES:
        return apart, 0
    keep, drop = set(choices.keep), set(choices.drop)
    kept = {piece.draft.kept for piece in pieces}
    dropped: set[tuple[str, int]] = set()
    seen: Counter[str] = Counter()
    chosen = dict(apart)
    for at, piece in enumerate(pieces):
        which = (piece.text, seen[piece.text])
        seen[piece.text] += 1
        if piece.draft.kept or piece.text in keep:
            kept.add(piece.text)
            chosen.pop(at, None)
        if which in drop:
            dropped.add(which)
            chosen[at] = LEFT_OUT
    return chosen, len(keep - kept) + len(drop - dropped)


def _missed(count: int) -> list[str]:
    if not count:
        return []
    choices = "1 of your choices finds" if count == 1 else f"{count} of your choices find"
    return [f"{choices} no such words here: look at what is set apart"]


def _title_again(body: Sequence[int], pieces: Sequence[_Piece], title: str) -> list[int]:
    """Return the first blocks of the body that are the title once more, in one line or broken over a few."""
    seen = ""
    for lines in range(1, min(_MOST_TITLE_LINES, len(body) - 1) + 1):
        seen += _squeezed(pieces[body[lines - 1]].text)
        if seen and seen == _squeezed(title):
            return list(body[:lines])
    return []


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _written(pieces: Sequence[_Piece], apart: dict[int, str]) -> _Body:
    body = _Body()
    waiting: list[Aside] = []
    for at, piece in enumerate(pieces):
        if at in apart:
            waiting.append(Aside(apart[at], piece.text, 0, piece.repairs))
            continue
        start = body.begin()
        body.aside += [replace(aside, at=start) for aside in waiting]
        waiting = []
        if piece.draft.prominent:
            body.prominent.add(len(body.blocks))
        if piece.draft.centred:
            body.centred.add(len(body.blocks))
        body.blocks.append(_block(piece, start))
        body.repairs += [replace(repair, span=repair.span.shifted(start)) for repair in piece.repairs]
        body.links += [DraftLink(a.start + start, a.end + start, a.address) for a in piece.links]
        body.parts.append(piece.text)
        body.length += len(piece.text)
    body.aside += [replace(aside, at=body.length) for aside in waiting]
    return body


def _block(piece: _Piece, start: int) -> Block:
    span = Span(start, start + len(piece.text))
    if piece.grid is None:
        return Block(piece.draft.kind, span, piece.draft.level, page=piece.draft.page, marker=piece.draft.marker)
    rows = tuple(tuple(Cell(cell.span.shifted(start), cell.header) for cell in row) for row in piece.grid.table.rows)
    return Block(BlockKind.TABLE, span, table=replace(piece.grid.table, rows=rows), page=piece.draft.page)


def _with_headings(blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[Block, ...]:
    """Return the blocks with each paragraph that is a section's heading, whole, as a heading of its level.

    Where the page has headings of its own, a line without a number is taken at its word: it is a paragraph.
    """
    has_markup = any(block.kind is BlockKind.HEADING for block in blocks)
    upcoming = iter([section for section in sections if section.number or not has_markup])
    section = next(upcoming, None)
    marked: list[Block] = []
    for block in blocks:
        while section and section.heading.end <= block.span.start:
            section = next(upcoming, None)
        if section and block.kind is BlockKind.PARAGRAPH and section.heading.contains(block.span):
            marked.append(replace(block, kind=BlockKind.HEADING, level=section.level))
        else:
            marked.append(block)
    return tuple(marked)


def _doubts(text: str, charset: Charset, pieces: Sequence[_Piece]) -> list[str]:
    doubts: list[str] = []
    if charset.is_doubtful:
        doubts.append(f"the characters may be wrong: read as {charset.name}, {charset.how}")
    places = damage(text)
    if places:
        first = text[max(0, places[0].start - 6) : places[0].end + 6].replace("\n", " ")
        count = "1 place is" if len(places) == 1 else f"{len(places)} places are"
        doubts.append(f"{count} damaged beyond repair: “{first}”")
    if charset.damaged and "\ufffd" not in text:
        doubts.append(f"{charset.damaged} characters outside the body could not be decoded")
    if any(piece.grid and piece.grid.clipped for piece in pieces):
        doubts.append("a table's spanning cells ask for too many columns and are shown unspanned")
    return doubts

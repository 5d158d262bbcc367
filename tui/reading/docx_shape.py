"""What a Word document shows but does not say: which numbered lines are list items, what is printed large, the title.

Works on paragraphs that were read, without their XML.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import BULLET, BlockKind
from tui.reading.bylines import day_of
from tui.reading.characters import is_chinese, weight
from tui.reading.docx_numbering import Number
from tui.reading.draft import DraftBlock
from tui.reading.numbering import marker_of

_LARGER = 1.1
"""How much larger than the text a line is that is printed large: Word's sizes are a tenth or more apart."""
_CONTENTS_TITLE = re.compile(r"目\s*[录錄次]|(?i:(?:table of )?contents)")
_PAGE_ENTRY = re.compile(r".*\D(?:\d{1,4}(?:-\d{1,4})?|\t[ivxlc]{1,6})[-–]?", re.DOTALL)
"""What ends in a page; leaders and tabs before it are often lost or glued."""
# Above the title, and larger: the issuing body's mark and number (GB/T 9704-2012 §7.2.4 and §7.2.5).
_LETTERHEAD = re.compile(r".{2,40}文\s*件|.{1,20}[〔\[（(]\s?\d{4}\s?[〕\]）)]\s?第?\s?\d{1,4}\s?[号號]")
_ANNOUNCES = ("：", ":")
"""How a line ends that greets those who hear or read what follows: below the title, if there is one."""
_FEWEST_ENTRIES = 3
_MOST_LINES_WITHOUT_PAGE = 4
_LONGEST_ENTRY = 80
_MOST_COVER_LINES = 30
_LONGEST_TITLE = 60
_LONGEST_DATE = 14
_MOST_TITLE_LINES = 6
_FEWEST_STYLED = 3
_ITEM_SHARE = 0.5


class Line(Struct, frozen=True):
    """A paragraph, a table or a note as it was read."""

    block: DraftBlock
    """Its words with the number before them; tabs are still there."""
    number: Number | None = None
    """The number that a list gave it."""
    size: int = 0
    """The size of its smallest characters in half points; 0 when unknown."""
    bold: bool = False
    """Whether all of it is bold."""
    underlined: bool = False
    """Whether all of it is underlined."""
    centred: bool = False
    """Whether it stands in the middle."""
    boxed: bool = False
    """Whether a frame is drawn around it, or around it and its neighbours."""

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph of the body that is no heading by its style."""
        return self.block.kind is BlockKind.PARAGRAPH and not self.block.aside


def with_kinds(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with list items told from numbered headings, contents set apart, and prominence marked."""
    body = _body_size(lines)
    underlined = sum(len(line.block.text) for line in lines if line.underlined)
    # Where half of the text is underlined, that sets nothing off.
    lines_tell = underlined * 2 < sum(len(line.block.text) for line in lines)
    marked = [
        replace(line, block=_marked(line.block, line, is_set_off=_is_prominent(line, body, lines_tell=lines_tell)))
        for line in lines
    ]
    for at in range(len(marked) - 1):
        # The first line of a frame names what the frame holds; it heads nothing below the frame.
        if marked[at].boxed and marked[at + 1].boxed:
            marked[at] = replace(marked[at], block=replace(marked[at].block, prominent=False))
    return _with_items(_without_half_titles(_without_contents(marked)))


def _marked(block: DraftBlock, line: Line, *, is_set_off: bool) -> DraftBlock:
    return replace(block, prominent=is_set_off, centred=is_set_off and line.centred)


def title_of(lines: Sequence[Line]) -> tuple[str, frozenset[int]]:
    """Return the title that the largest lines of the cover or head make, and their indexes; nothing when none is large.

    They stand above the first heading, number and running text, larger than the text, one below the other.
    """
    body = _body_size(lines)
    head: list[int] = []
    for at, line in enumerate(lines[:_MOST_COVER_LINES]):
        if line.block.aside:
            continue
        is_short = line.is_text and not line.number and weight(line.block.text) <= _LONGEST_TITLE
        if not is_short or line.block.text.rstrip().endswith(_ANNOUNCES):
            break
        if not _LETTERHEAD.fullmatch(line.block.text.strip()):
            head.append(at)
    largest = max((lines[at].size for at in head), default=0)
    if not body or largest < _LARGER * body:
        return "", frozenset()
    first = next(at for at in head if lines[at].size == largest)
    run = [first]
    while run[-1] + 1 in head and lines[run[-1] + 1].size == largest:
        run.append(run[-1] + 1)
    words = [lines[at].block.text for at in run]
    text = ("" if is_chinese(words[0]) else " ").join(words)
    return (text, frozenset(run)) if weight(text) <= 2 * _LONGEST_TITLE else ("", frozenset())


def _body_size(lines: Sequence[Line]) -> int:
    """Return the size that most of the text has; 0 when there is no text."""
    sizes: Counter[int] = Counter()
    for line in lines:
        if line.block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            sizes[line.size] += len(line.block.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0)


def _is_prominent(line: Line, body: int, *, lines_tell: bool) -> bool:
    is_date = weight(line.block.text) <= _LONGEST_DATE and bool(day_of(line.block.text))
    is_large = body > 0 and line.size >= _LARGER * body
    is_set_off = line.bold or line.centred or is_large or (line.underlined and lines_tell)
    return line.is_text and not is_date and is_set_off


def _without_contents(lines: Sequence[Line]) -> list[Line]:
    """Set apart a table of contents that was typed: a title of one, and lines below it that end in a page."""
    kept = list(lines)
    at = 0
    while at < len(lines):
        end = _contents_end(lines, at) if _CONTENTS_TITLE.fullmatch(lines[at].block.text.strip()) else at
        for entry in range(at, end):
            kept[entry] = replace(lines[entry], block=replace(lines[entry].block, aside="contents"))
        at = max(end, at + 1)
    return kept


def _contents_end(lines: Sequence[Line], title: int) -> int:
    """Return the index after the last entry below a contents title; the title's own when there are too few."""
    last, entries = title, 0
    for at in range(title + 1, len(lines)):
        line = lines[at]
        is_heading = line.block.kind is BlockKind.HEADING and not line.block.aside
        if (
            line.block.rows
            or is_heading
            or at - last > _MOST_LINES_WITHOUT_PAGE
            or weight(line.block.text) > _LONGEST_ENTRY
        ):
            break
        if line.block.aside == "contents" or _is_entry(line.block.text.strip()):
            last, entries = at, entries + 1
    return last + 1 if entries >= _FEWEST_ENTRIES else title


def _is_entry(text: str) -> bool:
    marker = marker_of(text)
    return bool(_PAGE_ENTRY.fullmatch(text)) and (marker is None or marker.end < len(text))


def _without_half_titles(lines: Sequence[Line]) -> list[Line]:
    """Set apart the title page of a part: lines directly above a heading that say together what it says."""
    kept = list(lines)
    for at, line in enumerate(lines):
        if line.block.kind is not BlockKind.HEADING or line.block.aside:
            continue
        wanted, found, first = _squeezed(line.block.text), "", at
        while first > 0 and at - first < _MOST_TITLE_LINES and lines[first - 1].is_text and len(found) < len(wanted):
            first -= 1
            found = _squeezed(lines[first].block.text) + found
        if wanted and found == wanted:
            for copy in range(first, at):
                kept[copy] = replace(lines[copy], block=replace(lines[copy].block, aside="title page"))
    return kept


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _with_items(lines: Sequence[Line]) -> list[Line]:
    """Make list items of what lists count, unless they count parts: then the outline judges them.

    Items stand one after the other. A numbered line counts parts when it is printed as a heading, when its form does
    (一、 1.1), or when most of its siblings have text of their own below. A line with a typed number that looks like
    the text around it is an item where headings with such numbers have a style.
    """
    followed: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.is_text and line.number and not line.number.is_bullet:
            below = lines[at + 1] if at + 1 < len(lines) else None
            followed[line.number.group].append(below is not None and below.is_text and not below.number)
    heads = {group for group, found in followed.items() if len(found) > 1 and sum(found) > _ITEM_SHARE * len(found)}
    styled = Counter(_family(line) for line in lines if line.block.kind is BlockKind.HEADING and not line.block.aside)
    families = {family for family, count in styled.items() if family and count >= _FEWEST_STYLED}
    return [_item(line) if _is_item(line, heads, families) else line for line in lines]


def _family(line: Line) -> str:
    marker = marker_of(line.block.text)
    return marker.key if marker else ""


def _is_item(line: Line, heads: set[tuple[str, int]], styled: set[str]) -> bool:
    number = line.number
    if not line.is_text:
        return False
    if number is None:
        return not line.block.prominent and _family(line) in styled
    return number.is_bullet or not (number.counts_parts or line.bold or number.group in heads)


def _item(line: Line) -> Line:
    level = line.number.level if line.number else 1
    marker = BULLET if line.number and line.number.is_bullet else ""
    block = replace(line.block, kind=BlockKind.LIST_ITEM, level=level, prominent=False, marker=marker)
    return replace(line, block=block)

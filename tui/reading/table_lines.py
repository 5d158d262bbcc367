"""The lines that belong to a table: its title and unit above it, its sources and notes below it.

Papers set them against the table, in every format the same way: the title above, the sources and notes below. They are
told by how they open and by their place, and no line is told by its words alone.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tui.domain.report import BlockKind
from tui.reading.characters import weight
from tui.reading.draft import DraftBlock, DraftCell

_LONGEST_CAPTION = 90
"""In Chinese characters, or as much in Latin letters: three lines of a column."""
_LONGEST_NOTE = 600
_MOST_ABOVE = 3
"""Title, subtitle and unit."""
_NUMBER = r"(?:[A-Z][-–.]?)?[0-9]{1,3}(?:[-–.][0-9]{1,3}){0,3}"
# After number and stop, or after a Chinese number and a space, a title follows; `Table 3 shows` opens a sentence.
_CAPTION = re.compile(
    rf"(?i:table|figure|fig\.|chart|exhibit|box) {_NUMBER}(?:\.? ?\Z|[.:：] ?\S| ?[–—] ?\S)"
    rf"|(?:[续續]?附?[图圖表])\s?{_NUMBER}(?:\s*\Z|\s*[:：.．、]|\s+\S)"
)
_BESIDE_TABLE = re.compile(rf"(?i:table|exhibit) {_NUMBER} \S|(?:[续續]?附?表)\s?{_NUMBER}\S")
_ENDS_CLAUSE = re.compile(r"[。；，,;]\Z")
_UNIT = re.compile(r"[（(]?(?:计量|計量|货币|貨幣)?[单單]位\s*[:：]")
_LONGEST_UNIT = 30
_LABEL = (
    r"(?:(?i:sources?|notes?)\s?(?:\([a-z0-9]{1,2}\)| [a-z]|[0-9]{1,2})?\s?[:：]"
    r"|(?:[资資]料|[数數][据據]|信息|[图圖]?表)?[来來]源\s?[:：]"
    r"|[备備附]?[注註][释釋]?\s?[（(]?[0-9一二三四五六七八九]{0,2}[）)]?\s?[:：]"
    r"|[说說]明\s?[:：])"
)
_LABELLED = re.compile(_LABEL)
LABELLED_LINE = re.compile(rf"\n(?={_LABEL})")
"""The end of a line before one that opens as a source or note does."""
_SIGNED = re.compile(r"[*†‡＊]{1,3}\s?[^\s*†‡＊]")
_COUNTED = re.compile(r"\s?(?:([0-9]{1,2})\s?[.、．)）]|[（(]([0-9]{1,2})[）)]|[（(〔\[]([a-z])[）)〕\]])")


def is_caption(text: str, *, is_beside_table: bool) -> bool:
    """Say whether a line is the numbered title of a table or picture (`Table 3. Cargo`, 表3 货物)."""
    if weight(text) > _LONGEST_CAPTION or _ENDS_CLAUSE.search(text):
        return False
    return bool(_CAPTION.match(text) or (is_beside_table and _BESIDE_TABLE.match(text)))


def is_source_or_note(text: str) -> bool:
    """Say whether a line opens as the sources and notes below a table do (`Source: …`, 注：…)."""
    return len(text) <= _LONGEST_NOTE and bool(_LABELLED.match(text.lstrip()))


def with_table_lines(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Return the blocks with the lines of each table told from paragraphs, and notes in its last rows below it.

    Only paragraphs are looked at, and nothing is moved but those rows; what is set apart parts nothing.
    """
    parted = [piece for block in blocks for piece in (_without_note_rows(block) if block.rows else (block,))]
    body = [at for at, block in enumerate(parted) if not block.aside]
    for place, at in enumerate(body):
        if parted[at].rows:
            for above in _captions([parted[other] for other in reversed(body[max(place - _MOST_ABOVE, 0) : place])]):
                other = body[place - 1 - above]
                parted[other] = replace(parted[other], kind=BlockKind.CAPTION)
            below = _notes(parted[body[other]] for other in range(place + 1, len(body)))
            for other in body[place + 1 : place + 1 + below]:
                parted[other] = replace(parted[other], kind=BlockKind.NOTE)
    return parted


def _captions(above: Sequence[DraftBlock]) -> Iterator[int]:
    """Yield which lines above a table, the nearest being 0, are its title and unit."""
    for distance, block in enumerate(above):
        if block.kind is not BlockKind.PARAGRAPH:
            return
        if _UNIT.match(block.text.strip()) and len(block.text) <= _LONGEST_UNIT:
            yield distance
        else:
            if is_caption(block.text.strip(), is_beside_table=True):
                yield distance
            return


def _notes(below: Iterator[DraftBlock]) -> int:
    """Return how many lines below a table are its sources and notes; those that a note begins to count go on."""
    count, number = 0, ""
    for block in below:
        text = block.text.strip()
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.NOTE} or len(text) > _LONGEST_NOTE:
            break
        labelled = _LABELLED.match(text)
        counted = _COUNTED.match(text, labelled.end() if labelled else 0)
        mark = next(filter(None, counted.groups()), "") if counted else ""
        if not (labelled or _SIGNED.match(text) or (number and mark == _following(number))):
            break
        number = mark or ("" if labelled else number)
        count += 1
    return count


def _following(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdecimal() else chr(ord(mark) + 1)


def _without_note_rows(table: DraftBlock) -> Iterator[DraftBlock]:
    """Yield a table, and each of its last rows whose only words are a source or note as a line below it."""
    last = len(table.rows)
    while last > 1 and _only_words(table.rows[last - 1]) is not None:
        last -= 1
    if any(cell.row_span > last - at for at, row in enumerate(table.rows[:last]) for cell in row):
        last = len(table.rows)
    yield replace(table, rows=table.rows[:last]) if last < len(table.rows) else table
    for row in table.rows[last:]:
        cell = _only_words(row)
        if cell is not None:
            yield replace(table, kind=BlockKind.NOTE, text=cell.text, rows=(), links=cell.links)


def _only_words(row: Sequence[DraftCell]) -> DraftCell | None:
    """Return the first cell of a row if it has all of its words and they are a source or note."""
    filled = [cell for cell in row if cell.text.strip()]
    is_note = len(filled) == 1 and filled[0] is row[0] and is_source_or_note(filled[0].text)
    return filled[0] if is_note else None

"""Lines of print to paragraphs, headings and list items."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from tui.domain.report import BlockKind
from tui.reading.characters import weight
from tui.reading.numbering import marker_of
from tui.reading.pdf_columns import Line, PrintedTable
from tui.reading.pdf_grids import is_joint_wide

_SAME_SIZE = 0.06
LARGER = 1.12
"""How much larger than the text a heading's print is at least."""
_LOOSE = 1.25
"""How much wider than usual the gap above a new paragraph is at least."""
_TIGHT_HEADING = 1.45
"""The widest gap between the lines of one heading, in ems."""
_INDENT = 1.0
_SLACK = 0.6
_USUAL_SHARE = 0.15
_WIDE_WORD = 2.0
_LONGEST_HEADING = 80
_TERMINAL = re.compile(r"[。！？；：.!?;:][”’\"')）」』⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}\Z")
# □ 适用 √ 不适用 are boxes to tick, one beside the other, and no bullets.
_BULLET = re.compile(r"[•·●○◦▪■◆➢✓❖\uf0b7\uf0a7\uf0d8](?=\s?\S)|[□◇–—*-] (?=[^□√☑☒]{1,400}\Z)")
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_CONTENTS_HEAD = re.compile(r"目\s*[录錄次]|(?:table of )?contents", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|·{4,}|_{4,}) ?[\divxlIVXL]{0,5}\Z")
_ENTRY_END = re.compile(r"\D[  \t]*\d{1,4}\Z")
_CONTENTS_SHARE = 0.5
_RUNNING_LINES = 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DASHES = "–—-"
_GOES_ON = 0.4
"""How much of its column a line may leave blank when the next one goes on in lower case."""
CONTENTS = "contents"


class Printed(Struct, frozen=True):
    """A line with what the joining asks of it."""

    line: Line
    page: int
    text: str
    base: float
    left: float
    right: float
    size: float
    bold: bool
    aside: str = ""
    """Why it is none of the text."""


class Paragraph(Struct):
    """Lines that are one block."""

    lines: list[Printed]
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    table: PrintedTable | None = None
    aside: str = ""

    @property
    def first(self) -> Printed:
        """The line that it begins with."""
        return self.lines[0]


def printed(line: Line, page: int, aside: str = "") -> Printed:
    """Return a line with its measures; a table has those of its place."""
    if line.table is not None:
        table = line.table
        return Printed(line, page, "", table.top, table.left, table.right, 0.0, False, aside)
    main = max(line.runs, key=lambda run: len(run.glyphs))
    bold = all(run.bold for run in line.runs)
    left, right = line.runs[0].left, line.runs[-1].right
    return Printed(line, page, line.text, main.base, left, right, main.size, bold, aside)


def body_size(lines: Iterable[Printed]) -> float:
    """Return the em of most of the text; 0 without any."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class Joiner(Struct):
    """Joins lines to paragraphs, by the habits of one document."""

    lines: Sequence[Printed]
    body: float
    bold_body: bool = False
    """Whether the running text itself is bold."""
    _leading: Mapping[float, float] = field(default_factory=dict)
    _words: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._leading = _leadings(self.lines)
        self._words = frozenset(word.lower() for line in self.lines for word in _WORD.findall(line.text))
        at_size = [line for line in self.lines if line.size == self.body]
        self.bold_body = sum(line.bold for line in at_size) * 2 > len(at_size)

    def is_prominent(self, line: Printed) -> bool:
        """Say whether a line is printed larger than the text, or bold where that is not."""
        return line.size >= LARGER * self.body or (line.bold and not self.bold_body and line.size > 0.9 * self.body)

    def joined(self) -> list[Paragraph]:
        """Return the paragraphs in order; what is no text stands between them and parts none."""
        paragraphs: list[Paragraph] = []
        open_paragraph: Paragraph | None = None
        for line in self.lines:
            if line.line.table is not None:
                paragraphs.append(Paragraph([line], "", BlockKind.TABLE, line.line.table, line.aside))
                open_paragraph = None
            elif line.aside:
                paragraphs.append(Paragraph([line], line.text, aside=line.aside))
            elif open_paragraph is not None and self._continues(open_paragraph, line):
                open_paragraph.text = self._appended(open_paragraph.text, line.text)
                open_paragraph.lines.append(line)
            else:
                kind = BlockKind.LIST_ITEM if _BULLET.match(line.text) else BlockKind.PARAGRAPH
                open_paragraph = Paragraph([line], line.text, kind)
                paragraphs.append(open_paragraph)
        return paragraphs

    def _continues(self, paragraph: Paragraph, line: Printed) -> bool:
        before = paragraph.lines[-1]
        same_style = abs(before.size - line.size) <= _SAME_SIZE * line.size and before.bold == line.bold
        bullet = _BULLET.match(line.text)
        # A dash inside a sentence may come to stand at the beginning of a line.
        is_dash = bullet and line.text[0] in _DASHES and _is_full(before, line) and not _TERMINAL.search(before.text)
        if not same_style or (bullet and not is_dash):
            return False
        follows = before.page == line.page and before.line.left == line.line.left and line.base > before.base
        gap = line.base - before.base if follows else 0.0
        if line.size >= LARGER * self.body and follows and gap <= _TIGHT_HEADING * line.size:
            return marker_of(line.text) is None
        if follows and gap > _LOOSE * self._leading.get(line.size, line.size * 1.5):
            return False
        return self._reads_on(paragraph, before, line, follows=follows)

    def _reads_on(self, paragraph: Paragraph, before: Printed, line: Printed, *, follows: bool) -> bool:
        is_ended = bool(_TERMINAL.search(before.text))
        if marker_of(line.text) and (is_ended or not _is_full(before, line)):
            return False
        if not follows:
            return (not is_ended or line.text[:1].islower()) and _is_full(before, line)
        room = before.line.right - before.right
        if not is_ended and line.text[0].islower() and room < _GOES_ON * (before.line.right - before.line.left):
            return True
        opens = _BULLET.match(paragraph.text) or _NOTE_MARK.match(paragraph.text) or marker_of(paragraph.text)
        deeper = line.left - before.left
        is_indented = deeper > _INDENT * line.size and not (opens and len(paragraph.lines) == 1)
        return _is_full(before, line) and not is_indented

    def _appended(self, text: str, after: str) -> str:
        if is_joint_wide(text, after):
            return text + after
        if text[-1] == "-" and text[-2:-1].isalpha():
            return self._mended(text, after)
        return f"{text} {after}"

    def _mended(self, text: str, after: str) -> str:
        """Take the hyphen at a line's end out where the document prints the word without one, and never with one."""
        head, tail = _WORD.findall(text[:-1]), _WORD.match(after)
        if not head or tail is None:
            return text + after
        whole, hyphened = f"{head[-1]}{tail[0]}".lower(), f"{head[-1]}-{tail[0]}".lower()
        return (text[:-1] if whole in self._words and hyphened not in self._words else text) + after


def _is_full(before: Printed, line: Printed) -> bool:
    """Say whether a line breaks off where the next word would not have fitted."""
    room = before.line.right - before.right
    if is_joint_wide(before.text, line.text):
        return room < _WIDE_WORD * line.size
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * len(first) / len(line.text)
    return room < width + _SLACK * line.size


def _leadings(lines: Sequence[Printed]) -> dict[float, float]:
    """Return the usual distance of baselines inside a paragraph by size of print: the least of the frequent ones."""
    gaps: dict[float, Counter[float]] = defaultdict(Counter)
    for before, line in pairwise(lines):
        if before.page == line.page and before.size == line.size and 0 < line.base - before.base < 3 * line.size:
            gaps[line.size][round(line.base - before.base)] += 1
    return {
        size: min(gap for gap, count in found.items() if count >= _USUAL_SHARE * found.total())
        for size, found in gaps.items()
        if any(count >= _USUAL_SHARE * found.total() for count in found.values())
    }


def contents_of(lines: Sequence[Printed]) -> set[int]:
    """Return the indexes of the lines of contents pages: entries with leaders or page numbers, and what they wrap."""
    found: set[int] = set()
    by_page: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.line.table is None and not line.aside:
            by_page[line.page].append(at)
    is_open = False
    for places in by_page.values():
        entries = [at for at in places if _LEADERS.search(lines[at].text)]
        heads = [at for at in places if _CONTENTS_HEAD.fullmatch(lines[at].text.strip())]
        if heads or is_open:
            entries += [at for at in places if at > min(heads, default=-1) and _ENTRY_END.search(lines[at].text)]
        is_open = len(set(entries)) >= _CONTENTS_SHARE * len(places)
        if entries:
            first, last = min(heads + entries), max(entries)
            found |= {at for at in places if first <= at <= last} if is_open else set(entries)
        found |= set(heads) if entries else set()
    return found


def first_page_of_text(paragraphs: Iterable[Paragraph]) -> int:
    """Return the page on which running text begins: what is printed large before it is a cover; 1 without any."""
    pages = (
        part.first.page
        for part in paragraphs
        if not part.aside and len(part.lines) >= _RUNNING_LINES and _TERMINAL.search(part.text)
    )
    return min(pages, default=1)


def is_heading_like(text: str) -> bool:
    """Say whether words in large print are short enough for a heading, words, and no sentence."""
    return (
        not text.endswith(("。", "；", "，"))
        and weight(text) <= _LONGEST_HEADING
        and sum(map(str.isalpha, text)) * 2 >= len(text.replace(" ", ""))
    )

"""Sentences as the rules of prose read them: each figure is one character, so that a relation is one pattern.

Owns where a sentence of prose begins and ends and what it looks like; what a shape means is left to the rules. A shape
keeps the words, folded to simplified characters and plain punctuation, and writes for each figure the mark of its sort.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tui.checks.claims import LEVELS
from tui.checks.pace import Pace
from tui.checks.places import Places
from tui.checks.sheets import Sheet
from tui.domain.figure import Figure, FigureKind
from tui.domain.report import Block, BlockKind, Report
from tui.domain.text import Span
from tui.figures.data.characters import FOLD

VALUE, PERCENT, POINTS, MULTIPLE, RATIO, WHEN, LASTING, OTHER = (chr(code) for code in range(0xE000, 0xE008))
"""The marks: a value with or without a unit, per cent, percentage points, a multiple or fraction, a ratio, a date or
period, a duration, and what is no quantity."""

_MARKS = {
    FigureKind.PERCENT: PERCENT,
    FigureKind.PERCENT_POINT: POINTS,
    FigureKind.BASIS_POINT: POINTS,
    FigureKind.MULTIPLE: MULTIPLE,
    FigureKind.FRACTION: MULTIPLE,
    FigureKind.RATIO: RATIO,
    FigureKind.DATE: WHEN,
    FigureKind.PERIOD: WHEN,
    FigureKind.DURATION: LASTING,
    FigureKind.ORDINAL: OTHER,
    FigureKind.IDENTIFIER: OTHER,
    FigureKind.PHONE: OTHER,
}
_NAMES = {
    "<V>": VALUE,
    "<P>": PERCENT,
    "<Q>": POINTS,
    "<M>": MULTIPLE,
    "<R>": RATIO,
    "<T>": WHEN,
    "<D>": LASTING,
    "<N>": f"[{VALUE}{PERCENT}{POINTS}]",
    "<C>": f"[{VALUE}{PERCENT}{POINTS}{MULTIPLE}]",
    "<W>": f"[^{VALUE}{PERCENT}{POINTS}{MULTIPLE}{RATIO}{OTHER}]",
}
"""How patterns write the marks; `<N>` is an amount, `<C>` what may state a change, `<W>` a character of the words
between two amounts, dates and durations among them."""
_PRIVATE = dict.fromkeys(range(0xE000, 0xE008), "?") | dict.fromkeys(map(ord, "\n\r\t\u00a0"), " ")
_REPLACED = re.compile(f"[{VALUE}-{OTHER}\n\r\t\u00a0]")
# A question mark inside Chinese words without a blank stands for a character that a scraper lost.
_ENDS = re.compile(r"[。！？!]|\?(?=\s|[”\"’]|$)|\.(?=\s+[A-Z“\"‘'(0-9$€£•\-]|\s*$)")
_NO_END = re.compile(
    r"(?:\b[A-Z]|\b(?:Inc|Corp|Co|Ltd|vs|No|Nos|Mr|Mrs|Ms|Dr|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|"
    r"est|Fig|Sen|Rep|Gov|Gen|cf|al|e\.g|i\.e))$"
)
_LONGEST_ABBREVIATION = 8
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_ALIGNED = re.compile(r"\S {3,}\S")
_CHANGE = re.compile(
    "(?:增加|减少|增长|净增|净减|下降|提高|降低|上升|多增|少增|(?<!新)增|减|高出|多|少|节约|压减|扩大|缩小|[增减][产收支亏])"
    "(?:了|约|近|超|超过|达|额?为)*$"
    r"|(?i:(?:increase|decrease|decline|reduction|gain|rise|up|down|more|fewer|rose|fell|grew|by)"
    r"(?: of| by)?(?: \w+)?) ?$"
)
_LONGEST_CHANGE = 20
_WRAPPED_FROM = 50
"""Code points from which a line may have been broken because it was full."""
_LONGEST = 4000
"""Code points of a sentence that the rules look at; what is longer is a list or a table without marks."""
_JOINED = frozenset({BlockKind.PARAGRAPH, BlockKind.NOTE, BlockKind.QUOTE, BlockKind.LIST_ITEM})


def pattern(words: str) -> re.Pattern[str]:
    """Compile a pattern over shapes, in which `<V>`, `<P>` … stand for the marks; upper and lower case are one."""
    for name, mark in _NAMES.items():
        words = words.replace(name, mark)
    return re.compile(words, re.IGNORECASE)


@dataclass(frozen=True)
class Shape:
    """A sentence of prose, with one character for each figure."""

    span: Span
    """Its words in `Report.text`."""
    text: str
    """The words, folded, with marks for the figures."""
    figures: Sequence[Figure]
    """Its figures in order; each has one mark."""
    marks: Sequence[int]
    """Where in `text` the marks stand, in the order of the figures."""
    paragraph: int
    """Which paragraph of the report it belongs to, from 0."""
    _places: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def lowered(self) -> str:
        """`text` in lower case, to look for words before a pattern does."""
        return self.text.lower()

    def has_any(self, words: Sequence[str]) -> bool:
        """Say whether one of some words or marks stands in it; words are given in lower case."""
        lowered = self.lowered
        return any(word in lowered for word in words)

    @cached_property
    def amounts(self) -> Sequence[tuple[Figure, int]]:
        """Its amounts that are no changes, with where their marks stand, in order."""
        return [
            (figure, mark)
            for index, (figure, mark) in enumerate(zip(self.figures, self.marks, strict=True))
            if self.text[mark] == VALUE
            and figure.kind in LEVELS
            and figure.quantity.value is not None
            and not _CHANGE.search(self.before(index)[-_LONGEST_CHANGE:])
        ]

    def figure(self, at: int) -> Figure:
        """Return the figure whose mark stands at `at`."""
        return self.figures[self._places[at]]

    def origin(self, at: int) -> int:
        """Return the offset in `Report.text` of the character at `at`; of a mark, that of its figure's first one."""
        place = bisect_right(self.marks, at) - 1
        if place < 0:
            return self.span.start + at
        if self.marks[place] == at:
            return self.figures[place].span.start
        return self.figures[place].span.end + at - self.marks[place] - 1

    def origin_span(self, start: int, end: int) -> Span:
        """Return where in `Report.text` the characters from `start` to before `end` stand."""
        if end <= start:
            return Span(*[self.origin(start)] * 2)
        place = self._places.get(end - 1)
        return Span(self.origin(start), self.figures[place].span.end if place is not None else self.origin(end - 1) + 1)

    def before(self, index: int) -> str:
        """Return the words between a figure and the one before it, or the sentence's beginning."""
        return self.text[self.marks[index - 1] + 1 if index else 0 : self.marks[index]]


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of a report."""

    report: Report
    """The report itself."""
    shapes: tuple[Shape, ...]
    """Its sentences that hold a figure, in reading order."""
    sheets: tuple[Sheet, ...]
    """Its tables, which may say again what the sentences say."""
    pace: Pace
    """Called between one sentence and the next."""
    folded: str
    """The report's text with its characters folded, each in its place."""

    def sentences(self) -> Iterator[Shape]:
        """Yield its sentences, at its pace."""
        for shape in self.shapes:
            self.pace()
            yield shape

    def paragraphs(self) -> Iterator[Sequence[Shape]]:
        """Yield the sentences of each paragraph that holds a figure."""
        at = 0
        while at < len(self.shapes):
            self.pace()
            end = at + 1
            while end < len(self.shapes) and self.shapes[end].paragraph == self.shapes[at].paragraph:
                end += 1
            yield self.shapes[at:end]
            at = end


def prose_of(places: Places, sheets: tuple[Sheet, ...]) -> Prose:
    """Return the prose of a report: what stands in no table, cut into sentences.

    Args:
        places: The report's figures by place.
        sheets: Its tables, as `sheets_of` has them.
    """
    report = places.report
    folded = report.text.translate(FOLD)
    shapes: list[Shape] = []
    for number, paragraph in enumerate(_paragraphs(report)):
        for span in _sentences(report.text, paragraph):
            places.pace()
            figures = [figure for figure in places.within(span) if figure.span.end <= span.end]
            if figures and len(span) <= _LONGEST:
                shapes.append(_shape(folded, span, figures, number))
    return Prose(report, tuple(shapes), sheets, places.pace, folded)


def _paragraphs(report: Report) -> Iterator[Span]:
    """Yield the paragraphs; lines that were broken because they were full are joined."""
    start: int | None = None
    last: Block | None = None
    for block in report.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        if last is not None and start is not None:
            if _goes_on(report.text, last, block):
                last = block
                continue
            yield Span(start, last.span.end)
        start, last = block.span.start, block
    if last is not None and start is not None:
        yield Span(start, last.span.end)


def _goes_on(text: str, block: Block, following: Block) -> bool:
    """Say whether a line goes on in the next one: it was full, ends in the middle of a sentence, and is no Chinese."""
    if {block.kind, following.kind} - _JOINED or text[block.span.end : following.span.start].strip(" ") != "\n":
        return False
    line = text[max(block.span.start, text.rfind("\n", block.span.start, block.span.end) + 1) : block.span.end].rstrip()
    onward = text[following.span.start : following.span.end].lstrip()
    if len(line) < _WRAPPED_FROM or not onward or line[-1] in ".:!?" or onward[0] in "•-–*|":
        return False
    return not (_IDEOGRAPH.search(line) or _ALIGNED.search(line) or _ALIGNED.search(onward))


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _ENDS.finditer(text, paragraph.start, paragraph.end):
        if end.group() == "." and _NO_END.search(text, max(start, end.start() - _LONGEST_ABBREVIATION), end.start()):
            continue
        yield Span(start, end.end())
        start = end.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _shape(folded: str, span: Span, figures: Sequence[Figure], paragraph: int) -> Shape:
    pieces: list[str] = []
    marks: list[int] = []
    at, length = span.start, 0
    for figure in figures:
        words = _words(folded[at : figure.span.start])
        pieces += (words, _MARKS.get(figure.kind, VALUE))
        marks.append(length + len(words))
        length += len(words) + 1
        at = figure.span.end
    pieces.append(_words(folded[at : span.end]))
    return Shape(span, "".join(pieces), figures, marks, paragraph, {mark: i for i, mark in enumerate(marks)})


def _words(folded: str) -> str:
    """Return words without line ends, and without what would look like a mark."""
    return folded.translate(_PRIVATE) if _REPLACED.search(folded) else folded

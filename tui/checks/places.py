"""Where the figures of a report stand: by block, by sentence, by label; a look-up costs what it finds."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.checks.pace import Pace, unhurried
from tui.domain.figure import Figure
from tui.domain.report import Block, Report
from tui.domain.sentence import sentence_around
from tui.domain.text import Span


class Sentence(Struct, frozen=True):
    """A sentence that holds a figure."""

    span: Span
    """Its words in `Report.text`."""
    block: Block
    """The block that it stands in."""
    figures: Sequence[Figure]
    """Its figures in order; never empty."""


class Places:
    """The figures of one report, found by place."""

    def __init__(self, report: Report, pace: Pace = unhurried) -> None:
        self.report = report
        """The report itself."""
        self.pace = pace
        """Called between one sentence, row or table and the next."""
        self.text = report.text
        """Its text."""
        self.figures = report.numerals.figures
        """All its figures in reading order."""
        self._starts = [figure.span.start for figure in self.figures]

    def within(self, span: Span) -> Sequence[Figure]:
        """Return the figures that begin inside `span`, in order."""
        return self.figures[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def blocks(self) -> Iterator[tuple[Block, Sequence[Figure]]]:
        """Yield each block that holds figures, with them, in reading order."""
        for block in self.report.blocks:
            if figures := self.within(block.span):
                yield block, figures

    def sentences(self) -> Iterator[Sentence]:
        """Yield each sentence outside tables that holds a figure, in reading order."""
        for block, figures in self.blocks():
            if block.table is None:
                yield from self._sentences_of(block, figures)

    def _sentences_of(self, block: Block, figures: Sequence[Figure]) -> Iterator[Sentence]:
        at = 0
        while at < len(figures):
            around = sentence_around(self.text, figures[at].span)
            span = Span(max(around.start, block.span.start), min(around.end, block.span.end))
            inside = [figures[at]]
            while at + len(inside) < len(figures) and figures[at + len(inside)].span.start < span.end:
                inside.append(figures[at + len(inside)])
            yield Sentence(span, block, inside)
            at += len(inside)

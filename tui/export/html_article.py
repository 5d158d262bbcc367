"""The article of the HTML file: its blocks with every item marked, and what was decided beside them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct

from tui.domain.evidence import Evidence
from tui.domain.figure import Figure
from tui.domain.report import Block, BlockKind, Table
from tui.domain.review import STATUS_GLYPHS, Item, Review
from tui.domain.text import Span
from tui.domain.visible import visible_lines
from tui.export.notes import NotedFinding, NotedItem, Notes
from tui.export.wording import (
    dismissal_words,
    evidence_fields,
    finding_words,
    opinion_words,
    status_words,
    utc,
    value_words,
)

_DEEPEST = 6
_LONGEST_ADDRESS = 2_000


def shown(text: str) -> str:
    """Return words as HTML shows them: nothing in them is markup, controls are made visible."""
    return escape(visible_lines(text), quote=True)


def link_to(address: str, words: str) -> str:
    """Return a link when an address is plainly one of the web, else the words alone."""
    is_web = address.startswith(("https://", "http://")) and address.isprintable() and len(address) <= _LONGEST_ADDRESS
    if not is_web or " " in address:
        return shown(words)
    return f'<a href="{escape(address, quote=True)}" rel="noopener noreferrer nofollow">{shown(words)}</a>'


class Place(Struct, frozen=True):
    """Where names in the file come from, so that those of several reports stay apart."""

    prefix: str
    """What stands before each id; empty for the only report."""

    def mark(self, item_id: str) -> str:
        """Return the id of an item's mark in the text."""
        return f"{self.prefix}{item_id}"

    def note(self, item_id: str) -> str:
        """Return the id of what was decided on an item."""
        return f"{self.prefix}note-{item_id}"

    def section(self, index: int) -> str:
        """Return the id of a section's heading."""
        return f"{self.prefix}s-{index}"


class Article:
    """The rows of one report: the words at the left, what was decided at the right."""

    def __init__(self, notes: Notes, place: Place) -> None:
        self._notes = notes
        self._place = place
        self._text = notes.report.text
        self._spans = notes.spans
        self._marked: set[str] = set()
        self._headings = {section.heading.start: index for index, section in enumerate(notes.report.sections)}
        self._checks: dict[str, list[NotedFinding]] = {}
        for check in notes.findings:
            self._checks.setdefault(check.items[0], []).append(check)

    def rows(self) -> Iterator[str]:
        """Yield the blocks in reading order; words that stand in none come as paragraphs."""
        at = 0
        for block in self._notes.report.blocks:
            yield from self._between(at, block.span.start)
            yield self._row(block)
            at = max(at, block.span.end)
        yield from self._between(at, len(self._text))

    def _between(self, start: int, end: int) -> Iterator[str]:
        if start < end and self._text[start:end].strip():
            yield self._row(Block(BlockKind.PARAGRAPH, Span(start, end)))

    def _row(self, block: Block) -> str:
        first, last = self._touching(block.span)
        # An item that reaches over several blocks is told where it begins.
        beside = [noted for noted in self._notes.items[first:last] if noted.item.id not in self._marked]
        words = self._table(block.table) if block.table is not None else self._words(block)
        asides = "".join(self.aside(noted.item, noted.review, noted.figure) for noted in beside)
        return f'<div class="row"><div class="text">{words}</div><div>{asides}</div></div>'

    def _touching(self, span: Span) -> tuple[int, int]:
        """Return from which to before which item something of a span is marked."""
        starts, ends = self._spans.starts, self._spans.ends
        first = bisect_left(starts, span.start)
        while first > 0 and ends[first - 1] > span.start:
            first -= 1
        return first, bisect_left(starts, span.end, lo=first)

    def _words(self, block: Block) -> str:
        marker = f'<span class="marker">{shown(block.marker)}</span> ' if block.marker else ""
        inside = f"{marker}{self._marks(block.span)}"
        section = self._headings.get(block.span.start)
        name = f' id="{self._place.section(section)}"' if section is not None else ""
        if block.kind is BlockKind.HEADING:
            level = self._notes.report.sections[section].level if section is not None else block.level
            tag = f"h{min(max(1, level) + 1, _DEEPEST)}"
            return f"<{tag}{name}>{inside}</{tag}>"
        return f'<p{name} class="{block.kind.value}">{inside}</p>'

    def _table(self, table: Table) -> str:
        rows = []
        seen: set[Span] = set()
        for row in table.rows:
            cells = []
            for cell in row:
                # A cell that spans several places is written where it begins.
                inside = "" if cell.span in seen else self._marks(cell.span)
                seen.update([cell.span] if len(cell.span) else [])
                tag = "th" if cell.header else "td"
                cells.append(f"<{tag}>{inside}</{tag}>")
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table>{''.join(rows)}</table>"

    def _marks(self, span: Span) -> str:
        """Return the words of a place with what stands in it marked."""
        first, last = self._touching(span)
        parts, at = [], span.start
        for noted, marked in zip(self._notes.items[first:last], self._spans[first:last], strict=True):
            start, end = max(at, marked.start), min(marked.end, span.end)
            if start < end:
                parts += [shown(self._text[at:start]), self._mark(noted, self._text[start:end])]
                at = end
        return "".join([*parts, shown(self._text[at : span.end])])

    def _mark(self, noted: NotedItem, words: str) -> str:
        status, item_id = noted.review.status, noted.item.id
        if item_id in self._marked:
            return f'<mark class="{status.value}">{shown(words)}</mark>'
        self._marked.add(item_id)
        sign = f'<sup><a href="#{self._place.note(item_id)}">{STATUS_GLYPHS[status]}</a></sup>'
        return f'<mark id="{self._place.mark(item_id)}" class="{status.value}">{shown(words)}{sign}</mark>'

    def aside(self, item: Item, review: Review, figure: Figure | None = None, why_gone: str = "") -> str:
        """Return what was decided on an item."""
        status, loosely = review.status, figure.quantity.loosely if figure else ""
        head = (
            f'<a href="#{self._place.mark(item.id)}">{shown(item.id)}</a> '
            f"<strong>{STATUS_GLYPHS[status]} {status_words(review, figure)}</strong> "
            f"{shown(' · '.join(filter(None, (f'{loosely}{value_words(item)}', item.label, why_gone))))}"
        )
        lines = [head, *self._decided(review, self._checks.get(item.id, ()))]
        body = "".join(f"<p>{line}</p>" for line in lines)
        name = self._place.note(item.id)
        return f'<aside id="{name}" class="item {status.value}">{body}</aside>'

    def _decided(self, review: Review, checks: Sequence[NotedFinding]) -> Iterator[str]:
        """Yield the lines on what was decided, safe to show."""
        legend: Mapping[str, str] = self._notes.legend
        if review.note:
            yield shown(review.note)
        if review.ticks:
            done = ", ".join(f"{tick} {legend.get(tick, '')}".strip() for tick in review.ticks)
            yield f"Work done: {shown(done)}"
        for piece in review.evidence:
            yield f"Evidence: {evidence_line(piece)}"
        if review.tags:
            yield f"Tags: {shown(' '.join(review.tags))}"
        for check in checks:
            dismissed = dismissal_words(check.review)
            yield f"Check: {shown(finding_words(check) + (f' Dismissed: {dismissed}' if dismissed else ''))}"
        if review.differs:
            yield f"Reviewers differ: {shown(opinion_words(review))}"
        if review.at:
            yield f'<span class="by">{shown(review.reviewer)}, {utc(review.at)}</span>'


def evidence_line(piece: Evidence) -> str:
    """Return a piece of evidence on one line, safe to show; an address of the web is a link."""
    told = (
        link_to(value, value) if value == piece.place else f"{name} {shown(value)}".strip()
        for name, value in evidence_fields(piece)
    )
    return "; ".join([piece.kind.value, *told])

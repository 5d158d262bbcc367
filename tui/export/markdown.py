"""Markdown notes: to be read by people, and by Git, Obsidian and other tools through the front matter."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from tui import __version__
from tui.domain.evidence import Evidence
from tui.domain.figure import Figure
from tui.domain.report import BULLET
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Item, Review, Status
from tui.domain.sentence import context_around
from tui.domain.spans import spans_of
from tui.domain.tallying import section_parents
from tui.domain.text import Span
from tui.domain.visible import visible
from tui.export.notes import SCHEMA, NotedFinding, NotedItem, Notes
from tui.export.wording import (
    UNCHECKED,
    dismissal_words,
    evidence_fields,
    finding_words,
    left_out_words,
    opinion_words,
    section_words,
    signed_words,
    status_words,
    utc,
    value_words,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=[#\w])|%(?=%)|=(?==)")
"""What may begin markup inside a line, in CommonMark, GitHub's tables, Obsidian's tags, sums and comments."""
_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|[-+=]")
"""What may begin a list at the start of a line, or underline the line before it."""
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_DEEPEST_HEADING = 5
_LINE_BREAK = "\\\n  "
"""A backslash at the end of a line keeps the break; the blanks keep what follows in the list item."""


class Footnotes:
    """The evidence of one report, each piece once, in the order in which it is first named."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._numbers: dict[Evidence, int] = {}

    def mark(self, piece: Evidence) -> str:
        """Return what refers to a piece of evidence."""
        return f"[^{self._name(self._numbers.setdefault(piece, len(self._numbers) + 1))}]"

    def lines(self) -> Iterator[str]:
        """Yield the footnotes."""
        for piece, number in self._numbers.items():
            yield f"[^{self._name(number)}]: {'; '.join(_evidence_parts(piece))}"

    def _name(self, number: int) -> str:
        return f"e{self._prefix}{number}"


def _evidence_parts(piece: Evidence) -> Iterator[str]:
    """Yield what there is to say of a piece of evidence."""
    yield piece.kind.value
    for name, value in evidence_fields(piece):
        words = escaped(" ".join(value.split()))
        yield f"{name} {words}" if name else words


def render(several: Sequence[Notes]) -> Iterator[str]:
    """Yield the front matter, and for each report a summary, its items by section, its checks and its evidence.

    Of several reports the front matter counts them, and each says in a block of its own what one would say there.
    """
    if len(several) == 1:
        return _finished(chain(_front_matter(_fields(several[0])), _report(several[0])))
    return _finished(_of_several(several))


def _of_several(several: Sequence[Notes]) -> Iterator[str]:
    exported = sum(notes.exported for notes in several)
    counts = {"reports": len(several), "exported": exported, "schema": SCHEMA, "program": f"tieout {__version__}"}
    yield from _front_matter(counts)
    for number, notes in enumerate(several, 1):
        fields = (f"{name}: {_yaml(value)}" for name, value in _fields(notes).items())
        lines = _report(notes, f"{number}-")
        yield from (next(lines), "", "```yaml", *fields, "```")
        yield from lines


def _finished(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines with breaks between them; what is blank at the end is one break."""
    held, is_first = "", True
    for line in lines:
        held += line if is_first else f"\n{line}"
        is_first = False
        head = held.rstrip()
        if head:
            yield head
            held = held[len(head) :]
    yield "\n"


def _report(notes: Notes, prefix: str = "") -> Iterator[str]:
    """Yield one report's notes; `prefix` keeps its footnotes apart from those of others in the same file."""
    footnotes = Footnotes(prefix)
    yield from _summary(notes)
    yield from _sections(notes, footnotes)
    yield from _orphans(notes, footnotes)
    yield from _checks(notes)
    yield from _legend(notes)
    yield from footnotes.lines()


def escaped(text: str) -> str:
    """Return words of one line so that Markdown shows them as they are; controls are made visible."""
    line = _SPECIAL.sub(r"\\\g<0>", visible(text).strip())
    return _AT_START.sub(_escape_list, line, count=1) if _AT_START.match(line) else line


def _escape_list(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}"


def _fields(notes: Notes) -> dict[str, object]:
    report = notes.report
    return {
        "title": report.title,
        "url": report.source.location,
        "author": report.author,
        "publisher": report.publisher,
        "published": report.date,
        "retrieved": utc(report.source.retrieved_at),
        "sha256": report.source.sha256,
        "reviewers": list(notes.reviewers),
        "signed": signed_words(notes),
        "report": notes.report_id,
        "items": notes.tally.total,
        "reviewed": notes.tally.reviewed,
        "exported": notes.exported,
        "statuses": [status.value for status in notes.statuses],
        "left_out": notes.left_out,
        "private_evidence_left_out": notes.private,
        "schema": SCHEMA,
        "program": f"tieout {__version__}",
    }


def _front_matter(fields: Mapping[str, object]) -> Iterator[str]:
    yield "---"
    for name, value in fields.items():
        yield f"{name}: {_yaml(value)}"
    yield "---"
    yield ""


def _yaml(value: object) -> str:
    """JSON is YAML, but for a few characters that YAML wants escaped."""
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _summary(notes: Notes) -> Iterator[str]:
    tally = notes.tally
    yield f"# {escaped(notes.report.name)}"
    yield ""
    yield f"{tally.reviewed} of {tally.total} figures reviewed. Left out here: {left_out_words(notes)}."
    yield ""
    yield "| | Status | Figures |"
    yield "|---|---|---:|"
    counts = (tally.open, tally.verified, tally.disputed, tally.needs_source, tally.excluded)
    for status, count in zip(Status, counts, strict=True):
        yield f"| {STATUS_GLYPHS[status]} | {STATUS_WORDS[status]} | {count} |"
    yield f"| | {UNCHECKED} | {tally.unchecked} |"
    yield ""


def _sections(notes: Notes, footnotes: Footnotes) -> Iterator[str]:
    """Yield each section that has items, under the headings of those it stands in."""
    shown: set[int | None] = {None}
    parents = _ancestries(notes)
    checks = _by_item(notes)
    for noted in notes.items:
        for section in parents[noted.section]:
            if section not in shown:
                shown.add(section)
                depth = min(len(parents[section]) + 1, _DEEPEST_HEADING)
                yield f"{'#' * depth} {escaped(section_words(notes.report, section))}"
                yield ""
        yield from _item(noted, notes, checks.get(noted.item.id, ()), footnotes)


def _by_item(notes: Notes) -> Mapping[str, Sequence[NotedFinding]]:
    """Return the findings that are about each item, by its id: those that it is held against others in."""
    found: dict[str, list[NotedFinding]] = {}
    for check in notes.findings:
        found.setdefault(check.items[0], []).append(check)
    return found


def _ancestries(notes: Notes) -> dict[int | None, tuple[int, ...]]:
    """Return for each section the sections that it stands in, outermost first, and itself."""
    ancestries: dict[int | None, tuple[int, ...]] = {None: ()}
    for index, parent in enumerate(section_parents(notes.report.sections)):
        ancestries[index] = (*ancestries[parent], index)
    return ancestries


def _item(noted: NotedItem, notes: Notes, checks: Sequence[NotedFinding], footnotes: Footnotes) -> Iterator[str]:
    item, text = noted.item, notes.report.text
    span = Span(item.target.position.start, item.target.position.end)
    around = context_around(text, span)
    before = f"{_number_before(notes, around.start)}{text[around.start : span.start]}"
    yield _head(item, noted.review, noted.figure)
    yield ""
    yield f"> {_with_bold(before, span.of(text), text[span.end : around.end])}"
    yield ""
    yield from _decision(noted.review, notes, checks, footnotes)


def _number_before(notes: Notes, start: int) -> str:
    """Return what a list prints before the block that begins at an offset, bullets aside, and a space."""
    blocks = notes.report.blocks
    starts = spans_of(blocks).starts
    at = bisect_left(starts, start)
    marker = blocks[at].marker if at < len(starts) and starts[at] == start else ""
    return f"{marker} " if marker not in ("", BULLET) else ""


def _orphans(notes: Notes, footnotes: Footnotes) -> Iterator[str]:
    if not notes.orphans:
        return
    yield "## Not in this version"
    yield ""
    for orphan in notes.orphans:
        quote = orphan.item.target.quote
        target = f"{quote.prefix}{quote.exact}{quote.suffix}"
        span = Span(len(quote.prefix), len(quote.prefix) + len(quote.exact))
        around = context_around(target, span)
        yield f"{_head(orphan.item, orphan.review)} · {escaped(orphan.why)}"
        yield ""
        yield f"> {_with_bold(target[around.start : span.start], quote.exact, target[span.end : around.end])}"
        yield ""
        yield from _decision(orphan.review, notes, (), footnotes)


def _checks(notes: Notes) -> Iterator[str]:
    if not notes.findings:
        return
    yield "## Checks"
    yield ""
    yield "| | Check | Figures | Outcome | Dismissed |"
    yield "|---|---|---|---|---|"
    for check in notes.findings:
        names = (name or operand.printed for name, operand in zip(check.items, check.finding.operands, strict=True))
        cells = (
            check.finding.key,
            check.finding.kind.value.replace("_", " "),
            ", ".join(names),
            finding_words(check),
            dismissal_words(check.review),
        )
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"
    yield ""


def _cell(text: str) -> str:
    return escaped(" ".join(text.split()))


def _legend(notes: Notes) -> Iterator[str]:
    """Yield what the tick marks mean: all of the legend, so that the reader sees which work was not done too."""
    yield "## Tick marks"
    yield ""
    yield "| Mark | What was done |"
    yield "|---|---|"
    for tick in {**notes.legend, **dict.fromkeys(notes.ticks_used, "")}:
        yield f"| {_cell(tick)} | {_cell(notes.legend.get(tick, 'not in the legend'))} |"
    yield ""


def _head(item: Item, review: Review, figure: Figure | None = None) -> str:
    loosely = figure.quantity.loosely if figure else ""
    words = (status_words(review, figure), escaped(f"{loosely}{value_words(item)}"), escaped(item.label))
    return f"**{item.id}** {STATUS_GLYPHS[review.status]} {' · '.join(word for word in words if word)}"


def _decision(review: Review, notes: Notes, checks: Sequence[NotedFinding], footnotes: Footnotes) -> Iterator[str]:
    lines = []
    if review.note:
        lines.append(f"- Note: {_LINE_BREAK.join(map(escaped, review.note.splitlines()))}")
    if review.ticks:
        done = ", ".join(f"{tick} {notes.legend.get(tick, '')}".strip() for tick in review.ticks)
        lines.append(f"- Work done: {escaped(done)}")
    if review.evidence:
        lines.append(f"- Evidence: {' '.join(map(footnotes.mark, review.evidence))}")
    if review.tags:
        lines.append(f"- Tags: {escaped(' '.join(review.tags))}")
    for check in checks:
        dismissed = dismissal_words(check.review)
        lines.append(f"- Check: {escaped(finding_words(check) + (f' Dismissed: {dismissed}' if dismissed else ''))}")
    if review.differs:
        lines.append(f"- Reviewers differ: {escaped(opinion_words(review))}")
    if review.at:
        lines.append(f"- {escaped(review.reviewer)}, {utc(review.at)}")
    yield from (*lines, "") if lines else ()


def _with_bold(before: str, figure: str, after: str) -> str:
    """Return a line with the figure in bold.

    Asterisks beside punctuation with a letter on the other side are no emphasis (CommonMark §6.2), and Chinese has no
    spaces that would help: there the tag is written out.
    """
    words = [visible(part.replace("\t", " · ")) for part in (before, figure, after)]
    left, middle, right = (_SPECIAL.sub(r"\\\g<0>", word) for word in words)
    opens = middle[:1].isalnum() or not left or not left[-1].isalnum()
    closes = middle[-1:].isalnum() or not right or not right[0].isalnum()
    bold = f"**{middle}**" if opens and closes else f"<strong>{middle}</strong>"
    line = f"{left.lstrip()}{bold}{right.rstrip()}"
    return _AT_START.sub(_escape_list, line, count=1) if _AT_START.match(line) else line

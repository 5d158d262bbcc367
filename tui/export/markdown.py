"""Markdown notes: to be read by people, and by Git, Obsidian and other tools through the front matter."""

import json
import re
from collections.abc import Iterator

from tui import __version__
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Item, Review, Status
from tui.domain.sentence import context_around
from tui.domain.tally import section_parents
from tui.domain.text import Span
from tui.domain.visible import visible
from tui.export.notes import SCHEMA, NotedItem, Notes
from tui.export.wording import UNCHECKED, left_out_words, section_words, utc, value_words

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=[#\w])|%(?=%)|=(?==)")
"""What may begin markup inside a line, in CommonMark, GitHub's tables, Obsidian's tags, sums and comments."""
_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|[-+=]")
"""What may begin a list at the start of a line, or underline the line before it."""
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_DEEPEST_HEADING = 5
_LINE_BREAK = "\\\n  "
"""A backslash at the end of a line keeps the break; the blanks keep what follows in the list item."""


def render(notes: Notes) -> str:
    """Return the front matter, a summary, and the items by section in reading order."""
    return "\n".join([*_front_matter(notes), *_summary(notes), *_sections(notes), *_orphans(notes)]).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return words of one line so that Markdown shows them as they are; controls are made visible."""
    line = _SPECIAL.sub(r"\\\g<0>", visible(text).strip())
    return _AT_START.sub(_escape_list, line, count=1) if _AT_START.match(line) else line


def _escape_list(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}"


def _front_matter(notes: Notes) -> Iterator[str]:
    report = notes.report
    fields: dict[str, object] = {
        "title": report.title,
        "url": report.source.location,
        "author": report.author,
        "publisher": report.publisher,
        "published": report.date,
        "retrieved": utc(report.source.retrieved_at),
        "sha256": report.source.sha256,
        "reviewers": list(notes.reviewers),
        "report": notes.report_id,
        "items": notes.tally.total,
        "reviewed": notes.tally.reviewed,
        "exported": len(notes.items) + len(notes.orphans),
        "statuses": [status.value for status in notes.statuses],
        "left_out": notes.left_out,
        "schema": SCHEMA,
        "program": f"tieout {__version__}",
    }
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


def _sections(notes: Notes) -> Iterator[str]:
    """Yield each section that has items, under the headings of those it stands in."""
    shown: set[int | None] = {None}
    parents = _ancestries(notes)
    for noted in notes.items:
        for section in parents[noted.section]:
            if section not in shown:
                shown.add(section)
                depth = min(len(parents[section]) + 1, _DEEPEST_HEADING)
                yield f"{'#' * depth} {escaped(section_words(notes.report, section))}"
                yield ""
        yield from _item(noted, notes.report.text)


def _ancestries(notes: Notes) -> dict[int | None, tuple[int, ...]]:
    """Return for each section the sections that it stands in, outermost first, and itself."""
    ancestries: dict[int | None, tuple[int, ...]] = {None: ()}
    for index, parent in enumerate(section_parents(notes.report.sections)):
        ancestries[index] = (*ancestries[parent], index)
    return ancestries


def _item(noted: NotedItem, text: str) -> Iterator[str]:
    item = noted.item
    span = Span(item.target.position.start, item.target.position.end)
    around = context_around(text, span)
    yield _head(item, noted.review, noted.figure.quantity.loosely if noted.figure else "")
    yield ""
    yield f"> {_with_bold(text[around.start : span.start], span.of(text), text[span.end : around.end])}"
    yield ""
    yield from _decision(noted.review)


def _orphans(notes: Notes) -> Iterator[str]:
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
        yield from _decision(orphan.review)


def _head(item: Item, review: Review, loosely: str = "") -> str:
    words = (STATUS_WORDS[review.status], escaped(f"{loosely}{value_words(item)}"), escaped(item.label))
    return f"**{item.id}** {STATUS_GLYPHS[review.status]} {' · '.join(word for word in words if word)}"


def _decision(review: Review) -> Iterator[str]:
    if review.note:
        yield f"- Note: {_LINE_BREAK.join(map(escaped, review.note.splitlines()))}"
    if review.at:
        yield f"- {escaped(review.reviewer)}, {utc(review.at)}"
    if review.note or review.at:
        yield ""


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

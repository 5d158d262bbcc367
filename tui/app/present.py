"""What a review looks like in words: pure functions from the session's state to lines. No widget, no colour."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.words import Line, Word
from tui.app.wrap import cell_widths
from tui.domain.evidence import Evidence, evidence_from
from tui.domain.figure import Figure, FigureKind
from tui.domain.look import NO_CHECK, look_code, status_of
from tui.domain.ondemand import checkable_of, reasons_of, whys_of
from tui.domain.report import Report
from tui.domain.review import (
    STATUS_GLYPHS,
    STATUS_WORDS,
    ActionKind,
    Before,
    Event,
    EventField,
    Item,
    Orphan,
    Review,
    Status,
)
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.domain.wire import plain
from tui.language import counted, retold, spoken

if TYPE_CHECKING:
    from tui.session import Replaced, ReviewItem, ReviewSession

NAME_CELLS = 10
MANY = 2
"""From how many reviewers on each one's conclusion is shown."""
UNCHECKED = "unchecked"
HIDDEN = "hidden"
"""The look of an item that the filter does not show."""
GROUP_DIGITS = 3
"""Whole numbers with more digits than this are shown in groups of three."""


HIDDEN_CODE = 0x80
"""The bit of an item, beside those of `tui.domain.look`, that the filter does not show."""
OPEN_CODES = (look_code(Status.OPEN, checkable=True), look_code(Status.OPEN, checkable=True, changed=True))
"""What says of an item that it is shown and still to be reviewed."""


@lru_cache(maxsize=256)
def look_named(code: int) -> str:
    """Return the look of an item by its byte: `hidden`, `unchecked`, or its status."""
    if code & HIDDEN_CODE:
        return HIDDEN
    status = status_of(code)
    return UNCHECKED if status is Status.OPEN and code & NO_CHECK else status.value


def look_of(item: "ReviewItem", review: Review) -> str:
    """Return the look of an item in the text: its status, or `unchecked` for one that needs no check."""
    if review.status is Status.OPEN and item.figure is not None and not item.figure.checkable:
        return UNCHECKED
    return review.status.value


def grouped(number: str) -> str:
    """Return a plain decimal with its whole part in groups of three: 5203.78 stays, 23295 becomes 23,295."""
    sign = "-" if number.startswith("-") else ""
    whole, dot, fraction = number.removeprefix("-").partition(".")
    if len(whole) > GROUP_DIGITS and whole.isdigit():
        whole = f"{int(whole):,}"
    return f"{sign}{whole}{dot}{fraction}"


def value_words(figure: Figure) -> str:
    """Return what a figure says, with its unit and the words that loosen or bound it."""
    quantity = figure.quantity
    if quantity.low is not None and quantity.high is not None:
        low, high = grouped(plain(quantity.low)), grouped(plain(quantity.high))
        number = spoken("{low} to {high}", low=low, high=high)
    elif quantity.value is not None:
        number = grouped(plain(quantity.value))
    else:
        number = quantity.code
    joint = "" if quantity.unit in {"%", "‰", "°"} else " "
    words = f"{number}{joint}{quantity.unit}".strip()
    return f"{spoken(quantity.loosely)}{words}"


def _named(name: str, value: str, look: str = "") -> Line:
    gap = " " * max(NAME_CELLS - sum(cell_widths(name)), 1)
    return (Word(f"{name}{gap}", "name"), Word(value, look))


def status_words(status: Status) -> str:
    """Return a status as a reviewer reads it, behind its sign."""
    return f"{STATUS_GLYPHS[status]} {spoken(STATUS_WORDS[status])}"


def card_lines(session: "ReviewSession", index: int, findings: Sequence[Line] = ()) -> list[Line]:
    """Return the card of one item: what it says, where it stands, what was decided, what `findings` say of it."""
    item, review = session.items[index], session.review(index)
    look = look_of(item, review)
    status = spoken("needs no check") if look == UNCHECKED else status_words(review.status)
    place = spoken("{number} of {count}", number=index + 1, count=len(session.items))
    return [
        (Word(item.span.of(session.report.text), "head"),),
        (Word(f"{item.id} · {place}  ", "name"), Word(status, look)),
        *told_lines(session, index),
        *findings,
        *history_lines(session.history(index)),
    ]


def told_lines(session: "ReviewSession", index: int) -> list[Line]:
    """Return what there is to tell of an item below its words: note, work, value, sentence, section, who decided."""
    item, review, report = session.items[index], session.review(index), session.report
    lines: list[Line] = [
        *_note_lines(review),
        *_work_lines(review, session.legend),
        *(_stated_lines(session.stated(index)) if item.figure is None else _saying_lines(item.figure)),
        (),
        _context_line(report.text, item.span),
        (),
        *([] if item.figure is None else _detail_lines(item.figure)),
    ]
    lines += [*_before_lines(session.before(index)), *_opinion_lines(review)]
    section = session.section_of(index)
    if section is not None:
        lines.append(_named(spoken("section"), report.sections[section].name))
    if review.at is not None:
        lines.append(_named(spoken("by"), f"{review.reviewer}{spoken(', ')}{when(review.at)}"))
    spent_s = review.spent_s + session.waiting_s(item.id)
    if spent_s:
        lines.append(_named(spoken("time"), span_words(spent_s)))
    return lines


def _note_lines(review: Review) -> list[Line]:
    if not review.note:
        return []
    first, *rest = review.note.split("\n")
    return [_named(spoken("note"), first, "strong"), *(_named("", line, "strong") for line in rest)]


def _work_lines(review: Review, legend: Mapping[str, str]) -> list[Line]:
    """Return the tick marks with what they mean, the tags and the evidence."""
    name = spoken("tick mark")
    lines = [_named(name, f"{sign} {spoken(legend.get(sign, ''))}".strip(), "strong") for sign in review.ticks]
    if review.tags:
        lines.append(_named(spoken("tags"), " ".join(review.tags)))
    return [*lines, *(_named(spoken("evidence"), evidence_words(piece)) for piece in review.evidence)]


def evidence_words(piece: Evidence) -> str:
    """Return a piece of evidence on one line: what, where in it, what stands there."""
    parts = [piece.title, piece.place, piece.locator, f"“{piece.quote}”" if piece.quote else "", piece.value]
    words = spoken(", ").join(" ".join(part.split()) for part in parts if part)
    return words or spoken(piece.kind.value, sense="evidence")


def _before_lines(before: Before | None) -> list[Line]:
    """Return what the item said when it was decided, where the report says something else now."""
    if before is None:
        return []
    decided = [status_words(before.status), *((before.reviewer, when(before.at)) if before.at else ())]
    return [
        (),
        (Word(spoken("decided when it read otherwise"), "alarm"),),
        _named(spoken("it read"), before.printed, "strong"),
        (Word(on_one_row(before.sentence)),),
        _named(spoken("it was"), spoken(", ").join(decided), before.status.value),
        (),
    ]


def _opinion_lines(review: Review) -> list[Line]:
    """Return what each reviewer concludes, where several have looked at it."""
    if len(review.opinions) < MANY:
        return []
    lines: list[Line] = [(Word(spoken("reviewers differ"), "alarm"),)] if review.differs else []
    for opinion in review.opinions:
        note = f" “{opinion.note}”" if opinion.note else ""
        lines.append(_named(opinion.reviewer, f"{status_words(opinion.status)}{note}", opinion.status.value))
    return lines


def _context_line(text: str, span: Span) -> Line:
    """Return the sentence or the table's row that a figure stands in, the figure strong."""
    around = context_around(text, span)
    before, after = text[around.start : span.start], text[span.end : around.end]
    return (Word(on_one_row(before)), Word(span.of(text), "strong"), Word(on_one_row(after.rstrip("\t"))))


def on_one_row(text: str) -> str:
    """Return a stretch of text as one row: line breaks are blanks, cells of a table set apart, the empty left out."""
    return re.sub(r"\t+", " │ ", text.replace("\n", " "))


def _stated_lines(stated: Item | None) -> list[Line]:
    """Return what the reviewer said that a passage states."""
    if stated is None or not (stated.value or stated.label):
        return []
    lines = [_named(spoken("what"), stated.label)] if stated.label else []
    low, is_range, high = stated.value.partition("/")
    number = spoken("{low} to {high}", low=grouped(low), high=grouped(high)) if is_range else grouped(low)
    return [*lines, _named(spoken("value"), f"{number} {stated.unit}".strip(), "strong")]


def _saying_lines(figure: Figure) -> list[Line]:
    """Return what a figure measures and says, and what is odd about it."""
    lines = [_named(spoken("what"), figure.label)] if figure.label else []
    lines.append(_named(spoken("value"), value_words(figure), "strong"))
    return lines + [_named(spoken("beware"), retold(warning), "alarm") for warning in figure.warnings]


def _detail_lines(figure: Figure) -> list[Line]:
    """Return what else is known of a figure."""
    lines = [_named(spoken("kind"), spoken(figure.kind.value.replace("_", " "), sense="kind"))]
    if figure.period and figure.kind not in {FigureKind.DATE, FigureKind.PERIOD}:
        lines.append(_named(spoken("period"), figure.period))
    if figure.scope:
        lines.append(_named(spoken("scope"), figure.scope))
    precision = figure.quantity.precision
    if precision is not None and (precision != 1 or figure.quantity.approximate):
        lines.append(_named(spoken("known to"), f"{grouped(plain(precision))} {figure.quantity.unit}".strip()))
    return lines


CHANGES = {
    EventField.PICKED: "taken up",
    EventField.REPLACED: "put otherwise",
    EventField.PLACE: "place or value",
    EventField.TICKS: "tick marks",
    EventField.DISMISSED: "finding dismissed",
}
"""What an event did, in the reviewer's words, where its field's name does not say it."""


def _keeps_snapshot(event: Event) -> bool:
    """Say whether an event keeps what the evidence looked like, and says nothing else of it."""
    if event.field is not EventField.EVIDENCE:
        return False
    was, now = (
        [replace(one, sha256="", accessed="") for one in evidence_from(text)] for text in (event.was, event.now)
    )
    return was == now


def _change_words(event: Event) -> str:
    """Return what an event changed: from what to what, which words came and went, or the name of the thing alone."""
    if event.field is EventField.STATUS:
        return f"{spoken(STATUS_WORDS[Status(event.was)])} → {spoken(STATUS_WORDS[Status(event.now)])}"
    if event.field is EventField.NOTE:
        changed = spoken("note changed", sense="event") if event.was else spoken("note written", sense="event")
        return changed if event.now else spoken("note taken away", sense="event")
    if _keeps_snapshot(event):
        return spoken("snapshot of the evidence", sense="event")
    words = spoken(CHANGES.get(event.field, event.field.value), sense="event")
    if event.field in _LISTED:
        was, now = event.was.split(), event.now.split()
        turned = [*(f"+{word}" for word in now if word not in was), *(f"−{word}" for word in was if word not in now)]
        words = f"{words} {' '.join(turned)}"
    return words


_LISTED = frozenset({EventField.TICKS, EventField.TAGS})
"""What an event keeps as words with blanks between."""


def history_lines(events: Sequence[Event]) -> list[Line]:
    """Return what was decided on an item, the last first."""
    if not events:
        return []
    lines: list[Line] = [(), (Word(spoken("history"), "name"),)]
    for event in (event for event in reversed(events) if event.field is not EventField.SPENT):
        change = _change_words(event)
        back = "" if event.kind is ActionKind.DO else f" ({spoken(event.kind.value, sense='event')})"
        lines.append((Word(f"{when(event.at)} ", "name"), Word(f"{change}{back}{spoken(', ')}{event.reviewer}")))
    return lines


def when(moment: datetime) -> str:
    """Return a moment in the reviewer's own time zone, to the minute."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def replaced_words(replaced: "Replaced") -> str:
    """Say that a report has changed since it was read last, and how much of what was reviewed is as it was."""
    words = spoken("changed since {when}", when=when(replaced.retrieved_at))
    if not replaced.reviewed:
        return words
    found = spoken("{same} of {total} reviewed are as they were", same=replaced.same, total=replaced.reviewed)
    return spoken("{change}: {found}", change=words, found=found)


def span_words(seconds: float) -> str:
    """Return how long something took, to the second or, from an hour on, to the minute."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return spoken("{hours} h {minutes} min", hours=hours, minutes=f"{minutes:02}")
    if minutes:
        return spoken("{minutes} min {seconds} s", minutes=minutes, seconds=f"{left:02}")
    return spoken("{seconds} s", seconds=left)


def about_lines(report: Report, orphans: Sequence[Orphan], *, original: str) -> list[Line]:
    """Return what is known of a report: source, how it was read, what was repaired and set apart, coverage.

    Args:
        report: The report.
        orphans: What was decided on and is no longer found.
        original: The key that shows the page as it was printed; empty where none does.
    """
    source, charset = report.source, report.charset
    lines: list[Line] = [(Word(report.name, "head"),), ()]
    for name, value in (
        (spoken("from"), source.location),
        (spoken("led to"), source.final_location),
        (spoken("publisher"), report.publisher),
        (spoken("author"), report.author),
        (spoken("dated"), report.date),
        (spoken("language"), report.language),
        (spoken("read"), source.retrieved_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        (spoken("snapshot"), spoken("{size} bytes, SHA-256 {sum}", size=f"{source.size:,}", sum=source.sha256)),
        (spoken("charset"), spoken(", ").join(part for part in (charset.name, retold(charset.how)) if part)),
    ):
        if value:
            lines.append(_named(name, value))
    if charset.damaged:
        damage = counted(
            charset.damaged, "{count} character could not be decoded", "{count} characters could not be decoded"
        )
        lines.append(_named(spoken("damage"), damage, "alarm"))
    lines += [_named(spoken("doubt"), retold(doubt), "alarm") for doubt in report.doubts]
    lines += [(), *_coverage_lines(report), (), *_repair_lines(report, original=original), (), *_aside_lines(report)]
    if orphans:
        words = spoken("Reviewed items that are no longer found: {count}", count=len(orphans))
        lines += [(), (Word(words, "strong"),)]
        lines += [_orphan_line(orphan) for orphan in orphans]
    return lines


def _orphan_line(orphan: Orphan) -> Line:
    """Return what was decided on an item that has no place now, and why it has none."""
    review = orphan.review
    note = f" “{review.note}”" if review.note else ""
    words = spoken(
        "{item}, {status}: {why}",
        item=f"{orphan.item.id} {orphan.item.printed}",
        status=f"{status_words(review.status)}{note}",
        why=retold(orphan.why),
    )
    return (Word("  ", "name"), Word(" ".join(words.split())))


def _coverage_lines(report: Report) -> list[Line]:
    aside = reasons_of(report.numerals.set_aside)
    figures = report.numerals.figures
    checkable = sum(checkable_of(figures))
    head = spoken("Numerals: {count}, all accounted for", count=len(figures) + aside.total())
    words = [
        counted(
            len(figures),
            "{count} figure, {checkable} of them to check",
            "{count} figures, {checkable} of them to check",
            checkable=checkable,
        )
    ]
    words += [
        spoken("{count} set aside: {reason}", count=count, reason=retold(reason))
        for reason, count in aside.most_common()
    ]
    return [(Word(head, "strong"),), *((Word("  ", "name"), Word(one)) for one in words)]


def _repair_lines(report: Report, *, original: str) -> list[Line]:
    repairs = whys_of(report.repairs)
    if not repairs:
        return [(Word(spoken("Repairs: none"), "strong"),)]
    words = [Word(spoken("Repairs: {count}", count=repairs.total()), "strong")]
    if original:
        words.append(Word(f"  {spoken('({key} shows the page as it was printed)', key=original)}", "strong"))
    lines: list[Line] = [words]
    lines += [(Word("  ", "name"), Word(f"{count} × {retold(why)}")) for why, count in repairs.most_common()]
    return lines


def _aside_lines(report: Report) -> list[Line]:
    if not report.aside:
        return [(Word(spoken("Set apart as not the body: nothing"), "strong"),)]
    head = spoken("Set apart as not the body: {count}", count=len(report.aside))
    lines: list[Line] = [(Word(head, "strong"),)]
    for entry in report.aside:
        reason = spoken("{reason}: ", reason=retold(entry.reason))
        lines += [(Word("  ", "name"), Word(reason, "name"), Word(entry.text))]
    return lines

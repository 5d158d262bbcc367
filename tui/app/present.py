"""What a review looks like in words: pure functions from the session's state to lines. No widget, no colour."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from tui.app.words import Line, Word
from tui.domain.evidence import LEGEND, Evidence
from tui.domain.figure import Figure, FigureKind
from tui.domain.report import Report
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Before, Event, EventField, Item, Orphan, Review, Status
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.domain.wire import plain
from tui.session import ReviewItem, ReviewSession

NAME_CELLS = 10
MANY = 2
"""From how many reviewers on each one's conclusion is shown."""
UNCHECKED = "unchecked"
HIDDEN = "hidden"
"""The look of an item that the filter does not show."""
GROUP_DIGITS = 3
"""Whole numbers with more digits than this are shown in groups of three."""


def look_of(item: ReviewItem, review: Review) -> str:
    """Return the look of an item in the text: its status, or `unchecked` for one that needs no check."""
    if review.status is Status.OPEN and item.figure is not None and not item.figure.checkable:
        return UNCHECKED
    return review.status.value


def counted(count: int, what: str) -> str:
    """Return how many there are, in words: `1 figure`, `2 figures`."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


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
        number = f"{grouped(plain(quantity.low))} to {grouped(plain(quantity.high))}"
    elif quantity.value is not None:
        number = grouped(plain(quantity.value))
    else:
        number = quantity.code
    joint = "" if quantity.unit in {"%", "‰", "°"} else " "
    words = f"{number}{joint}{quantity.unit}".strip()
    return f"{quantity.loosely}{words}"


def _named(name: str, value: str, look: str = "") -> Line:
    return (Word(f"{name:<{NAME_CELLS}}", "name"), Word(value, look))


def card_lines(session: ReviewSession, index: int, findings: Sequence[Line] = ()) -> list[Line]:
    """Return the card of one item: what it says, where it stands, what was decided, what `findings` say of it."""
    item, review, report = session.items[index], session.review(index), session.report
    look = look_of(item, review)
    status = "needs no check" if look == UNCHECKED else f"{STATUS_GLYPHS[review.status]} {STATUS_WORDS[review.status]}"
    lines: list[Line] = [
        (Word(item.span.of(report.text), "head"),),
        (Word(f"{item.id} · {index + 1} of {len(session.items)}  ", "name"), Word(status, look)),
        *_note_lines(review),
        *_work_lines(review),
        *(_stated_lines(session.stated(index)) if item.figure is None else _saying_lines(item.figure)),
        (),
        _context_line(report.text, item.span),
        (),
        *([] if item.figure is None else _detail_lines(item.figure)),
    ]
    lines += [*_before_lines(session.before(index)), *_opinion_lines(review)]
    section = session.section_of(index)
    if section is not None:
        lines.append(_named("section", report.sections[section].name))
    if review.at is not None:
        lines.append(_named("by", f"{review.reviewer}, {when(review.at)}"))
    return [*lines, *findings, *_history_lines(session.history(index))]


def _note_lines(review: Review) -> list[Line]:
    if not review.note:
        return []
    first, *rest = review.note.split("\n")
    return [_named("note", first, "strong"), *(_named("", line, "strong") for line in rest)]


def _work_lines(review: Review) -> list[Line]:
    """Return the tick marks with what they mean, the tags and the evidence."""
    lines = [_named("tick mark", f"{sign} {LEGEND.get(sign, '')}".strip(), "strong") for sign in review.ticks]
    if review.tags:
        lines.append(_named("tags", " ".join(review.tags)))
    return [*lines, *(_named("evidence", evidence_words(piece)) for piece in review.evidence)]


def evidence_words(piece: Evidence) -> str:
    """Return a piece of evidence on one line: what, where in it, what stands there."""
    parts = [piece.title, piece.place, piece.locator, f"“{piece.quote}”" if piece.quote else "", piece.value]
    return ", ".join(" ".join(part.split()) for part in parts if part) or piece.kind.value


def _before_lines(before: Before | None) -> list[Line]:
    """Return what the item said when it was decided, where the report says something else now."""
    if before is None:
        return []
    decided = f"{STATUS_GLYPHS[before.status]} {STATUS_WORDS[before.status]}"
    when_decided = f", {before.reviewer}, {when(before.at)}" if before.at else ""
    return [
        (),
        (Word("decided when it read otherwise", "alarm"),),
        _named("it read", before.printed, "strong"),
        (Word(_cells(before.sentence)),),
        _named("it was", f"{decided}{when_decided}", before.status.value),
        (),
    ]


def _opinion_lines(review: Review) -> list[Line]:
    """Return what each reviewer concludes, where several have looked at it."""
    if len(review.opinions) < MANY:
        return []
    lines: list[Line] = [(Word("reviewers differ", "alarm"),)] if review.differs else []
    for opinion in review.opinions:
        words = f"{STATUS_GLYPHS[opinion.status]} {STATUS_WORDS[opinion.status]}"
        note = f" “{opinion.note}”" if opinion.note else ""
        lines.append(_named(opinion.reviewer, f"{words}{note}", opinion.status.value))
    return lines


def _context_line(text: str, span: Span) -> Line:
    """Return the sentence or the table's row that a figure stands in, the figure strong."""
    around = context_around(text, span)
    before, after = text[around.start : span.start], text[span.end : around.end]
    return (Word(_cells(before)), Word(span.of(text), "strong"), Word(_cells(after.rstrip("\t"))))


def _cells(text: str) -> str:
    """Return a stretch of a table's row with its cells set apart, the empty ones left out."""
    return re.sub(r"\t+", " │ ", text)


def _stated_lines(stated: Item | None) -> list[Line]:
    """Return what the reviewer said that a passage states."""
    if stated is None or not (stated.value or stated.label):
        return []
    lines = [_named("what", stated.label)] if stated.label else []
    numbers = " to ".join(grouped(number) for number in stated.value.split("/"))
    return [*lines, _named("value", f"{numbers} {stated.unit}".strip(), "strong")]


def _saying_lines(figure: Figure) -> list[Line]:
    """Return what a figure measures and says, and what is odd about it."""
    lines = [_named("what", figure.label)] if figure.label else []
    lines.append(_named("value", value_words(figure), "strong"))
    return lines + [_named("beware", warning, "alarm") for warning in figure.warnings]


def _detail_lines(figure: Figure) -> list[Line]:
    """Return what else is known of a figure."""
    lines = [_named("kind", figure.kind.value.replace("_", " "))]
    if figure.period and figure.kind not in {FigureKind.DATE, FigureKind.PERIOD}:
        lines.append(_named("period", figure.period))
    if figure.scope:
        lines.append(_named("scope", figure.scope))
    precision = figure.quantity.precision
    if precision is not None and (precision != 1 or figure.quantity.approximate):
        lines.append(_named("known to", f"{grouped(plain(precision))} {figure.quantity.unit}".strip()))
    return lines


_CHANGES = {
    EventField.NOTE: "note written",
    EventField.PICKED: "taken up",
    EventField.REPLACED: "put otherwise",
    EventField.PLACE: "place or value",
    EventField.TICKS: "tick marks",
    EventField.DISMISSED: "finding dismissed",
}
"""What an event did, in the reviewer's words, where its field's name does not say it."""


def _history_lines(events: Sequence[Event]) -> list[Line]:
    if not events:
        return []
    lines: list[Line] = [(), (Word("history", "name"),)]
    for event in reversed(events):
        change = _CHANGES.get(event.field, event.field.value)
        if event.field is EventField.STATUS:
            change = f"{STATUS_WORDS[Status(event.was)]} → {STATUS_WORDS[Status(event.now)]}"
        back = "" if event.kind.value == "do" else f" ({event.kind.value})"
        lines.append((Word(f"{when(event.at)} ", "name"), Word(f"{change}{back}, {event.reviewer}")))
    return lines


def when(moment: datetime) -> str:
    """Return a moment in the reviewer's own time zone, to the minute."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def about_lines(report: Report, orphans: Sequence[Orphan]) -> list[Line]:
    """Return what is known of a report: source, how it was read, what was repaired and set apart, coverage."""
    source, charset = report.source, report.charset
    lines: list[Line] = [(Word(report.name, "head"),), ()]
    for name, value in (
        ("from", source.location),
        ("led to", source.final_location),
        ("publisher", report.publisher),
        ("author", report.author),
        ("dated", report.date),
        ("language", report.language),
        ("read", source.retrieved_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("snapshot", f"{source.size:,} bytes, SHA-256 {source.sha256}"),
        ("charset", f"{charset.name}, {charset.how}" if charset.how else charset.name),
    ):
        if value:
            lines.append(_named(name, value))
    if charset.damaged:
        lines.append(_named("damage", f"{charset.damaged} characters could not be decoded", "alarm"))
    lines += [_named("doubt", doubt, "alarm") for doubt in report.doubts]
    lines += [(), *_coverage_lines(report), (), *_repair_lines(report), (), *_aside_lines(report)]
    if orphans:
        lines += [(), (Word(f"Reviewed items that are no longer found: {len(orphans)}", "strong"),)]
        lines += [_orphan_line(orphan) for orphan in orphans]
    return lines


def _orphan_line(orphan: Orphan) -> Line:
    """Return what was decided on an item that has no place now, and why it has none."""
    review = orphan.review
    decided = f"{STATUS_GLYPHS[review.status]} {STATUS_WORDS[review.status]}"
    note = f" “{review.note}”" if review.note else ""
    words = f"{orphan.item.id} {orphan.item.printed}, {decided}{note}: {orphan.why}"
    return (Word("  ", "name"), Word(" ".join(words.split())))


def _coverage_lines(report: Report) -> list[Line]:
    aside = Counter(numeral.reason for numeral in report.numerals.set_aside)
    figures = report.numerals.figures
    checkable = sum(figure.checkable for figure in figures)
    lines: list[Line] = [
        (Word(f"Numerals: {len(figures) + aside.total()}, all accounted for", "strong"),),
        (Word("  ", "name"), Word(f"{len(figures)} figures, {checkable} of them to check")),
    ]
    lines += [(Word("  ", "name"), Word(f"{count} set aside: {reason}")) for reason, count in aside.most_common()]
    return lines


def _repair_lines(report: Report) -> list[Line]:
    repairs = Counter(repair.why for repair in report.repairs)
    if not repairs:
        return [(Word("Repairs: none", "strong"),)]
    lines: list[Line] = [(Word(f"Repairs: {repairs.total()}  (p shows the page as it was printed)", "strong"),)]
    lines += [(Word("  ", "name"), Word(f"{count} × {why}")) for why, count in repairs.most_common()]
    return lines


def _aside_lines(report: Report) -> list[Line]:
    if not report.aside:
        return [(Word("Set apart as not the body: nothing", "strong"),)]
    lines: list[Line] = [(Word(f"Set apart as not the body: {len(report.aside)}", "strong"),)]
    for entry in report.aside:
        lines += [(Word("  ", "name"), Word(f"{entry.reason}: ", "name"), Word(entry.text))]
    return lines

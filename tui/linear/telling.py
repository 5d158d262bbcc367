"""What a review says in plain lines: pure functions from the session's state to text."""

from collections.abc import Iterable, Iterator

from tui.app.findings import VERDICT_GLYPHS, finding_lines
from tui.app.present import UNCHECKED, history_lines, look_of, replaced_words, told_lines
from tui.app.signed import signature_lines
from tui.app.summary import kind_tallies, rest_lines, section_tallies
from tui.app.words import Line
from tui.domain.library import LibraryEntry
from tui.domain.report import BlockKind
from tui.domain.review import STATUS_WORDS, Status
from tui.domain.tally import Tally
from tui.domain.text import Span
from tui.errors import TieoutError
from tui.language import counted, retold, spoken
from tui.linear import phrases
from tui.session import ReviewSession

_LONGEST_READ = 4_000
"""Code points of a paragraph that are read out at once."""
_SIGNS = f" –{''.join(VERDICT_GLYPHS.values())}"


def plain(line: Line) -> str:
    """Return a line of the app's as plain text: a name gets a colon, what is lit among other words gets brackets."""
    words = list(line)
    head = ""
    if len(words) > 1 and words[0].look == "name":
        head = words.pop(0).text.strip()
    lit = len(words) > 1
    text = "".join(f"[{word.text}]" if lit and word.look == "strong" else word.text for word in words)
    told = " ".join(text.split())
    return f"{head}: {told}" if head else told


def plain_lines(lines: Iterable[Line]) -> list[str]:
    """Return lines of the app's as plain text, the empty ones left out."""
    return [text for line in lines if (text := plain(line))]


def report_lines(session: ReviewSession) -> Iterator[str]:
    """Yield what is told when a report is opened: its name, its counts, and what is particular about it."""
    report, tally = session.report, session.tally
    yield report.name
    if report.source.location != report.name:
        yield report.source.location
    yield spoken(phrases.FIGURES_TO_CHECK, total=tally.total, reviewed=tally.reviewed)
    if counts := _counts(tally):
        yield counts
    if standing := sum(session.standing()):
        yield counted(standing, phrases.FINDING, phrases.FINDINGS)
    if session.replaced is not None:
        yield replaced_words(session.replaced)
    if session.orphans:
        yield counted(len(session.orphans), phrases.ORPHAN, phrases.ORPHANS)
    yield from map(retold, report.doubts)
    if session.read_only:
        yield spoken(phrases.READ_ONLY)
    if session.is_blind:
        yield spoken(phrases.BLIND)
    yield from plain_lines(signature_lines(session.sign_offs))
    yield spoken(phrases.WHAT_TO_TYPE) if session.items else spoken(phrases.NO_FIGURES)


def _counts(tally: Tally) -> str:
    told = [
        spoken(phrases.COUNTS, count=tally.count(status), status=spoken(STATUS_WORDS[status]))
        for status in Status
        if tally.count(status)
    ]
    if tally.unchecked:
        told.append(spoken(phrases.UNCHECKED, count=tally.unchecked))
    return spoken(", ").join(told)


def summary_lines(session: ReviewSession) -> Iterator[str]:
    """Yield how far a review is: by status, section and kind, the work done, its pace, the checks, the coverage."""
    yield spoken("{reviewed} of {total} figures reviewed", reviewed=session.tally.reviewed, total=session.tally.total)
    yield _counts(session.tally)
    yield from plain_lines(signature_lines(session.sign_offs))
    for head, rows in ((spoken("By section"), section_tallies(session)), (spoken("By kind"), kind_tallies(session))):
        if rows:
            yield head
        yield from (f"{name}{_progress(tally)}" for name, tally in rows)
    for line in rest_lines(session):
        # The signs that the screen has before names say nothing that the names don't; read out they would be noise.
        name, *words = (word.text.strip(_SIGNS) for word in line) if line else ("",)
        if name:
            told = " ".join(filter(None, words))
            yield f"{name}: {told}" if told else name


def status_words(session: ReviewSession, index: int) -> str:
    """Return the status of an item in words."""
    review = session.review(index)
    if look_of(session.items[index], review) == UNCHECKED:
        return spoken(phrases.NEEDS_NO_CHECK)
    return spoken(STATUS_WORDS[review.status])


def place_line(session: ReviewSession, index: int) -> str:
    """Return which figure it is, its status, and its words."""
    item = session.items[index]
    return spoken(
        phrases.PLACE,
        number=index + 1,
        total=len(session.items),
        id=item.id,
        status=status_words(session, index),
        words=" ".join(item.span.of(session.report.text).split()),
    )


def item_lines(session: ReviewSession, index: int, *, history: bool = False) -> list[str]:
    """Return a figure as it is read out: where it is, what stands there, what it says, what was decided and found."""
    lines = [place_line(session, index), *plain_lines(told_lines(session, index))]
    for finding in session.findings_of(index):
        lines += plain_lines(finding_lines(finding, session.dismissal(finding)))
    if history:
        lines += plain_lines(history_lines(session.history(index))) or [spoken(phrases.NO_HISTORY)]
    return lines


def block_lines(session: ReviewSession, index: int) -> list[str]:
    """Return the paragraph that an item stands in, or its rows of a table, the item in brackets."""
    text, span = session.report.text, session.items[index].span
    blocks = (b for b in session.report.blocks if b.span.start <= span.start < max(b.span.end, b.span.start + 1))
    block = next(blocks, None)
    around = Span(text.rfind("\n", 0, span.start) + 1, len(text)) if block is None else block.span
    if block is None or block.kind is BlockKind.TABLE:
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        around = Span(start, len(text) if end < 0 else end)
    start, end = max(around.start, span.start - _LONGEST_READ), min(around.end, span.end + _LONGEST_READ)
    marked = f"{text[start : span.start]}[{span.of(text)}]{text[span.end : end]}"
    lines = (" │ ".join(part.strip() for part in line.split("\t")) for line in marked.split("\n"))
    return [" ".join(line.split()) for line in lines if line.strip()]


def section_lines(session: ReviewSession) -> list[str]:
    """Return the sections, each with its number to go to and how much of it is reviewed."""
    lines = [_section_line(session, number) for number in range(len(session.report.sections))]
    return [*lines, spoken(phrases.SECTIONS_END)] if lines else [spoken(phrases.NO_SECTIONS)]


def _section_line(session: ReviewSession, number: int) -> str:
    section, tally = session.report.sections[number], session.section_tally(number)
    phrase = phrases.SECTION if section.level == 1 else phrases.SUBSECTION
    return spoken(
        phrase,
        number=number + 1,
        level=section.level,
        name=section.name,
        counts=_progress(tally),
    )


def entry_line(number: int, entry: LibraryEntry, when: str) -> str:
    """Return a report of the library with its number in the list, and when it was touched last."""
    return spoken(
        phrases.ENTRY,
        number=number,
        title=" ".join(entry.title.split()),
        counts=_progress(entry.tally),
        when=when,
    )


def _progress(tally: Tally) -> str:
    """Return how much is reviewed and disputed, for behind a name; nothing where there is nothing to review."""
    disputed = spoken(phrases.SECTION_DISPUTED, count=tally.disputed) if tally.disputed else ""
    counts = spoken(phrases.SECTION_COUNTS, reviewed=tally.reviewed, total=tally.total) if tally.total else ""
    return counts + disputed


def error_lines(error: TieoutError) -> list[str]:
    """Return what went wrong and what to do, a line each."""
    return [" ".join(retold(words).split()) for words in (error.message, error.hint) if words]

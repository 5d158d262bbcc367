"""The summary of a review: counts by status, section and kind, work done, pace, checks, coverage; with bars."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from tui.app.findings import VERDICT_GLYPHS
from tui.app.present import span_words
from tui.app.signed import signature_lines
from tui.app.widgets.bars import progress_words
from tui.app.widgets.lines import padded
from tui.app.words import Line, Word
from tui.domain.finding import VERDICT_WORDS, Verdict
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, EventField, Status
from tui.domain.tally import Tally
from tui.language import spoken
from tui.session import ReviewSession

NAME_CELLS = 26
BAR_CELLS = 24
COUNT_CELLS = 16
"""How many cells stand behind a bar."""
BREAK = timedelta(minutes=5)
"""A longer time between two decisions is taken for a break."""
_BLOCKS = " ▏▎▍▌▋▊▉█"


def summary_lines(session: ReviewSession, columns: int) -> list[Line]:
    """Return the summary of a review, its bars as long as so many columns have room for."""
    cells = max(0, min(BAR_CELLS, columns - NAME_CELLS - COUNT_CELLS))
    return [
        *_status_lines(session.tally, cells),
        *_signed_lines(session),
        *_section_lines(session, cells),
        *_kind_lines(session, cells),
        *_work_lines(session),
        *_pace_lines(session),
        *_check_lines(session),
        *_coverage_lines(session),
    ]


def _head(words: str) -> list[Line]:
    return [(), (Word(words, "head"),)]


def _bar(share: float, cells: int) -> str:
    """Return a bar of some cells, to an eighth of a cell."""
    eighths = round(max(0.0, min(share, 1.0)) * cells * 8)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_BLOCKS[rest] if rest else "")).ljust(cells)


def _named(name: str, bar: str, words: str, look: str = "") -> Line:
    return (Word(padded(name, NAME_CELLS)), Word(bar, look), Word(f" {words}"))


def _status_lines(tally: Tally, cells: int) -> list[Line]:
    counts = {status: getattr(tally, status.value) for status in Status}
    head = spoken("{reviewed} of {total} figures reviewed", reviewed=tally.reviewed, total=tally.total)
    lines: list[Line] = [(Word(head, "head"),)]
    for status, count in counts.items():
        share = count / tally.total if tally.total else 0.0
        name = f"{STATUS_GLYPHS[status]} {spoken(STATUS_WORDS[status])}"
        lines.append(_named(name, _bar(share, cells), f"{count} ({share:.0%})", status.value))
    lines.append(_named(f"  {spoken('need no check')}", " " * cells, str(tally.unchecked)))
    return lines


def _signed_lines(session: ReviewSession) -> list[Line]:
    signed = session.sign_offs
    return [*_head(spoken("Signed")), *signature_lines(signed)] if signed else []


def _tally_line(name: str, tally: Tally, cells: int) -> Line:
    flags = "".join(f" {sign} {n}" for sign, n in (("X", tally.disputed), ("?", tally.needs_source)) if n)
    bar = (Word(w.text, w.look.replace("rest", "name")) for w in progress_words(tally, cells))
    return (Word(padded(name, NAME_CELLS)), *bar, Word(f" {tally.reviewed}/{tally.total}{flags}"))


def _section_lines(session: ReviewSession, cells: int) -> list[Line]:
    sections = session.report.sections
    top = min((section.level for section in sections), default=0)
    rows = [(section.name, session.section_tally(n)) for n, section in enumerate(sections) if section.level == top]
    rows = [(name, tally) for name, tally in rows if tally.total]
    return [*_head(spoken("By section")), *(_tally_line(name, tally, cells) for name, tally in rows)] if rows else []


def _kind_lines(session: ReviewSession, cells: int) -> list[Line]:
    tallies: dict[str, Counter[Status]] = {}
    for index, item in enumerate(session.items):
        if item.checkable or session.review(index).is_decided:
            kind = item.figure.kind.value.replace("_", " ") if item.figure else "passage"
            tallies.setdefault(spoken(kind, sense="kind"), Counter())[session.review(index).status] += 1
    rows = sorted(tallies.items(), key=lambda row: (-row[1].total(), row[0]))
    found = [(kind, Tally(**{status.value: counts[status] for status in Status})) for kind, counts in rows]
    return [*_head(spoken("By kind")), *(_tally_line(kind, tally, cells) for kind, tally in found)] if found else []


def _work_lines(session: ReviewSession) -> list[Line]:
    reviews = [session.review(index) for index in range(len(session.items))]
    ticks = Counter(sign for review in reviews for sign in review.ticks)
    tags = Counter(tag for review in reviews for tag in review.tags)
    lines = [
        _count(f"{sign} {spoken(session.legend.get(sign, ''))}".strip(), count) for sign, count in ticks.most_common()
    ]
    lines += [_count(f"# {tag}", count) for tag, count in tags.most_common()]
    notes, evidence = sum(bool(r.note) for r in reviews), sum(bool(r.evidence) for r in reviews)
    lines += _counts(((spoken("notes"), notes), (spoken("with evidence"), evidence)))
    return [*_head(spoken("Work")), *lines] if lines else []


def _counts(rows: Iterable[tuple[str, int]]) -> list[Line]:
    return [_count(name, count) for name, count in rows if count]


def _count(name: str, count: int) -> Line:
    return _named(name, "", str(count))


def _pace_lines(session: ReviewSession) -> list[Line]:
    times = [
        event.at
        for index in range(len(session.items))
        for event in session.history(index)
        if event.field is EventField.STATUS and event.now != Status.OPEN.value
    ]
    if not times:
        return []
    spent_s, decided = _spent_on_decisions(session, times)
    lines = [
        _named(spoken("decisions"), "", str(len(times))),
        _named(spoken("active time"), "", span_words(spent_s)),
    ]
    if decided and spent_s:
        pace_s = spent_s / decided
        lines.append(_named(spoken("a decision"), "", span_words(pace_s)))
        if session.tally.open:
            lines.append(_named(spoken("left at this pace"), "", span_words(pace_s * session.tally.open)))
    return [*_head(spoken("Pace")), *lines]


def _spent_on_decisions(session: ReviewSession, times: Sequence[datetime]) -> tuple[float, int]:
    """Return the active time in seconds, and on how many decisions it was spent.

    Where it was not counted, as in a review from a script or another's file, it is told from the times of decisions.
    """
    counted_s = [spent for n in range(len(session.items)) if (spent := session.review(n).spent_s)]
    if counted_s:
        return sum(counted_s), len(counted_s)
    return active_time(times).total_seconds(), len(times) - 1


def active_time(times: Iterable[datetime]) -> timedelta:
    """Return the time between decisions, breaks left out."""
    ordered = sorted(times)
    gaps = (later - earlier for earlier, later in pairwise(ordered))
    return sum((gap for gap in gaps if gap <= BREAK), timedelta())


def _check_lines(session: ReviewSession) -> list[Line]:
    standing = Counter(f.verdict for f in session.report.findings if not session.is_dismissed(f))
    dismissed = len(session.report.findings) - standing.total()
    if not session.report.findings:
        return []
    lines = [_count(f"{VERDICT_GLYPHS[v]} {spoken(VERDICT_WORDS[v])}", standing[v]) for v in Verdict if standing[v]]
    return [*_head(spoken("Checks")), *lines, *_counts([(spoken("– dismissed"), dismissed)])]


def _coverage_lines(session: ReviewSession) -> list[Line]:
    numerals = session.report.numerals
    figures, aside = len(numerals.figures), len(numerals.set_aside)
    total = figures + aside
    words = spoken(
        "{total} of {total} numerals accounted for: {figures} figures, {aside} set aside",
        total=total,
        figures=figures,
        aside=aside,
    )
    return [*_head(spoken("Coverage")), (Word(words),)]

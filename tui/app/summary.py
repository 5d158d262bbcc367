"""The summary of a review: counts by status, section and kind, work done, pace, checks, coverage; with bars."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise

from tui.app.filling import Filled
from tui.app.findings import VERDICT_GLYPHS
from tui.app.present import span_words
from tui.app.room import padded, progress_words
from tui.app.signed import signature_lines
from tui.app.words import Line, Word
from tui.domain.figure import FigureKind
from tui.domain.finding import VERDICT_WORDS, Verdict
from tui.domain.look import NO_CHECK, status_of
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, EventField, Review, Status
from tui.domain.tally import Tally
from tui.language import spoken
from tui.session import Brief, ReviewSession

NAME_CELLS = 26
BAR_CELLS = 24
COUNT_CELLS = 16
"""How many cells stand behind a bar."""
BREAK = timedelta(minutes=5)
"""A longer time between two decisions is taken for a break."""
_ITEMS_AT_ONCE = 100
"""After how many items others have a turn."""
_COUNTED = frozenset(
    field.value for field in (EventField.TICKS, EventField.TAGS, EventField.NOTE, EventField.EVIDENCE, EventField.SPENT)
)
"""The fields of which there is something to count but the decisions themselves."""
_KIND_WORDS = (*(kind.value.replace("_", " ") for kind in FigureKind), "passage")
"""What each kind of item is called, by its code."""
_BLOCKS = " ▏▎▍▌▋▊▉█"


def summary_in_steps(session: ReviewSession, columns: int) -> Iterator[Filled]:
    """Yield the summary of a review as it fills: at once what takes no time, then how far it is, at last all of it.

    Args:
        session: The review.
        columns: As many cells the bars have room in.
    """
    cells = max(0, min(BAR_CELLS, columns - NAME_CELLS - COUNT_CELLS))
    first = [
        *_status_lines(session.tally, cells),
        *_signed_lines(session),
        *_tally_lines(spoken("By section"), section_tallies(session), cells),
        *_tally_lines(spoken("By kind"), kind_tallies(session), cells),
    ]
    last = [*_check_lines(session), *_coverage_lines(session)]
    yield Filled([*first, *last])
    decided = _Decided(session)
    for count in decided.count():
        yield Filled(None, spoken("counting the decisions: {count} …", count=f"{count:,}"))
    yield Filled([*first, *_work_lines(session, decided), *_pace_lines(session, decided), *last])


def rest_lines(session: ReviewSession) -> list[Line]:
    """Return what the summary says beside the counts of figures: work done, pace, checks, coverage.

    Takes a look at each decision; `summary_in_steps` does that a few at a time.
    """
    decided = _Decided(session)
    for _ in decided.count():
        pass
    told = (
        _work_lines(session, decided),
        _pace_lines(session, decided),
        _check_lines(session),
        _coverage_lines(session),
    )
    return [line for lines in told for line in lines]


def _head(words: str) -> list[Line]:
    return [(), (Word(words, "head"),)]


def _bar(share: float, cells: int) -> str:
    """Return a bar of some cells, to an eighth of a cell."""
    eighths = round(max(0.0, min(share, 1.0)) * cells * 8)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_BLOCKS[rest] if rest else "")).ljust(cells)


def percent_words(share: float) -> str:
    """Return a share in whole percents; what is not all never reads as all of it, and what is some not as none."""
    return f"{min(max(share, 0.01), 0.99):.0%}" if 0 < share < 1 else f"{share:.0%}"


def _named(name: str, bar: str, words: str, look: str = "") -> Line:
    return (Word(padded(name, NAME_CELLS)), Word(bar, look), Word(f" {words}"))


def _status_lines(tally: Tally, cells: int) -> list[Line]:
    counts = {status: getattr(tally, status.value) for status in Status}
    head = spoken("{reviewed} of {total} figures reviewed", reviewed=tally.reviewed, total=tally.total)
    lines: list[Line] = [(Word(head, "head"),)]
    for status, count in counts.items():
        share = count / tally.total if tally.total else 0.0
        name = f"{STATUS_GLYPHS[status]} {spoken(STATUS_WORDS[status])}"
        lines.append(_named(name, _bar(share, cells), f"{count} ({percent_words(share)})", status.value))
    lines.append(_named(f"  {spoken('need no check')}", " " * cells, str(tally.unchecked)))
    return lines


def _signed_lines(session: ReviewSession) -> list[Line]:
    signed = session.sign_offs
    return [*_head(spoken("Signed")), *signature_lines(signed)] if signed else []


def _tally_line(name: str, tally: Tally, cells: int) -> Line:
    flags = "".join(f" {sign} {n}" for sign, n in (("X", tally.disputed), ("?", tally.needs_source)) if n)
    bar = (Word(w.text, w.look.replace("rest", "name")) for w in progress_words(tally, cells))
    return (Word(padded(name, NAME_CELLS)), *bar, Word(f" {tally.reviewed}/{tally.total}{flags}"))


def _tally_lines(head: str, rows: Sequence[tuple[str, Tally]], cells: int) -> list[Line]:
    return [*_head(head), *(_tally_line(name, tally, cells) for name, tally in rows)] if rows else []


def section_tallies(session: ReviewSession) -> list[tuple[str, Tally]]:
    """Return the name of each section of the highest level that has figures, and how far it is, in order."""
    sections = session.report.sections
    top = min((section.level for section in sections), default=0)
    rows = [(section.name, session.section_tally(n)) for n, section in enumerate(sections) if section.level == top]
    return [(name, tally) for name, tally in rows if tally.total]


def kind_tallies(session: ReviewSession) -> list[tuple[str, Tally]]:
    """Return each kind of item in words and how far its items are, the most frequent kind first."""
    tallies: dict[str, Counter[Status]] = {}
    for (kind, look), count in Counter(zip(session.kinds(), session.looks(), strict=True)).items():
        status = status_of(look)
        if not look & NO_CHECK or status is not Status.OPEN:
            tallies.setdefault(spoken(_KIND_WORDS[kind], sense="kind"), Counter())[status] += count
    rows = sorted(tallies.items(), key=lambda row: (-row[1].total(), row[0]))
    return [(kind, Tally(**{status.value: counts[status] for status in Status})) for kind, counts in rows]


class _Decided:
    """What is counted of the decisions: it takes a look at each of them, and at each item that has more than a status.

    An item on which nobody ever set a field has nothing there, so few reviews are made even of a long report.
    """

    def __init__(self, session: ReviewSession) -> None:
        self._session = session
        self._indices: dict[int, None] = {}
        self.ticks: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.notes = 0
        self.evidence = 0
        self.times: Counter[str] = Counter()
        self.spent_s: list[int] = []

    def count(self) -> Iterator[int]:
        """Count, yielding every now and then how many decisions and items were looked at."""
        looked_at = 0
        for told in self._session.briefly():
            for event in told:
                self._take(event)
            looked_at += len(told)
            yield looked_at
        for done, index in enumerate(sorted(self._indices), 1):
            self._look_at(self._session.review(index))
            if done % _ITEMS_AT_ONCE == 0:
                yield looked_at + done

    def _take(self, event: Brief) -> None:
        is_decision = event.field == EventField.STATUS and event.now != Status.OPEN
        if not is_decision and event.field not in _COUNTED:
            return
        index = self._session.index_of(event.item_id)
        if index is None:
            return
        if is_decision:
            self.times[event.at] += 1
        else:
            self._indices[index] = None

    def _look_at(self, review: Review) -> None:
        self.ticks.update(review.ticks)
        self.tags.update(review.tags)
        self.notes += bool(review.note)
        self.evidence += bool(review.evidence)
        if review.spent_s:
            self.spent_s.append(review.spent_s)


def _work_lines(session: ReviewSession, decided: _Decided) -> list[Line]:
    lines = [
        _count(f"{sign} {spoken(session.legend.get(sign, ''))}".strip(), count)
        for sign, count in decided.ticks.most_common()
    ]
    lines += [_count(f"# {tag}", count) for tag, count in decided.tags.most_common()]
    lines += _counts(((spoken("notes"), decided.notes), (spoken("with evidence"), decided.evidence)))
    return [*_head(spoken("Work")), *lines] if lines else []


def _counts(rows: Iterable[tuple[str, int]]) -> list[Line]:
    return [_count(name, count) for name, count in rows if count]


def _count(name: str, count: int) -> Line:
    return _named(name, "", str(count))


def _pace_lines(session: ReviewSession, decided: _Decided) -> list[Line]:
    decisions, waiting_s = decided.times.total(), session.waiting_s()
    waiting = [_named(spoken("not decided yet"), "", span_words(waiting_s))] if waiting_s else []
    if not decisions:
        return [*_head(spoken("Pace")), *waiting] if waiting else []
    if decided.spent_s:
        spent_s, paced = float(sum(decided.spent_s)), len(decided.spent_s)
    else:
        # It was not counted, as in a review from a script or another's file: it is told from the times of decisions.
        spent_s = active_time(_moments(decided.times)).total_seconds()
        paced = decisions - 1
    lines = [
        _named(spoken("decisions"), "", str(decisions)),
        _named(spoken("active time"), "", span_words(spent_s + waiting_s)),
        *waiting,
    ]
    if paced and spent_s:
        pace_s = spent_s / paced
        lines.append(_named(spoken("a decision"), "", span_words(pace_s)))
        if session.tally.open:
            lines.append(_named(spoken("left at this pace"), "", span_words(pace_s * session.tally.open)))
    return [*_head(spoken("Pace")), *lines]


def _moments(told: Iterable[str]) -> Iterator[datetime]:
    """Yield moments; one that is damaged, which is told elsewhere, is left out."""
    for words in told:
        with suppress(ValueError):
            moment = datetime.fromisoformat(words)
            if moment.tzinfo:
                yield moment


def active_time(times: Iterable[datetime]) -> timedelta:
    """Return the time between decisions, breaks left out."""
    ordered = sorted(times)
    gaps = (later - earlier for earlier, later in pairwise(ordered))
    return sum((gap for gap in gaps if gap <= BREAK), timedelta())


def _check_lines(session: ReviewSession) -> list[Line]:
    if not session.report.findings:
        return []
    standing, dismissed = session.verdicts()
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

"""Text to figures: every numeral of a text is in a figure, or is set aside with its reason."""

import re
from collections.abc import Callable, Sequence

from tui.domain.additions import NO_ADDITIONS, Additions
from tui.domain.figure import Figure, FigureKind, Numerals, Quantity, SetAside
from tui.domain.report import Block, Section
from tui.domain.text import Span
from tui.figures import lone
from tui.figures.cells import settle
from tui.figures.context import is_condition, modifiers
from tui.figures.data.numbers import MULTIPLES, ORDINALS, PARTS, SCALES, WORDS
from tui.figures.drafts import Aside, Draft, Finding, Reason
from tui.figures.folding import Folded, fold
from tui.figures.grids import Grids, Place, grids_of
from tui.figures.labels import Labeller
from tui.figures.language import tables
from tui.figures.lone import Lone
from tui.figures.oddities import warnings_of
from tui.figures.periods_named import PeriodsNamed
from tui.figures.reading import Reading
from tui.figures.recognise import recognise
from tui.figures.scopes import Scopes
from tui.figures.survey import (
    addresses,
    bracketed_numbers,
    counts_from_1911,
    groups_with_blanks,
    local_dollar,
    local_yen,
    local_yuan,
    note_numbers,
    writes_decimal_commas,
)


def _candidate() -> re.Pattern[str]:
    words = [*WORDS, *ORDINALS, *(word + "s" for word in ORDINALS), *PARTS, *MULTIPLES]
    words += [word for word in SCALES if len(word) > 4 or word in {"lakh"}]  # noqa: PLR2004 (bn, mn stand behind digits)
    first = "".join(sorted({word[0] for word in words}))
    tails = "|".join(sorted({word[1:] for word in words}, key=len, reverse=True))
    return re.compile(
        "[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒零〇一二三四五六七八九两十百千万亿兆廿卅半]"
        rf"|[{first}{first.upper()}](?<![A-Za-z].)(?:(?i:{tails}))(?![A-Za-z])"
    )


_CANDIDATE = _candidate()


_STRIDE = 250_000
"""Code points after which it is told how far one is: a second's work at most."""


def _unheard(_: float) -> None:
    """Tell nobody."""


def find_numerals(
    text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section] = (),
    *,
    language: str = "",
    extra: Additions = NO_ADDITIONS,
    progress: Callable[[float], None] = _unheard,
) -> Numerals:
    """Return the figures of `text` and the numerals that are none.

    Args:
        text: The canonical string; all spans are into it.
        blocks: Its blocks in order; a table's cells give their figures scale and unit.
        sections: Its outline; the numbers in their headings are set aside.
        language: BCP 47, as far as it is known; it settles what a bare `$` and 元 are.
        extra: What the user adds to the tables.
        progress: Told now and then, in a long text, which share of the work is done.
    """
    folded = fold(text)
    plain = folded.text
    reading = Reading(
        plain,
        tables(extra),
        spaced=groups_with_blanks(plain),
        european=writes_decimal_commas(plain),
        minguo=counts_from_1911(plain),
        dollar=local_dollar(language),
        yuan=local_yuan(plain, language),
        yen=local_yen(plain, language),
        notes=note_numbers(plain),
        marks=bracketed_numbers(plain),
    )
    grids = grids_of(folded, blocks)
    opaque = [(start, end, Reason.ADDRESS) for start, end in addresses(plain)]
    opaque += [(*_number_span(folded, section), Reason.SECTION_NUMBER) for section in sections if section.number]
    findings = _scan(reading, sorted(opaque), _Strides(len(plain), 0.0, progress))
    return _finish(text, folded, findings, grids, reading.yuan, strides=_Strides(len(plain), 0.5, progress))


class _Strides:
    """How far one of two passes over a text has come."""

    def __init__(self, length: int, done: float, progress: Callable[[float], None]) -> None:
        self._length = length
        self._done = done
        self._progress = progress
        self._next = _STRIDE

    def reach(self, place: int) -> None:
        """Tell how far it has come where that is a stride further than when it was told last."""
        if place >= self._next:
            self._next = place + _STRIDE
            self._progress(self._done + place / self._length / 2)


def _number_span(folded: Folded, section: Section) -> tuple[int, int]:
    start = section.heading.start
    return folded.folded(start), folded.folded(start + len(section.number))


def _scan(reading: Reading, opaque: Sequence[tuple[int, int, Reason]], strides: _Strides) -> list[Finding | Lone]:
    """Return what stands at each numeral, in order; numerals in the `opaque` stretches are set aside."""
    findings: list[Finding | Lone] = []
    text = reading.text
    barren = lone.stretches(reading)
    first, last = next(barren)
    stretches = iter([*opaque, (len(text), len(text), Reason.WORD)])
    stretch = next(stretches)
    place = 0
    while (found := _CANDIDATE.search(text, place)) is not None:
        place = found.start()
        strides.reach(place)
        while place >= stretch[1] and stretch[0] < len(text):
            stretch = next(stretches)
        if stretch[0] <= place < stretch[1]:
            findings.append(Aside(place, stretch[1], stretch[2]))
            place = reading.floor = stretch[1]
            continue
        while place >= last and last < len(text):
            first, last = next(barren)
        number = lone.lone_at(text, place) if first <= place < last else None
        if number is not None:
            findings.append(number)
            place = reading.floor = number.end
            continue
        finding = recognise(reading, place)
        if finding is None:
            place = found.end()
            continue
        finding.start = max(finding.start, reading.floor)
        place = reading.floor = max(finding.end, place + 1)
        findings.append(finding)
    return findings


def _finish(
    text: str, folded: Folded, findings: Sequence[Finding | Lone], grids: Grids, yuan: str, *, strides: _Strides
) -> Numerals:
    figures: list[Figure] = []
    aside: list[SetAside] = []
    labeller = Labeller(folded)
    periods = PeriodsNamed(folded.text, [finding for finding in findings if isinstance(finding, Draft)])
    scopes = Scopes(folded)
    for found in findings:
        strides.reach(found.start)
        if isinstance(found, Aside):
            aside.append(SetAside(_span(folded, found), found.reason.value))
            continue
        place = grids.at(found.start)
        if isinstance(found, Lone) and (place is None or place.says_nothing):
            labeller.pass_over(found.end)
            span = _span(folded, found)
            warnings = warnings_of(text, span.start, span.end)
            quantity = lone.lone_quantity(found.printed)
            figures.append(Figure(len(figures), span, FigureKind.COUNT, quantity, warnings=warnings))
            continue
        if place is not None and place.column_label.lower().startswith(_PAGE_HEADS):
            aside.append(SetAside(_span(folded, found), Reason.LIST_NUMBER.value))
            continue
        draft = _settled(folded.text, found, place, yuan)
        span = _span(folded, draft)
        figures.append(
            Figure(
                len(figures),
                span,
                draft.kind,
                _quantity(draft),
                labeller.label(draft, place),
                draft.checkable,
                periods.of(draft, place),
                scopes.of(draft.start, draft.end) if place is None or place.head else "",
                warnings_of(text, span.start, span.end),
            )
        )
    return Numerals(tuple(figures), tuple(aside))


def _settled(text: str, found: Draft | Lone, place: Place | None, yuan: str) -> Draft:
    """Return the draft of what was found, with what its cell and the words beside it say of it."""
    draft = lone.draft_of(found) if isinstance(found, Lone) else found
    if place is not None:
        settle(text, draft, place, yuan)
    if draft.code or isinstance(found, Lone):
        return draft
    approximate, draft.comparator = modifiers(text, draft.start, draft.end)
    draft.approximate = draft.approximate or approximate
    bare = draft.kind is FigureKind.COUNT and not draft.unit and draft.high is None and place is None
    if bare and draft.comparator:
        draft.condition = is_condition(text, draft.start, draft.end)
    return draft


_PAGE_HEADS = ("page", "页码", "页次")


def _span(folded: Folded, finding: Finding | Lone) -> Span:
    return Span(folded.original(finding.start), folded.original_end(finding.end))


def _quantity(draft: Draft) -> Quantity:
    ranged = draft.high is not None
    return Quantity(
        value=None if ranged else draft.value,
        low=draft.value if ranged else None,
        high=draft.high,
        code=draft.code,
        unit=draft.unit,
        scale=draft.scale,
        precision=draft.step,
        approximate=draft.approximate,
        comparator=draft.comparator,
        condition=draft.condition,
    )

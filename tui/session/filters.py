"""Which items of a review a filter shows, told from flat columns: no item is made for it, and few reviews are.

Each term makes a mask, a byte an item: 1 where it holds, else 0.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.domain.figure import FigureKind, Quantity
from tui.domain.filtering import NEEDS_NO_CHECK, VALUE, WORDS, Filter, Term, parsed_comparison, parsed_filter
from tui.domain.finding import Verdict
from tui.domain.look import NO_CHECK, status_of
from tui.domain.report import Block, BlockKind
from tui.domain.review import EventField, Status, Value
from tui.domain.tallying import section_parents
from tui.domain.text import Span

if TYPE_CHECKING:
    from tui.session.looking import Looking
    from tui.session.steps import Steps

_PRINTED_AT_ONCE = 2_000
"""In the words of how many items is looked before others have a turn: some thousandths of a second."""
_VALUES_AT_ONCE = 100
"""How many figures are made before others have a turn."""
_KINDS = (*(kind.value for kind in FigureKind), "passage")


def filtering(session: "Looking", expression: str) -> "Steps[bytes]":
    """Return for each item 1 where a filter shows it, else 0, a little at a time; see `Looking.filtering`.

    Raises:
        TieoutError: A part of the expression can't be understood.
    """
    return _masked(session, parsed_filter(expression, partial(read_quantity, language=session.report.language)))


def compared(session: "Looking", words: str) -> frozenset[int]:
    """Return the items whose value compares as the words say, by index; there may be blanks in them.

    Raises:
        TieoutError: The words can't be understood.
    """
    wanted = parsed_comparison(words, partial(read_quantity, language=session.report.language))
    figures = session.report.numerals.figures
    found, doubtful = session.amounts.comparing(wanted)
    found.update(figure for figure in doubtful if wanted.accepts(figures[figure].quantity))
    return frozenset(session.items_of(found))


def _masked(session: "Looking", wanted: Filter) -> "Steps[bytes]":
    count = len(session.items)
    shown = int.from_bytes(b"\1" * count, "big")
    for term in wanted.terms:
        mask = yield from _MASKS[term.field](session, term)
        if term.is_negated:
            mask = mask.translate(_TURNED)
        shown &= int.from_bytes(mask, "big")
        yield count
    return shown.to_bytes(count, "big")


_TURNED = bytes([1, 0]).ljust(256, b"\0")


def read_quantity(words: str, language: str = "") -> Quantity | None:
    """Return what words like `1.2亿` or `5%` state; None unless they are one figure."""
    from tui.figures.extract import find_numerals  # noqa: PLC0415 - a plain number needs none of it

    block = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
    figures = find_numerals(words, (block,), language=language).figures
    return figures[0].quantity if len(figures) == 1 else None


# One column a field


def _status(session: "Looking", term: Term) -> "Steps[bytes]":
    yield 0
    looks = session.looks()
    fitting = {code for code in set(looks) if term.holds(_status_names(code))}
    return looks.translate(bytes(code in fitting for code in range(256)))


def _status_names(code: int) -> tuple[str, ...]:
    """Return what an item's status is called; one that needs no check is not open, as in the counts."""
    status = status_of(code)
    name = NEEDS_NO_CHECK if status is Status.OPEN and code & NO_CHECK else status.value
    return name, name.replace("_", "-")


def _kind(session: "Looking", term: Term) -> "Steps[bytes]":
    yield 0
    return session.kinds().translate(bytes(term.holds((kind,)) for kind in _KINDS).ljust(256, b"\0"))


def _section(session: "Looking", term: Term) -> "Steps[bytes]":
    """Hold what stands between two places where a section begins or ends against the names of all that it lies in."""
    fitting = [term.holds(path) for path in _section_paths(session)]
    yield 0
    sections, starts = session.report.sections, session.spans.starts
    cuts = sorted({0, *(at for section in sections for at in (section.span.start, section.span.end))})
    mask = bytearray(len(starts))
    firsts = [*(bisect_left(starts, cut) for cut in cuts), len(starts)]
    for first, last in pairwise(firsts):
        if first < last:
            section = session.section_of(first)
            if term.holds(()) if section is None else fitting[section]:
                mask[first:last] = b"\1" * (last - first)
    return bytes(mask)


def _section_paths(session: "Looking") -> list[tuple[str, ...]]:
    """Return the names of each section and those it lies in, the outermost first."""
    sections = session.report.sections
    paths: list[tuple[str, ...]] = []
    for section, parent in zip(sections, section_parents(sections), strict=True):
        paths.append((*(paths[parent] if parent is not None else ()), section.name))
    return paths


def _figure_words(field: str, session: "Looking", term: Term) -> "Steps[bytes]":
    told = session.words(field)
    yield 0
    fitting = [term.holds(words) for words in told.words]
    yield 0
    return bytes(map(fitting.__getitem__, told.codes))


def _field(field: EventField, session: "Looking", term: Term) -> "Steps[bytes]":
    said = yield from session.said(field)
    return _where(session, (index for index, value in said.items() if term.holds(_words_of(value))))


def _words_of(value: Value) -> Sequence[str]:
    if not isinstance(value, tuple):
        return (str(value),)
    return [one if isinstance(one, str) else f"{one.title} {one.place} {one.quote}" for one in value]


def _by(session: "Looking", term: Term) -> "Steps[bytes]":
    named = yield from session.reviewers()
    return _where(session, (index for index, reviewer in named.items() if term.holds((reviewer,))))


def _flagged(find: "Callable[[Looking], Steps[set[int]]]", session: "Looking", term: Term) -> "Steps[bytes]":
    """Make the mask of a field that holds or doesn't, and says nothing more."""
    found = yield from find(session)
    return _where(session, found if term.holds(("yes",)) else ())


def _finding(session: "Looking", term: Term) -> "Steps[bytes]":
    yield 0
    wanted = {verdict for verdict in Verdict if term.holds((verdict.value,))}
    items = map(session.item_at, session.came_out(wanted))
    return _where(session, (index for index in items if index is not None))


def _value(session: "Looking", term: Term) -> "Steps[bytes]":
    wanted = term.comparison
    if wanted is None:
        return bytes(len(session.items))
    figures = session.report.numerals.figures
    found, doubtful = session.amounts.comparing(wanted)
    for looked_at, figure in enumerate(sorted(doubtful)):
        if looked_at % _VALUES_AT_ONCE == 0:
            yield looked_at
        if wanted.accepts(figures[figure].quantity):
            found.add(figure)
    return _where(session, session.items_of(found))


def _words(session: "Looking", term: Term) -> "Steps[bytes]":
    """Look into the printed words, the label and the note."""
    text, spans = session.report.text, session.spans
    mask = bytearray()
    for first in range(0, len(spans), _PRINTED_AT_ONCE):
        some = slice(first, first + _PRINTED_AT_ONCE)
        mask += bytes(
            term.holds((text[start:end],)) for start, end in zip(spans.starts[some], spans.ends[some], strict=True)
        )
        yield len(mask)
    labels = yield from _figure_words("label", session, term)
    notes = yield from _field(EventField.NOTE, session, term)
    found = int.from_bytes(mask, "big") | int.from_bytes(labels, "big") | int.from_bytes(notes, "big")
    return found.to_bytes(len(mask), "big")


def _where(session: "Looking", indices: Iterable[int]) -> bytes:
    mask = bytearray(len(session.items))
    for index in indices:
        mask[index] = 1
    return bytes(mask)


_MASKS: "Mapping[str, Callable[[Looking, Term], Steps[bytes]]]" = {
    "status": _status,
    "kind": _kind,
    "section": _section,
    "label": partial(_figure_words, "label"),
    "unit": partial(_figure_words, "unit"),
    "period": partial(_figure_words, "period"),
    "scope": partial(_figure_words, "scope"),
    "note": partial(_field, EventField.NOTE),
    "tag": partial(_field, EventField.TAGS),
    "tick": partial(_field, EventField.TICKS),
    "evidence": partial(_field, EventField.EVIDENCE),
    "by": _by,
    "differs": partial(_flagged, lambda session: session.contested()),
    "changed": partial(_flagged, lambda session: session.reopened()),
    "finding": _finding,
    "beware": partial(_figure_words, "warnings"),
    VALUE: _value,
    WORDS: _words,
}
"""What makes the mask of each field."""

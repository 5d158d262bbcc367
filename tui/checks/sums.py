"""Sums: a whole and its parts, or figures and their total.

It speaks where words announce parts (其中, including, of which) or a total (合计, for a total of). Parts that are said
to be all of it (comprising, 男 and 女) must make the whole. Others may leave some out: that they make the whole is
worth saying, that they don't is not, unless one slip explains it. No part is more than its whole, and parts that have
nothing in common are not together.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tui.checks.claims import LEVELS, alike, operands, scale_of
from tui.checks.exclusive import exclusive_run
from tui.checks.intervals import Claim, finding_of, known, total_of
from tui.checks.proof import slip_in_sum
from tui.checks.shapes import Prose, Shape, pattern
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Verdict

_OF_WHICH = pattern("其中[:：，, ]{0,2}|其中包括|包括[:：]")
_OPENING = 12
_TOTAL = re.compile("(?:合计|总计|共计|合共|加起来|[两三][者项]共|(?<=[，,])共)(?:为|达到?|约|有|[^，。；]{0,4})$")
_CLOSED = (
    ("第一产业", "第二产业", "第三产业"),
    ("一产", "二产", "三产"),
    ("男", "女"),
    ("出口", "进口"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("中央", "地方"),
)
"""Names of parts that leave nothing out."""
_ENGLISH_PARTS = pattern(
    r"(?P<closed>compris(?:es|ing|ed of)|consist(?:s|ing|ed) of|made up of|composed of)"
    r"|(?P<colon>: )|\bincluding\b|\bof (?:which|whom)\b"
)
_ENGLISH_TOTAL = pattern(
    r"(?:for a total of|a (?:combined )?total of|totall?ing|totall?ed|altogether|or a total of)(?: [a-z]+)? ?$"
)
_SIGNS_OF_PARTS = ("including", "of which", "of whom", ": ", "compris", "consist", "made up of", "composed of")
_SIGNS_OF_TOTALS = ("total", "altogether", "计", "共", "加起来")
_LISTS = ("、", "和", "以及")
"""What stands before a further part of a list in which nothing else stands."""
_MOST_PARTS = 12
_DIGITS_OF_OPEN = 4
_DIGITS_OF_ENGLISH = 3
_FEWEST = 2
_ZERO = Decimal(0)


def sum_findings(prose: Prose) -> Iterator[Finding]:
    """Yield what the sums that the prose announces come to."""
    for paragraph in prose.paragraphs():
        previous: Shape | None = None
        for shape in paragraph:
            yield from _chinese_parts(shape, previous, prose.report.text)
            yield from _totals(shape, previous, prose.report.text)
            yield from _english_parts(shape, prose.report.text)
            previous = shape


def levels(shape: Shape, start: int = 0, end: int | None = None) -> list[Figure]:
    """Return the amounts of a sentence between two places of its shape that are no changes."""
    last = len(shape.text) if end is None else end
    return [figure for figure, mark in shape.amounts if start <= mark < last]


def _chinese_parts(shape: Shape, previous: Shape | None, text: str) -> Iterator[Finding]:
    announced = list(_OF_WHICH.finditer(shape.text))
    for number, found in enumerate(announced):
        opens = found.start() < _OPENING and not levels(shape, 0, found.start())
        before = levels(previous) if opens and previous is not None else levels(shape, 0, found.start())[::-1]
        if not before:
            continue
        end = announced[number + 1].start() if number + 1 < len(announced) else len(shape.text)
        yield from _parts_until(end, before, shape, found.end(), text, reaches=opens)


def _parts_until(
    end: int, wholes: Sequence[Figure], shape: Shape, start: int, text: str, *, reaches: bool
) -> Iterator[Finding]:
    """Yield what the parts from `start` on make; a semicolon ends them, unless it is what parts them from each other.

    Args:
        end: Where the sentence ends, or the next parts are announced.
        wholes: What they should make, and what else they may be parts of.
        shape: The sentence.
        start: Where the first of them may stand.
        text: The report's text.
        reaches: Whether the parts are the whole sentence, whose semicolons part them.
    """
    whole = wholes[0]
    semicolon = shape.text.find("；", start, end)
    last = end if reaches or semicolon < 0 else semicolon
    parts = _run(whole, levels(shape, start, last))
    further = _run(whole, levels(shape, start, end))
    if last != end and _makes(whole, further, text):
        last, parts = end, further
    made = list(_sum(whole, parts, shape.text[start:last], text, fewest=_DIGITS_OF_OPEN))
    if not made and whole == max(_run(whole, wholes), key=lambda figure: figure.quantity.value or _ZERO):
        made = list(_too_much(whole, parts, _names(parts, shape, start), text))
    yield from made or _part_of(whole, parts[:1], text)


def _names(parts: Sequence[Figure], shape: Shape, start: int) -> list[str]:
    """Return what stands between each part and the number before it; of the first one, from `start` on."""
    places = [shape.figures.index(part) for part in parts]
    names = [(shape.before(place), shape.marks[place] - start) for place in places]
    return [name[max(0, len(name) - length) :] for name, length in names]


def _too_much(whole: Figure, parts: Sequence[Figure], names: Sequence[str], text: str) -> Iterator[Finding]:
    """Yield that parts which have nothing in common make more than the whole, or that one of those listed is more."""
    apart = parts[: exclusive_run(names)]
    finding = _worked_out(whole, apart, text) if len(apart) >= _FEWEST else None
    if finding is not None and finding.verdict is Verdict.FAILS and (finding.difference or _ZERO) < 0:
        yield finding
        return
    for name, part in zip(names[1:], parts[1:], strict=True):
        if not name.startswith(_LISTS):
            break
        yield from (found for found in _part_of(whole, [part], text) if found.verdict is Verdict.FAILS)


def _makes(whole: Figure, parts: Sequence[Figure], text: str) -> bool:
    finding = _worked_out(whole, parts, text) if len(parts) >= _FEWEST else None
    return finding is not None and finding.verdict is Verdict.HOLDS


def _run(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures from the first on that are alike with the whole."""
    run: list[Figure] = []
    for figure in figures[:_MOST_PARTS]:
        if not alike(whole, figure):
            break
        run.append(figure)
    return run


def _part_of(whole: Figure, parts: Sequence[Figure], text: str) -> Iterator[Finding]:
    """Yield whether a part is no more than its whole; nothing where there is none."""
    found = operands(text, whole, *parts)
    if not parts or found is None:
        return
    stated, part = found
    most, least = known(stated, Decimal(2)), known(part, Decimal(2))
    if most is None or least is None:
        return
    is_more = least.low > most.high
    yield Finding(
        CheckKind.SUM,
        "prose.part",
        Verdict.FAILS if is_more else Verdict.HOLDS,
        (stated, part),
        f"The part, {' '.join(part.printed.split())}, is {'more' if is_more else 'no more'} than the whole.",
    )


def _sum(whole: Figure, parts: Sequence[Figure], words: str, text: str, *, fewest: int) -> Iterator[Finding]:
    if len(parts) < _FEWEST:
        return
    finding = _worked_out(whole, parts, text)
    if finding is None:
        return
    if finding.verdict in {Verdict.HOLDS, Verdict.ROUNDING} or (
        finding.verdict is Verdict.FAILS
        and (_leaves_nothing_out(words, len(parts)) or slip_in_sum(whole, parts, fewest=fewest) is not None)
    ):
        yield finding


def _worked_out(whole: Figure, parts: Sequence[Figure], text: str) -> Finding | None:
    found = operands(text, whole, *parts)
    if found is None:
        return None
    stated, *others = found
    expression = total_of(len(others))
    claim = Claim(
        CheckKind.SUM,
        "prose.sum",
        stated,
        tuple(others),
        expression,
        "The parts make",
        "the whole says",
        scale_of(whole),
    )
    return finding_of(claim)


def _leaves_nothing_out(words: str, count: int) -> bool:
    return any(len(names) == count and all(name in words for name in names) for names in _CLOSED)


def _totals(shape: Shape, previous: Shape | None, text: str) -> Iterator[Finding]:
    """Yield whether the amounts before a total make it: those of its sentence, or else of the one before."""
    if not shape.has_any(_SIGNS_OF_TOTALS):
        return
    for index, (figure, mark) in enumerate(zip(shape.figures, shape.marks, strict=True)):
        before = shape.before(index)[-30:]
        is_english = _ENGLISH_TOTAL.search(before) is not None
        if figure.kind not in LEVELS or not (is_english or _TOTAL.search(before)):
            continue
        parts = _tail(figure, levels(shape, 0, mark))
        if len(parts) < _FEWEST and previous is not None and not is_english:
            parts = _tail(figure, levels(previous))
        yield from _sum(figure, parts, "", text, fewest=_DIGITS_OF_ENGLISH)


def _tail(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures at the end that are alike with the whole, in reading order."""
    return list(reversed(_run(whole, figures[::-1])))


def _english_parts(shape: Shape, text: str) -> Iterator[Finding]:
    if len(shape.amounts) <= _FEWEST or not shape.has_any(_SIGNS_OF_PARTS):
        return
    announced = list(_ENGLISH_PARTS.finditer(shape.text))
    for number, found in enumerate(announced, 1):
        before = levels(shape, 0, found.start())[-1:]
        if not before:
            continue
        # What one of the parts includes is no further part.
        ends = (one.start() for one in announced[number:] if levels(shape, found.end(), one.start()))
        parts = _run(before[0], levels(shape, found.end(), next(ends, None)))
        if found["colon"] is not None and before[0].kind is FigureKind.COUNT:
            continue
        if found["closed"] is not None and len(parts) >= _FEWEST:
            finding = _worked_out(before[0], parts, text)
            if finding is not None:
                yield finding
        else:
            yield from _sum(before[0], parts, "", text, fewest=_DIGITS_OF_ENGLISH)

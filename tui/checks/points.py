"""Points that are announced and then given: 抓好以下四个方面工作：一是…二是…三是…四是….

It speaks where the count stands in the words that lead up to the first point, before a colon, and the points run on
from the first without a gap. A paragraph in which points begin anew is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tui.checks.shapes import Prose
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.report import BlockKind
from tui.domain.text import Span

_NUMBERS = "一二三四五六七八九十"
_POINT = re.compile(f"(?<=[：:。；;，,\\s])([{_NUMBERS}])(?:是|要(?=[^求点素]))")
_LEADS = re.compile("(?:方面|项|点|条)[^。；;，,“”一二三四五六七八九十]{0,14}[：:]$")
_LONGEST_LEAD = 24


def point_findings(prose: Prose) -> Iterator[Finding]:
    """Yield whether as many points are given as were announced."""
    text = prose.report.text
    figures = [figure for figure in prose.report.numerals.figures if figure.kind is FigureKind.COUNT]
    at = 0
    for block in prose.report.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        prose.pace()
        while at < len(figures) and figures[at].span.start < block.span.start:
            at += 1
        folded = block.span.of(prose.folded)
        if "一是" in folded or "一要" in folded:
            yield from _in_paragraph(folded, block.span, figures, at, text)


def _in_paragraph(folded: str, block: Span, figures: Sequence[Figure], at: int, text: str) -> Iterator[Finding]:
    points = list(_POINT.finditer(folded))
    numbers = [_NUMBERS.index(found.group(1)) + 1 for found in points]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):  # noqa: PLR2004 - one point is no list
        return
    first = block.start + points[0].start()
    announcing = None
    while at < len(figures) and figures[at].span.start < first:
        announcing = figures[at]
        at += 1
    if announcing is None or first - announcing.span.start > _LONGEST_LEAD or announcing.quantity.value is None:
        return
    words = folded[announcing.span.start - block.start : points[0].start()]
    if _LEADS.search(words) is None or announcing.quantity.value > len(_NUMBERS):
        return
    stated = announcing.quantity.value
    yield Finding(
        CheckKind.COUNT,
        "prose.points_given",
        Verdict.HOLDS if stated == len(numbers) else Verdict.FAILS,
        (
            Operand(announcing.span, announcing.span.of(text), stated, name=announcing.label),
            *(
                Operand(Span(block.start + found.start(), block.start + found.end()), found.group(), None)
                for found in points
            ),
        ),
        f"{len(numbers)} are given, the text announces {stated}.",
        computed=Decimal(len(numbers)),
        tolerance=Decimal(0),
    )

"""Proportions of counts that stand beside each other: 120 of 200 (60%), 办结950件，办结率95%, 80 women (40%).

It speaks where part, whole and share stand in one sentence, in words that bind them.
"""

import re
from collections.abc import Iterator, Sequence

from tui.checks.claims import LEVELS, alike, only_if_it_holds
from tui.checks.shapes import PERCENT, Prose, Shape, pattern
from tui.checks.shares import share_of
from tui.checks.sums import levels
from tui.domain.figure import Figure
from tui.domain.finding import Finding

_COMPARED = "above|below|over|under|higher|lower|more|less|ahead|short|better|worse|up|down"
_OF = (
    rf"(?: (?!(?:{_COMPARED})\b)[a-z’'-]+){{0,3}}? (?:out )?of "
    r"(?:the |all |all the |its |our |these |those |a total of )?(?P<whole><V>)"
)
_ENGLISH_OF = (
    pattern(rf"(?P<part><V>) ?[(,] ?(?:or |about )?(?P<share><P>)[),]?{_OF}"),
    pattern(
        rf"(?P<part><V>){_OF}[^.;<V><P>]{{0,60}}?[,(—–] ?(?:or )?(?:about |approximately |nearly )?(?P<share><P>)[,).;]"
    ),
)
"""120 (60%) of 200 cases, and 120 of 200 cases (60 percent)."""
_OF_BEFORE = pattern(
    r"\bof (?:the |all |all the |its |our |these |those )?(?P<whole><V>)[^.;<V><P>]{0,40}?, (?:only |about )?"
    r"(?P<part><V>)(?: [a-z]+){0,3}? ?[(,] ?(?:or )?(?P<share><P>)"
)
"""Of the 200 sites, 120 (60%)."""
_RATE = pattern(
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?P<part><V>)[，,、；;(（ ]{1,2}(?P=name)率(?:为|达到?|约|是)?(?P<share><P>)"
)
"""办结950件，办结率95%."""
_MARGIN = pattern(
    r"(?P<part><V>),? on (?:total |net )?(?:revenues?|sales)(?: of)? (?P<whole><V>)"
    r"[^.;<V><P>]{0,40}?margin of (?P<share><P>)"
)
"""Operating income of A on revenue of B, a margin of C."""
_BESIDE = pattern(
    r"(?P<part><V>)(?:(?: [a-z-]+){0,3} ?[(（]占?(?P<share><P>)[)）]|(?:,? or (?P<other><P>))(?= of |[,.;)]))"
)
"""120 men (60%), 120人（60%）, $19.8 million, or 27.0% of the total."""


def proportion_findings(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether shares are those of the counts beside them."""
    if PERCENT not in shape.text:
        return
    for found in (one for form in (*_ENGLISH_OF, _OF_BEFORE, _MARGIN) for one in form.finditer(shape.text)):
        part, whole, share = (shape.figure(found.start(group)) for group in ("part", "whole", "share"))
        if _is_part(part, whole) and (finding := share_of(share, part, whole, text)) is not None:
            yield finding
    for found in _RATE.finditer(shape.text):
        part = shape.figure(found.start("part"))
        wholes = [figure for figure in levels(shape, 0, found.start()) if alike(figure, part)]
        if wholes and _is_part(part, wholes[-1]):
            finding = share_of(shape.figure(found.start("share")), part, wholes[-1], text)
            if finding is not None:
                yield finding


def _is_part(part: Figure, whole: Figure) -> bool:
    value, most = part.quantity.value, whole.quantity.value
    are_amounts = {part.kind, whole.kind} <= LEVELS and part.kind is whole.kind
    is_of_unit = not part.quantity.unit or alike(part, whole)
    return are_amounts and is_of_unit and value is not None and most is not None and 0 < value <= most


def bracketed_findings(prose: Prose) -> Iterator[Finding]:
    """Yield shares behind amounts, in brackets or after `or`, of an amount before all of them.

    It stands in the sentence or in the one before. That they are shares of it is known from the others: one that is
    none fails only when all others hold, and two do.
    """
    for paragraph in prose.paragraphs():
        before: Sequence[Figure] = ()
        for shape in paragraph:
            yield from _of_one_whole(shape, before, prose.report.text)
            before = levels(shape)


def _share_at(found: re.Match[str]) -> int:
    return found.start("share" if found["share"] is not None else "other")


def _of_one_whole(shape: Shape, before: Sequence[Figure], text: str) -> Iterator[Finding]:
    amounts = levels(shape)
    found = [(shape.figure(one.start("part")), shape.figure(_share_at(one))) for one in _BESIDE.finditer(shape.text)]
    pairs = [(part, share) for part, share in found if part in amounts]
    if len(pairs) < _FEWEST:
        return
    first = shape.figures.index(pairs[0][0])
    own = levels(shape, 0, shape.marks[first])
    for whole in (*reversed(own[-_NEAREST:]), *reversed(before[-_NEAREST:])):
        findings = [
            finding
            for part, share in pairs
            if _is_part(part, whole) and (finding := share_of(share, part, whole, text)) is not None
        ]
        holding = [finding for finding in findings if only_if_it_holds(finding) is not None]
        is_all = whole in own and len(holding) == len(findings) == len(pairs)
        if len(holding) < _FEWEST and not is_all:
            continue
        yield from findings if len(findings) - len(holding) <= 1 else holding
        return


_FEWEST = 2
_NEAREST = 3

"""Numbers in the names of things that a glossary explains: 六大科技专项：… 6个重大科技专项, “21”条：… 21条措施.

It speaks of a term that a paragraph begins with and explains behind a colon. Its number is held against the count of
the same thing, or with the same classifier, in the explanation, and against the same term with 大 wherever it stands:
elsewhere 9个 of the same things may be others. Where three or more disagree, the one that is alone fails.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tui.checks.shapes import Prose
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.text import Span

_CHINESE = "一二三四五六七八九十"
_NUMBER = f"(?:[0-9]{{1,3}}|[{_CHINESE}两]{{1,3}})"
_TERM = re.compile(
    rf"(?m:^)[ 　]{{0,8}}(?:[0-9]{{1,3}}[.、．)]|[(（][0-9]{{1,3}}[)）])?"
    rf"[ 　]{{0,2}}[^：:，。\n“”0-9{_CHINESE}]{{0,10}}"
    rf"(?:“(?P<quoted>{_NUMBER})”(?P<unit>[条项个点类])|(?P<number>{_NUMBER})[大个项](?P<thing>[\u4e00-\u9fff]{{3,10}}))[：:]"
)
_KIND = "(?:重大|重点|主要|核心|关键)?"
_MOST_TERMS = 60


def term_findings(prose: Prose) -> Iterator[Finding]:
    """Yield whether the numbers in explained terms are those of the explanation and of the text."""
    text = prose.report.text
    folded = prose.folded
    things: dict[str, list[Span]] = {}
    bodies: dict[str, Span] = {}
    for found in list(_TERM.finditer(folded))[:_MOST_TERMS]:
        end = folded.find("\n", found.end())
        if found["thing"]:
            things.setdefault(found["thing"], [])
            bodies[found["thing"]] = Span(found.end(), end if end >= 0 else len(folded))
            continue
        body = re.compile(f"(?<![0-9{_CHINESE}])({_NUMBER}) ?{found['unit']}(?!件)")
        counts = [one.span(1) for one in body.finditer(folded, found.end(), end if end >= 0 else len(folded))]
        if len(counts) == 1:
            yield from _compared([Span(*found.span("quoted")), Span(*counts[0])], text, folded)
    if not things:
        return
    names = "|".join(sorted(map(re.escape, things), key=len, reverse=True))
    for found in re.finditer(rf"(?<![0-9{_CHINESE}])({_NUMBER}) ?([大个项类]){_KIND}({names})", folded):
        place = Span(*found.span(1))
        if found.group(2) == "大" or bodies[found.group(3)].contains(place):
            things[found.group(3)].append(place)
    for spans in things.values():
        yield from _compared(spans, text, folded)


def _compared(spans: list[Span], text: str, folded: str) -> Iterator[Finding]:
    numbers = [_number(span.of(folded)) for span in spans]
    if len(spans) < 2:  # noqa: PLR2004 - nothing to compare with
        return
    (usual, times), *_ = Counter(numbers).most_common()
    first = numbers.index(usual)
    for at, (span, number) in enumerate(zip(spans, numbers, strict=True)):
        agrees = number == usual
        if at == first or not (agrees or times > 1 or len(spans) == 2):  # noqa: PLR2004 - one against one
            continue
        yield Finding(
            CheckKind.CONTRADICTION,
            "prose.term",
            Verdict.HOLDS if agrees else Verdict.FAILS,
            tuple(Operand(one, one.of(text), Decimal(_number(one.of(folded)))) for one in (span, spans[first])),
            f"The same name has {number} here, and {usual} {'too' if agrees else 'elsewhere'}.",
            expression="x1",
            computed=Decimal(usual),
            tolerance=Decimal(0),
        )


def _number(words: str) -> int:
    """Return a small number in digits or Chinese characters."""
    if words.isdigit():
        return int(words)
    tens, ten, units = words.replace("两", "二").rpartition("十")
    value = _CHINESE.index(units[0]) + 1 if units else 0
    return value + (10 * (_CHINESE.index(tens[0]) + 1 if tens else 1) if ten else 0)

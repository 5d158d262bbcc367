"""Points that are announced and stand in paragraphs of their own: 四个方面：, three priorities:, and then the points.

It speaks where a count ends a paragraph with a colon and what it counts follows at once: paragraphs or headings whose
numbers run on from the first (一是, 第一, （一）, 1., First), in one style, or list items of one depth. Paragraphs
between numbered points belong to the point above them. Where the numbers leave one out it is silent, and where they
begin anew before any head, it says only that as many stand before as were announced.
In one paragraph it speaks of points in English ordinals; `points` does of those in Chinese.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from tui.checks.places import Places
from tui.checks.shapes import Prose
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.report import Block, BlockKind
from tui.domain.text import Span
from tui.figures.data.characters import FOLD

_CHINESE = "一二三四五六七八九十"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_HIGHER: Sequence[re.Pattern[str]] = (re.compile(f"([{_CHINESE}])、"), re.compile(f"[(（]([{_CHINESE}])[)）]"))
_STYLES: Sequence[re.Pattern[str]] = (
    *_HIGHER,
    re.compile(r"([0-9]{1,2})[.．、)）](?![0-9])"),
    re.compile(r"[(（]([0-9]{1,2})[)）]"),
    re.compile(f"第([{_CHINESE}])(?:[，,、：:]|[ 　])"),
    re.compile(f"([{_CHINESE}])(?:是|要(?![求点素]))"),
    re.compile(rf"(?i:({'|'.join(_ORDINALS)})(?:ly)?[,:])"),
)
"""How points are numbered, at the beginning of a paragraph; the group is the number."""
_IN_SENTENCE = re.compile(rf"(?:(?<=[.;:] )|(?<=; and ))(?i:({'|'.join(_ORDINALS)}|finally|last)(?:ly)?,) ")
_CHINESE_LEAD = re.compile(
    "(?:方面|大?(?:任务|工程|行动|举措|措施|原则|目标|要求|问题|步骤|重点|机制|体系|建议)|项|点|条)"
    f"[^。；;，,“”{_CHINESE}]{{0,14}}[：:]$"
)
_ENGLISH_LEAD = re.compile(r"^ (?:[A-Za-z’-]+ ){0,4}?[A-Za-z’-]*s(?: [A-Za-z’-]+){0,8}:$")
_NOT_ALL = re.compile(r"(?i:\b(?:including|such as|among|at least|or more|of the|per)\b)|包括|例如|其中")
_MOST = 10
_FEWEST = 2
_LONGEST_LEAD = 90
_FURTHEST = 400
"""How many paragraphs after the announcement points are looked for."""
_BULLETS = frozenset("•·●○■□◆◇▪▫‣▶►★*–-")
_OPENING = 20
"""How much of a point stands for it in a finding."""


class _Points(Struct, frozen=True):
    """Points that follow an announcement."""

    spans: tuple[Span, ...]
    """Where they begin."""
    is_sure: bool = True
    """Whether they end with a head or the text; numbers that begin anew may be of points inside the last one."""


def announced_findings(prose: Prose) -> Iterator[Finding]:
    """Yield whether as many points follow as a paragraph announces."""
    report = prose.report
    places = Places(report, prose.pace)
    blocks = [block for block in report.blocks if block.kind is not BlockKind.TABLE]
    for at, block in enumerate(blocks):
        prose.pace()
        announcing = _announcing(places, block)
        points = _points_after(report.text, blocks[at + 1 : at + 1 + _FURTHEST]) if announcing is not None else None
        if announcing is not None and points is not None:
            finding = _finding(announcing, points, report.text)
            yield from [finding] if points.is_sure or finding.verdict is Verdict.HOLDS else []
        yield from _in_paragraph(places, block.span)


def _announcing(places: Places, block: Block) -> Figure | None:
    """Return the count that a paragraph ends with, before a colon; None when it ends otherwise."""
    text = places.text
    end = block.span.end
    if end <= block.span.start or text[end - 1] not in ":：":
        return None
    counts = places.within(Span(max(block.span.start, end - _LONGEST_LEAD), end))
    if not counts or not _counts_points(counts[-1]):
        return None
    words = text[counts[-1].span.start : end].translate(FOLD)
    behind = text[counts[-1].span.end : end]
    before = text[max(block.span.start, counts[-1].span.start - 20) : counts[-1].span.start]
    if _NOT_ALL.search(words) or _NOT_ALL.search(before):
        return None
    return counts[-1] if _CHINESE_LEAD.search(words) or _ENGLISH_LEAD.search(behind) else None


def _counts_points(figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        figure.kind is FigureKind.COUNT
        and quantity.value is not None
        and _FEWEST <= quantity.value <= _MOST
        and not quantity.approximate
        and not quantity.comparator
    )


def _points_after(text: str, blocks: Sequence[Block]) -> _Points | None:
    """Return the points that follow an announcement; None when none follow at once, or it is not plain which."""
    if not blocks:
        return None
    for style in _STYLES:
        if _number(style, text, blocks[0]) == 1:
            return _numbered(style, text, blocks)
    return _listed(text, blocks)


def _number(style: re.Pattern[str], text: str, block: Block) -> int:
    """Return the number of a point at the beginning of a block; 0 when there is none of the style."""
    found = style.match(text[block.span.start : block.span.start + 20].translate(FOLD).lstrip(" 　"))
    return _value(found.group(1)) if found else 0


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _CHINESE.index(number) + 1 if number in _CHINESE else _ORDINALS.index(number.lower()) + 1


def _numbered(style: re.Pattern[str], text: str, blocks: Sequence[Block]) -> _Points | None:
    """Return the points of one style, up to a head that can't belong to them; None when the numbers go on behind it."""
    points: list[Span] = []
    has_ended = False
    for block in blocks:
        number = _number(style, text, block)
        if number and number != len(points) + 1:
            return _points(points, is_sure=has_ended) if number == 1 or has_ended else None
        if number and has_ended:
            return None
        if number:
            points.append(_opening(block))
        has_ended = has_ended or _ends(style, text, block)
    return _points(points)


def _points(spans: Sequence[Span], *, is_sure: bool = True) -> _Points | None:
    return _Points(tuple(spans), is_sure) if len(spans) >= _FEWEST else None


def _opening(block: Block) -> Span:
    return Span(block.span.start, min(block.span.end, block.span.start + _OPENING))


def _ends(style: re.Pattern[str], text: str, block: Block) -> bool:
    """Say whether a block is a head above points of a style: one of a higher numbering, or one without a number."""
    higher = _HIGHER[: _HIGHER.index(style)] if style in _HIGHER else _HIGHER
    if any(_number(one, text, block) for one in higher):
        return True
    return block.kind is BlockKind.HEADING and not any(_number(one, text, block) for one in _STYLES)


def _listed(text: str, blocks: Sequence[Block]) -> _Points | None:
    """Return list items of one depth that follow each other at once."""
    first = blocks[0]
    if any(_number(style, text, first) for style in _STYLES):
        return None
    points = []
    for block in blocks:
        if not _is_item(text, block) or block.level < first.level:
            break
        if block.level == first.level:
            points.append(_opening(block))
    return _points(points)


def _is_item(text: str, block: Block) -> bool:
    """Say whether a block is an item of a list, marked as one or begun with a bullet."""
    words = text[block.span.start : block.span.start + 2]
    return block.kind is BlockKind.LIST_ITEM or (words[:1] in _BULLETS and words[1:] == " ")


def _in_paragraph(places: Places, paragraph: Span) -> Iterator[Finding]:
    """Yield whether as many points in ordinals follow in an English paragraph as it announces."""
    words = paragraph.of(places.text)
    if "irst" not in words:
        return
    found = list(_IN_SENTENCE.finditer(words))
    if len(found) < _FEWEST or found[0].group(1).lower() != "first":
        return
    numbers = [
        at if one.group(1).lower() in {"finally", "last"} else _value(one.group(1)) for at, one in enumerate(found, 1)
    ]
    start = paragraph.start + found[0].start()
    counts = places.within(Span(max(paragraph.start, start - _LONGEST_LEAD), start))
    if numbers != list(range(1, len(found) + 1)) or not counts or not _counts_points(counts[-1]):
        return
    lead = places.text[counts[-1].span.end : start].rstrip()
    if _ENGLISH_LEAD.match(lead[:-1] + ":") is None or lead[-1] not in ".:" or _NOT_ALL.search(lead):
        return
    spans = tuple(Span(paragraph.start + one.start(1), paragraph.start + one.end(1)) for one in found)
    yield _finding(counts[-1], _Points(spans), places.text)


def _finding(announcing: Figure, points: _Points, text: str) -> Finding:
    stated = announcing.quantity.value or Decimal(0)
    given = len(points.spans)
    return Finding(
        CheckKind.COUNT,
        "prose.announced",
        Verdict.HOLDS if stated == given else Verdict.FAILS,
        (
            Operand(announcing.span, announcing.span.of(text), stated, name=announcing.label),
            *(Operand(span, span.of(text), None) for span in points.spans),
        ),
        f"{given} follow, the text announces {stated}.",
        computed=Decimal(given),
        tolerance=Decimal(0),
    )

"""Rows that are announced: 下表列出12家企业, the following table lists 12 sites, and then a table with numbered rows.

It speaks where the sentence right before a table names the table and holds one count, and the table numbers its rows
from 1 on without a gap; where another table follows, it may go on there, and the rule is silent.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tui.checks.places import Places
from tui.checks.shapes import Prose
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.report import Block, Table
from tui.domain.sentence import sentence_around
from tui.domain.text import Span

_NAMES_TABLE = re.compile(r"[下如附]表|下列表|表\s?\d|(?i:\b(?:following|below|table)\b)")
_NOT_ALL = re.compile(r"部分|其中|之一|前\s?\d|(?i:\b(?:some|among|including|selected|example|top|more than|out of)\b)")
_NUMBER = re.compile(r"([0-9]{1,3})[.、]?")
_FEWEST, _MOST = 2, 200


def row_findings(prose: Prose) -> Iterator[Finding]:
    """Yield whether tables have as many numbered rows as the sentence before them announces."""
    places = Places(prose.report, prose.pace)
    blocks = prose.report.blocks
    for at, (block, following) in enumerate(pairwise(blocks), 2):
        if block.table is not None or following.table is None:
            continue
        rows = _numbered(places.text, following.table)
        count = _announcing(places, block) if rows else None
        is_last = at >= len(blocks) or blocks[at].table is None
        if count is not None and is_last:
            yield _finding(count, rows, places.text)


def _announcing(places: Places, block: Block) -> Figure | None:
    """Return the only count of the last sentence of a paragraph that names the table; None when there is none."""
    figures = places.within(block.span)
    if not figures:
        return None
    sentence = sentence_around(places.text, figures[-1].span)
    words = sentence.of(places.text)
    counts = [one for one in places.within(sentence) if one.kind is FigureKind.COUNT]
    if len(counts) != 1 or not _NAMES_TABLE.search(words) or _NOT_ALL.search(words):
        return None
    quantity = counts[0].quantity
    is_plain = quantity.value is not None and not quantity.approximate and not quantity.comparator
    return counts[0] if is_plain and block.span.contains(counts[0].span) else None


def _numbered(text: str, table: Table) -> list[Span]:
    """Return the number cells of the rows of a table that numbers them from 1 on; none when it doesn't."""
    cells = [row[0].span for row in table.rows if row]
    found = [(cell, match) for cell in cells if (match := _NUMBER.fullmatch(cell.of(text).strip()))]
    numbers = [int(match[1]) for _, match in found]
    if not _FEWEST <= len(numbers) <= _MOST or numbers != list(range(1, len(numbers) + 1)):
        return []
    return [cell for cell, _ in found] if len(found) >= len(cells) - 2 else []


def _finding(count: Figure, rows: list[Span], text: str) -> Finding:
    stated = count.quantity.value or Decimal(0)
    return Finding(
        CheckKind.COUNT,
        "prose.rows",
        Verdict.HOLDS if stated == len(rows) else Verdict.FAILS,
        (
            Operand(count.span, count.span.of(text), stated, name=count.label),
            *(Operand(span, span.of(text), None) for span in rows),
        ),
        f"The table has {len(rows)} numbered rows, the text announces {stated}.",
        computed=Decimal(len(rows)),
        tolerance=Decimal(0),
    )

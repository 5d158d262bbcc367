"""Outlines for tests: lines to blocks, and sections to nested lines."""

from collections.abc import Collection, Sequence

from tui.domain.report import Block, BlockKind, Section
from tui.domain.text import Span
from tui.reading.outline import sections_of

BODY = (
    "全市完成投资，建成道路和桥梁，改造老旧小区和农村住房，新增就业岗位，"
    "城乡居民收入稳步增加，各项指标好于预期并超过上年同期水平。"
)
"""Running text of some sixty characters, without a heading in it."""
ENGLISH_BODY = (
    "The agency spent the year on repairs, and the number of complaints fell in each of the four quarters that were "
    "reviewed, while the cost for each case rose a little and the time until a decision stayed as it was before."
)


def blocks_of(
    lines: Sequence[str],
    headings: Sequence[tuple[int, int]] = (),
    kinds: Sequence[tuple[int, BlockKind]] = (),
) -> tuple[str, tuple[Block, ...]]:
    """Return lines as a text and its blocks; `headings` gives levels in the markup by line, `kinds` other kinds."""
    levels, others = dict(headings), dict(kinds)
    blocks: list[Block] = []
    start = 0
    for index, line in enumerate(lines):
        kind = BlockKind.HEADING if index in levels else others.get(index, BlockKind.PARAGRAPH)
        blocks.append(Block(kind, Span(start, start + len(line)), levels.get(index, 0)))
        start += len(line) + 1
    return "\n".join(lines), tuple(blocks)


def sections(
    *lines: str,
    headings: Sequence[tuple[int, int]] = (),
    prominent: Collection[int] = (),
    kinds: Sequence[tuple[int, BlockKind]] = (),
    title: str = "",
) -> tuple[Section, ...]:
    """Return the sections of a text of these lines."""
    text, blocks = blocks_of(lines, headings, kinds)
    return sections_of(text, blocks, prominent, title)


def tree(
    *lines: str,
    headings: Sequence[tuple[int, int]] = (),
    prominent: Collection[int] = (),
    kinds: Sequence[tuple[int, BlockKind]] = (),
    title: str = "",
) -> list[str]:
    """Return the outline as lines, one space for each level below the first."""
    found = sections(*lines, headings=headings, prominent=prominent, kinds=kinds, title=title)
    return [" " * (section.level - 1) + f"{section.number} {section.title}".strip() for section in found]

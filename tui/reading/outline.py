"""The section tree of a report: which candidates are headings of it, at which level, and what they span.

Rank is decided for each document: a stack holds the families of numbers seen; a family on the stack goes back to its
level, a new one goes below the current heading. A printed number beats the markup's level, and both beat prominence.
Contents pages are a check list and never nodes; tables never give any.
"""

from collections.abc import Collection, Sequence

from msgspec import Struct

from tui.domain.report import Block, BlockKind, Section
from tui.domain.text import Span
from tui.reading.headings import Candidate, candidates_of
from tui.reading.leads import counted_leads, leads_of, may_have_leads
from tui.reading.ranks import levels_of, with_letters, with_parts
from tui.reading.screening import Screen

DEEPEST = 4
"""The deepest level that one navigates by; headings below it are left in the text."""
_DEEPEST_WITH_LEADS = 3


class _Node(Struct, frozen=True):
    """A heading in its place."""

    level: int
    number: str
    title: str
    heading: Span


def sections_of(
    text: str,
    blocks: Sequence[Block],
    prominent: Collection[int] = (),
    title: str = "",
    *,
    centred: Collection[int] = (),
) -> tuple[Section, ...]:
    """Return the sections of a report in reading order, parents before their children.

    Args:
        text: The report's text, repaired.
        blocks: Its blocks in reading order.
        prominent: The indexes of blocks that are printed bold, larger or centred as a whole.
        title: The report's own title, which is no section.
        centred: The indexes of those of them that stand in the middle of the line.

    Returns:
        Sections that nest and, level by level, tile the text from the first heading on; none for a text without any.
    """
    own = _squeezed(title)
    found = [found for found in candidates_of(text, blocks, prominent) if not own or found.squeezed != own]
    if _is_title(found):
        del found[0]
    headings = Screen(with_parts(with_letters(found), centred), blocks, text, prominent).kept()
    nodes = [
        _Node(level, heading.number, heading.title, heading.heading)
        for heading, level in zip(headings, levels_of(headings), strict=True)
        if level <= DEEPEST
    ]
    return _spanned(_with_leads(nodes, text, blocks), len(text))


_FEWEST_BELOW_TITLE = 2


def _is_title(found: Sequence[Candidate]) -> bool:
    """Say whether the first heading, which opens the text, is a title: the one of its level, and all others below it.

    Pages print another title than their head states, and a tree with a single trunk shows nothing.
    """
    others = [other.markup for other in found[1:] if other.markup]
    is_alone = bool(found) and found[0].markup == 1 and found[0].block == 0 and found[0].marker is None
    return is_alone and len(others) >= _FEWEST_BELOW_TITLE and min(others) > 1 and len(others) + 1 == len(found)


def _squeezed(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def _with_leads(nodes: Sequence[_Node], text: str, blocks: Sequence[Block]) -> list[_Node]:
    """Return the nodes with those that stand inside running text, each below the section that it stands in."""
    if not may_have_leads(text):
        return list(nodes)
    sections = _spanned(nodes, len(text))
    paragraphs = [block.span for block in blocks if block.kind is not BlockKind.TABLE]
    if not nodes:
        leads = counted_leads(text, paragraphs, len(text))
        return [_Node(1, lead.number, lead.title, lead.heading) for lead in leads]
    merged: list[_Node] = []
    first = 0
    for at, (node, section) in enumerate(zip(nodes, sections, strict=True)):
        merged.append(node)
        end = sections[at + 1].span.start if at + 1 < len(sections) else len(text)
        while first < len(paragraphs) and paragraphs[first].end <= node.heading.end:
            first += 1
        own = _clipped(paragraphs, first, node.heading.end, end)
        if own and node.level <= _DEEPEST_WITH_LEADS:
            leads = leads_of(text, own, len(section.span) - len(node.heading), node.level)
            merged += [_Node(node.level + 1, lead.number, lead.title, lead.heading) for lead in leads]
    return merged


def _clipped(paragraphs: Sequence[Span], first: int, start: int, end: int) -> list[Span]:
    own: list[Span] = []
    for span in paragraphs[first:]:
        if span.start >= end:
            break
        own.append(Span(max(span.start, start), span.end))
    return own


def _spanned(nodes: Sequence[_Node], length: int) -> tuple[Section, ...]:
    """Return the sections, each from its heading to the next of its level or a higher one."""
    ends = [length] * len(nodes)
    open_at: list[int] = []
    for at, node in enumerate(nodes):
        while open_at and nodes[open_at[-1]].level >= node.level:
            ends[open_at.pop()] = node.heading.start
        open_at.append(at)
    return tuple(
        Section(node.level, node.number, node.title, Span(node.heading.start, end), node.heading)
        for node, end in zip(nodes, ends, strict=True)
    )

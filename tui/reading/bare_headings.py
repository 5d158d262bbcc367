"""Headings that nothing marks: in Chinese text short lines between paragraphs, which capitals would tell in English.

Owns which lines of a text are set so. Whether one heads a section is the outline's to decide.
"""

from collections.abc import Sequence

from tui.domain.report import BlockKind
from tui.reading.bylines import is_byline
from tui.reading.characters import is_chinese, weight
from tui.reading.numbering import marker_of

BODY_WEIGHT = 60
"""How much a paragraph of running text has, in Chinese characters."""
_SENTENCE_END = tuple("。！？；：”）")
_LONGEST = 15
_FEWEST = 2


def bare_headings(lines: Sequence[tuple[BlockKind, str]]) -> frozenset[int]:
    """Return the indexes of the blocks that a Chinese text sets as headings: lines alone between its paragraphs.

    Two or more are asked for, for one short line may be anything. Lists and signatures have none: each stands directly
    above running text, and paragraphs that end in a full stop stand before two of them.

    Args:
        lines: The kind and the words of each block of the body, in order.
    """
    found = [at for at in range(1, len(lines) - 1) if _may_head(lines[at], lines[at + 1])]
    between = [at for at in found if weight(lines[at - 1][1]) > _LONGEST and lines[at - 1][1].endswith(_SENTENCE_END)]
    return frozenset(found) if len(between) >= _FEWEST else frozenset()


def _may_head(line: tuple[BlockKind, str], after: tuple[BlockKind, str]) -> bool:
    text = line[1].strip()
    if line[0] is not BlockKind.PARAGRAPH or after[0] is not BlockKind.PARAGRAPH or not text[-1:].isalpha():
        return False
    is_short = is_chinese(text) and weight(text) <= _LONGEST
    return is_short and weight(after[1]) >= BODY_WEIGHT and not (is_byline(text) or marker_of(text))

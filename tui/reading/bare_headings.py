"""Headings that nothing marks: short lines between paragraphs.

Owns which lines of a text are set so. Whether one heads a section is the outline's to decide.
"""

from collections.abc import Sequence

from tui.domain.report import BlockKind
from tui.reading.bylines import is_byline
from tui.reading.characters import is_chinese, latin_words, weight
from tui.reading.numbering import marker_of

BODY_WEIGHT = 60
"""How much a paragraph of running text has, in Chinese characters."""
_SENTENCE_END = tuple("。！？；：”）.!?;:)")
_STOPS = frozenset("。！？")
_SHORTEST_SENTENCE = 12
_LATIN_STOPS = frozenset(".!?")
_SHORTEST_LATIN_SENTENCE = 30
"""How much a paragraph of one sentence has, in Chinese and in other scripts."""
_LONGEST = 15
"""The most Chinese characters of such a heading."""
_MOST_WORDS = 12
_LONGEST_LATIN = 80
"""The most words, and characters, of one in another script: a line of print."""
_FEWEST = 2


Line = tuple[BlockKind, str]
"""The kind and the words of a block."""


def bare_headings(lines: Sequence[Line], *, latin: bool = False) -> frozenset[int]:
    """Return the indexes of the blocks that a text sets as headings: lines alone between its paragraphs.

    Two or more are asked for, for one short line may be anything. Lists and signatures have none: each stands directly
    above running text, or above a numbered line that does, and paragraphs that end in a full stop stand before two of
    them.

    Args:
        lines: The kind and the words of each block of the body, in order.
        latin: Whether lines in other scripts than Chinese are such headings too, as in plain text they may be: where
            there is markup, or print, it tells them.
    """
    found = [at for at in range(1, len(lines) - 1) if _may_head(lines, at, latin=latin)]
    between = [
        at for at in found if is_running(lines[at - 1][1], latin=latin) and lines[at - 1][1].endswith(_SENTENCE_END)
    ]
    return frozenset(found) if len(between) >= _FEWEST else frozenset()


def _may_head(lines: Sequence[Line], at: int, *, latin: bool) -> bool:
    kind, text = lines[at][0], lines[at][1].strip()
    is_line = kind is BlockKind.PARAGRAPH and text[-1:].isalpha() and (latin or is_chinese(text)) and _is_short(text)
    if not is_line or is_byline(text) or marker_of(text):
        return False
    below = lines[at + 2] if _is_numbered_title(lines[at + 1][1].strip()) and at + 2 < len(lines) else lines[at + 1]
    return below[0] is BlockKind.PARAGRAPH and is_running(below[1], latin=latin)


def _is_numbered_title(text: str) -> bool:
    return marker_of(text) is not None and _is_short(text) and text[-1] not in _STOPS


def _is_short(text: str) -> bool:
    if is_chinese(text):
        return weight(text) <= _LONGEST
    is_line = len(text) <= _LONGEST_LATIN and len(latin_words(text)) <= _MOST_WORDS
    return is_line and text[:1].isupper()


def is_running(text: str, *, latin: bool = False) -> bool:
    """Say whether a paragraph is running text: long, or a whole sentence of Chinese, or of another script too."""
    size, end = weight(text), text.rstrip()[-1:]
    is_sentence = size >= _SHORTEST_SENTENCE and end in _STOPS
    return size >= BODY_WEIGHT or is_sentence or (latin and size >= _SHORTEST_LATIN_SENTENCE and end in _LATIN_STOPS)

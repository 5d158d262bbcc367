"""Captions and footnotes among the paragraphs of a PDF, told by how they open, their print and their place."""

import re
from collections.abc import Sequence

from tui.domain.report import BlockKind
from tui.reading.pdf_paragraphs import Paragraph
from tui.reading.table_lines import is_caption

_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s?\S|\[[0-9]{1,3}\]\s?\S|[*†‡]{1,3}\s?[^\s*†‡]")
_SMALLER = 0.93
"""How large the print of a footnote is at most, against that of the text."""


def kinds_of(paragraphs: Sequence[Paragraph], body: float) -> dict[int, BlockKind]:
    """Say which paragraphs are captions and which are footnotes, by index.

    A footnote is printed smaller than the text, opens with its mark, and stands below all text of its page.

    Args:
        paragraphs: All pieces of the document in reading order, tables and what is set apart among them.
        body: The em of the text.
    """
    text = [at for at, part in enumerate(paragraphs) if not part.aside]
    kinds: dict[int, BlockKind] = {}
    is_foot, page = True, 0
    for place in range(len(text) - 1, -1, -1):
        part = paragraphs[text[place]]
        if part.first.page != page:
            is_foot, page = True, part.first.page
        is_small = part.table is None and part.first.size <= _SMALLER * body
        is_foot = is_foot and is_small
        if is_foot and _NOTE.match(part.text):
            kinds[text[place]] = BlockKind.NOTE
        elif part.table is None and is_caption(part.text, is_beside_table=_is_beside_table(paragraphs, text, place)):
            kinds[text[place]] = BlockKind.CAPTION
    return kinds


def _is_beside_table(paragraphs: Sequence[Paragraph], text: Sequence[int], place: int) -> bool:
    beside = text[max(place - 1, 0) : place + 2]
    return any(paragraphs[at].table is not None for at in beside)

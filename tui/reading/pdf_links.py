"""Links in the text of a PDF: which words of a block stand where the page has a link."""

from collections.abc import Iterable

from msgspec.structs import replace

from tui.reading.draft import DraftLink
from tui.reading.pdf_pages import Glyph
from tui.reading.pdf_runs import SUPERSCRIPTS


def links_over(text: str, glyphs: Iterable[Glyph]) -> tuple[DraftLink, ...]:
    """Return the links in a block or cell.

    Args:
        text: What the characters make, with spaces; hyphens at the ends of lines may be left out.
        glyphs: The characters in reading order.

    Returns:
        The links in order; none where the text is not what the characters print.
    """
    printed = list(glyphs)
    if not any(glyph.address for glyph in printed):
        return ()
    found: list[DraftLink] = []
    at = 0
    for glyph in printed:
        while at < len(text) and text[at] == " ":
            at += 1
        if text[at : at + 1] not in (glyph.char, glyph.char.translate(SUPERSCRIPTS)):
            if glyph.char == "-":
                continue
            return ()
        at += 1
        if glyph.address:
            goes_on = found and found[-1].address == glyph.address and not text[found[-1].end : at - 1].strip()
            if goes_on:
                found[-1] = replace(found[-1], end=at)
            else:
                found.append(DraftLink(at - 1, at, glyph.address))
    return tuple(found)

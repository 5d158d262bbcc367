"""What the article is told of its text: stretches with a look of their own, and which part of it is on the screen."""

from typing import NamedTuple

from tui.domain.report import BlockKind
from tui.domain.text import Span

GUTTER_ORDER = ("disputed", "needs_source", "open", "verified", "excluded")
"""The look that the gutter shows for a row with several figures: the first of these that it has."""
CHOSEN, CHOSEN_HERE, BADGE, FOUND = "●", "◉", "!", "▸"
"""The signs in the gutter: of what is picked out, of the selected one among that, of what a finding speaks of, and of
the current match of a search."""
GUTTER_GLYPHS = {"disputed": "X", "needs_source": "?", "open": "·", "verified": "✓", "excluded": "–"}
BLOCK_LOOKS = {
    BlockKind.HEADING: "heading",
    BlockKind.QUOTE: "quote",
    BlockKind.CAPTION: "caption",
    BlockKind.NOTE: "note",
}
"""How the words of a block look that are not plain."""


class Mark(NamedTuple):
    """A stretch of the text in a look of its own."""

    start: int
    """The offset of its first code point."""
    end: int
    """The offset after its last one."""
    look: str
    """The name of a look of the article's; see `tui.app.looks`."""

    @property
    def span(self) -> Span:
        """The stretch."""
        return Span(self.start, self.end)


class Place(NamedTuple):
    """What of the text is on the screen, for whatever size the screen has."""

    offset: int
    """The offset of the first code point of the row at the top."""
    number: int
    """How many rows above that one begin there, too."""
    left: int
    """How far wide tables are scrolled to the side, in cells."""
    has_selected: bool
    """Whether the selected item is on the screen."""

"""Searching: literal words, smart case, like characters the same; and where one is among the matches."""

from bisect import bisect_left

from tui.domain.text import Span
from tui.folding import folded, lowered
from tui.language import spoken

MOST_MATCHES = 10_000


def matches_in(text: str, words: str) -> list[Span]:
    """Return where `words` stand in a text that `findable` prepared, in order, not overlapping.

    Upper case in them makes case matter. At most `MOST_MATCHES` are returned.
    """
    if not words:
        return []
    sought = folded(words)
    hay, needle = (text, sought) if words != words.lower() else (lowered(text), sought)
    found: list[Span] = []
    at = hay.find(needle)
    while at >= 0 and len(found) < MOST_MATCHES:
        found.append(Span(at, at + len(needle)))
        at = hay.find(needle, at + len(needle))
    return found


class Search:
    """What is sought, what was found, and which match one is at."""

    def __init__(self) -> None:
        """Seek nothing yet."""
        self._at = -1
        self.words = ""
        self.matches: list[Span] = []

    def found(self, words: str, matches: list[Span]) -> None:
        """Take what was found for other words, in order; empty words end the search."""
        self.words = words
        self.matches = matches
        self._at = -1

    def first_from(self, offset: int) -> Span | None:
        """Go to the first match that begins at an offset or after it, or else to the very first."""
        self._at = bisect_left(self.matches, offset, key=lambda span: span.start)
        return self.step(0)

    def step(self, distance: int) -> Span | None:
        """Go so many matches on or back, round and round; None when there are none."""
        if not self.matches:
            return None
        self._at = (self._at + distance) % len(self.matches)
        return self.matches[self._at]

    @property
    def place(self) -> str:
        """Which match one is at, in words."""
        return spoken("match {number} of {count}", number=self._at + 1, count=len(self.matches))

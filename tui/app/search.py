"""Searching the text: literal words, smart case, and where one is among the matches."""

from bisect import bisect_left

from tui.domain.text import Span

MOST_MATCHES = 10_000


def matches_in(text: str, words: str) -> list[Span]:
    """Return where `words` stand in `text`, in order, not overlapping; upper case in them makes case matter.

    At most `MOST_MATCHES` are returned.
    """
    if not words:
        return []
    hay, needle = (text, words) if words != words.lower() else (_lower(text), words)
    found: list[Span] = []
    at = hay.find(needle)
    while at >= 0 and len(found) < MOST_MATCHES:
        found.append(Span(at, at + len(needle)))
        at = hay.find(needle, at + len(needle))
    return found


def _lower(text: str) -> str:
    """Return the text in lower case with every offset kept: a letter that would become two stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


class Search:
    """What is sought in a text, what was found, and which match one is at."""

    def __init__(self, text: str) -> None:
        """Search `text`; nothing is sought yet."""
        self._text = text
        self._at = -1
        self.words = ""
        self.matches: list[Span] = []

    def seek(self, words: str) -> None:
        """Look for other words; empty ones end the search."""
        self.words = words
        self.matches = matches_in(self._text, words)
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
        return f"match {self._at + 1} of {len(self.matches)}"

"""Searching: literal words, smart case, like characters the same; and where one is among the matches."""

from bisect import bisect_left

from tui.domain.text import Span
from tui.errors import TieoutError
from tui.folding import folded, lowered
from tui.language import spoken
from tui.session import ReviewSession

MOST_MATCHES = 10_000
_COMPARING = ("=", ">", "<")


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


class Sought:
    """A review that is sought in: its text and labels are folded once, when something is sought for the first time."""

    def __init__(self, session: ReviewSession) -> None:
        """Seek in a session."""
        self._session = session
        self._text = ""
        self._labels: list[tuple[str, Span]] = []

    def matches(self, words: str) -> list[Span]:
        """Return where words stand in the text, the labels and the notes, or figures by value: `=1.2亿`, `>5%`."""
        if words.startswith(_COMPARING):
            return self._figures_that_compare(words)
        return self._stretches_with(words) if words else []

    def _figures_that_compare(self, words: str) -> list[Span]:
        try:
            return [self._session.items[index].span for index in sorted(self._session.comparing(words))]
        except TieoutError:
            return []  # as long as it is typed it need not make sense

    def _stretches_with(self, words: str) -> list[Span]:
        """Return where the words stand, and the figures whose note holds them; labels count when the text has none.

        A label is mostly the text's own words, so figures would be found beside the very words that were sought.
        """
        self._prepare()
        in_text = matches_in(self._text, words)
        told = [(self._session.review(index).note, item.span) for index, item in enumerate(self._session.items)]
        if not in_text:
            told += self._labels
        figures = {span for words_of_it, span in told if words_of_it and matches_in(folded(words_of_it), words)}
        if not figures:
            return in_text
        taken: list[Span] = []
        for span in sorted({*in_text, *figures}):
            if not taken or span.start >= taken[-1].end:
                taken.append(span)
        return taken

    def _prepare(self) -> None:
        if not self._text:
            self._text = folded(self._session.report.text)
            items = self._session.items
            self._labels = [(item.figure.label, item.span) for item in items if item.figure and item.figure.label]

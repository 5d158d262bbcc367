"""Searching: literal words, smart case, like characters the same; and where one is among the matches."""

from bisect import bisect_left
from collections.abc import Sequence

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
        self.matches: Sequence[Span] = []

    def found(self, words: str, matches: Sequence[Span]) -> None:
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
    """A review that is sought in: its text, labels and notes are folded once, when they are first sought in."""

    def __init__(self, session: ReviewSession) -> None:
        """Seek in a session."""
        self._session = session
        self._text = ""
        self._labels: list[tuple[str, Span]] | None = None
        self._notes: list[tuple[str, Span]] = []
        self._noted_at = -1

    def matches(self, words: str) -> Sequence[Span]:
        """Return where words stand in the text, the labels and the notes, or figures by value: `=1.2亿`, `>5%`."""
        if words.startswith(_COMPARING):
            return self._figures_that_compare(words)
        return self._stretches_with(words) if words else []

    def _figures_that_compare(self, words: str) -> Sequence[Span]:
        try:
            return self._session.spans.some(sorted(self._session.comparing(words)))
        except TieoutError:
            return []  # as long as it is typed it need not make sense

    def _stretches_with(self, words: str) -> list[Span]:
        """Return where the words stand, and the figures whose note holds them; labels count when the text has none.

        A label is mostly the text's own words, so figures would be found beside the very words that were sought.
        """
        if not self._text:
            self._text = folded(self._session.report.text)
        in_text = matches_in(self._text, words)
        told = self._told_in_notes()
        if not in_text:
            told = [*told, *self._told_in_labels()]
        figures = {span for words_of_it, span in told if matches_in(words_of_it, words)}
        if not figures:
            return in_text
        taken: list[Span] = []
        for span in sorted({*in_text, *figures}):
            if not taken or span.start >= taken[-1].end:
                taken.append(span)
        return taken

    def _told_in_notes(self) -> list[tuple[str, Span]]:
        """Return the notes with their figures; they are gathered again once something was decided."""
        session = self._session
        if self._noted_at != session.revision:
            noted = ((session.review(index).note, session.spans[index]) for index in session.noted())
            self._notes = [(folded(note), span) for note, span in noted if note]
            self._noted_at = session.revision
        return self._notes

    def _told_in_labels(self) -> list[tuple[str, Span]]:
        """Return the labels with their figures."""
        if self._labels is None:
            figures = ((item.figure, item.span) for item in self._session.items)
            self._labels = [(folded(figure.label), span) for figure, span in figures if figure and figure.label]
        return self._labels

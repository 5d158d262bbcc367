"""Searching: literal words, smart case, like characters the same; and where one is among the matches."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress

from tui.domain.review import EventField
from tui.domain.text import Span
from tui.errors import TieoutError
from tui.folding import folded, lowered
from tui.language import spoken
from tui.session import ReviewSession, done

MOST_MATCHES = 10_000
_COMPARING = ("=", ">", "<")


def matches_in(text: str, words: str) -> list[Span]:
    """Return where `words` stand in a text that `folded` made, in order, not overlapping.

    Upper case in them makes case matter. At most `MOST_MATCHES` are returned.
    """
    return _stretches(lowered(text) if words == words.lower() else text, folded(words)) if words else []


def _stretches(hay: str, needle: str) -> list[Span]:
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
        if len(self.matches) == MOST_MATCHES:
            return spoken("match {number} of the first {count}", number=self._at + 1, count=f"{MOST_MATCHES:,}")
        return spoken("match {number} of {count}", number=self._at + 1, count=len(self.matches))


class Sought:
    """A review that is sought in: its text, labels and notes are folded once, when they are first sought in."""

    def __init__(self, session: ReviewSession) -> None:
        """Seek in a session."""
        self._session = session
        self._labels: list[str] | None = None
        self._notes: list[tuple[str, Span]] = []
        self._noted_at = -1

    def forget(self) -> None:
        """Fold anew the next time: a folded text is as large as the text."""
        self.__dict__.pop("_text", None)
        self.__dict__.pop("_lower_text", None)

    def matches(self, words: str) -> Sequence[Span]:
        """Return where words stand in the text, the labels and the notes, or figures by value: `=1.2亿`, `>5%`."""
        from tui.app.filter_words import compared_in_ascii  # noqa: PLC0415 - nobody waits for it who seeks nothing

        compared = compared_in_ascii(words)
        if compared.startswith(_COMPARING):
            return self._figures_that_compare(compared)
        return self._stretches_with(words) if words else []

    def _figures_that_compare(self, words: str) -> Sequence[Span]:
        try:
            return self._session.spans.some(sorted(self._session.comparing(words)))
        except TieoutError:
            return []  # as long as it is typed it need not make sense

    @cached_property
    def _text(self) -> str:
        return folded(self._session.report.text)

    @cached_property
    def _lower_text(self) -> str:
        return lowered(self._text)

    def _stretches_with(self, words: str) -> list[Span]:
        """Return where the words stand, and the figures whose note holds them; labels count when the text has none.

        A label is mostly the text's own words, so figures would be found beside the very words that were sought.
        """
        in_text = _stretches(self._lower_text if words == words.lower() else self._text, folded(words))
        figures = {span for note, span in self._told_in_notes() if matches_in(note, words)}
        if not in_text:
            figures.update(self._labelled(words))
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
            notes = done(session.said(EventField.NOTE))
            self._notes = [(folded(str(note)), session.spans[index]) for index, note in sorted(notes.items()) if note]
            self._noted_at = session.revision
        return self._notes

    def _labelled(self, words: str) -> Iterator[Span]:
        """Yield the figures whose label holds the words."""
        told = self._session.words("label")
        if self._labels is None:
            self._labels = [folded(" ".join(label)) for label in told.words]
        fitting = [bool(matches_in(label, words)) for label in self._labels]
        if any(fitting):
            yield from compress(self._session.spans, map(fitting.__getitem__, told.codes))

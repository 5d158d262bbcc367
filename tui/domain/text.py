"""Places in a text: spans, and the W3C Web Annotation selectors that find them again.

All offsets are Unicode code points, half-open, into `Report.text` unless said otherwise.
"""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open stretch `[start, end)` of a text, in code points."""

    start: int
    """The offset of the first code point."""
    end: int
    """The offset after the last code point; equal to `start` for an empty span."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"not a span: {self.start} to {self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, distance: int) -> "Span":
        """Return the span moved by `distance` code points."""
        return Span(self.start + distance, self.end + distance)


class TextQuoteSelector(Struct, frozen=True):
    """Words and what stands beside them (W3C Web Annotation §4.2.4)."""

    exact: str
    """The words themselves, as they stand in the text."""
    prefix: str
    """What stands directly before them; empty at the beginning of the text."""
    suffix: str
    """What stands directly after them; empty at the end of the text."""


class TextPositionSelector(Struct, frozen=True):
    """A position in code points, start inclusive and end exclusive (W3C Web Annotation §4.2.5)."""

    start: int
    """The offset of the first code point."""
    end: int
    """The offset after the last code point."""


class Target(Struct, frozen=True):
    """What the store keeps of a place: enough to find it again after the text was edited."""

    quote: TextQuoteSelector
    """The words and their context."""
    position: TextPositionSelector
    """Where they stood when the target was described."""

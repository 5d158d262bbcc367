"""Many places in a text as two flat arrays: a `Span` is made only when one is asked for."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, Self, overload

from tui.domain.text import Span


class Placed(Protocol):
    """What stands somewhere."""

    @property
    def span(self) -> Span:
        """Where it stands."""


class Spans(Sequence[Span]):
    """Places in a text, in some order; like a tuple of `Span` it is never changed.

    It is equal to any sequence of the same spans. Where they are in reading order and never overlap, `starts` and
    `ends` both rise, and bisecting either finds a place.
    """

    __slots__ = ("ends", "starts")

    starts: "array[int]"
    """The offset of the first code point of each; type code `I`."""
    ends: "array[int]"
    """The offset after the last code point of each; type code `I`."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take over some spans."""
        if isinstance(spans, Spans):
            self.starts, self.ends = spans.starts, spans.ends
            return
        every = tuple(spans)
        self.starts = array("I", [span.start for span in every])
        self.ends = array("I", [span.end for span in every])

    @classmethod
    def of(cls, starts: "array[int]", ends: "array[int]") -> Self:
        """Return the spans between two arrays of offsets, which are not copied.

        Raises:
            ValueError: One of the arrays is longer, or is not of type code `I`.
        """
        if len(starts) != len(ends) or (starts.typecode, ends.typecode) != ("I", "I"):
            message = f"not spans: {len(starts)} starts and {len(ends)} ends"
            raise ValueError(message)
        spans = cls.__new__(cls)
        spans.starts, spans.ends = starts, ends
        return spans

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> "Spans": ...

    def __getitem__(self, index: int | slice) -> "Span | Spans":
        if isinstance(index, slice):
            return Spans.of(self.starts[index], self.ends[index])
        return Span(self.starts[index], self.ends[index])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Spans):
            return self.starts == other.starts and self.ends == other.ends
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # it may be as long as a report

    def __repr__(self) -> str:
        return f"Spans({[*self]})"

    def some(self, indices: Sequence[int]) -> "Spans":
        """Return those at some indices, in their order."""
        return Spans.of(*(array("I", map(offsets.__getitem__, indices)) for offsets in (self.starts, self.ends)))

    def at(self, span: Span) -> int | None:
        """Return the index of a span, when they are in reading order and do not overlap; None when it is not here."""
        index = bisect_left(self.starts, span.start)
        while index < len(self) and self.starts[index] == span.start:
            if self.ends[index] == span.end:
                return index
            index += 1
        return None

    def overlapping(self, span: Span) -> range:
        """Return the indices of those that share a code point with `span`, for spans as `at` needs them."""
        first = bisect_right(self.ends, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))


def spans_of(placed: Sequence[Placed]) -> Spans:
    """Return the places of a sequence of things that stand somewhere.

    A sequence that keeps its places as arrays has them as `spans`; those of others are gathered.
    """
    known = getattr(placed, "spans", None)
    return known if isinstance(known, Spans) else Spans(one.span for one in placed)

"""Long sequences whose elements are made when they are asked for: a report from the store has no object a figure."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

from msgspec import Struct

from tui.domain.amounts import Amounts, amounts_from
from tui.domain.figure import Figure, FigureKind, SetAside
from tui.domain.finding import Finding
from tui.domain.finding_places import FindingPlaces
from tui.domain.report import Block, BlockKind, Repair
from tui.domain.spans import Spans

T = TypeVar("T")
_KINDS = {kind: code for code, kind in enumerate(BlockKind)}
_FIGURE_KINDS = {kind: code for code, kind in enumerate(FigureKind)}
FIGURE_WORDS = ("label", "period", "scope", "warnings")
"""The fields of a figure that are words."""
_IN_A_CHUNK = 500
"""How many elements `InChunks` makes together."""
_CHUNKS_KEPT = 2
"""How many chunks of them are kept: what goes through them may look back a little."""
_MOST_KEPT = 512
"""How many elements are kept when they were made; more would be what the arrays are there to save."""


class OnDemand(Sequence[T], Generic[T]):
    """A sequence that makes an element when it is asked for; equal to a tuple of the same elements."""

    def __init__(self, count: int, made: Callable[[int], T]) -> None:
        """Stand for `count` elements; `made` makes the one at an index, the same one each time."""
        self._count = count
        self._made = made
        self._kept: dict[int, T] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple(map(self._at, range(*index.indices(self._count))))
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return self._at(index % self._count)

    def __iter__(self) -> Iterator[T]:
        return map(self._at, range(self._count))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | OnDemand):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # it may be as long as a report

    def __repr__(self) -> str:
        return f"<{self._count} on demand>"

    def _at(self, index: int) -> T:
        known = self._kept.get(index)
        if known is None:
            known = self._made(index)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[index] = known
        return known


class InChunks(OnDemand[T], Generic[T]):
    """A sequence that makes some elements together when one of them is asked for, and keeps few: it is gone through."""

    def __init__(self, count: int, made: Callable[[range], Sequence[T]]) -> None:
        """Stand for `count` elements; `made` makes those at some indices, the same ones each time."""
        super().__init__(count, self._at)
        self._made_some = made
        self._chunks: dict[int, Sequence[T]] = {}

    def _at(self, index: int) -> T:
        number, place = divmod(index, _IN_A_CHUNK)
        if number not in self._chunks:
            first = number * _IN_A_CHUNK
            if len(self._chunks) >= _CHUNKS_KEPT:
                del self._chunks[next(iter(self._chunks))]
            self._chunks[number] = self._made_some(range(first, min(first + _IN_A_CHUNK, self._count)))
        return self._chunks[number][place]


class Late(Sequence[T], Generic[T]):
    """A sequence that is read whole when something of it is asked for."""

    def __init__(self, read: Callable[[], Iterable[T]]) -> None:
        """Stand for what `read` returns."""
        self._read = read

    @cached_property
    def _whole(self) -> tuple[T, ...]:
        return tuple(self._read())

    def __len__(self) -> int:
        return len(self._whole)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._whole[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._whole)


class Placed(OnDemand[T]):
    """A sequence of things that stand somewhere."""

    def __init__(self, spans: Spans, made: Callable[[int], T]) -> None:
        """Stand for as many elements as there are places."""
        super().__init__(len(spans), made)
        self.spans = spans
        """Where each stands."""


class Blocks(Placed[Block]):
    """The blocks of a report."""

    def __init__(self, spans: Spans, kinds: bytes, made: Callable[[int], Block]) -> None:
        """Stand for as many blocks as there are places."""
        super().__init__(spans, made)
        self.kinds = kinds
        """The kind of each, as its place in `BlockKind`."""


class Coded(Struct, frozen=True):
    """The words of many things, of which many have the same."""

    codes: Sequence[int]
    """For each thing its words' place in `words`."""
    words: Sequence[tuple[str, ...]]
    """The words that there are."""


class FigureColumns(Struct, frozen=True):
    """What many figures say, column by column."""

    checkable: bytes
    """For each 1 where a reviewer has to check it, else 0."""
    kinds: bytes
    """The kind of each, as its place in `FigureKind`."""
    amounts: Callable[[], Amounts]
    """Gives what they state; called when it is first asked for."""
    words: Callable[[str], Coded]
    """Gives the words of each in one of `FIGURE_WORDS`; called each time."""


class Figures(Placed[Figure]):
    """The figures of a report."""

    def __init__(self, spans: Spans, columns: FigureColumns, made: Callable[[int], Figure]) -> None:
        """Stand for as many figures as there are places."""
        super().__init__(spans, made)
        checkable, kinds = columns.checkable, columns.kinds
        self.checkable = checkable
        """For each 1 where a reviewer has to check it, else 0."""
        self.kinds = kinds
        """The kind of each, as its place in `FigureKind`."""
        self.words = columns.words
        """Gives the words of each in one of `FIGURE_WORDS`."""
        self._read_amounts = columns.amounts

    @cached_property
    def amounts(self) -> Amounts:
        """What they state."""
        return self._read_amounts()


class Reasoned(Placed[T]):
    """Things that stand somewhere for a reason; many have the same one."""

    def __init__(self, spans: Spans, codes: Sequence[int], words: Sequence[str], made: Callable[[int], T]) -> None:
        """Stand for as many things as there are places; `codes` says which of the `words` is the reason of each."""
        super().__init__(spans, made)
        self._codes = codes
        self._words = words

    def counted(self) -> Counter[str]:
        """Return how many there are for each reason, in the order in which the reasons first come."""
        counts = Counter(self._codes)
        return Counter({self._words[code]: count for code, count in counts.items()})


class Findings(OnDemand[Finding]):
    """The findings of a report."""

    def __init__(self, places: FindingPlaces, made: Callable[[int], Finding]) -> None:
        """Stand for as many findings as have places."""
        super().__init__(len(places.verdicts), made)
        self.places = places
        """Where their figures stand, and how each came out."""


def kinds_of(blocks: Sequence[Block]) -> bytes:
    """Return the kind of each block, as its place in `BlockKind`."""
    return blocks.kinds if isinstance(blocks, Blocks) else bytes(_KINDS[block.kind] for block in blocks)


def checkable_of(figures: Sequence[Figure]) -> bytes:
    """Return for each figure 1 where a reviewer has to check it, else 0."""
    return figures.checkable if isinstance(figures, Figures) else bytes(figure.checkable for figure in figures)


def places_of(findings: Sequence[Finding]) -> FindingPlaces:
    """Return where the figures of findings stand."""
    return findings.places if isinstance(findings, Findings) else FindingPlaces.of(findings)


def figure_kinds_of(figures: Sequence[Figure]) -> bytes:
    """Return the kind of each figure, as its place in `FigureKind`."""
    return figures.kinds if isinstance(figures, Figures) else bytes(_FIGURE_KINDS[figure.kind] for figure in figures)


def amounts_of(figures: Sequence[Figure]) -> Amounts:
    """Return what figures state."""
    return figures.amounts if isinstance(figures, Figures) else amounts_from(figures)


def words_of(figures: Sequence[Figure], field: str) -> Coded:
    """Return the words of each figure in one of `FIGURE_WORDS`; one without has none, or an empty one."""
    return (
        figures.words(field) if isinstance(figures, Figures) else coded(_words_in(figure, field) for figure in figures)
    )


def coded(every: Iterable[tuple[str, ...]]) -> Coded:
    """Return the words of many things with each that there are once, in the order in which they first come."""
    codes: dict[tuple[str, ...], int] = {}
    of_each = array("I", (codes.setdefault(words, len(codes)) for words in every))
    return Coded(of_each, tuple(codes))


def _words_in(figure: Figure, field: str) -> tuple[str, ...]:
    words: str | tuple[str, ...] = getattr(figure, field)
    return (words,) if isinstance(words, str) else words


def reasons_of(numerals: Sequence[SetAside]) -> Counter[str]:
    """Return for how many numerals each reason is why they are no figures."""
    return numerals.counted() if isinstance(numerals, Reasoned) else Counter(one.reason for one in numerals)


def whys_of(repairs: Sequence[Repair]) -> Counter[str]:
    """Return how many repairs were made for each reason."""
    return repairs.counted() if isinstance(repairs, Reasoned) else Counter(repair.why for repair in repairs)

"""Which items stand in a reading, and where: its figures, the passages picked in it, and what was put there by hand."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.amending import stands_still
from tui.domain.arrangement import Arrangement, Numbers
from tui.domain.figure import Figure, FigureKind
from tui.domain.identity import FIGURE, MERGED, PICKED, item_id, placed, stray_place
from tui.domain.journal import Journal
from tui.domain.ondemand import Coded, Placed, checkable_of, figure_kinds_of
from tui.domain.opinions import before_of
from tui.domain.report import Report
from tui.domain.review import Item, Review, Status
from tui.domain.spans import Spans, spans_of
from tui.domain.text import Span


class ReviewItem(Struct, frozen=True):
    """What is reviewed, in its place in this reading."""

    id: str
    """`T-0042`: unique in its report, never given twice."""
    span: Span
    """Where it stands."""
    figure: Figure | None
    """The figure; None for a passage."""

    @property
    def checkable(self) -> bool:
        """Whether it has to be reviewed."""
        return self.figure is None or self.figure.checkable


class Items(Placed[ReviewItem]):
    """The items of a reading, in reading order. None is made before it is asked for."""

    def __init__(self, report: Report, numbers: Numbers, arrangement: Arrangement) -> None:
        """Arrange the figures and the passages of a reading."""
        self._figures = report.numerals.figures
        self._numbers = numbers
        self._passages = [name for name, _ in arrangement.passages]
        self.arrangement = arrangement
        spans = spans_of(self._figures)
        self.figure_of: Sequence[int] = range(len(spans))
        """Which figure each item is, by index; for passages -1 and below."""
        if arrangement.gone or arrangement.passages:
            self.figure_of, spans = _merged(spans, arrangement)
        self.checkable = self.spread(checkable_of(self._figures), 1)
        """For each item 1 where it has to be reviewed, else 0."""
        super().__init__(spans, self._made)

    @property
    def kinds(self) -> bytes:
        """The kind of each item, as its place in `FigureKind`; of passages the place after all of those."""
        return self.spread(figure_kinds_of(self._figures), len(FigureKind))

    def spread(self, of_figures: bytes, of_passages: int) -> bytes:
        """Return for each item the byte of the figure that it is, or the one of all passages."""
        if isinstance(self.figure_of, range):
            return of_figures
        return bytes(of_figures[figure] if figure >= 0 else of_passages for figure in self.figure_of)

    def told(self, of_figures: Coded) -> Coded:
        """Return the words of each item by those of the figures; passages have none."""
        if isinstance(self.figure_of, range):
            return of_figures
        codes, none = of_figures.codes, len(of_figures.words)
        of_items = array("I", (codes[figure] if figure >= 0 else none for figure in self.figure_of))
        return Coded(of_items, [*of_figures.words, ()])

    def name(self, index: int) -> str:
        """Return the id of an item."""
        figure = self.figure_of[index]
        if figure < 0:
            return self._passages[-1 - figure]
        return self.arrangement.named.get(figure) or item_id(self._numbers.numbers[figure])

    def figure(self, index: int) -> Figure | None:
        """Return the figure of an item; None for a passage."""
        figure = self.figure_of[index]
        return self._figures[figure] if figure >= 0 else None

    def of_figures(self, figures: Collection[int]) -> Iterator[int]:
        """Yield the items that some figures are, by index, in order; both are told by index."""
        if isinstance(self.figure_of, range):
            yield from sorted(figures)
        else:
            yield from (index for index, figure in enumerate(self.figure_of) if figure in figures)

    @property
    def passages(self) -> Sequence[Span]:
        """Where the passages stand that are items, in order."""
        return [span for _, span in self.arrangement.passages]

    def _made(self, index: int) -> ReviewItem:
        return ReviewItem(self.name(index), self.spans[index], self.figure(index))


class Indices(Mapping[str, int]):
    """Where each item stands among the items, by its id."""

    def __init__(self, items: Items, numbers: Numbers) -> None:
        """Say it of these items."""
        self._items = items
        self._numbers = numbers
        self._others = {name: -1 - place for place, (name, _) in enumerate(items.arrangement.passages)}
        self._others.update({name: figure for figure, name in items.arrangement.named.items()})
        self._absent = {*items.arrangement.gone, *items.arrangement.named}
        self._index_of: dict[int, int] = {}

    def __getitem__(self, name: str) -> int:
        figure = self._others.get(name)
        if figure is None:
            figure = self._numbers.figure_of(name)
            if figure is None or figure in self._absent:
                raise KeyError(name)
        if isinstance(self._items.figure_of, range):
            return figure
        if not self._index_of:
            self._index_of = {figure: index for index, figure in enumerate(self._items.figure_of)}
        return self._index_of[figure]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[str]:
        return map(self._items.name, range(len(self._items)))


def arranged(report: Report, numbers: Numbers, kept: Mapping[str, Item], journal: Journal) -> Arrangement:
    """Return how the items of a reading differ from its figures.

    Args:
        report: The reading.
        numbers: Which items its figures were when it was begun.
        kept: What was ever decided on, by id.
        journal: What was decided.
    """
    spans = spans_of(report.numerals.figures)
    replaced = (numbers.figure_of(name) for name in kept if journal.review(name).is_replaced)
    gone = {figure for figure in replaced if figure is not None}
    named: dict[int, str] = {}
    passages: dict[Span, str] = {}
    for name, span in _strays(report.text, numbers, kept, journal):
        figure = spans.at(span)
        if figure is not None and figure not in gone:
            own = item_id(numbers.numbers[figure])
            if not name.startswith(PICKED) and figure not in named and own not in kept:
                named[figure] = name
        elif not any(figure not in gone for figure in spans.overlapping(span)):
            passages.setdefault(span, name)
    return Arrangement(tuple(sorted(gone)), named, tuple((passages[span], span) for span in _apart(passages)))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield places in order without those that overlap one that ends before them: so most of them stay.

    Two reviewers may pick words that overlap, each in a window or a store of their own, and no two items may.
    """
    taken = 0
    for span in sorted(spans, key=lambda span: (span.end, -span.start)):
        if span.start >= taken:
            taken = span.end
            yield span


def _merged(spans: Spans, arrangement: Arrangement) -> tuple[Sequence[int], Spans]:
    """Return which figure each item is, passages counted from -1 down, and where it stands."""
    starts, ends, figures = array("I"), array("I"), array("i")

    def copy(first: int, last: int) -> None:
        starts.extend(spans.starts[first:last])
        ends.extend(spans.ends[first:last])
        figures.extend(range(first, last))

    places = [(bisect_left(spans.starts, span.start), -1 - n, span) for n, (_, span) in enumerate(arrangement.passages)]
    cuts = sorted([*places, *((figure, 0, spans[figure]) for figure in arrangement.gone)], key=_in_order)
    done = 0
    for place, passage, span in cuts:
        copy(done, place)
        done = max(done, place)
        if passage:
            starts.append(span.start)
            ends.append(span.end)
            figures.append(passage)
        else:
            done += 1
    copy(done, len(spans))
    return figures, Spans.of(starts, ends)


def _in_order(cut: tuple[int, int, Span]) -> tuple[int, Span, bool]:
    place, passage, span = cut
    return place, span, not passage


def _strays(text: str, numbers: Numbers, kept: Mapping[str, Item], journal: Journal) -> Iterator[tuple[str, Span]]:
    """Yield what is no figure of the reading by its number but stands in it, and where, by id."""
    for name in sorted(kept):
        if not name.startswith((PICKED, FIGURE, MERGED)) or numbers.figure_of(name) is not None:
            continue
        review = journal.review(name)
        if name.startswith(FIGURE) and review.is_replaced:
            continue
        stands = review.is_picked if name.startswith(PICKED) else bool(review.place) or name.startswith(MERGED)
        place = stray_place(text, placed(kept[name], review)) if stands else None
        if place:
            yield name, place


def is_changed(report: Report, span: Span, item: Item | None, review: Review) -> bool:
    """Say whether what stands at `span` is not what was decided on; see `stands_still`."""
    return item is not None and not stands_still(report, span, placed(item, review).target)


def opened_again(item: Item, review: Review) -> Review:
    """Return a review as it is shown where the report says something else than what was decided on."""
    before = before_of(placed(item, review), review) if review.is_decided else review.before
    opinions = tuple(replace(opinion, status=Status.OPEN) for opinion in review.opinions)
    return replace(review, status=Status.OPEN, before=before, opinions=opinions)

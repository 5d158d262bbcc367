"""Which items stand in a reading, and where: its figures, the passages picked in it, and what was put there by hand."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.anchoring import says_still
from tui.domain.figure import Figure
from tui.domain.identity import FIGURE, MERGED, PICKED, placed, stray_place
from tui.domain.journal import Journal
from tui.domain.opinions import before_of
from tui.domain.report import Report
from tui.domain.review import Item, Review, Status
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


def arranged(
    report: Report, figures: Sequence[ReviewItem], kept: Mapping[str, Item], journal: Journal
) -> tuple[ReviewItem, ...]:
    """Return the items of a reading in reading order.

    Args:
        report: The reading.
        figures: Its figures under the ids that they got when it was begun.
        kept: What was ever decided on, by id.
        journal: What was decided.
    """
    replaced = {name for name in kept if name.startswith(FIGURE) and journal.review(name).is_replaced}
    if replaced:
        figures = [figure for figure in figures if figure.id not in replaced]
    items = list(figures)
    own = {item.id for item in figures} | replaced
    passages: dict[Span, ReviewItem] = {}
    for name, span in _strays(report.text, own, kept, journal):
        index = bisect_left(figures, span, key=lambda item: item.span)
        if figures[index : index + 1] and figures[index].span == span:
            if not name.startswith(PICKED) and items[index].id in own and items[index].id not in kept:
                items[index] = replace(items[index], id=name)
        elif not any(item.span.overlaps(span) for item in figures[max(0, index - 1) : index + 1]):
            passages.setdefault(span, ReviewItem(name, span, None))
    if not passages:
        return tuple(items)
    return tuple(sorted([*items, *passages.values()], key=lambda item: item.span))


def _strays(text: str, own: set[str], kept: Mapping[str, Item], journal: Journal) -> Iterator[tuple[str, Span]]:
    """Yield what is no figure of the reading by its number but stands in it, and where, by id."""
    for name in sorted(kept):
        if name in own or not name.startswith((PICKED, FIGURE, MERGED)):
            continue
        review = journal.review(name)
        stands = review.is_picked if name.startswith(PICKED) else bool(review.place) or name.startswith(MERGED)
        place = stray_place(text, placed(kept[name], review)) if stands else None
        if place:
            yield name, place


def is_changed(text: str, span: Span, item: Item | None, review: Review) -> bool:
    """Say whether what stands at `span` is not what was decided on."""
    return item is not None and not says_still(text, span, placed(item, review).target)


def opened_again(item: Item, review: Review) -> Review:
    """Return a review as it is shown where the report says something else than what was decided on."""
    before = before_of(placed(item, review), review) if review.is_decided else review.before
    opinions = tuple(replace(opinion, status=Status.OPEN) for opinion in review.opinions)
    return replace(review, status=Status.OPEN, before=before, opinions=opinions)

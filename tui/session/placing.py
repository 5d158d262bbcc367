"""Which item of a report a mark from a file belongs to. A wrong place is worse than none."""

from bisect import bisect_left

from tui.domain.anchoring import Outcome, anchor
from tui.domain.text import Span
from tui.export.marks import Mark
from tui.session.review import ReviewSession

_WHY = {
    Outcome.GONE: "its words are not found for certain; decide by hand",
    Outcome.AMBIGUOUS: "its words stand in more than one place; quote more of what stands beside them",
}


def placed(session: ReviewSession, mark: Mark) -> Span | str:
    """Return the place that a mark is about, an item's or one that overlaps none; or why it can't be told."""
    quote, position = mark.target.quote, mark.target.position
    if mark.sha256 == session.report.source.sha256:
        index = session.index_of(mark.item_id)
        if index is not None and session.items[index].span.of(session.report.text) == quote.exact:
            return session.items[index].span
        here = Span(position.start, position.end)
        if here.of(session.report.text) == quote.exact != "":
            return _item_in(session, here)
    found = anchor(session.report.text, mark.target)
    if found.outcome is Outcome.VALUE_CHANGED and found.span is not None:
        return f"it reads {found.span.of(session.report.text)} now"
    return _item_in(session, found.span) if found.found and found.span is not None else _WHY[found.outcome]


def _item_in(session: ReviewSession, span: Span) -> Span | str:
    """Return the one item that a place holds or stands in; the place itself when it touches none."""
    items = session.items
    first = bisect_left(items, span, key=lambda item: item.span)
    # Items don't overlap, so only the one before can reach into the place.
    touching = [item.span for item in items[max(0, first - 1) : first] if item.span.overlaps(span)]
    while first < len(items) and items[first].span.overlaps(span):
        touching.append(items[first].span)
        first += 1
    if not touching:
        return span
    if len(touching) > 1:
        return f"its words hold {len(touching)} figures; quote one of them"
    if touching[0].contains(span) or span.contains(touching[0]):
        return touching[0]
    return f"its words cut through {touching[0].of(session.report.text)}; quote the whole figure"

"""From a session to what an exporter is given."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.finding import Finding
from tui.domain.identity import items_of
from tui.domain.journal import Journal
from tui.domain.publication import Publication
from tui.domain.review import Item, Review
from tui.domain.signing import WHOLE, sign_offs
from tui.domain.text import Span
from tui.export.notes import Asked, NotedFinding, NotedItem, Notes, Whole, public, public_event

if TYPE_CHECKING:
    from tui.session.review import ReviewSession


class Material(Struct, frozen=True):
    """What a session knows beside what it shows."""

    journal: Journal
    """All that was decided."""
    kept: Mapping[str, Item]
    """The items as the store keeps them, by id."""
    publication: Publication
    """Who publishes claim reviews."""
    whole: Whole | None
    """What puts the report back into a store; None when that is not asked for."""
    others: Mapping[str, str]
    """What an imported file said that tieout has no place for."""


def notes_of(session: "ReviewSession", material: Material, asked: Asked) -> Notes:
    """Return the notes on a session's items, as much of them as is asked for."""
    indices = [index for index in range(len(session.items)) if session.review(index).status in asked.statuses]
    orphans = [orphan for orphan in session.orphans if orphan.review.status in asked.statuses]
    findings = _findings(session, material.journal)
    names = {session.items[index].id for index in indices}.union(orphan.item.id for orphan in orphans)
    names.update([WHOLE, *(noted.finding.key for noted in findings)])
    events = material.journal.events
    chosen = tuple(e for e in events if asked.is_everything or e.item_id in names)
    reviews = [session.review(index) for index in indices]
    return Notes(
        report_id=session.report_id,
        report=session.report,
        items=_items(session, indices, asked),
        orphans=tuple(replace(orphan, review=_told(orphan.review, asked)) for orphan in orphans),
        events=chosen if asked.private else tuple(map(public_event, chosen)),
        statuses=asked.statuses,
        tally=session.tally,
        orphan_tally=Counter(orphan.review.status for orphan in session.orphans),
        sign_offs=sign_offs(events, session.report.source.sha256),
        section_tallies=tuple(map(session.section_tally, range(len(session.report.sections)))),
        findings=findings,
        private=0 if asked.private else _private([*reviews, *(orphan.review for orphan in orphans)]),
        kept={name: material.kept[name] for name in dict.fromkeys(event.item_id for event in chosen)},
        whole=material.whole,
        others=material.others,
        publication=material.publication,
        legend=session.legend,
    )


def _items(session: "ReviewSession", indices: Sequence[int], asked: Asked) -> tuple[NotedItem, ...]:
    """Describe the items anew: one that was kept from an earlier reading may stand elsewhere now."""
    wanted = [(item.id, item.span, item.figure) for item in (session.items[index] for index in indices)]
    return tuple(
        NotedItem(
            _with_stated(item, session.stated(index)),
            _told(session.review(index), asked),
            session.section_of(index),
            session.items[index].figure,
        )
        for index, item in zip(indices, items_of(session.report.text, wanted), strict=True)
    )


def _with_stated(item: Item, stated: Item | None) -> Item:
    """Return an item with what the reviewer said that it states."""
    return item if stated is None else replace(item, value=stated.value, unit=stated.unit, label=stated.label)


def _findings(session: "ReviewSession", journal: Journal) -> tuple[NotedFinding, ...]:
    if not session.report.findings:
        return ()
    ids = {item.span: item.id for item in session.items}
    return tuple(_noted(finding, journal.review(finding.key), ids) for finding in session.report.findings)


def _noted(finding: Finding, review: Review, ids: Mapping[Span, str]) -> NotedFinding:
    return NotedFinding(finding, review, tuple(ids.get(span, "") for span in finding.spans))


def _told(review: Review, asked: Asked) -> Review:
    return review if asked.private else public(review)


def _private(reviews: Sequence[Review]) -> int:
    return sum(piece.is_private for review in reviews for piece in review.evidence)

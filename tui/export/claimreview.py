"""ClaimReview JSON-LD (schema.org/ClaimReview), for publishers of fact checks.

Only items that the reviewer tagged for it go out, and only with a publisher and ratings that the user named: what
tieout calls disputed is not false until a person says so.
"""

import json
import re
from collections.abc import Iterator, Sequence

from tui import __version__
from tui.domain.publication import CLAIM_TAG, Publication
from tui.domain.review import STATUS_WORDS
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.domain.wire import Object
from tui.errors import UnreadyError
from tui.export.notes import SCHEMA, NotedItem, Notes
from tui.export.wording import left_out_words, utc
from tui.paths import settings_place

LONGEST_CLAIM = 75
"""How long a claim should be at most (Google's guidelines for fact checks)."""
_HALVES = re.compile("[\ud800-\udfff]")


def render(several: Sequence[Notes]) -> Iterator[str]:
    """Yield a graph with a review for each item that is tagged for it.

    Raises:
        UnreadyError: No publisher is named, an item's status has no rating, or no item is tagged.
    """
    tagged = [[_review(notes, noted) for noted in notes.items if CLAIM_TAG in noted.review.tags] for notes in several]
    reviews = [review for of_one in tagged for review in of_one]
    if not reviews:
        message = f"No item that would be written has the tag `{CLAIM_TAG}`."
        raise UnreadyError(message, "Give that tag to the items that are to be published.")
    told = " ".join(_accounted(notes, len(of_one)) for notes, of_one in zip(several, tagged, strict=True))
    graph: Object = {"@context": "https://schema.org", "@type": "Dataset", "description": told, "hasPart": reviews}
    text = json.dumps(graph, ensure_ascii=False, indent=1, allow_nan=False)
    yield _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"


def _accounted(notes: Notes, tagged: int) -> str:
    return (
        f"{notes.report.name}: {tagged} claim reviews; left out: {notes.exported - tagged} "
        f"without the tag, {left_out_words(notes)}. Snapshot SHA-256 {notes.report.source.sha256}; tieout "
        f"{__version__}, schema {SCHEMA}."
    )


def _review(notes: Notes, noted: NotedItem) -> Object:
    publication, report = notes.publication, notes.report
    _refuse_incomplete(publication, noted)
    position = noted.item.target.position
    span = Span(position.start, position.end)
    sentence = " ".join(context_around(report.text, span).of(report.text).split())
    author = report.author or report.publisher
    claim: Object = {
        "@type": "Claim",
        "text": sentence,
        "appearance": {"@type": "CreativeWork", "url": report.source.location, "headline": report.name},
    }
    if author:
        claim["author"] = {"@type": "Person" if report.author else "Organization", "name": author}
    if report.date:
        claim["datePublished"] = report.date
    rating = publication.ratings[noted.review.status]
    return {
        "@type": "ClaimReview",
        "url": f"{publication.url.split('#', 1)[0]}#{notes.report_id}-{noted.item.id}",
        "claimReviewed": claim_words(report.text, span),
        "datePublished": utc(noted.review.at),
        "author": {"@type": "Organization", "name": publication.name, "url": publication.url},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating.value,
            "worstRating": publication.worst,
            "bestRating": publication.best,
            "alternateName": rating.name,
        },
        "itemReviewed": claim,
    }


def _refuse_incomplete(publication: Publication, noted: NotedItem) -> None:
    if not publication.name or not publication.url:
        raise UnreadyError(
            "Claim reviews need the name and the address of their publisher.",
            f"Put `publisher` and `url` under [claimreview] in {settings_place()}.",
        )
    if noted.review.status not in publication.ratings:
        words = STATUS_WORDS[noted.review.status]
        message = f"{noted.item.id} is {words}, and the settings name no rating for that."
        hint = f"Put one for `{noted.review.status}` under [claimreview.ratings] in {settings_place()}."
        raise UnreadyError(message, hint)
    if noted.review.differs:
        message = f"The reviewers conclude differently on {noted.item.id}."
        raise UnreadyError(message, "Settle it, or take its tag away.")


def claim_words(text: str, span: Span) -> str:
    """Return the sentence around a place, or as much of it as `LONGEST_CLAIM` takes, with … where it is cut."""
    around = context_around(text, span)
    whole = " ".join(around.of(text).split())
    if len(whole) <= LONGEST_CLAIM:
        return whole
    room = max(0, LONGEST_CLAIM - len(span) - 2)
    start = max(around.start, span.start - room // 2)
    end = min(around.end, start + len(span) + room)
    start = max(around.start, min(start, end - len(span) - room))
    words = " ".join(text[start:end].split())
    return f"{'…' if start > around.start else ''}{words}{'…' if end < around.end else ''}"

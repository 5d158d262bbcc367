import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from tests.making import reading_of, ticking_clock
from tui.domain.publication import NO_PUBLICATION, Publication, Rating
from tui.domain.review import Status
from tui.domain.text import Span
from tui.errors import ExportError
from tui.export.claimreview import LONGEST_CLAIM, claim_words
from tui.session import Desk, ReviewSession
from tui.settings import Settings
from tui.store.database import Store

RATINGS = {Status.VERIFIED: Rating(5, "Correct")}
DESK = Publication("The Desk", "https://desk.example/checks", 1, 5, RATINGS)
TEXT = "Before all there were 7 days.\n" + "The long way of the sentence goes on " * 4 + "to 42 things and on and on.\n"


def session_of(folder: Path, publication: Publication = DESK) -> ReviewSession:
    desk = Desk(Store.open(folder), Settings(reviewer="Ada", publication=publication), clock=ticking_clock())
    session = desk.begin(reading_of(TEXT, location="https://a.example/report"))
    session.mark([0, 1], Status.VERIFIED)
    session.tag([0], "claimreview")
    return session


def reviews_of(session: ReviewSession, *statuses: Status) -> list[dict[str, Any]]:
    graph: dict[str, Any] = json.loads(str(session.export("claimreview", statuses or (Status.VERIFIED,))))
    return list(graph["hasPart"])


def test_a_review_has_what_publishers_need(tmp_path: Path) -> None:
    session = session_of(tmp_path)
    (review,) = reviews_of(session)
    assert review["url"] == f"https://desk.example/checks#{session.report_id}-T-0001"
    assert review["claimReviewed"] == "Before all there were 7 days."
    assert review["author"] == {"@type": "Organization", "name": "The Desk", "url": "https://desk.example/checks"}
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 5,
        "worstRating": 1,
        "bestRating": 5,
        "alternateName": "Correct",
    }
    assert review["itemReviewed"]["@type"] == "Claim"
    assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": "The publisher"}
    assert review["itemReviewed"]["datePublished"] == "2025-12-31"
    assert review["itemReviewed"]["appearance"]["url"] == "https://a.example/report"


def test_only_items_that_are_tagged_go_out_and_the_rest_is_counted(tmp_path: Path) -> None:
    text = str(session_of(tmp_path).export("claimreview"))
    assert "1 claim reviews; left out: 1 without the tag, nothing." in json.loads(text)["description"]


@pytest.mark.parametrize(
    ("publication", "words"),
    [
        (NO_PUBLICATION, "need the name and the address"),
        (Publication("The Desk", "", 1, 5, RATINGS), "need the name and the address"),
        (Publication("", "https://desk.example", 1, 5, RATINGS), "need the name and the address"),
        (Publication("The Desk", "https://desk.example"), "T-0001 is verified, and the settings name no rating"),
    ],
)
def test_without_a_publisher_or_a_rating_nothing_goes_out(tmp_path: Path, publication: Publication, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        session_of(tmp_path, publication).export("claimreview")


def test_disputed_is_never_called_false_by_itself(tmp_path: Path) -> None:
    session = session_of(tmp_path)
    session.mark([0], Status.DISPUTED)
    with pytest.raises(ExportError, match="T-0001 is disputed, and the settings name no rating for that"):
        session.export("claimreview", tuple(Status))


def test_without_a_tagged_item_it_says_how_to_choose_one(tmp_path: Path) -> None:
    session = session_of(tmp_path)
    session.tag([0], "claimreview")
    with pytest.raises(ExportError, match="has the tag `claimreview`"):
        session.export("claimreview")


def test_what_reviewers_differ_on_is_not_published(tmp_path: Path) -> None:
    session_of(tmp_path)
    bo = Desk(Store.open(tmp_path), Settings(reviewer="Bo", publication=DESK), clock=ticking_clock())
    bo.resume(bo.library()[0].id).mark([0], Status.DISPUTED)
    ada = Desk(Store.open(tmp_path), Settings(reviewer="Ada", publication=DESK), clock=ticking_clock())
    with pytest.raises(ExportError, match="conclude differently on T-0001"):
        ada.resume(ada.library()[0].id).export("claimreview")


def test_a_long_claim_is_cut_around_its_figure() -> None:
    at = TEXT.index("42")
    words = claim_words(TEXT, Span(at, at + 2))
    assert len(words) <= LONGEST_CLAIM
    assert "42 things" in words
    assert words.startswith("…")


def test_a_json_ld_library_expands_it(tmp_path: Path) -> None:
    def loader(url: str, _: Mapping[str, object]) -> dict[str, object]:
        # All terms of schema.org are in one vocabulary, so that is all of its context that is needed here.
        assert url.rstrip("/") == "https://schema.org"
        document = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contextUrl": None, "documentUrl": url, "document": document}

    graph = json.loads(str(session_of(tmp_path).export("claimreview")))
    (expanded,) = jsonld.expand(graph, {"documentLoader": loader})
    (review,) = expanded["https://schema.org/hasPart"]
    assert review["@type"] == ["https://schema.org/ClaimReview"]
    (rating,) = review["https://schema.org/reviewRating"]
    assert rating["https://schema.org/alternateName"] == [{"@value": "Correct"}]

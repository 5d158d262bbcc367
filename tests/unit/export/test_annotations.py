import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from tests.making import desk_in, reading_of
from tests.unit.export.noting import BULLETIN, TEXT, TIED, noted_session, tied_session
from tui.domain.evidence import Evidence, EvidenceKind, evidence_from
from tui.domain.review import EventField, Status
from tui.export.annotations import CONTEXT
from tui.export.annotations_back import parsed
from tui.export.marks import Mark
from tui.session import ReviewSession

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
_IRI = {"@type": "@id"}
TERMS: Mapping[str, object] = {
    "id": "@id",
    "type": "@type",
    **{
        name: f"{OA}{name}"
        for name in (
            *(
                "Annotation",
                "SpecificResource",
                "TextualBody",
                "TextQuoteSelector",
                "TextPositionSelector",
                "TimeState",
            ),
            *(
                "start",
                "end",
                "exact",
                "prefix",
                "suffix",
                "sourceDate",
                "assessing",
                "commenting",
                "linking",
                "tagging",
            ),
            *("classifying", "describing"),
        )
    },
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": f"{AS}Application",
    "name": "http://xmlns.com/foaf/0.1/name",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "created": "http://purl.org/dc/terms/created",
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "items": {"@id": f"{AS}items", "@container": "@list"},
    "partOf": {"@id": f"{AS}partOf", **_IRI},
    "creator": {"@id": "http://purl.org/dc/terms/creator", **_IRI},
    "generator": {"@id": f"{AS}generator", **_IRI},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "body": {"@id": f"{OA}hasBody", **_IRI},
    "target": {"@id": f"{OA}hasTarget", **_IRI},
    "source": {"@id": f"{OA}hasSource", **_IRI},
    "selector": {"@id": f"{OA}hasSelector", **_IRI},
    "state": {"@id": f"{OA}hasState", **_IRI},
    "cached": {"@id": f"{OA}cachedSource", **_IRI},
}
"""The terms of the W3C's context that are used, with the IRIs that the Web Annotation Vocabulary gives them."""


def page_of(session: ReviewSession, *statuses: Status, private: bool = False) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(
        str(session.export("annotations", statuses or (Status.VERIFIED,), private=private))
    )
    return page


def marks_in(session: ReviewSession) -> Sequence[Mark]:
    """Return what is taken in again of what is written of a session."""
    return parsed(page_of(session, *Status)).marks


def selector_of(annotation: Mapping[str, Any], kind: str) -> dict[str, Any]:
    return next(selector for selector in annotation["target"]["selector"] if selector["type"] == kind)


def test_offsets_are_code_points_and_the_quote_is_what_stands_there(tmp_path: Path) -> None:
    session = noted_session(tmp_path, "𠮷😀 " + TEXT)
    text = session.report.text
    for annotation in page_of(session, *Status)["items"]:
        position = selector_of(annotation, "TextPositionSelector")
        assert text[position["start"] : position["end"]] == selector_of(annotation, "TextQuoteSelector")["exact"]


def test_a_quote_with_its_context_means_one_place(tmp_path: Path) -> None:
    text = "In all there were 7 days of rain and 7 days of sun in the town by the sea.\n" * 3
    session = desk_in(tmp_path).begin(reading_of(text))
    for annotation in page_of(session, *Status)["items"]:
        quote = selector_of(annotation, "TextQuoteSelector")
        words = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
        assert text.count(words) == 1 or words == text


def test_an_annotation_says_who_when_what_and_with_which_evidence(tmp_path: Path) -> None:
    first = page_of(tied_session(tmp_path))["items"][0]
    assert first["motivation"] == ["assessing", "linking"]
    assert first["creator"] == {"type": "Person", "name": "Ada"}
    assert first["created"] == "2026-01-02T03:04:10Z"
    bodies = {(body.get("purpose"), body.get("value", body.get("source"))) for body in first["body"]}
    assert bodies == {("assessing", "verified"), ("classifying", "✓ agreed to source"), ("linking", BULLETIN.place)}
    assert first["target"]["state"]["cached"].startswith("ni:///sha-256;")


def test_evidence_says_where_in_it_what_stands_there_and_what_was_kept_of_it(tmp_path: Path) -> None:
    piece = Evidence(
        EvidenceKind.ADDRESS,
        "https://example.org/年报",
        "Bulletin",
        "page 12",
        quote="12 cases",
        value="12",
        accessed="2026-01-02T03:04:05Z",
        sha256="ab" * 32,
    )
    session = noted_session(tmp_path, TEXT)
    session.set_evidence(0, (piece,))
    bodies = [body for item in page_of(session, *Status)["items"] for body in item["body"]]
    (tied,) = [body for body in bodies if body.get("purpose") == "linking"]
    assert tied["label"] == "Bulletin; page 12; value 12"
    assert tied["selector"]["exact"] == "12 cases"
    assert tied["state"]["cached"].startswith("ni:///sha-256;")
    back = evidence_from(
        next(mark.fields[EventField.EVIDENCE] for mark in marks_in(session) if EventField.EVIDENCE in mark.fields)
    )
    assert [(one.place, one.title, one.quote) for one in back] == [(piece.place, tied["label"], piece.quote)]


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/reports/年 报#1.txt", "file:///reports/%E5%B9%B4%20%E6%8A%A5%231.txt"),
        ("https://example.org/a", "https://example.org/a"),
        ("-", "-"),
    ],
)
def test_the_source_is_an_iri_and_is_understood_as_the_place_that_it_was(
    tmp_path: Path, location: str, expected: str
) -> None:
    session = desk_in(tmp_path).begin(reading_of("There were 12 cases.", location=location))
    session.mark([0], Status.VERIFIED)
    assert {item["target"]["source"] for item in page_of(session)["items"]} == {expected}
    assert {mark.report for mark in marks_in(session)} == {location}


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    assert (
        "left out: 3 open, 1 disputed, 1 private piece of evidence"
        in page_of(tied_session(tmp_path))["partOf"]["label"]
    )


def test_our_own_annotations_come_back(tmp_path: Path) -> None:
    body = str(tied_session(tmp_path).export("annotations", tuple(Status))).encode()
    other = desk_in(tmp_path / "other", reviewer="Cy")
    session = other.begin(reading_of(TIED))
    done = other.import_notes(body)
    again = other.resume(session.report_id)
    assert [again.review(index).status for index in (0, 1, 2, 5)] == [
        Status.VERIFIED,
        Status.OPEN,
        Status.VERIFIED,
        Status.DISPUTED,
    ]
    assert (again.review(6).ticks, again.review(6).tags) == (("✓", "PY"), ("later",))
    assert again.review(0).evidence[0].place == BULLETIN.place
    assert [entry.where for entry in done.unplaced] == []


def test_a_json_ld_library_expands_it_without_losing_a_field(tmp_path: Path) -> None:
    def loader(url: str, _: Mapping[str, object]) -> dict[str, object]:
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}

    page = page_of(tied_session(tmp_path), *Status, private=True)
    (expanded,) = jsonld.expand(page, {"documentLoader": loader})
    compacted = jsonld.compact(expanded, CONTEXT, {"documentLoader": loader})
    assert expanded["@type"] == [f"{AS}OrderedCollectionPage"]
    assert len(compacted["items"]) == len(page["items"])
    assert {key for item in page["items"] for key in item} == {key for item in compacted["items"] for key in item}

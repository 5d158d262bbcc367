from array import array

import pytest

from tui.domain.report import Link
from tui.domain.spans import Spans, spans_of
from tui.domain.text import Span

_SPANS = (Span(2, 4), Span(4, 9), Span(12, 12), Span(12, 15))


def test_it_is_a_sequence_of_its_spans() -> None:
    spans = Spans(_SPANS)
    assert len(spans) == 4
    assert list(spans) == list(_SPANS)
    assert spans[1] == Span(4, 9)
    assert spans[-1] == Span(12, 15)
    assert Span(12, 12) in spans


def test_a_slice_is_spans_too() -> None:
    assert Spans(_SPANS)[1:3] == Spans(_SPANS[1:3])


def test_it_equals_a_tuple_of_the_same_spans_and_no_other() -> None:
    assert Spans(_SPANS) == _SPANS
    assert Spans(_SPANS) == _SPANS
    assert Spans(_SPANS) != _SPANS[:3]
    assert Spans(_SPANS) != (*_SPANS[:3], Span(12, 16))
    assert Spans() != "".join([])


def test_arrays_are_taken_as_they_are() -> None:
    starts, ends = array("I", [1, 5]), array("I", [3, 8])
    spans = Spans.of(starts, ends)
    assert spans == (Span(1, 3), Span(5, 8))
    assert spans.starts is starts
    assert spans.ends is ends


def test_arrays_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="not spans"):
        Spans.of(array("I", [1]), array("I"))
    with pytest.raises(ValueError, match="not spans"):
        Spans.of(array("i", [1]), array("i", [2]))


def test_an_index_beyond_the_end_is_an_error() -> None:
    with pytest.raises(IndexError):
        Spans(_SPANS)[4]


def test_a_place_is_found_by_both_its_ends() -> None:
    spans = Spans(_SPANS)
    assert [spans.at(span) for span in _SPANS] == [0, 1, 2, 3]
    assert spans.at(Span(4, 8)) is None
    assert spans.at(Span(20, 21)) is None


def test_those_that_overlap_a_stretch_are_found() -> None:
    spans = Spans([Span(2, 4), Span(4, 9), Span(12, 15)])
    assert spans.overlapping(Span(3, 5)) == range(2)
    assert spans.overlapping(Span(9, 12)) == range(2, 2)
    assert spans.overlapping(Span(14, 99)) == range(2, 3)


def test_places_are_gathered_from_things_and_taken_from_a_sequence_that_has_them() -> None:
    class Flat(tuple[Link, ...]):
        spans = Spans(_SPANS)

    assert spans_of(tuple(Link(span, "https://example.org") for span in _SPANS)) == _SPANS
    assert spans_of(Flat()) is Flat.spans

from tests.unit.checks.figuring import passage
from tui.checks.places import Places
from tui.domain.text import Span

TEXT = "Sales were 12 million. Costs were 7 million and 3 million.\nNo figures here.\nStaff: 40.\na\t1\t2\nb\t3\t4"


def test_figures_are_found_by_where_they_begin() -> None:
    places = Places(passage(TEXT))

    assert [f.span.of(TEXT) for f in places.within(Span(0, TEXT.index("\n")))] == [
        "12 million",
        "7 million",
        "3 million",
    ]


def test_blocks_without_figures_are_left_out() -> None:
    assert len(list(Places(passage(TEXT)).blocks())) == 3


def test_sentences_are_those_with_figures_outside_tables() -> None:
    sentences = list(Places(passage(TEXT)).sentences())

    assert [len(sentence.figures) for sentence in sentences] == [1, 2, 1]
    assert sentences[1].span.of(TEXT) == "Costs were 7 million and 3 million."

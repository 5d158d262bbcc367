from hypothesis import given
from hypothesis import strategies as st

from tui.folding import folded, lowered


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(lowered(folded(text))) == len(text)


@given(st.text(), st.text())
def test_a_part_folds_as_it_does_in_the_whole(before: str, after: str) -> None:
    assert folded(before + after)[: len(before)] == folded(before)

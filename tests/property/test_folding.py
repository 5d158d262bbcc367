from hypothesis import given
from hypothesis import strategies as st

from tui.domain.folding import folded, unfolded


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text())
def test_a_part_folds_as_it_does_in_the_whole(before: str, after: str) -> None:
    assert folded(before + after)[: len(before)] == folded(before)


@given(st.characters())
def test_what_folds_to_a_character_is_among_its_unfolded_forms(character: str) -> None:
    assert character.lower() in {form.lower() for form in unfolded(folded(character))}

import re

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.characters import weight, weights
from tui.reading.html_weights import CJK_WEIGHT, weighed

MARKS = " \t\n\u00a0\u2028\u3000\x1c.,，。；!？।a1数かコ한㐀\u2e80\ud800é“”"
texts = st.lists(st.one_of(st.text(MARKS, max_size=12), st.text(max_size=12)).map(lambda text: text.replace("\0", "")))


@given(texts)
def test_texts_weigh_together_what_they_weigh_one_by_one(together: list[str]) -> None:
    found = weighed(together)
    for text, own, stops in zip(together, found.weights, found.stops, strict=True):
        wide = len(re.findall("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]", text))
        assert own == len("".join(text.split())) + (CJK_WEIGHT - 1) * wide
        assert stops == len(re.findall(r"[,，、。；;：!?！？।۔،]|\.(?=\s|$)", text))


@given(texts, st.booleans())
def test_lines_have_together_the_weights_that_they_have_one_by_one(together: list[str], has_nul: bool) -> None:
    lines = [*together, "a\0b"] if has_nul else together
    assert weights(lines) == [weight(line) for line in lines]

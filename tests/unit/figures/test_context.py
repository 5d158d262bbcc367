import pytest

from tests.unit.figures.reading_figures import figures_in


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("约5000万元", ["approx"]),
        ("近三百家", ["approx"]),
        ("增长5%左右", ["approx"]),
        ("超过5亿元", ["gt"]),
        ("突破1亿千瓦", ["gt"]),
        ("90%以上", ["ge"]),
        ("4.5%以内", ["le"]),
        ("不少于30天", ["ge"]),
        ("签约3543亿元", []),
        ("more than 2 percentage points", ["gt"]),
        ("approximately $15 billion", ["approx"]),
        ("up to $15 billion", ["le"]),
        ("at least 10 people", ["ge"]),
        ("10 or more years", ["ge"]),
        ("50余场", ["approx"]),
    ],
)
def test_the_words_beside_a_number_loosen_or_bound_it(text: str, modifiers: list[str]) -> None:
    assert [modifier.value for modifier in figures_in(text)[0].quantity.modifiers] == modifiers

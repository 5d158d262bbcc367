import json

import pytest
from msgspec.structs import replace

from tests.making import report_of
from tests.unit.figures.reading_figures import figures_in
from tui.domain.wire import report_from_wire, report_to_wire
from tui.figures.extract import find_numerals


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
        ("小于 或 等于100 的质数", ["le"]),
        ("less than 5000 or equal", ["le"]),
        ("no more than 12 and more than 194", ["le"]),
    ],
)
def test_the_words_beside_a_number_loosen_or_bound_it(text: str, modifiers: list[str]) -> None:
    assert [modifier.value for modifier in figures_in(text)[0].quantity.modifiers] == modifiers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("scores greater than 4,565", ["4565", None]),
        ("less than or equal to 100", [None, "100"]),
        ("equal to 5000 or less", [None, "5000"]),
        ("找出大于50的数", ["50", None]),
        ("when <-30", [None, "-30"]),
        ("他的年龄比五十小一些", [None, "50"]),
    ],
)
def test_a_bare_number_that_is_compared_with_is_an_open_range(text: str, value: list[str | None]) -> None:
    report = replace(report_of(text), numerals=find_numerals(text, ()))
    wire = json.loads(json.dumps(report_to_wire(report)))
    assert [figure["value"] for figure in wire["figures"]] == [value]
    assert report_from_wire(wire).numerals == report.numerals


@pytest.mark.parametrize(
    "text",
    [
        "limited to no more than 100.",
        "more than 30 people",
        "less than 30%",
        "over 3,000 in 2009",
        "高于50",
        "超过5000。",
    ],
)
def test_a_stated_amount_that_words_bound_is_no_condition(text: str) -> None:
    assert not figures_in(text)[0].quantity.condition


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("人数不得少于二人", "ge"),
        ("罚款不得超过五百元", "le"),
        ("shall not exceed 5%", "le"),
        ("must not be less than 4%", "ge"),
        ("not later than 30 days", "le"),
        ("exceeded 6%", "gt"),
    ],
)
def test_a_negation_turns_the_bound(text: str, modifier: str) -> None:
    assert [found.value for found in figures_in(text)[0].quantity.modifiers] == [modifier]

from xml.etree import ElementTree as ET

import pytest

from tests.unit.reading.office import level, numbering, word_part
from tui.reading.docx_numbering import Numbering
from tui.reading.docx_numerals import FORMATS
from tui.reading.docx_styles import Layout, Style, Styles


def lists(inner: str) -> Numbering:
    return Numbering(ET.fromstring(word_part("numbering", inner)), Styles(None))  # noqa: S314 - made above


def count(numbers: Numbering, *levels: int, number: str = "1") -> list[str]:
    found = (numbers.next(Layout(list_id=number, list_level=at), Style()) for at in levels)
    return [number.text.strip() for number in found if number]


DECIMALS = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))


def test_a_level_starts_anew_below_each_one_above_it() -> None:
    assert count(lists(numbering(*DECIMALS)), 0, 1, 1, 0, 1, 2) == ["1.", "1.1.", "1.2.", "2.", "2.1.", "2.1.1."]


def test_a_level_above_that_was_not_used_prints_its_first_number() -> None:
    assert count(lists(numbering(*DECIMALS)), 0, 2, 1, 0) == ["1.", "1.1.1.", "1.1.", "2."]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = (DECIMALS[0], level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
    assert count(lists(numbering(*levels)), 0, 1, 0, 1) == ["1.", "1)", "2.", "2)"]


def test_instances_of_one_list_share_its_count() -> None:
    instances = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/></w:num>' for at in (1, 2))
    numbers = lists(numbering(*DECIMALS, instances=instances))
    assert count(numbers, 0) + count(numbers, 0, number="2") + count(numbers, 0) == ["1.", "2.", "3."]


def test_an_instance_that_starts_anew_does_so_once() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{start}</w:num>'
    )
    numbers = lists(numbering(*DECIMALS, instances=instances))
    assert count(numbers, 0) + count(numbers, 0, 0, number="2") == ["1.", "5.", "6."]


def test_legal_numbering_prints_all_levels_as_decimals() -> None:
    levels = (level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert count(lists(numbering(*levels)), 0, 0, 1) == ["第一章", "第二章", "2.1"]


@pytest.mark.parametrize("list_id", [None, "0", "9"])
def test_what_no_list_numbers_has_no_number(list_id: str | None) -> None:
    assert lists(numbering(*DECIMALS)).next(Layout(list_id=list_id), Style()) is None


def test_a_style_bound_to_a_level_has_it() -> None:
    levels = (DECIMALS[0], level(1, "decimal", "%2)", '<w:pStyle w:val="X"/>'))
    style = Style("X", layout=Layout(list_id="1"))
    found = lists(numbering(*levels)).next(style.layout, style)
    assert found is not None
    assert (found.text, found.level) == ("1) ", 2)


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("upperRoman", {4: "IV", 1990: "MCMXC"}),
        ("lowerRoman", {9: "ix", 14: "xiv"}),
        ("upperLetter", {1: "A", 26: "Z", 28: "BB"}),
        ("lowerLetter", {2: "b"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 22: "22nd"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalFullWidth", {12: "１２"}),
        (
            "chineseCounting",
            {1: "一", 10: "十", 12: "十二", 20: "二十", 21: "二十一", 105: "一百零五", 110: "一百一十"},
        ),
        ("taiwaneseCountingThousand", {30: "三十", 1001: "一千零一"}),
        ("ideographDigital", {12: "一二", 20: "二〇"}),
        ("chineseLegalSimplified", {2: "贰", 12: "壹拾贰"}),
        ("ideographLegalTraditional", {6: "陸"}),
        ("ideographTraditional", {1: "甲", 11: "甲"}),
        ("none", {1: ""}),
    ],
)
def test_numbers_print_as_their_format_has_them(form: str, values: dict[int, str]) -> None:
    assert {value: FORMATS[form](value) for value in values} == values


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("value", [-1, 0, 10_000, 2**31])
def test_no_number_is_too_small_or_too_large_to_print(form: str, value: int) -> None:
    assert isinstance(FORMATS[form](value), str)

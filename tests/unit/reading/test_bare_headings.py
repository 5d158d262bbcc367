"""Headings of Chinese text that nothing marks."""

import pytest

from tests.unit.reading.outlining import BODY, ENGLISH_BODY
from tui.domain.report import BlockKind
from tui.reading.bare_headings import bare_headings

PARAGRAPH = BlockKind.PARAGRAPH


def found(*lines: str) -> list[str]:
    kinds = [(PARAGRAPH, line) for line in lines]
    return [lines[at] for at in sorted(bare_headings(kinds))]


def test_short_lines_between_paragraphs_are_headings() -> None:
    assert found("题目", "背景", BODY, "产业兴旺", BODY, "生态宜居", BODY) == ["背景", "产业兴旺", "生态宜居"]


@pytest.mark.parametrize(
    "line",
    [
        "来源：某某日报",
        "二、结论",
        "他说：",
        "这一行比任何一个小标题都要长得多也不是标题",
        "Prices",
        "如此而已。",
    ],
)
def test_other_short_lines_are_none(line: str) -> None:
    assert line not in found(BODY, "产业兴旺", BODY, "生态宜居", BODY, line, BODY)


def test_one_short_line_alone_may_be_anything() -> None:
    assert found(BODY, "产业兴旺", BODY, BODY) == []


def test_lines_that_stand_above_no_text_are_a_list_or_a_signature() -> None:
    assert found(BODY, "苹果", "梨", "李子", BODY, "王某", "某某市人民政府") == []


def test_a_line_above_a_table_is_its_title() -> None:
    kinds = [(PARAGRAPH, BODY), (PARAGRAPH, "收入"), (BlockKind.TABLE, BODY)] * 3
    assert bare_headings(kinds) == frozenset()


def test_english_is_told_by_its_capitals_elsewhere() -> None:
    assert found(ENGLISH_BODY, "Prices", ENGLISH_BODY, "Costs", ENGLISH_BODY) == []


def test_plain_text_has_such_lines_in_english_too() -> None:
    lines = [
        ENGLISH_BODY,
        "What comes next",
        ENGLISH_BODY,
        "Fewer complaints",
        ENGLISH_BODY,
        "not a title",
        ENGLISH_BODY,
    ]
    kinds = [(PARAGRAPH, line) for line in lines]
    assert bare_headings(kinds, latin=True) == {1, 3}


def test_a_numbered_title_may_stand_between_such_a_line_and_its_text() -> None:
    lines = ("题目", "背景", BODY, "建议措施", "(a) 更换船只", BODY, "财政影响", BODY)
    assert found(*lines) == ["背景", "建议措施", "财政影响"]


def test_one_whole_sentence_is_text_enough_below_such_a_line() -> None:
    assert found(BODY, "背景", BODY, "征询意见", "请委员就上述建议提出意见。") == ["背景", "征询意见"]

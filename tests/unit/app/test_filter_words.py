"""The words of filters in the reader's language: what they stand for, and how they are shown."""

from collections.abc import Iterator

import pytest

from tui.app.filter_words import NAMES, as_spoken, hint, in_english
from tui.app.screens.reading.filtering import PRESETS
from tui.domain.figure import FigureKind
from tui.domain.finding import Verdict
from tui.domain.review import Status
from tui.errors import TieoutError
from tui.language import retold, speak


@pytest.fixture
def chinese(english: None) -> Iterator[None]:  # noqa: ARG001 - it comes after the fixture that begins in English
    speak("zh")
    yield
    speak("en")


EVERY = [
    *(f"status:{status}" for status in (*Status, "no_check")),
    *(f"-kind:{kind}" for kind in FigureKind),
    *(f"finding:{verdict}" for verdict in Verdict),
    *(f"{name}:*" for name in NAMES if name != "value"),
    *("value:>1e6", ">=1.2亿", "kind:money,percent tag:later 富華", "section:二 -note:*"),
    *(preset.value for preset in PRESETS),
]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("expression", EVERY)
def test_what_is_shown_in_chinese_is_understood_as_what_it_was(expression: str) -> None:
    assert in_english(as_spoken(expression)) == expression


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("expression", EVERY)
def test_english_words_hold_in_chinese(expression: str) -> None:
    assert in_english(expression) == expression


@pytest.mark.parametrize("expression", EVERY)
def test_in_english_nothing_is_called_otherwise(expression: str) -> None:
    assert (as_spoken(expression), in_english(expression)) == (expression, expression)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("状态:存疑 类型:金额", "status:disputed kind:money"),
        ("状态：未核，存疑", "status:open,disputed"),
        ("类型:百分", "kind:percent,percent_point"),
        ("备注:* 批注:*", "note:* note:*"),
        ("－标签:later", "-tag:later"),
        ("数值：》1e6", "value:>1e6"),
        ("≥5% ＜1亿", ">=5% <1亿"),
        ("＞＝二十万 》=5 <＝6", ">=二十万 >=5 <=6"),
        ("《统计法》 《1984》 》后", "《统计法》 《1984》 》后"),
        ("章节:二 依据:*", "section:二 evidence:*"),
        ("备注:mine", "note:mine"),
        ("第一：其二", "第一：其二"),
        ("-5", "-5"),
        ("－", "－"),
        ("", ""),
    ],
)
def test_chinese_words_and_full_width_signs_are_understood(typed: str, kept: str) -> None:
    assert in_english(typed) == kept


@pytest.mark.usefixtures("chinese")
def test_a_field_that_is_none_is_told_with_those_that_are_in_chinese() -> None:
    with pytest.raises(TieoutError) as caught:
        in_english("颜色:红")
    assert retold(caught.value.message) == "不能按“颜色:”筛选。"
    assert retold(caught.value.hint).startswith("可用：状态，类型，章节")


@pytest.mark.usefixtures("chinese")
def test_a_value_that_a_field_never_has_is_told_with_those_that_it_has_in_chinese() -> None:
    with pytest.raises(TieoutError) as caught:
        in_english("状态:胡说")
    assert "状态" in caught.value.message
    assert "存疑" in caught.value.hint


@pytest.mark.usefixtures("chinese")
def test_a_field_without_words_is_told_as_it_was_typed() -> None:
    with pytest.raises(TieoutError) as caught:
        in_english("状态:")
    assert retold(caught.value.message) == "“状态:”冒号后没有内容。"


@pytest.mark.usefixtures("chinese")
def test_the_hint_names_the_fields_in_chinese() -> None:
    assert hint().startswith("状态: 类型: 章节: 指标:")
    assert "status" not in hint()


def test_the_hint_names_every_field_in_english() -> None:
    assert {f"{name}:" for name in NAMES if name != "value"} <= set(hint().split())

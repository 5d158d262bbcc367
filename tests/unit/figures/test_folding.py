from pathlib import Path

import tui.figures
from tui.figures.folding import fold
from tui.folding import folded


def test_a_text_without_annotations_keeps_every_offset() -> None:
    folded = fold("全年１２萬元，陸地")
    assert folded.text == "全年12万元，陸地"
    assert [folded.original(place) for place in range(len(folded.text))] == list(range(len(folded.text)))


def test_annotations_are_left_out_and_offsets_lead_back() -> None:
    text = "20個(gè)市,85場(chǎng)次"
    folded = fold(text)
    assert folded.text == "20个市,85场次"
    end = folded.text.index("市")
    assert text[folded.original(0) : folded.original_end(end)] == "20個"
    assert [text[folded.original(place)] for place in range(len(folded.clean))] == list(folded.clean)


def test_offsets_of_the_original_lead_into_the_folded_text() -> None:
    text = "20個(gè)市"
    folded = fold(text)
    assert folded.folded(text.index("市")) == folded.text.index("市")


def test_formal_characters_are_numbers_only_inside_numbers() -> None:
    assert fold("伍拾肆萬元").text == "五十四万元"
    assert fold("登陸部隊收拾房間").text == "登陸部队收拾房间"


def test_a_blank_that_does_not_break_stays_between_groups_of_digits_alone() -> None:
    assert fold("May\u00a05, 7\u00a0039\u202f918").text == "May 5, 7\u00a0039\u00a0918"


def test_blanks_between_the_characters_of_one_number_are_left_out() -> None:
    text = "約 三 百 五 又 三 分之 一 啊"
    folded = fold(text)
    assert folded.text == "约 三百五又三分之一 啊"
    assert text[folded.original(2) : folded.original_end(folded.text.index(" 啊"))] == "三 百 五 又 三 分之 一"


def test_blanks_between_two_numbers_stay() -> None:
    assert fold("12 5折 三 五 个").text == "12 5折 三 五 个"


def test_the_full_width_comma_groups_full_width_digits_and_else_ends_a_clause() -> None:
    assert fold("４，５６５，１２").text == "4,565，12"


COMMON = "這還據獲經來視滿寶編語碼稱獨環禮織繪際識讓鄰"
"""Characters that stand in everyday traditional Chinese."""


def test_a_rule_s_character_is_found_in_its_traditional_form_too() -> None:
    rules = "".join(path.read_text(encoding="utf-8") for path in Path(tui.figures.__path__[0]).rglob("*.py"))
    missed = [one for one in COMMON if folded(one) in rules and fold(one).text != folded(one)]
    assert not missed

import pytest

from tui.domain.report import Repair
from tui.domain.text import Span
from tui.reading.repair import damage, original, repaired


def reasons(text: str) -> list[str]:
    return [repair.why for repair in repaired(text)[1]]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("質(zhì)量", "質量"),
        ("質（zhì）量", "質量"),
        ("5個(gè)單(dān)位", "5個單位"),
        ("江門各縣市(區(qū))中", "江門各縣市(區)中"),
        ("呣(ḿ)嗯(ǹ)欸(ê̄)", "呣嗯欸"),
        ("綠(lǜ)色(sè)", "綠色"),
        ("綠(lu\u0308\u0300)色", "綠色"),
        ("我們(men)的(de)", "我們的"),
        ("江(jiānɡ)山(shɑ̄n)", "江山"),
    ],
)
def test_a_pinyin_annotation_is_taken_out(printed: str, expected: str) -> None:
    assert repaired(printed)[0] == expected
    assert set(reasons(printed)) == {"pinyin annotation"}


@pytest.mark.parametrize(
    "text",
    [
        "銅(cu)",
        "顆粒物(PM)",
        "總統(he)",
        "圖(a)",
        "縣(市)",
        "第十條(二)",
        "增長(5)",
        "馬拉松(él)",
        "小號(né Wang)",
        "方案(zhìliàng)",
    ],
)
def test_brackets_that_hold_no_syllable_of_the_character_stay(text: str) -> None:
    assert repaired(text) == (text, ())


def test_a_toneless_syllable_is_an_annotation_only_of_a_character_read_so() -> None:
    assert repaired("他(he)來了(le)")[0] == "他(he)來了"


def test_each_repair_says_where_it_was_and_what_stood_there() -> None:
    text, repairs = repaired("質(zhì)量")
    assert (text, repairs) == ("質量", (Repair(Span(1, 1), "(zhì)", "pinyin annotation"),))


def test_indents_and_trailing_spaces_are_taken_off() -> None:
    text, repairs = repaired("　　全年增長5%。 ")
    assert text == "全年增長5%。"
    assert [(repair.was, repair.why) for repair in repairs] == [("　　", "indent"), (" ", "trailing space")]


def test_a_run_of_spaces_becomes_one() -> None:
    assert repaired("主任　　王某")[0] == "主任 王某"


def test_two_typewriter_spaces_after_a_full_stop_stay() -> None:
    assert repaired("It rose.  Then it fell.") == ("It rose.  Then it fell.", ())


@pytest.mark.parametrize("text", ["共1 616件", "共1  616件", "12, 345件", "见表3. 5个", "面积30 万亩", "2009 年"])
def test_spaces_between_digits_that_might_part_two_numbers_stay(text: str) -> None:
    assert repaired(text) == (text, ())


@pytest.mark.parametrize(("printed", "expected"), [("增长8 .5%", "增长8.5%"), ("增长18. 5%，", "增长18.5%，")])
def test_a_space_inside_a_percentage_is_taken_out(printed: str, expected: str) -> None:
    assert repaired(printed)[0] == expected
    assert reasons(printed) == ["space inside a number"]


def test_spaces_left_as_entities_become_spaces() -> None:
    assert repaired("&nbsp;&nbsp;质量&nbsp;工作")[0] == "质量 工作"


def test_an_entity_between_digits_stays() -> None:
    assert repaired("1&nbsp;000") == ("1&nbsp;000", ())


def test_four_characters_set_apart_by_spaces_are_joined() -> None:
    text, repairs = repaired("：粮 食 应 急 预 案。")
    assert text == "：粮食应急预案。"
    assert [(repair.span.of(text), repair.was) for repair in repairs] == [("食应急预", " 食 应 急 预 ")]


@pytest.mark.parametrize("text", ["总 则", "王 小 明", "张三 李四"])
def test_names_and_short_padded_titles_keep_their_spaces(text: str) -> None:
    assert repaired(text) == (text, ())


def test_a_space_beside_chinese_punctuation_is_taken_out() -> None:
    assert repaired("质量 ，工作。 年底")[0] == "质量，工作。年底"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\ufeff", "\u2060"])
def test_a_hidden_character_inside_a_word_is_taken_out(hidden: str) -> None:
    assert repaired(f"in{hidden}come")[0] == "income"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u200d", "\ufeff", "\u202e", "\u0000"])
@pytest.mark.parametrize("pattern", ["1{}000", "1{}.5", "5{}%", "五{}十万", "5{}万元", "{}5", "${}12", "共{}5件"])
def test_nothing_hidden_in_or_beside_a_number_is_taken_out(pattern: str, hidden: str) -> None:
    text = pattern.format(hidden)
    assert repaired(text) == (text, ())


def test_joiners_that_shape_an_emoji_stay() -> None:
    family = "\U0001f468\u200d\U0001f469"
    assert repaired(family) == (family, ())


def test_an_obfuscated_address_stands_as_it_is() -> None:
    assert repaired("邮件:[email protected]") == ("邮件:[email protected]", ())


def test_the_original_comes_back_from_repairs_at_one_place() -> None:
    printed = "　各位(wèi) 　代(dài)表！　　现在"
    text, repairs = repaired(printed)
    assert original(text, repairs) == printed


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("海亮、??峡萍?、科格", ["??", "?"]),
        ("增长\ufffd\ufffd%", ["\ufffd\ufffd"]),
        ("锟斤拷锟斤拷", ["锟斤拷锟斤拷"]),
        ("donâ€™t", ["â€™"]),
        ("是否继续?", []),
        ("数据要素×”行动", []),
        ("café é\u00a0» très", []),
    ],
)
def test_damage_is_what_no_repair_brings_back(text: str, places: list[str]) -> None:
    assert [place.of(text) for place in damage(text)] == places

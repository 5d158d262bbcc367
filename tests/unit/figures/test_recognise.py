import pytest

from tests.unit.figures.reading_figures import aside, said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("一、总体要求", "section number"),
        ("（二）项目带动", "section number"),
        ("1. 提高", "section number"),
        ("一是抓项目", "list number"),
        ("as noted.[12] The", "footnote mark"),
        ("使用T300材料", "part of a name"),
        ("建设5G网络", "part of a name"),
        ("against COVID-19 in", "part of a name"),
        ("国道318线", "part of a name"),
        ("2号线通车", "part of a name"),
        ("under Phase 2 of", "part of a name"),
        ("第一产业", "set phrase"),
        ("一般公共预算", "set phrase"),
        ("“四进”活动", "set phrase"),
        ("五方责任主体", "set phrase"),
        ("“十四五”规划", "set phrase"),
        ("一批企业", "set phrase"),
        ("一个企业", "indefinite one"),
        ("except one of them", "indefinite one"),
        ("数百亿元", "vague amount"),
        ("hundreds of people", "vague amount"),
        ("于07时41分", "time of day"),
        ("at 10:00 a.m. today", "time of day"),
        ("held at 6.30pm.", "time of day"),
        ("near the A47.", "part of a name"),
        ("方案“80条”落地", "part of a name"),
        ("首发经济3.0、", "part of a name"),
        ("股票代码000725。", "part of a name"),
        ("persona “Guccifer 2.0” there", "part of a name"),
        ("as in [ISO/IEC 2382-37].", "part of a name"),
        ("依第 55K 条", "section number"),
        ("有前两款情形", "set phrase"),
        ("terabytes per second", "set phrase"),
        ("off the M25", "part of a name"),
        ("see https://a.example/2021/5 for", "link or address"),
        ("2407 West Street in", "link or address"),
        ("1,2" * 60, "run of digits"),
    ],
)
def test_a_numeral_that_is_no_figure_is_set_aside_with_its_reason(text: str, reason: str) -> None:
    assert reason in [why for _, why in aside(text)]
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("of its articles 85 percent", ["85 percent"]),
        ("notes 3 and 12% of sales", ["notes 3", "12%"]),
        ("pages 2, 3 and 1,200 words", ["pages 2, 3", "1,200"]),
        ("sections 4, 12 employees", ["sections 4", "12"]),
        ("under this clause.\n12 trustees", ["12"]),
    ],
)
def test_an_amount_behind_a_reference_is_no_part_of_it(text: str, printed: list[str]) -> None:
    assert [words for words, _, _ in said(text)] == printed


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("see Table 2-1 for", "Table 2-1", "Table 2-1"),
        ("see Note 14(b).", "Note 14(b)", "Note 14(b)"),
        ("see paragraphs 3.14 to 3.17 and", "paragraphs 3.14 to 3.17", "paragraphs 3.14 to 3.17"),
        ("under sections 4, 7 and 9 of", "sections 4, 7 and 9", "sections 4, 7 and 9"),
        ("Lancet 2019;393(4):1009–14.", "2019;393(4):1009–14", "2019;393(4):1009—14"),
        ("in GAO-26-107366 we", "GAO-26-107366", "GAO-26-107366"),
        ("Commission File Number: 001-36743", "001-36743", "001-36743"),
        ("联系方式:0750-5524538", "0750-5524538", "0750-5524538"),
        ("call (308) 236-8491 now", "(308) 236-8491", "(308) 236-8491"),
        ("on 01632 960 114.", "01632 960 114", "01632 960 114"),
        ("on +44 20 7946 0958 now", "+44 20 7946 0958", "+44 20 7946 0958"),
        ("见表3", "表3", "表3"),
        ("on H.R. 3268, the", "3268", "3268"),
        ("索引号：000014349/2018-00213", "000014349/2018-00213", "000014349/2018-00213"),
        ("under Fed. R. Bankr. P. 4002", "P. 4002", "P. 4002"),
        ("see title 11 of the Code", "title 11", "title 11"),
    ],
)
def test_references_and_numbers_to_call_are_figures_that_need_no_check(text: str, words: str, kind: str) -> None:
    assert said(text) == [(words, kind, "")]


def test_a_number_in_brackets_is_a_note_only_among_others() -> None:
    assert [words for words, _ in aside("as noted (12) and later (13)")] == ["12", "13"]
    assert said("fraudulent (84). Other (47).") == [("84", "84", ""), ("47", "47", "")]


def test_each_of_several_sections_is_a_reference() -> None:
    assert said("§§ 506(b), 511 and 512") == [("506(b)", "506(b)", ""), ("511", "511", ""), ("512", "512", "")]


def test_watches_are_no_table() -> None:
    assert said("售出手表3万台") == [("3万台", "30000", "台")]


@pytest.mark.parametrize(("text", "words", "value"), [("利润翻一番", "翻一番", "2"), ("产值翻了两番", "翻了两番", "4")])
def test_each_doubling_is_a_multiple(text: str, words: str, value: str) -> None:
    assert said(text) == [(words, value, "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("演进为3.6 : 48 : 48.4", "3.6:48:48.4"),
        ("汇率按1:7.18折算", "1:7.18"),
        ("by a majority of 8-1 to", "8:1"),
        ("about 1 in 5 applicants", "1:5"),
        ("以7比3获胜", "7:3"),
        ("backed it by a vote of 52–48.", "52:48"),
    ],
)
def test_ratios_are_one_figure(text: str, code: str) -> None:
    assert [value for _, value, _ in said(text)] == [code]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("占百分之四点七", "4.7", "%"), ("三分之二", None, ""), ("千分之二", "0.2", "%")],
)
def test_shares_are_percent_or_fractions(text: str, value: str | None, unit: str) -> None:
    [(_, found, said_unit)] = said(text)
    assert said_unit == unit
    assert value is None or found == value


def test_a_word_that_is_all_of_a_passage_is_its_number() -> None:
    assert said("十") == [("十", "10", "")]
    assert said("第一章\n二\n") == []


def test_a_number_and_its_unit_on_a_line_of_their_own_are_no_section_number() -> None:
    assert said("36.5 摄氏度") == [("36.5 摄氏度", "36.5", "C")]
    assert aside("3.1 美元汇率走势") == [("3.1", "section number")]


def test_a_million_is_a_sum_before_a_currency_alone() -> None:
    assert said("it paid a million dollars") == [("million dollars", "1000000", "USD")]
    assert said("for a million reasons") == []

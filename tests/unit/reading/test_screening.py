import pytest

from tests.unit.reading.outlining import BODY, ENGLISH_BODY, tree

SENTENCE = "各地要按照职责分工抓好落实并及时报告进展情况"


def test_a_contents_page_gives_no_sections() -> None:
    contents = ["目 录", "1 总则", "1.1 目的", "1.2 范围", "2 附则"]
    body = ["1 总则", "1.1 目的", BODY, "1.2 范围", BODY, "2 附则", BODY]
    found = tree(*contents, *body, "2.1 施行", BODY)
    assert found == ["1 总则", " 1.1 目的", " 1.2 范围", "2 附则", " 2.1 施行"]


def test_entries_with_dot_leaders_give_no_sections() -> None:
    entries = ["1.1 Purpose ........ 3", "1.2 Scope ........ 4", "1.3 Terms ........ 5"]
    body = ["1.1 Purpose", ENGLISH_BODY, "1.2 Scope", ENGLISH_BODY, "1.3 Terms", ENGLISH_BODY]
    assert tree(*entries, *body) == ["1.1 Purpose", "1.2 Scope", "1.3 Terms"]


def test_contents_that_number_in_their_own_way_are_still_a_copy() -> None:
    contents = ["Contents", "1 Ships", "2 Docks"]
    body = ["Chapter 1 Ships", ENGLISH_BODY, "Chapter 2 Docks", ENGLISH_BODY]
    assert tree(*contents, *body, headings=[(3, 1), (5, 1)]) == ["Chapter 1 Ships", "Chapter 2 Docks"]


def test_bold_lines_that_close_a_chapter_make_no_contents_with_the_next_heading() -> None:
    docks = ["Chapter 2 Docks", ENGLISH_BODY, "Related Provisions", "Surety Bond"]
    crews = ["Chapter 3 Crews", "A. Reviews", ENGLISH_BODY]
    # Printed twice, so that each line is a copy of a later one.
    places = [(0, 1), (4, 1), (5, 2), (7, 1), (11, 1), (12, 2)]
    found = tree(*docks, *crews, *docks, *crews, headings=places, prominent=[2, 3, 9, 10])
    assert [title.strip() for title in found].count("Chapter 3 Crews") == 2


def test_one_sentence_items_are_a_list() -> None:
    items = ["一、元旦：1月1日放假。", "二、春节：2月4日至10日放假调休，共7天。", "三、清明节：4月5日放假。"]
    assert tree(BODY, *items, BODY) == []


def test_items_that_end_in_semicolons_are_a_list() -> None:
    assert tree(*(f"{number}、修好道路。{BODY}；" for number in "一二三")) == []


def test_numbered_paragraphs_without_titles_are_no_headings() -> None:
    paragraphs = [f"（{number}）{SENTENCE}{SENTENCE}，{BODY}" for number in "一二三四"]
    assert tree("一、组织实施", *paragraphs, "二、监督检查", BODY) == ["一、 组织实施", "二、 监督检查"]


def test_one_long_first_sentence_among_titles_gets_a_cut_title() -> None:
    long_item = f"一、原则同意《规划》，{SENTENCE}{SENTENCE}。{BODY}"
    found = tree(long_item, *(f"{number}、修好道路。{BODY}" for number in "二三四"))
    assert found[0] == "一、 原则同意《规划》"


def test_a_definition_in_brackets_is_no_part_of_a_title() -> None:
    found = tree(f"一、同意《总体规划》（以下简称《规划》）。{BODY}", f"二、修好道路。{BODY}")
    assert found[0] == "一、 同意《总体规划》"


@pytest.mark.parametrize("pattern", ["（{}）", "{}）", "({})"])
def test_deep_numbers_that_run_in_are_list_items(pattern: str) -> None:
    items = [f"{pattern.format(number)}统一领导。{BODY}" for number in (1, 2, 3)]
    assert tree("一、工作原则", *items, "二、适用范围", BODY) == ["一、 工作原则", "二、 适用范围"]


def test_articles_of_a_law_are_no_sections() -> None:
    assert tree("第一章 总则", f"第一条 {BODY}", f"第二条 {BODY}", "第二章 附则", BODY) == [
        "第一章 总则",
        "第二章 附则",
    ]


def test_entries_of_a_glossary_are_no_sections() -> None:
    entries = [f"{number}.新词：{BODY}" for number in (1, 2, 3)]
    assert tree("一、回顾", BODY, "二、安排", BODY, "名词解释", *entries) == ["一、 回顾", "二、 安排", "名词解释"]


def test_decimal_numbers_that_run_in_count_paragraphs() -> None:
    lines = ["4 响应", "4.1 程序", BODY, "4.2 等级", f"4.2.1 修好道路。{BODY}", f"4.2.2 国家级：{BODY}", "5 附则", BODY]
    assert tree(*lines) == ["4 响应", " 4.1 程序", " 4.2 等级", "5 附则"]


def test_a_number_alone_before_words_is_a_footnote_mark() -> None:
    assert tree(f"12 {ENGLISH_BODY[:100]}", ENGLISH_BODY, f"13 {ENGLISH_BODY[:90]}", ENGLISH_BODY) == []


def test_numbered_titles_without_text_between_them_are_a_list() -> None:
    assert tree(BODY, "附件：1.任务分工表", "2.申报书", "3.汇总表") == []


@pytest.mark.parametrize(
    "line",
    [
        "(Unaudited)",
        "国发〔2019〕4号",
        "Table 3. Ships by harbour",
        "图2 结构",
        "各位代表：",
        "Yes ☐ No ☒",
        "2024",
        "Contact:",
        "Contents",
    ],
)
def test_bold_lines_that_name_no_section_are_none(line: str) -> None:
    assert tree(ENGLISH_BODY, line, ENGLISH_BODY, prominent={1}) == []


def test_a_bold_sentence_is_no_heading() -> None:
    assert tree(BODY, "监察人员不得从事可能发生利益冲突的职业。", BODY, prominent={1}) == []


def test_of_three_bold_lines_in_a_row_the_last_heads_the_text() -> None:
    lines = [ENGLISH_BODY, "Financial Tables to Follow", "THE HARBOUR, INC.", "Statements of Income", ENGLISH_BODY]
    assert tree(*lines, prominent={1, 2, 3}) == ["Statements of Income"]


def test_a_signature_above_its_date_is_no_heading() -> None:
    assert tree(BODY, "某某市人民政府", "2019年1月24日", prominent={1}) == []


def test_a_bold_line_that_nothing_follows_is_no_heading() -> None:
    assert tree(ENGLISH_BODY, "The End of It", prominent={1}) == []


def test_numbers_that_run_on_through_the_chapters_count_paragraphs() -> None:
    first = ["第一章 总则", f"一、修好道路。{BODY}", f"二、建好桥梁。{BODY}"]
    second = ["第二章 职责", f"三、管好渡口。{BODY}", f"四、植好树木。{BODY}"]
    assert tree(*first, *second) == ["第一章 总则", "第二章 职责"]


def test_numbers_that_begin_anew_in_each_chapter_are_sections() -> None:
    parts = [line for part in "一二" for line in (f"第{part}章 职责", f"一、修好道路。{BODY}", f"二、建好桥梁。{BODY}")]
    assert tree(*parts) == [
        *("第一章 职责", " 一、 修好道路", " 二、 建好桥梁"),
        *("第二章 职责", " 一、 修好道路", " 二、 建好桥梁"),
    ]


def test_one_appendix_alone_is_a_section() -> None:
    assert tree(ENGLISH_BODY, "Appendix A: Tables of Ships", ENGLISH_BODY) == ["Appendix A: Tables of Ships"]


def test_one_number_alone_in_the_middle_of_a_count_is_a_reference() -> None:
    assert tree(BODY, f"（五）修好道路。{BODY}", BODY) == []


def test_a_bold_line_makes_headings_of_its_short_siblings() -> None:
    lines = ["一、工业", "（一）增加值。全市增加值增长6.8%。", "（二）主要产品", "汽车产量12.8万辆。", "二、收入", BODY]
    assert tree(*lines, prominent={0, 2, 4}) == ["一、 工业", " （一） 增加值", " （二） 主要产品", "二、 收入"]


def test_one_reference_to_a_section_of_an_act_is_no_heading() -> None:
    assert tree(ENGLISH_BODY, "Section 404 of the Harbour Act", ENGLISH_BODY) == []

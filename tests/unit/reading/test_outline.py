from collections.abc import Sequence

import pytest

from tests.unit.reading.outlining import BODY, ENGLISH_BODY, blocks_of, sections, tree
from tui.domain.report import BlockKind
from tui.domain.text import Span
from tui.reading.outline import sections_of


def test_a_text_without_headings_has_no_sections() -> None:
    assert sections(BODY, BODY) == ()


def test_an_empty_text_has_no_sections() -> None:
    assert sections_of("", ()) == ()


def test_a_run_in_heading_is_the_first_sentence_without_its_stop() -> None:
    assert tree(f"一、道路更加通畅。{BODY}", f"二、学校更加宽敞。{BODY}") == ["一、 道路更加通畅", "二、 学校更加宽敞"]


def test_a_section_reaches_from_its_heading_to_the_next_of_its_level() -> None:
    first, second = f"一、道路更加通畅。{BODY}", f"二、学校更加宽敞。{BODY}"
    found = sections(first, second)
    assert [section.span for section in found] == [
        Span(0, len(first) + 1),
        Span(len(first) + 1, len(first) + 1 + len(second)),
    ]
    assert found[0].heading == Span(0, len("一、道路更加通畅"))


def test_official_numbering_nests_by_first_appearance() -> None:
    lines = ["一、总体要求", BODY, "（一）指导思想", BODY, "（二）基本原则", BODY, "二、主要任务", "（三）修路", BODY]
    assert tree(*lines) == ["一、 总体要求", " （一） 指导思想", " （二） 基本原则", "二、 主要任务", " （三） 修路"]


def test_a_heading_may_be_a_paragraph_of_its_own_that_ends_in_a_stop() -> None:
    assert tree("（一）健全制度框架。", BODY, "（二）提高发展水平。", BODY) == [
        "（一） 健全制度框架",
        "（二） 提高发展水平",
    ]


def test_half_width_brackets_and_spaces_inside_them_belong_to_the_same_family() -> None:
    lines = ["（一）修路", BODY, "(二)架桥", BODY, "（三 ）植树", BODY]
    assert tree(*lines) == ["（一） 修路", "(二) 架桥", "（三 ） 植树"]


def test_chapters_outrank_numbers_with_a_comma() -> None:
    lines = ["第一章　总　则", "一、目的", BODY, "二、范围", BODY, "第二章 组织机构", BODY]
    assert tree(*lines) == ["第一章 总则", " 一、 目的", " 二、 范围", "第二章 组织机构"]


def test_traditional_reports_put_financial_numerals_above_the_others() -> None:
    lines = ["壹、施政概況", "一、經濟", BODY, "（一）工業", BODY, "（二）商業", BODY, "貳、施政重點", BODY]
    assert tree(*lines) == ["壹、 施政概況", " 一、 經濟", "  （一） 工業", "  （二） 商業", "貳、 施政重點"]


def test_decimal_numbers_nest_by_their_components() -> None:
    lines = ["1 总则", "1.1 编制目的", BODY, "1.2 适用范围", BODY, "2 组织机构", "2.1 指挥部", "2.1.1 职责", BODY]
    assert tree(*lines) == ["1 总则", " 1.1 编制目的", " 1.2 适用范围", "2 组织机构", " 2.1 指挥部", "  2.1.1 职责"]


def test_a_printed_number_beats_the_level_in_the_markup() -> None:
    lines = ["5.1.1 Passwords", ENGLISH_BODY, "5.1.1.1 Choice", ENGLISH_BODY, "5.2 Devices", ENGLISH_BODY]
    found = tree("5.1 Secrets", *lines, headings=[(0, 3), (1, 4), (3, 4), (5, 3)])
    assert found == ["5.1 Secrets", " 5.1.1 Passwords", "  5.1.1.1 Choice", "5.2 Devices"]


def test_headings_without_numbers_nest_by_the_markup() -> None:
    lines = ["Findings", ENGLISH_BODY, "Cost", ENGLISH_BODY, "Time", ENGLISH_BODY, "Conclusions", ENGLISH_BODY]
    assert tree(*lines, headings=[(0, 2), (2, 4), (4, 4), (6, 2)]) == ["Findings", " Cost", " Time", "Conclusions"]


def test_parts_and_items_nest_and_bold_lines_stand_below_them() -> None:
    lines = ["PART I", "Item 1. Business", "Products", ENGLISH_BODY, "Services", ENGLISH_BODY, "Item 1A. Risk Factors"]
    found = tree(*lines, ENGLISH_BODY, "PART II", "Item 2. Properties", ENGLISH_BODY, prominent=range(10))
    assert found == [
        *("PART I", " Item 1. Business", "  Products", "  Services", " Item 1A. Risk Factors"),
        *("PART II", " Item 2. Properties"),
    ]


def test_bold_lines_between_two_notes_belong_to_the_first() -> None:
    lines = ["Item 8. Statements", "Notes", "Note 1 – Basis", "Cash", ENGLISH_BODY, "Note 2 – Revenue", ENGLISH_BODY]
    assert tree(*lines, prominent={0, 1, 2, 3, 5}) == [
        *("Item 8. Statements", " Notes", "  Note 1 – Basis", "   Cash", "  Note 2 – Revenue"),
    ]


def test_bold_lines_of_a_cover_are_no_sections() -> None:
    lines = ["FORM 1", "Harbour Company", "Annual Figures", "PART I", "Item 1. Ships", ENGLISH_BODY]
    assert tree(*lines, prominent=range(5)) == ["PART I", " Item 1. Ships"]


def test_a_bold_title_above_the_chapters_is_not_their_parent() -> None:
    lines = ["Annual Report of the Harbour", ENGLISH_BODY, "PART I", "Item 1. Ships", ENGLISH_BODY]
    assert tree(*lines, prominent={0, 2, 3})[-2:] == ["PART I", " Item 1. Ships"]


def test_a_letter_that_follows_letters_is_no_numeral() -> None:
    lines = [f"{letter}. Legal Framework {letter}" for letter in "ABCD"]
    text = [line for heading in lines for line in (heading, ENGLISH_BODY)]
    assert tree(*text) == lines


def test_a_letter_before_a_sentence_is_no_heading() -> None:
    assert tree(f"A. In 2019 the agency closed. {ENGLISH_BODY}", f"B. In 2020 it opened again. {ENGLISH_BODY}") == []


def test_the_reports_own_title_is_no_section() -> None:
    lines = ["Annual Report", ENGLISH_BODY, "Findings", ENGLISH_BODY]
    assert tree(*lines, headings=[(0, 1), (2, 2)], title="Annual report") == ["Findings"]


def test_headings_below_the_fourth_level_are_left_in_the_text() -> None:
    lines = [line for level in range(1, 7) for line in (f"Heading {level} of it", ENGLISH_BODY)]
    found = sections(*lines, headings=[(2 * (level - 1), level) for level in range(1, 7)])
    assert [section.level for section in found] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "kind", [BlockKind.TABLE, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.NOTE]
)
def test_only_headings_and_paragraphs_give_sections(kind: BlockKind) -> None:
    lines = ["一、营业收入", "二、营业成本", "三、营业利润"]
    assert tree(*lines, kinds=[(index, kind) for index in range(3)]) == []


def test_a_line_of_a_table_between_two_sections_is_not_theirs_to_number() -> None:
    lines = ["一、收入", BODY, "一、营业总收入\t100", "二、支出", BODY]
    assert tree(*lines, kinds=[(2, BlockKind.TABLE)]) == ["一、 收入", "二、 支出"]


def test_enumerators_that_fill_a_section_are_its_children() -> None:
    items = "一是修好道路。全年新建公路。二是建好桥梁。全年新建大桥。三是管好渡口。全年改造渡口。"
    assert tree(f"一、交通更加便利。{items}", f"二、环境更加优美。{BODY}") == [
        *("一、 交通更加便利", " 一是 修好道路", " 二是 建好桥梁", " 三是 管好渡口", "二、 环境更加优美"),
    ]


def test_enumerators_that_open_paragraphs_are_children_of_their_section() -> None:
    lines = [
        "一、工作回顾",
        BODY,
        f"一是着力扩内需稳增长。{BODY}",
        f"二是着力抓科技兴产业。{BODY}",
        BODY,
        "二、安排",
        BODY,
    ]
    assert tree(*lines) == ["一、 工作回顾", " 一是 着力扩内需稳增长", " 二是 着力抓科技兴产业", "二、 安排"]


def test_parallel_topics_that_fill_a_section_are_its_children() -> None:
    topics = "".join(f"{name}质量方面，{BODY}" for name in ("产品", "工程", "服务"))
    assert tree(f"一、监管更加严格。{topics}", f"二、环境更加优美。{BODY}") == [
        *("一、 监管更加严格", " 产品质量方面", " 工程质量方面", " 服务质量方面", "二、 环境更加优美"),
    ]


def test_sections_start_where_their_headings_start() -> None:
    text, blocks = blocks_of(["一、收入", BODY, "二、支出", BODY])
    assert all(section.span.start == section.heading.start for section in sections_of(text, blocks))


def test_capitals_before_a_colon_head_their_paragraph() -> None:
    assert tree(ENGLISH_BODY, f"SAFE HARBOR STATEMENT UNDER THE ACT: {ENGLISH_BODY}") == [
        "SAFE HARBOR STATEMENT UNDER THE ACT"
    ]


def test_a_dateline_in_capitals_heads_nothing() -> None:
    assert tree(f"NEW YORK -- (WIRE) -- {ENGLISH_BODY}", f"NOTE: {ENGLISH_BODY}") == []


def test_a_report_without_sections_is_divided_by_what_its_paragraphs_count() -> None:
    assert tree(f"第一，提高认识。{BODY}", f"第二，狠抓落实。{BODY}") == ["第一 提高认识", "第二 狠抓落实"]


def test_an_attachment_is_called_by_the_line_below_it() -> None:
    lines = ["附件1", "质量提升方案", "一、要求", BODY, "二、任务", BODY, "附件2", "分工表", BODY]
    assert tree(*lines) == ["附件1 质量提升方案", " 一、 要求", " 二、 任务", "附件2 分工表"]


def test_heavenly_stems_stand_above_chinese_numerals() -> None:
    lines = ["甲、事實", BODY, "乙、理由", "一、程序", BODY, "二、實體", BODY, "丙、結論", BODY]
    assert tree(*lines) == ["甲、 事實", "乙、 理由", " 一、 程序", " 二、 實體", "丙、 結論"]


def test_numbers_that_count_the_paragraphs_of_a_paper_part_no_headings() -> None:
    paragraphs = [f"{at}. 营办商面对燃油成本上升、人手不足，{BODY}" for at in range(1, 6)]
    lines = ["目的", paragraphs[0], "建议", "(a) 更换船只", *paragraphs[1:3], "(b) 改善码头", *paragraphs[3:]]
    assert tree(*lines, prominent=[0, 2]) == ["目的", "建议", " (a) 更换船只", " (b) 改善码头"]


def test_a_heading_above_the_first_numbered_title_is_none_of_the_cover() -> None:
    lines = ["CONTEXT", ENGLISH_BODY, "RECENT DEVELOPMENTS", "A. Growth", ENGLISH_BODY, "B. Prices", ENGLISH_BODY]
    assert tree(*lines, prominent=[0, 2, 3, 5]) == ["CONTEXT", "RECENT DEVELOPMENTS", " A. Growth", " B. Prices"]


DIVIDED = ("过去五年的工作", "一、投资", BODY, "二、消费", BODY, "今后的建议", BODY)


def centred(lines: Sequence[str], places: Sequence[int]) -> list[str]:
    text, blocks = blocks_of(lines)
    found = sections_of(text, blocks, places, centred=places)
    return [" " * (section.level - 1) + f"{section.number} {section.title}".strip() for section in found]


def test_centred_lines_that_divide_a_report_hold_the_numbers_below_them() -> None:
    assert centred(DIVIDED, (0, 5)) == ["过去五年的工作", " 一、 投资", " 二、 消费", "今后的建议"]


def test_centred_lines_across_which_a_count_goes_on_hold_none() -> None:
    lines = (*DIVIDED, "三、外贸", BODY)
    assert centred(lines, (0, 5)) == ["一、 投资", "二、 消费", " 今后的建议", "三、 外贸"]


@pytest.mark.parametrize(("status", "annex"), [("(informative)", "Annex A"), ("（资料性）", "附录A")])
def test_what_stands_between_an_annex_and_its_title_is_no_part_of_either(status: str, annex: str) -> None:
    lines = ["1 总则", "1.1 目的", BODY, "1.2 范围", BODY, annex, status, "试验报告示例", BODY]
    assert tree(*lines)[-1].replace(" ", "").endswith("试验报告示例")


def test_an_annex_belongs_to_the_whole_report() -> None:
    lines = ["1 Scope", "1.1 Ports", ENGLISH_BODY, "1.2 Ships", ENGLISH_BODY, "Annex A: Forms", ENGLISH_BODY]
    assert tree(*lines) == ["1 Scope", " 1.1 Ports", " 1.2 Ships", "Annex A: Forms"]


def test_an_attachment_holds_what_is_marked_up_below_it() -> None:
    lines = ["附录", "关键绩效表", BODY]
    assert tree(*lines, headings=[(0, 2), (1, 3)]) == ["附录", " 关键绩效表"]


def test_chapters_in_capital_numerals_stand_beside_a_bold_line_above_them() -> None:
    lines = ["MEMORANDUM OPINION", ENGLISH_BODY, "I. BACKGROUND", ENGLISH_BODY, "II. DISCUSSION", ENGLISH_BODY]
    assert tree(*lines, prominent=[0, 2, 4]) == ["MEMORANDUM OPINION", "I. BACKGROUND", "II. DISCUSSION"]


def test_bold_lines_stand_below_the_centred_lines_that_divide_a_report() -> None:
    lines = ["SUMMARY", BODY, "Our Company", BODY, "RISKS", BODY, "Our Business", BODY, "Our Shares", BODY]
    text, blocks = blocks_of(lines)
    found = sections_of(text, blocks, (0, 2, 4, 6, 8), centred=(0, 4))
    assert [section.level for section in found] == [1, 2, 1, 2, 2]


def test_one_centred_line_among_bold_ones_divides_nothing() -> None:
    lines = ["Summary", BODY, "Results", BODY, "STATEMENT OF INCOME", BODY, "Outlook", BODY]
    text, blocks = blocks_of(lines)
    assert {section.level for section in sections_of(text, blocks, (0, 2, 4, 6), centred=(4,))} == {1}


def test_a_heading_over_all_others_that_opens_the_text_is_its_title() -> None:
    lines = ["The ports of the north", ENGLISH_BODY, "Cargo", ENGLISH_BODY, "Passengers", ENGLISH_BODY]
    assert tree(*lines, headings=[(0, 1), (2, 2), (4, 2)]) == ["Cargo", "Passengers"]


@pytest.mark.parametrize("headings", [[(0, 1), (2, 2), (4, 1)], [(0, 1), (2, 2)], [(2, 1), (4, 2)]])
def test_a_first_heading_with_others_of_its_level_or_next_to_none_below_is_a_section(
    headings: list[tuple[int, int]],
) -> None:
    lines = ["The ports of the north", ENGLISH_BODY, "Cargo", ENGLISH_BODY, "Passengers", ENGLISH_BODY]
    assert len(tree(*lines, headings=headings)) == len(headings)

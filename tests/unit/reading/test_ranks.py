from tests.unit.reading.outlining import BODY, ENGLISH_BODY, tree


def with_text(*headings: str) -> list[str]:
    return [line for heading in headings for line in (heading, BODY)]


def test_a_count_that_goes_on_stands_at_one_level_though_the_parent_changed() -> None:
    lines = ["一、体系", *with_text("（一）框架", "（二）中等"), "二、标准", *with_text("（三）教材", "（四）制度")]
    assert tree(*lines) == ["一、 体系", " （一） 框架", " （二） 中等", "二、 标准", " （三） 教材", " （四） 制度"]


def test_a_count_begun_anew_inside_one_that_goes_on_is_a_list_of_its_own() -> None:
    lines = with_text("一、工业", "二、农业", "三、改革", "一、国企", "二、财税", "四、开放")
    assert tree(*lines) == ["一、 工业", "二、 农业", "三、 改革", " 一、 国企", " 二、 财税", "四、 开放"]


def test_a_count_begun_anew_after_the_last_is_beside_it() -> None:
    lines = with_text("一、工业", "二、农业", "一、任务", "二、要求")
    assert tree(*lines) == ["一、 工业", "二、 农业", "一、 任务", "二、 要求"]


def test_items_below_a_decimal_number_are_not_beside_its_parent() -> None:
    lines = [
        "1 总则",
        "1.1 目的",
        BODY,
        "2 职责",
        "2.1 指挥部",
        *with_text("1.指挥长", "2.副指挥长"),
        "2.2 办公室",
        BODY,
    ]
    assert tree(*lines) == [
        *("1 总则", " 1.1 目的", "2 职责", " 2.1 指挥部", "  1. 指挥长", "  2. 副指挥长", " 2.2 办公室"),
    ]


def test_a_family_that_customarily_ranks_higher_closes_the_lower_one() -> None:
    lines = with_text("（一）前期", "（二）中期", "一、后续", "（一）任务")
    assert tree(*lines) == ["（一） 前期", "（二） 中期", "一、 后续", " （一） 任务"]


def test_the_same_items_under_two_parts_begin_anew() -> None:
    items = ["Item 1. Ships", ENGLISH_BODY, "Item 2. Docks", ENGLISH_BODY]
    assert tree("PART I", *items, "PART II", *items) == [
        *("PART I", " Item 1. Ships", " Item 2. Docks"),
        *("PART II", " Item 1. Ships", " Item 2. Docks"),
    ]


def test_an_appendix_stands_beside_the_parts() -> None:
    lines = ["PART I", "Item 1. Ships", ENGLISH_BODY, "Appendix A: Tables of Ships", ENGLISH_BODY]
    assert tree(*lines) == ["PART I", " Item 1. Ships", "Appendix A: Tables of Ships"]


def test_a_closing_part_stands_at_the_top() -> None:
    lines = ["一、回顾", *with_text("（一）工业", "（二）农业"), "名词解释", BODY]
    assert tree(*lines) == ["一、 回顾", " （一） 工业", " （二） 农业", "名词解释"]


def test_bold_lines_below_numbers_are_beside_each_other() -> None:
    lines = ["一、回顾", "工业", BODY, "农业", BODY, "二、安排", BODY]
    assert tree(*lines, prominent={1, 3}) == ["一、 回顾", " 工业", " 农业", "二、 安排"]


def test_a_title_printed_below_its_number_belongs_to_it() -> None:
    lines = ["Item 1.", "Ships", ENGLISH_BODY, "Item 2.", "Docks and Basins", ENGLISH_BODY]
    assert tree(*lines) == ["Item 1. Ships", "Item 2. Docks and Basins"]


def test_a_chapter_and_its_title_on_two_lines_are_one_heading() -> None:
    lines = ["第一章", "总　则", BODY, "第二章", "职　责", BODY]
    assert tree(*lines, prominent={0, 1, 3, 4}) == ["第一章 总则", "第二章 职责"]


def test_a_bold_line_above_a_count_begun_anew_heads_it() -> None:
    lines = [*with_text("一、重视", "二、落实"), "某某方案", *with_text("一、目标", "二、任务")]
    assert tree(*lines, prominent={4}) == ["一、 重视", "二、 落实", "某某方案", "一、 目标", "二、 任务"]


def test_bold_lines_that_each_head_a_count_are_beside_each_other() -> None:
    lines = ["一、工作", "工业", *with_text("（一）国企", "（二）民企"), "农业", *with_text("（一）粮食", "（二）棉花")]
    assert tree(*lines, prominent={1, 6}) == [
        *("一、 工作", " 工业", "  （一） 国企", "  （二） 民企", " 农业", "  （一） 粮食", "  （二） 棉花"),
    ]


def test_attachments_stand_at_the_top_with_their_titles() -> None:
    lines = ["一、重视", BODY, "附件1", "某某方案", *with_text("一、目标", "二、任务"), "附件2", "某某细则", BODY]
    assert tree(*lines, prominent={3, 9}) == [
        "一、 重视",
        "附件1 某某方案",
        " 一、 目标",
        " 二、 任务",
        "附件2 某某细则",
    ]


def test_a_summary_before_the_first_number_is_beside_it() -> None:
    lines = ["Executive Summary", ENGLISH_BODY, "1. Ships", ENGLISH_BODY, "2. Docks", ENGLISH_BODY]
    assert tree(*lines, prominent={0}) == ["Executive Summary", "1. Ships", "2. Docks"]


def test_bare_numbers_before_titles_count_sections() -> None:
    lines = [line for title in ("1 Ships", "2 Docks and Cranes", "3 Trade") for line in (title, ENGLISH_BODY)]
    assert tree(*lines) == ["1 Ships", "2 Docks and Cranes", "3 Trade"]


def test_a_count_deeper_in_the_markup_is_below_the_one_above() -> None:
    lines = [*with_text("1. Ships"), *with_text("1. Old", "2. New"), *with_text("2. Docks", "1. North", "3. Trade")]
    levels = [(0, 2), (2, 3), (4, 3), (6, 2), (8, 3), (10, 2)]
    assert tree(*lines, headings=levels) == [
        *("1. Ships", " 1. Old", " 2. New", "2. Docks", " 1. North", "3. Trade"),
    ]


def test_a_count_that_goes_on_stands_at_one_level_though_the_markup_does_not() -> None:
    lines = with_text("一、收入", "二、支出", "三、结余")
    assert tree(*lines, headings=[(0, 2), (2, 3), (4, 2)]) == ["一、 收入", "二、 支出", "三、 结余"]


def test_numbers_of_both_numerals_nest_below_the_chinese_ones() -> None:
    lines = ["一、收入", *with_text("一.1 税收", "一.2 非税"), "二、支出", *with_text("二.1 教育", "二.2 卫生")]
    assert tree(*lines) == ["一、 收入", " 一.1 税收", " 一.2 非税", "二、 支出", " 二.1 教育", " 二.2 卫生"]

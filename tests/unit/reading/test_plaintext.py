import pytest

from tests.unit.reading.outlining import BODY, ENGLISH_BODY
from tui.domain.report import BlockKind
from tui.reading.draft import DraftBlock
from tui.reading.plaintext import draft_of, passage_blocks

WRAPPED = """\
The harbour authority spent the year on repairs to the two older docks.
The number of complaints fell in each of the four quarters that were
reviewed, while the cost for each case rose a little over the average
of the last ten years.

The second dock was closed for three months, and ships were sent to the
northern basin, where the water is deeper and the cranes are newer than
anywhere else along this coast.
"""


def body(text: str) -> list[DraftBlock]:
    return [block for block in draft_of(text).blocks if not block.aside]


def texts(text: str) -> list[str]:
    return [block.text for block in body(text)]


def rows(block: DraftBlock) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block.rows]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    assert texts(f"{BODY}\n{BODY}\n") == [BODY, BODY]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u0085"])
def test_every_line_end_ends_a_line(end: str) -> None:
    assert texts(end.join([BODY, BODY])) == [BODY, BODY]


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    first, second = texts(WRAPPED)
    assert first.endswith("fell in each of the four quarters that were reviewed, while the cost for each case rose a "
                          "little over the average of the last ten years.")  # fmt: skip
    assert second.startswith("The second dock was closed for three months, and ships were sent to the northern basin")


def test_wrapped_chinese_lines_are_joined_without_a_space() -> None:
    line = "全市完成投资建成道路和桥梁改造老旧小区和农村住房新增就业岗位城乡居民"
    assert texts(f"{line}\n{line}\n{line}\n收入增加。\n") == [f"{line}{line}{line}收入增加。"]


def test_a_hyphen_at_a_wrapped_lines_end_stays_without_a_space() -> None:
    wrapped = WRAPPED.replace("that were\n", "that-\n", 1)
    assert "that-reviewed" in texts(wrapped)[0]


def test_one_physical_line_is_cut_at_its_paragraph_marks() -> None:
    line = f"　　一、回顾　　{BODY}　　二、安排　\u00a0{BODY}{BODY}"
    assert texts(line) == ["一、回顾", BODY, "二、安排", f"{BODY}{BODY}"]


def test_a_gap_in_a_short_line_parts_no_paragraphs() -> None:
    assert texts("经办人：王某　　日期：今日") == ["经办人：王某　　日期：今日"]


def test_tab_separated_lines_are_a_table() -> None:
    (table,) = body("指标\t数值\n投资\t200\n收入\t30\n")
    assert rows(table) == [["指标", "数值"], ["投资", "200"], ["收入", "30"]]


def test_space_aligned_lines_are_a_table() -> None:
    text = "Harbour      Ships     Tons\nNorth          120    1,500\nSouth           80      900\n"
    (table,) = body(text)
    assert rows(table) == [["Harbour", "Ships", "Tons"], ["North", "120", "1,500"], ["South", "80", "900"]]


def test_justified_prose_is_no_table() -> None:
    prose = "The  harbour  was  closed.\nThe  ships  went  north.\nThe  docks  were  old.\n"
    assert all(block.kind is BlockKind.PARAGRAPH for block in body(prose))


def test_bullets_are_list_items() -> None:
    assert [(block.kind, block.level) for block in body("• ships\n- docks\n")] == [(BlockKind.LIST_ITEM, 1)] * 2


def test_a_dash_before_words_is_no_bullet() -> None:
    assert body(f"——改革深入推进。{BODY}")[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize("line", ["- 3 -", "Page 3 of 10", "第3页 共10页", "第 3 頁"])
def test_page_numbers_are_set_apart(line: str) -> None:
    assert [(block.text, block.aside) for block in draft_of(f"{BODY}\n{line}\n{BODY}").blocks if block.aside] == [
        (line, "page number"),
    ]


def test_lines_that_head_three_pages_are_set_apart() -> None:
    pages = "\f".join(f"Harbour Report 2024\n{ENGLISH_BODY} {number}\n" for number in "abc")
    assert [block.text for block in draft_of(pages).blocks if block.aside == "running head"] == [
        "Harbour Report 2024"
    ] * 3


def test_a_ruled_line_is_set_apart() -> None:
    assert texts(f"{BODY}\n----------\n{BODY}") == [BODY, BODY]


def test_an_english_title_alone_above_running_text_is_prominent() -> None:
    assert [block.prominent for block in body(f"Recent Repairs\n{ENGLISH_BODY}\n{ENGLISH_BODY}")] == [
        True,
        False,
        False,
    ]


def test_a_name_above_a_table_is_not_prominent() -> None:
    assert not any(block.prominent for block in body(f"{ENGLISH_BODY}\nNorthern Region\nA\t1\nB\t2\n"))


def test_an_empty_text_has_no_blocks() -> None:
    assert draft_of("").blocks == ()


def test_a_passages_blocks_keep_its_offsets() -> None:
    text = f"  一、收入。\r\n\r\n{BODY} "
    assert [block.span.of(text) for block in passage_blocks(text)] == ["  一、收入。", f"{BODY} "]


def test_a_passages_tab_separated_lines_are_a_table() -> None:
    text = "表\n指标\t数值\n投资\t 200 \t注\n完"
    before, table, after = passage_blocks(text)
    assert (before.span.of(text), after.span.of(text)) == ("表", "完")
    assert table.table is not None
    assert [[cell.span.of(text) for cell in row] for row in table.table.rows] == [
        ["指标", "数值", ""],
        ["投资", "200", "注"],
    ]


def test_one_line_with_one_tab_in_a_passage_is_a_paragraph() -> None:
    assert [block.kind for block in passage_blocks("日期\t今日")] == [BlockKind.PARAGRAPH]


def test_a_line_like_a_running_head_stays_inside_a_page() -> None:
    pages = [f"Ports {at}\n{name}{BODY}\n{BODY}\n17\n{BODY}\n{name}{BODY}\n{at}" for at, name in enumerate("甲乙丙", 1)]
    blocks = draft_of("\f".join(pages)).blocks
    assert [block.text for block in blocks if block.aside] == ["Ports 1", "1", "Ports 2", "2", "Ports 3", "3"]


def test_numbered_parts_that_each_begin_a_page_are_no_running_heads() -> None:
    pages = [f"Annex {at}\nThe ports of the north\n{BODY}\n{BODY}" for at in (1, 2, 3)]
    assert not any(block.aside for block in draft_of("\f".join(pages)).blocks if block.text.startswith("Annex"))

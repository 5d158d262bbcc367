from tests.unit.reading.printing import Paper, pdf
from tui.domain.report import BlockKind
from tui.reading.draft import DraftBlock
from tui.reading.pdf import draft_of
from tui.reading.pdf_grids import grids_of, is_joint_wide, joined_lines
from tui.reading.pdf_pages import Rule


def blocks(page: Paper) -> tuple[DraftBlock, ...]:
    return draft_of(pdf([page])).blocks


def test_crossing_lines_make_a_table_of_what_stands_between_them() -> None:
    page = Paper()
    page.grid((60, 200, 350, 500), (700, 680, 660))
    for x, y, words in (
        (64, 686, "项目"), (204, 686, "期末"), (354, 686, "期初"),
        (64, 666, "货币资金"), (204, 666, "40,962,331.62"), (354, 666, "-45.5"),
    ):  # fmt: skip
        page.text(x, y, words)
    (table,) = blocks(page)
    assert table.kind is BlockKind.TABLE
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["项目", "期末", "期初"],
        ["货币资金", "40,962,331.62", "-45.5"],
    ]


def test_a_cell_that_no_line_parts_spans_columns_and_rows() -> None:
    page = Paper()
    for x, top, bottom in ((60, 700, 640), (200, 700, 640), (350, 680, 640), (500, 700, 640)):
        page.rule(x, top, x, bottom)
    for y, left in ((700, 60), (680, 200), (660, 200), (640, 60)):
        page.rule(left, y, 500, y)
    page.text(64, 670, "Label")
    page.text(260, 686, "Both years")
    for x, y, words in ((204, 666, "2022"), (354, 666, "2023"), (204, 646, "1"), (354, 646, "2")):
        page.text(x, y, words)
    (table,) = blocks(page)
    assert [(cell.text, cell.row_span, cell.column_span) for cell in table.rows[0]] == [
        ("Label", 3, 1),
        ("Both years", 1, 2),
    ]
    assert [[cell.text for cell in row] for row in table.rows[1:]] == [["2022", "2023"], ["1", "2"]]


def test_the_lines_of_a_cell_are_joined() -> None:
    page = Paper()
    page.grid((60, 200, 350), (700, 660, 640))
    page.lines(64, 688, ["归属于上市公司", "股东的净利润"])
    page.lines(204, 688, ["profit of", "the year"])
    page.text(64, 646, "a")
    page.text(204, 646, "b")
    (table,) = blocks(page)
    assert [cell.text for cell in table.rows[0]] == ["归属于上市公司股东的净利润", "profit of the year"]


def test_a_frame_around_text_is_no_table() -> None:
    page = Paper()
    page.grid((50, 500), (710, 600))
    page.lines(60, 690, ["A box with words in it"])
    assert [block.kind for block in blocks(page)] == [BlockKind.PARAGRAPH]


def test_a_drawing_of_too_many_lines_is_not_looked_into() -> None:
    lines = [Rule(0, at, 900, at) for at in range(900)] + [Rule(at, 0, at, 900) for at in range(900)]
    assert grids_of(lines) == []


def test_quotation_marks_between_latin_words_take_a_space() -> None:
    assert not is_joint_wide("the", "“Act”")
    assert joined_lines(["Act”", "(H.R. 3268)"]) == "Act” (H.R. 3268)"


def test_quotation_marks_between_chinese_words_take_none() -> None:
    assert joined_lines(["推进“十四五”", "“双碳”目标"]) == "推进“十四五”“双碳”目标"

from tests.unit.reading.office import level, listed, numbering, paragraph, word_file
from tui.domain.report import BlockKind
from tui.reading.docx import draft_of
from tui.reading.draft import DraftBlock
from tui.reading.grid import laid_out


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, lists: str = "") -> DraftBlock:
    draft = draft_of(word_file(f"<w:tbl>{''.join(rows)}</w:tbl>", lists=lists))
    assert [block.kind for block in draft.blocks] == [BlockKind.TABLE]
    return draft.blocks[0]


def grid(block: DraftBlock) -> list[list[str]]:
    found = laid_out(block.rows)
    return [[cell.span.of(found.text) for cell in row] for row in found.table.rows]


def test_cells_stand_in_rows() -> None:
    assert grid(table(row(cell("甲"), cell("1")), row(cell("乙"), cell("2")))) == [["甲", "1"], ["乙", "2"]]


def test_a_cell_over_columns_stands_in_each() -> None:
    wide = cell("合计", '<w:gridSpan w:val="2"/>')
    assert grid(table(row(wide, cell("3")), row(cell("a"), cell("b"), cell("c")))) == [
        ["合计", "合计", "3"],
        ["a", "b", "c"],
    ]


def test_a_cell_merged_downwards_stands_in_each_row() -> None:
    first = row(cell("x"), cell("2023", '<w:vMerge w:val="restart"/>'))
    second = row(cell("y"), cell("", "<w:vMerge/>"))
    third = row(cell("z"), cell("1"))
    assert grid(table(first, second, third)) == [["x", "2023"], ["y", "2023"], ["z", "1"]]


def test_a_merge_that_begins_in_a_deleted_row_keeps_its_place() -> None:
    first = row(cell("x"), cell("gone", '<w:vMerge w:val="restart"/>'), properties="<w:del/>")
    second = row(cell("y"), cell("left", "<w:vMerge/>"))
    assert grid(table(first, second, row(cell("z"), cell("1")))) == [["y", "left"], ["z", "1"]]


def test_columns_left_out_before_a_row_stay_empty() -> None:
    short = row(cell("1"), properties='<w:gridBefore w:val="1"/>')
    assert grid(table(row(cell("a"), cell("b")), short)) == [["a", "b"], ["", "1"]]


def test_rows_that_repeat_on_each_page_are_heads() -> None:
    found = table(row(cell("a"), cell("b"), properties="<w:tblHeader/>"), row(cell("1"), cell("2")))
    assert [[cell.header for cell in row] for row in found.rows] == [[True, True], [False, False]]


def test_numbers_in_cells_are_counted_on() -> None:
    counted = f"<w:tc>{paragraph('甲', properties=listed(0))}</w:tc>"
    lists = numbering(level(0, "decimal", "%1."))
    assert grid(table(row(counted, cell("x")), row(counted, cell("y")), lists=lists)) == [
        ["1. 甲", "x"],
        ["2. 甲", "y"],
    ]


def test_a_number_alone_in_a_cell_is_printed() -> None:
    counted = f"<w:tc>{paragraph('', properties=listed(0))}</w:tc>"
    lists = numbering(level(0, "decimal", "%1"))
    assert grid(table(row(counted, cell("x")), row(counted, cell("y")), lists=lists)) == [["1", "x"], ["2", "y"]]


def test_a_table_in_a_cell_is_read_as_its_words() -> None:
    inner = f"<w:tc><w:tbl>{row(cell('1'), cell('2'))}</w:tbl>{paragraph('3')}</w:tc>"
    assert grid(table(row(inner, cell("x")), row(cell("y"), cell("z")))) == [["1 2 3", "x"], ["y", "z"]]


def test_a_frame_of_one_cell_is_no_table() -> None:
    box = f"<w:tbl>{row(cell('说明'))}</w:tbl>"
    blocks = draft_of(word_file(box)).blocks
    assert [(block.kind, block.text) for block in blocks] == [(BlockKind.PARAGRAPH, "说明")]


def test_a_table_without_words_is_left_out() -> None:
    empty = f"<w:tbl>{row(cell(''), cell(''))}</w:tbl>"
    assert [block.kind for block in draft_of(word_file(empty + paragraph("甲"))).blocks] == [BlockKind.PARAGRAPH]

"""The article as rows."""

from tui.app.layout import DEEPEST_LIST, Content, Layout, Piece
from tui.domain.report import Block, BlockKind, Cell, Table
from tui.domain.text import Span


def content_of(*paragraphs: str, breaks: tuple[int, ...] = ()) -> Content:
    blocks = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Content("\n".join(paragraphs), tuple(blocks), breaks)


def table_content(rows: list[list[str]]) -> Content:
    text = "\n".join("\t".join(row) for row in rows)
    cells: list[tuple[Cell, ...]] = []
    at = 0
    for row in rows:
        line = []
        for words in row:
            line.append(Cell(Span(at, at + len(words))))
            at += len(words) + 1
        cells.append(tuple(line))
    return Content(text, (Block(BlockKind.TABLE, Span(0, len(text)), table=Table(tuple(cells))),))


def laid_out(content: Content, width: int = 40) -> Layout:
    layout = Layout(content, width)
    layout.extend(10**9)
    return layout


def words(layout: Layout, row: int) -> list[str]:
    return [layout.content.text[piece.start : piece.end] for piece in layout.pieces(row)]


def test_a_blank_row_stands_between_paragraphs() -> None:
    layout = laid_out(content_of("one", "two"))
    assert [words(layout, row) for row in range(layout.rows)] == [["one"], [], ["two"]]


def test_a_section_that_begins_in_running_text_begins_a_row() -> None:
    layout = laid_out(content_of("一是甲。二是乙。", breaks=(0, 4)))
    assert [words(layout, row) for row in range(layout.rows)] == [["一是甲。"], ["二是乙。"]]


def test_a_span_is_found_on_the_rows_it_covers() -> None:
    layout = laid_out(content_of("aaaa bbbb cccc dddd", "eeee"), width=10)
    assert layout.rows_of(Span(5, 14)) == range(2)
    assert layout.rows_of(Span(20, 24)) == range(3, 4)


def test_long_texts_are_laid_out_as_far_as_asked_for() -> None:
    content = content_of(*[f"paragraph {number}" for number in range(1000)])
    layout = Layout(content, 40)
    layout.extend(100)
    assert not layout.is_complete
    last = content.blocks[-1].span
    rows = layout.rows_of(last)
    assert words(layout, rows[0]) == ["paragraph 999"]


def test_numbers_stand_at_the_right_of_their_column() -> None:
    layout = laid_out(table_content([["Item", "Revenue"], ["Glass", "8,430"], ["Energy", "12"]]))
    ends = [layout.pieces(row)[1].x + len(words(layout, row)[1]) for row in range(1, layout.rows)]
    assert ends[0] == ends[1]


def test_wide_characters_keep_columns_aligned() -> None:
    layout = laid_out(table_content([["收益", "备注"], ["revenue", "说明"]]))
    assert layout.pieces(0)[1].x == layout.pieces(1)[1].x


def test_a_cell_that_spans_columns_is_drawn_once_and_asks_no_column_for_room() -> None:
    content = table_content([["a very long head over both", "x"], ["1", "2"]])
    table = content.blocks[0].table
    assert table is not None
    head = table.rows[0][0]
    spanning = Table(((head, head), table.rows[1]))
    block = Block(BlockKind.TABLE, content.blocks[0].span, table=spanning)
    layout = laid_out(Content(content.text, (block,)))
    drawn = [piece for row in range(layout.rows) for piece in layout.pieces(row) if piece.end <= head.span.end]
    assert "".join(content.text[p.start : p.end] for p in drawn).replace(" ", "") == "averylongheadoverboth"


def test_a_figure_in_a_table_is_found_on_its_row() -> None:
    content = table_content([["Item", "2024"], ["Glass", "8,430"], ["Energy", "12"]])
    layout = laid_out(content)
    at = content.text.index("12")
    assert layout.rows_of(Span(at, at + 2)) == range(2, 3)


def test_a_cell_clicked_gives_the_offset_drawn_there() -> None:
    layout = laid_out(content_of("质量abc"))
    assert [layout.offset_at(0, x) for x in range(8)] == [0, 0, 1, 1, 2, 3, 4, None]


def test_a_list_item_is_indented() -> None:
    content = Content("item", (Block(BlockKind.LIST_ITEM, Span(0, 4), level=2),))
    assert laid_out(content).pieces(0) == (Piece(4, 0, 4),)


def items(*given: tuple[int, str]) -> Content:
    blocks = tuple(
        Block(BlockKind.LIST_ITEM, Span(2 * at, 2 * at + 1), level=level, marker=marker)
        for at, (level, marker) in enumerate(given)
    )
    return Content("\n".join("x" * len(given)), blocks)


def columns(layout: Layout) -> list[int]:
    return [piece.x for row in range(layout.rows) for piece in layout.pieces(row)]


def test_the_items_of_a_list_begin_in_one_column_with_room_for_the_widest_marker() -> None:
    assert columns(laid_out(items((1, "9."), (1, "10."), (1, "")))) == [4, 4, 4]


def test_inner_items_stand_to_the_right_of_the_words_of_outer_ones() -> None:
    assert columns(laid_out(items((1, "1."), (2, "•"), (2, "•"), (1, "2.")))) == [3, 5, 5, 3]


def test_a_chinese_number_takes_two_cells_a_character() -> None:
    assert columns(laid_out(items((1, "一、")))) == [5]


def test_a_heading_with_a_marker_leaves_room_for_it() -> None:
    content = Content("Scope", (Block(BlockKind.HEADING, Span(0, 5), level=3, marker="12."),))
    assert laid_out(content).pieces(0) == (Piece(4, 0, 5),)


def test_very_deep_items_stand_no_further_to_the_right() -> None:
    layout = laid_out(items(*[(depth, "•") for depth in range(1, 60)]))
    assert max(columns(layout)) == 2 * DEEPEST_LIST


def test_an_empty_column_takes_no_room() -> None:
    layout = laid_out(table_content([["Sales", "", "12"], ["Costs", "", "7"]]))
    assert layout.pieces(0)[1].x == len("Sales") + 2


def test_a_number_that_spans_columns_is_not_cut() -> None:
    content = table_content([["Europe", "7", "%"], ["Greater China", "(1,208)", ""]])
    table = content.blocks[0].table
    assert table is not None
    name, number, _ = table.rows[1]
    grid = Table((table.rows[0], (name, number, number)))
    layout = laid_out(Content(content.text, (Block(BlockKind.TABLE, content.blocks[0].span, table=grid),)))
    assert [words(layout, row) for row in range(layout.rows)][-1] == ["Greater China", "(1,208)"]

import pytest

from tui.domain.report import BlockKind
from tui.reading.draft import DraftBlock, DraftCell, DraftLink
from tui.reading.html import draft_of as page_draft_of
from tui.reading.markdown import draft_of as markdown_draft_of
from tui.reading.table_lines import is_caption, with_table_lines

P, C, N, T = BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE


def table(*rows: tuple[str, ...]) -> DraftBlock:
    cells = tuple(tuple(map(DraftCell, row)) for row in rows or (("Port", "Ships"), ("Oslo", "12")))
    return DraftBlock(T, "", rows=cells)


def kinds(*lines: str | DraftBlock) -> list[BlockKind]:
    blocks = [DraftBlock(P, line) if isinstance(line, str) else line for line in lines]
    return [block.kind for block in with_table_lines(blocks)]


@pytest.mark.parametrize(
    "note",
    ["Source: Statistics office, 2024.", "Sources：a, b", "Note: Without ferries.", "Notes: 1. x", "NOTE 2: x",
     "资料来源：市统计局", "数据来源: 海关", "來源：海關", "注：初步数", "注1：初步数", "備註：初步數",
     "说明：初步数", "* Preliminary.", "† Of which ferries."],
)  # fmt: skip
def test_sources_and_notes_directly_below_a_table_are_notes(note: str) -> None:
    assert kinds(table(), note, "Text goes on.") == [T, N, P]


def test_several_lines_below_a_table_are_notes() -> None:
    assert kinds(table(), "Source: x", "Note: y", "* z", "Text goes on.", "Note: of the text") == [T, N, N, N, P, P]


def test_the_lines_that_a_note_begins_to_count_go_on() -> None:
    assert kinds(table(), "注：1.旅客为合计。", "2.为初步数。", "3.四舍五入。", "4、港口") == [T, N, N, N, N]
    assert kinds(table(), "Notes: (a) x", "(b) y", "(d) z") == [T, N, N, P]
    assert kinds(table(), "注：初步数", "1. 港口") == [T, N, P]


@pytest.mark.parametrize(
    "line", ["Sources close to the board said so.", "注意事项如下。", "来源地以欧洲为主。", "Noted: x", "Note 3 – Debt"]
)
def test_other_lines_below_a_table_stay_paragraphs(line: str) -> None:
    assert kinds(table(), line) == [T, P]


@pytest.mark.parametrize(
    "caption", ["Table 1. Cargo", "Table 1 Cargo by port", "表1 货物", "表 2-1：货物", "续表1 货物", "附表3货物"]
)
def test_a_numbered_title_directly_above_a_table_is_its_caption(caption: str) -> None:
    assert kinds("Text.", caption, table()) == [P, C, T]


def test_the_unit_between_title_and_table_is_of_the_caption() -> None:
    assert kinds("表1 货物", "单位：万吨", table()) == [C, C, T]
    assert kinds("Text.", "（计量单位：亿元）", table()) == [P, C, T]


@pytest.mark.parametrize(
    "line",
    [
        "Table 3 shows what the ports handled,",
        "如表1所示：",
        "单位：本市各级机关、各国有企业、各事业单位以及其他组织和团体，均应",
    ],
)
def test_a_sentence_above_a_table_stays_a_paragraph(line: str) -> None:
    assert kinds(line, table()) == [P, T]


def test_a_title_that_no_table_follows_stays_a_paragraph() -> None:
    assert kinds("Table 1. Cargo", "Text.", table()) == [P, P, T]


def test_headings_and_items_are_left_as_they_are() -> None:
    heading, item = DraftBlock(BlockKind.HEADING, "Table 1. Cargo", 2), DraftBlock(BlockKind.LIST_ITEM, "Note: x", 1)
    assert kinds(heading, table(), item) == [BlockKind.HEADING, T, BlockKind.LIST_ITEM]


def test_what_is_set_apart_parts_no_note_from_its_table() -> None:
    assert kinds(table(), DraftBlock(P, "Share", aside="button or label"), "Note: x") == [T, P, N]


def test_last_rows_that_are_notes_stand_below_the_table() -> None:
    [grid, source, note] = with_table_lines(
        [table(("Port", "Ships"), ("Oslo", "12"), ("Source: x", ""), ("注：y", ""))]
    )
    assert [[cell.text for cell in row] for row in grid.rows] == [["Port", "Ships"], ["Oslo", "12"]]
    assert [(block.kind, block.text, block.rows) for block in (source, note)] == [
        (N, "Source: x", ()),
        (N, "注：y", ()),
    ]


def test_the_links_of_a_row_go_with_it() -> None:
    cell = DraftCell("Source: the office", column_span=2, links=(DraftLink(12, 18, "https://example.org"),))
    rows = ((DraftCell("Oslo"), DraftCell("12")), (cell,))
    [_, note] = with_table_lines([DraftBlock(T, "", rows=rows)])
    assert [note.text[link.start : link.end] for link in note.links] == ["office"]


def test_rows_inside_a_table_and_rows_with_figures_stay() -> None:
    inside = table(("Port", "Ships"), ("Note: x", ""), ("Oslo", "12"))
    beside = table(("Port", "Ships"), ("Note: x", "12"))
    alone = table(("Note: x", ""))
    assert with_table_lines([inside, beside, alone]) == [inside, beside, alone]


def test_a_row_that_a_cell_reaches_into_stays() -> None:
    rows = ((DraftCell("Oslo", row_span=2), DraftCell("12")), (DraftCell("Note: x"),))
    grid = DraftBlock(T, "", rows=rows)
    assert with_table_lines([grid]) == [grid]


@pytest.mark.parametrize(("text", "beside"), [("Figure 2. Ships", False), ("图1 港口", False), ("Table 3 Ships", True)])
def test_numbered_titles_are_captions(text: str, beside: bool) -> None:
    assert is_caption(text, is_beside_table=beside)


PAGE = "<article><h1>Ports</h1><p>The ports handled 4.2 million tonnes, a tenth more than in the year before.</p>"
GRID = "<table><tr><th>Port<th>2023<th>2024</tr><tr><td>Oslo<td>580<td>620</tr><tr><td>Moss<td>58<td>62</tr></table>"


@pytest.mark.parametrize(
    "note", ["<p>Source: Port authority.</p>", "<p>来源：市统计局</p>", "<figcaption>Source: Reuters</figcaption>"]
)
def test_the_source_of_a_table_that_closes_a_page_is_no_tail_of_it(note: str) -> None:
    draft = page_draft_of(f"{PAGE}{GRID}{note}<p>Copyright 2024 The Office</p></article>")
    assert [block.aside for block in draft.blocks][-3:] == ["", "", "tail"]


def test_the_source_of_a_page_is_still_a_tail_of_it() -> None:
    draft = page_draft_of(
        f"{PAGE}{GRID}<p>The ports expect more of it in the year to come, the board said.</p><p>来源：报</p>"
    )
    assert [block.aside for block in draft.blocks][-2:] == ["", "tail"]


def test_each_source_and_note_below_a_table_in_markdown_is_a_line() -> None:
    draft = markdown_draft_of("|a|b|\n|---|---|\n|1|2|\n\n资料来源：市港务局\n注：初步\n数。\n\nPlease\nnote: x\n")
    assert [block.text for block in draft.blocks[1:]] == ["资料来源：市港务局", "注：初步数。", "Please note: x"]

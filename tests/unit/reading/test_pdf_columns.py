import pytest

from tests.unit.reading.printing import Paper, pdf
from tui.domain.report import BlockKind
from tui.reading.draft import DraftBlock
from tui.reading.pdf import draft_of

WORDS = "revenue grew in every region and the margin held while costs fell again as planned by the board"


def column(start: str, lines: int, width: int = 40) -> list[str]:
    """Return lines of running text as wide as a column, the first beginning with `start`."""
    text = f"{start} " + " ".join([WORDS] * 12)
    cut: list[str] = []
    while len(cut) < lines:
        at = text.rfind(" ", 0, width)
        cut.append(text[:at])
        text = text[at + 1 :]
    return [*cut[:-1], f"{cut[-1]}."]


def body(page: Paper) -> list[DraftBlock]:
    return [block for block in draft_of(pdf([page])).blocks if not block.aside]


def starts(blocks: list[DraftBlock]) -> list[str]:
    return [block.text.split(" ", 1)[0] for block in blocks]


@pytest.mark.parametrize("shift", [0, 5], ids=["on one grid", "off each other's grid"])
def test_two_columns_are_read_one_after_the_other(shift: int) -> None:
    page = Paper()
    page.lines(60, 700, column("Left", 20), leading=12)
    page.lines(310, 700 - shift, column("Right", 20), leading=12)
    assert starts(body(page)) == ["Left", "Right"]


def test_three_columns_are_read_one_after_the_other() -> None:
    page = Paper()
    for x, start in ((40, "First"), (220, "Second"), (400, "Third")):
        page.lines(x, 700, column(start, 18, width=30))
    assert starts(body(page)) == ["First", "Second", "Third"]


def test_what_stands_across_the_columns_is_read_before_and_after_them() -> None:
    page = Paper()
    page.lines(
        60, 760, ["Across the whole page runs a line that is as wide as both columns are together, and ends here."]
    )
    page.lines(60, 720, column("Left", 10))
    page.lines(310, 720, column("Right", 10))
    page.lines(
        60, 560, ["Below runs another line that is as wide as both columns are together, and it ends here as well."]
    )
    assert starts(body(page)) == ["Across", "Left", "Right", "Below"]


def test_a_side_head_is_read_before_the_text_that_it_stands_beside() -> None:
    page = Paper()
    for y, start in ((700, "Alpha"), (600, "Beta")):
        page.text(40, y - 2, f"{start}-head", size=12)
        page.lines(200, y, column(start, 6, width=60))
    assert starts(body(page)) == ["Alpha-head", "Alpha", "Beta-head", "Beta"]


def test_numbers_in_rows_are_a_table_without_any_line() -> None:
    page = Paper()
    page.lines(60, 760, column("Text", 3, width=90))
    rows = (("Region", "2022", "2023"), ("North", "1,234.5", "1,300.0"), ("South", "88.1", "90.2"))
    for y, row in zip((700, 684, 668), rows, strict=True):
        for x, cell in zip((60, 250, 400), row, strict=True):
            page.text(x, y, cell)
    table = body(page)[-1]
    assert table.kind is BlockKind.TABLE
    assert [[cell.text for cell in row] for row in table.rows] == [list(row) for row in rows]


def test_a_cell_of_two_lines_between_level_lines_is_one_cell() -> None:
    page = Paper()
    for y in (720, 690, 670, 650):
        page.rule(60, y, 500, y)
    for x, y, words in (
        (60, 710, "Region"), (200, 710, "Confirmed"), (200, 698, "cases"), (350, 710, "Deaths"),
        (60, 677, "North"), (200, 677, "1 234"), (350, 677, "12"),
        (60, 657, "South"), (200, 657, "88"), (350, 657, "3"),
    ):  # fmt: skip
        page.text(x, y, words)
    (table,) = body(page)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Region", "Confirmed cases", "Deaths"],
        ["North", "1 234", "12"],
        ["South", "88", "3"],
    ]


def test_what_stands_far_to_the_right_of_a_heading_is_no_part_of_it() -> None:
    page = Paper()
    page.text(60, 700, "合并资产负债表")
    page.text(480, 700, "单位：元")
    assert [block.text for block in body(page)] == ["合并资产负债表", "单位：元"]


def test_a_number_far_to_the_right_stays_with_its_label() -> None:
    page = Paper()
    page.text(60, 700, "Total revenue")
    page.text(480, 700, "1,234.5")
    assert [block.text for block in body(page)] == ["Total revenue 1,234.5"]


def test_columns_that_justified_print_spreads_are_no_table() -> None:
    page = Paper()
    for x in (60, 310):
        for at in range(6):
            words = [WORDS[:40]] if at % 3 == 0 else ["margin", "region", "reason", "margin"]
            for place, word in enumerate(words):
                page.text(x + 43 * place, 700 - 12 * at, word)
    assert BlockKind.TABLE not in {block.kind for block in body(page)}

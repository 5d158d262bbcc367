"""Where the cells of a table stand."""

from tui.app.tables import MOST_FROZEN, TableRows, table_rows
from tui.domain.report import Cell, Table
from tui.domain.text import Span

WIDTH = 46
LONG = "归属于上市公司股东的扣除非经常性损益的净利润（元）"


def laid_out(*rows: tuple[str, ...], width: int = WIDTH) -> TableRows:
    text = "\n".join("\t".join(row) for row in rows)
    cells: list[tuple[Cell, ...]] = []
    at = 0
    for row in rows:
        starts = [at := at + (len(row[number - 1]) + 1 if number else 0) for number in range(len(row))]
        cells.append(tuple(Cell(Span(start, start + len(words))) for start, words in zip(starts, row, strict=True)))
        at += len(row[-1]) + 1
    return table_rows(text, Table(tuple(cells)), 0, width)


def test_a_long_name_of_a_row_is_wrapped_so_that_it_stays_while_its_numbers_scroll() -> None:
    table = laid_out((LONG, "-7,889,855.34", "-15,424,679.15", "48.85%"))
    assert 0 < table.frozen <= WIDTH * MOST_FROZEN
    assert table.width > WIDTH
    assert len(table.rows) > 1


def test_a_name_gives_up_no_more_than_lets_the_numbers_stand_beside_it() -> None:
    table = laid_out(("Cost of merchandise sold and of buying it", "12,345", "23,456"))
    assert table.width == WIDTH
    assert len(table.rows) == len(["its words", "and those on the next row"])


def test_a_long_name_that_fits_beside_its_numbers_stays_on_one_row() -> None:
    table = laid_out(("Cost of merchandise sold, buying", "12,345"))
    assert len(table.rows) == 1


def test_a_name_as_long_as_is_usual_keeps_its_row() -> None:
    table = laid_out(("Net income per share", *["1,234,567.89"] * 6))
    assert len(table.rows) == 1
    assert table.frozen == len("Net income per share") + 2

from collections.abc import Sequence

from tests.unit.checks.figuring import passage
from tui.checks.places import Places
from tui.checks.sheets import DASH, EMPTY, Entry, Sheet, Sort, sheets_of


def sheets(text: str) -> tuple[Sheet, ...]:
    return tuple(sheets_of(Places(passage(text))))


def numbers(vector: Sequence[Entry | None]) -> list[str]:
    return ["·" if entry is None else "-" if entry.figure is None else str(entry.amount) for entry in vector]


def test_lines_with_tabs_are_a_table() -> None:
    (sheet,) = sheets("Region\t2023\t2024\nNorth\t10\t20\nSouth\t30\t—")

    assert [row.label for row in sheet.rows] == ["North", "South"]
    assert [numbers(row.vector) for row in sheet.rows] == [["10", "20"], ["30", "-"]]
    assert [column.label for column in sheet.columns] == ["2023", "2024"]


def test_a_dash_says_nothing_and_an_empty_cell_may_hide_something() -> None:
    (sheet,) = sheets("Region\t2023\t2024\nNorth\t10\t—\nSouth\t\t30")

    assert sheet.rows[0].vector[1] is DASH
    assert sheet.rows[1].vector[0] is EMPTY


def test_a_row_without_a_first_cell_stands_under_the_values() -> None:
    (sheet,) = sheets("Item\t2023\t2024\nSelling\t10\t20\nOther\t30\t40\n40\t60")

    assert numbers(sheet.rows[2].vector) == ["40", "60"]
    assert not sheet.rows[2].label


def test_short_lines_between_the_pieces_of_a_table_name_groups() -> None:
    (sheet,) = sheets("Item\t2023\t2024\nSales\t10\t20\nOPERATING EXPENSES:\nSelling\t10\t20\nOther\t30\t40")

    assert sheet.groups == ("OPERATING EXPENSES:",)
    assert [row.group for row in sheet.rows] == [0, 1, 1]


def test_a_sentence_parts_two_tables() -> None:
    assert len(sheets("Item\t2023\nSales\t10\nThese are the sales of the year.\nItem\t2023\nSelling\t10")) == 2


def test_rows_parted_by_bars_are_a_table() -> None:
    (sheet,) = sheets("| Item | 2023 | 2024 |\n|---|---|---|\n| Sales | $ 10 | $ 20 |\n| Costs | $ 30 | $ 40 |")

    assert [numbers(row.vector) for row in sheet.rows] == [["10", "20"], ["30", "40"]]


def test_rows_set_in_columns_with_blanks_are_a_table() -> None:
    (sheet,) = sheets(
        "                 North      South\nSales            1,200         34\nCosts              900          -\n"
    )

    assert [row.label for row in sheet.rows] == ["Sales", "Costs"]
    assert [numbers(row.vector) for row in sheet.rows] == [["1200", "34"], ["900", "-"]]


def test_a_narrow_column_may_stand_one_blank_from_the_next() -> None:
    (sheet,) = sheets(
        "Sales   1,200     340   7,100\nCosts   (900)   (100)   (430)\nOther   (48,333) (7,509,788)   (12)\n"
    )

    assert numbers(sheet.rows[2].vector) == ["-48333", "-7509788", "-12"]


def test_a_cell_with_two_numbers_makes_two_columns() -> None:
    (sheet,) = sheets("Arm\tImproved\nDrug\t1,200 (30%)\nPlacebo\t1,100 (28%)")

    assert [numbers(row.vector) for row in sheet.rows] == [["1200", "30"], ["1100", "28"]]
    assert sheet.rows[0].vector[1] is not None
    assert sheet.rows[0].vector[1].sort is Sort.PERCENT


def test_years_are_heads() -> None:
    (sheet,) = sheets("\t2023\t2024\nSales\t10\t20\n\t2021\t2022\nSales\t30\t40")

    assert len(sheet.rows) == 2


def test_rows_are_told_by_their_words() -> None:
    rows = sheets("A\tB\n合 计\t10\n其中：甲\t4\n减：乙\t3\nSubtotal\t7\nTotally other\t5")[0].rows

    assert [row.is_total for row in rows] == [True, False, False, True, False]
    assert [row.is_partial for row in rows] == [False, True, False, False, False]
    assert [row.is_taken_away for row in rows] == [False, False, True, False, False]


def test_a_column_has_one_scale() -> None:
    text = "(in millions)\nItem\t2024\nSales\t$ 10\nNumber of shares\t20\nCosts\t$ 30"
    (sheet,) = sheets(text)

    assert len({entry.step for row in sheet.rows if (entry := row.vector[0]) is not None}) == 1


def test_words_with_numbers_in_them_are_no_values() -> None:
    assert not sheets(
        "Term\tMeaning\nOne\tStores that were open on all of the 365 days\nTwo\tAll the 400 others of them"
    )

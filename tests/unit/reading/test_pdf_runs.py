import pytest

from tests.unit.reading.printing import BOLD, Paper, pdf
from tui.reading.draft import DraftBlock
from tui.reading.pdf import draft_of

PROSE = [
    "The company reports that revenue was 1,234.5 million in the year and that it grew",
    "by 12.5% on the year before, as the board had expected when it met in the spring of",
    "last year and set the plan for all of the regions.",
]


def blocks(page: Paper) -> list[DraftBlock]:
    return list(draft_of(pdf([page])).blocks)


def test_a_figure_that_the_file_prints_in_pieces_is_whole() -> None:
    page = Paper()
    page.text(60, 700, "Revenue 1,2")
    page.text(115.6, 700, "34.5 million")
    assert [block.text for block in blocks(page)] == ["Revenue 1,234.5 million"]


def test_a_raised_number_of_a_note_does_not_become_part_of_a_figure() -> None:
    page = Paper()
    page.text(60, 700, "Revenue was 900")
    page.text(140.2, 704, "1", size=6)
    assert [block.text for block in blocks(page)] == ["Revenue was 900¹"]


def test_the_raised_number_of_a_note_opens_it() -> None:
    page = Paper()
    page.text(60, 703, "2", size=6)
    page.text(66, 700, "As noted above.")
    assert [block.text for block in blocks(page)] == ["² As noted above."]


def test_what_is_printed_twice_to_look_bold_is_read_once_and_prominent() -> None:
    page = Paper()
    for shift in (0, 0.3):
        page.text(60 + shift, 720, "Outlook 2023 and 1100 more")
    page.lines(60, 690, PROSE)
    first = blocks(page)[0]
    assert (first.text, first.prominent) == ("Outlook 2023 and 1100 more", True)


def test_an_outline_around_the_letters_makes_them_bold() -> None:
    page = Paper()
    page.text(60, 720, "Outlook", mode=2)
    page.lines(60, 690, PROSE)
    assert [block.prominent for block in blocks(page)] == [True, False]


def test_a_bold_font_makes_a_line_prominent() -> None:
    page = Paper()
    page.text(60, 720, "Outlook", font=BOLD)
    page.lines(60, 690, PROSE)
    assert [block.prominent for block in blocks(page)] == [True, False]


def test_a_bullet_far_from_its_words_belongs_to_them() -> None:
    page = Paper()
    page.text(60, 700, "•")
    page.text(85, 700, "Revenue grew by 12%.")
    assert [block.text for block in blocks(page)] == ["• Revenue grew by 12%."]


def test_digits_beside_each_other_that_are_alike_are_all_kept() -> None:
    page = Paper()
    page.text(60, 700, "111,111.11 and 1177 will fill all llllll")
    assert [block.text for block in blocks(page)] == ["111,111.11 and 1177 will fill all llllll"]


@pytest.mark.parametrize("number", ["[12]", "2.1", "3.2.1.", "(a)"])
def test_a_number_far_from_the_words_that_it_numbers_belongs_to_them(number: str) -> None:
    page = Paper()
    for y in (700, 650):
        page.text(60, y, number)
        page.text(100, y, "Scope of the report")
    assert [block.text for block in blocks(page)] == [f"{number} Scope of the report"] * 2


def test_a_number_far_from_another_number_stays_apart() -> None:
    page = Paper()
    for y in (700, 688, 676):
        page.text(60, y, "2.1")
        page.text(95, y, "3.4")
    (table,) = blocks(page)
    assert [[cell.text for cell in row] for row in table.rows] == [["2.1", "3.4"]] * 3

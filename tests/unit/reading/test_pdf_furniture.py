import pytest

from tests.unit.reading.printing import Paper, pdf
from tui.reading.draft import DraftBlock
from tui.reading.pdf import draft_of


def pages(count: int, head: str = "", foot: str = "") -> list[Paper]:
    made: list[Paper] = []
    for number in range(1, count + 1):
        page = Paper()
        page.text(60, 800, head.format(number))
        page.lines(60, 700, [f"What stands on sheet {number} alone is this."])
        page.text(280, 30, foot.format(number))
        made.append(page)
    return made


def apart(made: list[Paper]) -> list[tuple[str, str]]:
    return [(block.aside, block.text) for block in draft_of(pdf(made)).blocks if block.aside]


def text(made: list[Paper]) -> list[DraftBlock]:
    return [block for block in draft_of(pdf(made)).blocks if not block.aside]


def test_the_same_words_at_one_height_on_three_pages_are_a_running_head() -> None:
    assert apart(pages(3, head="Annual Report 2023")) == [("running head", "Annual Report 2023")] * 3


def test_a_running_head_may_count_the_pages() -> None:
    found = apart(pages(3, foot="Example Inc. | {}"))
    assert found == [("running head", f"Example Inc. | {number}") for number in (1, 2, 3)]


def test_the_same_words_on_two_pages_stay() -> None:
    assert apart(pages(2, head="Annual Report 2023")) == []


@pytest.mark.parametrize("form", ["{}", "- {} -", "Page {}", "第 {} 页", "{} / 2", "第{}页 共2页"])
def test_numbers_that_count_the_pages_are_set_apart(form: str) -> None:
    assert [reason for reason, _ in apart(pages(2, foot=form))] == ["page number"] * 2


def test_a_number_at_the_foot_that_does_not_count_the_pages_stays() -> None:
    made = pages(2)
    for page, words in zip(made, ("2023", "88"), strict=True):
        page.text(60, 30, words)
    assert apart(made) == []


def test_a_number_among_the_text_stays() -> None:
    made = pages(3)
    for number, page in enumerate(made, start=1):
        page.lines(60, 600, [str(number), *["A line of the text that goes on below it."] * 6])
    assert apart(made) == []


def test_the_head_of_a_ruled_table_that_goes_on_over_pages_stays_in_it() -> None:
    made: list[Paper] = []
    for number in (1, 2, 3):
        page = Paper()
        page.grid((60, 200, 350), (800, 780, 760))
        for x, y, words in ((64, 786, "项目"), (204, 786, "期末余额"), (64, 766, "资金"), (204, 766, f"{number}.5")):
            page.text(x, y, words)
        made.append(page)
    assert [[cell.text for cell in block.rows[0]] for block in text(made)] == [["项目", "期末余额"]] * 3


def test_a_cover_that_has_the_running_head_in_large_print_keeps_it() -> None:
    made = pages(4, head="Annual Report 2023")
    made[0].drawn = []
    made[0].text(60, 800, "Annual Report 2023", size=30)
    made[0].lines(60, 700, ["The text of the cover, which is longer than the head."])
    assert draft_of(pdf(made)).title == "Annual Report 2023"


@pytest.mark.parametrize("number", ["立法會CB(3)710/2026(09)號文件", "国发〔2019〕4号", "GAO-08-587T"])
def test_the_number_of_the_document_in_the_upper_margin_is_set_apart(number: str) -> None:
    assert apart([*pages(1, head=number)]) == [("document number", number)]


def test_other_words_in_the_upper_margin_stay() -> None:
    assert apart(pages(1, head="Revenue was 12 million")) == []

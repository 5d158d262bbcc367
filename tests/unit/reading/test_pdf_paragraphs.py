import pytest

from tests.unit.reading.printing import Paper, pdf
from tui.domain.report import BlockKind
from tui.reading.draft import DraftBlock
from tui.reading.pdf import draft_of

FULL = "A line of running text that reaches from the left edge of the column to its right one"


def body(*papers: Paper) -> list[DraftBlock]:
    return [block for block in draft_of(pdf(papers)).blocks if not block.aside]


def texts(*lines: str, leading: float = 12) -> list[str]:
    page = Paper()
    page.lines(60, 700, [FULL, f"{FULL}.", *lines], leading=leading)
    return [block.text for block in body(page)][1:]


def test_latin_lines_are_joined_by_a_space() -> None:
    page = Paper()
    page.lines(60, 700, [FULL, "and goes on here."])
    assert [block.text for block in body(page)] == [f"{FULL} and goes on here."]


def test_chinese_lines_are_joined_without_one() -> None:
    page = Paper()
    page.lines(
        60, 700, ["公司董事会及董事保证季度报告内容的真实、准确、完整，不存在虚假记载或者重大遗", "漏，并承担责任。"]
    )
    assert [block.text for block in body(page)] == [
        "公司董事会及董事保证季度报告内容的真实、准确、完整，不存在虚假记载或者重大遗漏，并承担责任。"
    ]


def test_a_hyphen_goes_where_the_document_prints_the_word_without_it() -> None:
    page = Paper()
    page.lines(60, 700, [f"Information here. {FULL[:58]} infor-", "mation about the market."])
    assert body(page)[0].text.endswith(" information about the market.")


def test_a_hyphen_stays_where_nothing_says_that_it_goes() -> None:
    page = Paper()
    page.lines(60, 700, [f"{FULL[:70]} under-", "representation of the views."])
    assert body(page)[0].text.endswith(" under-representation of the views.")


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    page = Paper()
    page.lines(60, 700, [f"{FULL}.", "Short end.", f"{FULL}."])
    assert [block.text for block in body(page)] == [f"{FULL}. Short end.", f"{FULL}."]


def test_a_first_line_that_is_set_in_begins_a_paragraph() -> None:
    page = Paper()
    page.lines(60, 700, [FULL, FULL])
    page.text(82, 676, f"Then {FULL[:76]}")
    assert len(body(page)) == 2


def test_a_wider_gap_parts_paragraphs() -> None:
    page = Paper()
    y = page.lines(60, 700, [FULL, FULL, FULL])
    page.lines(60, y - 10, [FULL, FULL])
    assert len(body(page)) == 2


def test_a_paragraph_goes_on_over_the_page_and_what_stands_between_does_not_part_it() -> None:
    first, second = Paper(), Paper()
    first.lines(60, 700, [FULL, FULL])
    first.text(290, 40, "1")
    second.lines(60, 760, ["goes on here."])
    second.lines(60, 720, [FULL, FULL])
    second.text(290, 40, "2")
    assert body(first, second)[0].text == f"{FULL} {FULL} goes on here."


@pytest.mark.parametrize("mark", ["•", "–"])
def test_a_bullet_begins_an_item(mark: str) -> None:
    page = Paper()
    page.lines(60, 700, [f"{FULL}:", f"{mark} one item", f"{mark} another item"])
    assert [block.kind for block in body(page)][1:] == [BlockKind.LIST_ITEM] * 2


def test_boxes_to_tick_are_no_bullets() -> None:
    page = Paper()
    page.lines(60, 700, ["□ 适用 √ 不适用"])
    assert [block.kind for block in body(page)] == [BlockKind.PARAGRAPH]


def test_a_dash_inside_a_sentence_begins_no_item() -> None:
    page = Paper()
    page.lines(60, 700, [FULL, "– as was said above – and ends."])
    assert [block.text for block in body(page)] == [f"{FULL} – as was said above – and ends."]


def test_a_number_begins_a_paragraph_after_a_sentence() -> None:
    assert texts("1. The first measure.", "2. The second measure.") == [
        "1. The first measure.",
        "2. The second measure.",
    ]


def test_contents_pages_are_set_apart() -> None:
    page = Paper()
    page.text(60, 760, "Contents")
    page.lines(60, 730, [f"{at}. Part {'.' * 60} {at}" for at in range(1, 6)])
    blocks = draft_of(pdf([page])).blocks
    assert {block.aside for block in blocks} == {"contents"}


def test_a_year_at_the_end_of_a_line_makes_no_contents_page() -> None:
    page = Paper()
    page.lines(60, 730, ["Revenue in 2023", "Revenue in 2022", f"{FULL}."])
    assert not any(block.aside for block in draft_of(pdf([page])).blocks)


def test_the_lines_of_a_reference_that_hang_below_its_number_are_joined() -> None:
    page = Paper()
    page.text(60, 700, "[3]")
    page.lines(90, 700, [FULL, "and goes on here."])
    assert [block.text for block in body(page)] == [f"[3] {FULL} and goes on here."]

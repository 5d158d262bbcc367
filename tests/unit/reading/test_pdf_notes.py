import pytest

from tests.unit.reading.printing import Paper, pdf
from tui.domain.report import BlockKind
from tui.reading.draft import Draft
from tui.reading.pdf import draft_of

PROSE = [
    "The company reports that revenue was 1,234.5 million in the year and that it grew",
    "by 12.5% on the year before, as the board had expected when it met in the spring of",
    "last year and set the plan for all of the regions.",
]


def page_with(words: str, size: float = 10) -> Paper:
    page = Paper()
    y = page.lines(60, 740, PROSE) - 24
    page.text(60, y, words, size)
    page.lines(60, y - 36, PROSE)
    return page


def kind_of(draft: Draft, words: str) -> BlockKind:
    return next(block.kind for block in draft.blocks if block.text.startswith(words))


@pytest.mark.parametrize(
    "words", ["Table 3. Revenue by region", "Figure 2-1: Sales", "Exhibit 4", "图2 营业收入构成", "表1-2：主要指标"]
)
def test_a_numbered_title_of_a_table_or_picture_is_a_caption(words: str) -> None:
    assert kind_of(draft_of(pdf([page_with(words)])), words) is BlockKind.CAPTION


@pytest.mark.parametrize("words", ["Table 3 shows revenue by region.", "Tables of results", "图2显示营业收入增长。"])
def test_a_sentence_about_a_table_is_no_caption(words: str) -> None:
    assert kind_of(draft_of(pdf([page_with(words)])), words) is BlockKind.PARAGRAPH


def test_a_title_without_a_stop_is_a_caption_beside_a_table() -> None:
    page = Paper()
    page.lines(60, 740, PROSE)
    page.text(60, 680, "Table 3 Revenue by region")
    page.grid([60, 160, 260], [670, 650, 630])
    for x, y, words in ((65, 655, "North"), (165, 655, "1,234"), (65, 635, "South"), (165, 635, "567")):
        page.text(x, y, words)
    draft = draft_of(pdf([page]))
    assert [block.kind for block in draft.blocks[-2:]] == [BlockKind.CAPTION, BlockKind.TABLE]


def test_a_caption_that_a_bookmark_names_is_a_heading() -> None:
    draft = draft_of(pdf([page_with("Table 3. Revenue")], bookmarks=(("Table 3. Revenue", 1),)))
    assert kind_of(draft, "Table 3. Revenue") is BlockKind.HEADING


def test_small_print_with_a_mark_below_the_text_is_a_footnote() -> None:
    page = Paper()
    page.lines(60, 740, PROSE)
    page.text(60, 90, "* Restated for the sale of the northern region.", 8)
    assert kind_of(draft_of(pdf([page])), "* Restated") is BlockKind.NOTE


@pytest.mark.parametrize("words", ["† Restated for the sale of the region.", "[1] See the notes on page 4."])
def test_what_text_follows_on_the_page_is_no_footnote(words: str) -> None:
    assert kind_of(draft_of(pdf([page_with(words, 8)])), words) is BlockKind.PARAGRAPH


def test_a_line_with_a_mark_in_the_print_of_the_text_is_no_footnote() -> None:
    page = Paper()
    page.lines(60, 740, PROSE)
    page.text(60, 90, "[1] See the notes on page 4.")
    assert kind_of(draft_of(pdf([page])), "[1]") is BlockKind.PARAGRAPH

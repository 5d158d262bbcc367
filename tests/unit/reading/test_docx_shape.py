import pytest

from tests.unit.reading.office import heading_style, paragraph, run, word_file
from tui.domain.report import BlockKind
from tui.reading.docx import draft_of
from tui.reading.draft import Draft

PROSE = "The council spent 12.5 million on roads in 2023, which is 5.6 percent more than in the year before it."
STYLES = heading_style(1) + heading_style(2)
SIDES = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
BOX = f"<w:pBdr>{SIDES}</w:pBdr>"
LARGE = '<w:sz w:val="44"/>'


def asides(draft: Draft) -> list[tuple[str, str]]:
    return [(block.aside, block.text) for block in draft.blocks]


def test_a_typed_table_of_contents_is_set_apart_up_to_its_last_page() -> None:
    entries = ("A. Roads\t3", "B. Schools ..... 7", "C. A title that is", "wrapped11", "D. Index1-12")
    body = "".join(paragraph(words.replace("\t", "")) for words in ("Contents", *entries))
    draft = draft_of(word_file(body + paragraph("Roads", "H1") + paragraph(PROSE), styles=STYLES))
    assert [aside for aside, _ in asides(draft)] == ["contents"] * 6 + ["", ""]


def test_a_section_called_contents_that_lists_no_pages_stays() -> None:
    draft = draft_of(word_file(paragraph("Contents") + paragraph("Two apples") + paragraph("One pear")))
    assert {aside for aside, _ in asides(draft)} == {""}


def test_the_title_page_of_a_part_is_set_apart() -> None:
    lines = [paragraph(run(words, "<w:b/>")) for words in ("CHAPTER 2", "ROADS AND", "BRIDGES")]
    body = paragraph(PROSE) + "".join(lines) + paragraph("Chapter 2 – Roads and Bridges", "H1") + paragraph(PROSE)
    draft = draft_of(word_file(body, styles=STYLES))
    assert [aside for aside, _ in asides(draft)] == ["", *["title page"] * 3, "", ""]


def test_the_first_line_of_a_frame_is_not_prominent() -> None:
    bold = run("Summary of duties", "<w:b/>")
    framed = paragraph(bold, properties=BOX) + paragraph(PROSE, properties=BOX)
    assert not any(block.prominent for block in draft_of(word_file(framed)).blocks)
    assert draft_of(word_file(paragraph(bold, properties=BOX) + paragraph(PROSE))).blocks[0].prominent


@pytest.mark.parametrize("words", ["2023年5月1日", "May 1, 2023"])
def test_a_bold_date_is_not_prominent(words: str) -> None:
    draft = draft_of(word_file(paragraph(PROSE) + paragraph(run(words, "<w:b/>")) + paragraph(PROSE)))
    assert not any(block.prominent for block in draft.blocks)


def test_a_plain_line_is_an_item_where_headings_with_such_numbers_have_a_style() -> None:
    headings = "".join(paragraph(f"{at}. Part", "H1") + paragraph(PROSE) for at in (1, 2, 3))
    draft = draft_of(word_file(headings + paragraph("1. a lorry") + paragraph("(a) a van"), styles=STYLES))
    assert [(block.kind, block.text) for block in draft.blocks[-2:]] == [
        (BlockKind.LIST_ITEM, "1. a lorry"),
        (BlockKind.PARAGRAPH, "(a) a van"),
    ]


def test_the_mark_and_number_of_the_issuing_body_are_not_the_title() -> None:
    body = (
        paragraph(run("某某市人民政府文件", '<w:sz w:val="72"/>'))
        + paragraph("某政发〔2023〕4号")
        + paragraph(run("关于某某工作的通知", LARGE))
        + paragraph(PROSE)
    )
    assert draft_of(word_file(body)).title == "关于某某工作的通知"


def test_a_greeting_in_large_print_is_not_the_title() -> None:
    body = paragraph(run("各位代表：", LARGE)) + paragraph(PROSE) + paragraph(PROSE)
    assert draft_of(word_file(body)).title == ""


def test_lines_no_larger_than_the_text_make_no_title() -> None:
    draft = draft_of(word_file(paragraph("a line") + paragraph(PROSE) + paragraph(PROSE)))
    assert draft.title == ""


UNDERLINED = '<w:u w:val="single"/>'


def prominent(body: str) -> list[str]:
    return [block.text for block in draft_of(word_file(body)).blocks if block.prominent]


def test_a_line_that_is_underlined_throughout_is_prominent() -> None:
    lines = paragraph(run("Road repairs", UNDERLINED)) + paragraph(run("See ", "") + run("here", UNDERLINED))
    assert prominent(lines + paragraph(PROSE)) == ["Road repairs"]


def test_where_half_of_the_text_is_underlined_no_line_is_set_off() -> None:
    assert prominent(paragraph(run("Road repairs", UNDERLINED)) + paragraph(run(PROSE, UNDERLINED))) == []

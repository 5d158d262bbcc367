import pytest

from tests.unit.reading.printing import BOLD, Paper, objects_to_pdf, pdf, stream
from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.draft import Draft
from tui.reading.pdf import draft_of

PROSE = [
    "The company reports that revenue was 1,234.5 million in the year and that it grew",
    "by 12.5% on the year before, as the board had expected when it met in the spring of",
    "last year and set the plan for all of the regions.",
]


def report(*headings: tuple[str, float, str], bookmarks: tuple[tuple[str, int], ...] = ()) -> Draft:
    page, y = Paper(), 740.0
    for words, size, font in headings:
        page.text(60, y, words, size, font)
        y = page.lines(60, y - 24, PROSE) - 24
    return draft_of(pdf([page], bookmarks=bookmarks))


def headings(draft: Draft) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in draft.blocks if block.kind is BlockKind.HEADING]


def test_larger_print_makes_headings_with_the_largest_first() -> None:
    draft = report(("Chapter", 12.8, BOLD), ("Section", 11.5, BOLD), ("Section", 11.5, BOLD))
    assert headings(draft) == [("Chapter", 1), ("Section", 2), ("Section", 2)]


def test_bold_print_of_the_size_of_the_text_is_prominent_and_no_heading() -> None:
    draft = report(("Outlook", 10, BOLD))
    assert headings(draft) == []
    assert [block.text for block in draft.blocks if block.prominent] == ["Outlook"]


def test_a_bookmark_makes_a_heading_of_the_line_that_it_names() -> None:
    draft = report(("Outlook", 10, "F1"), ("Risks", 10, "F1"), bookmarks=(("Outlook", 1), ("Elsewhere", 1)))
    assert headings(draft) == [("Outlook", 1)]


def test_a_sentence_in_large_print_is_no_heading() -> None:
    page = Paper()
    page.text(60, 760, "所有董事均已出席了审议本次季报的董事会会议。", 14)
    page.lines(60, 700, PROSE)
    assert headings(draft_of(pdf([page]))) == []


def test_what_is_large_on_a_cover_is_no_heading() -> None:
    cover = Paper()
    for y, words in ((700, "Quarterly Statement"), (600, "Example Incorporated"), (500, "Spring")):
        cover.text(60, y, words, 24 if y == 700 else 16)
    text = Paper()
    text.text(60, 740, "Results", 14)
    text.lines(60, 700, PROSE)
    draft = draft_of(pdf([cover, text]))
    assert draft.title == "Quarterly Statement"
    assert headings(draft) == [("Results", 1)]


def test_the_title_is_the_largest_print_of_the_first_page_with_the_line_below_it() -> None:
    page = Paper()
    page.text(60, 780, "东北示例股份有限公司", 24)
    page.text(60, 740, "2023年第一季度报告", 20)
    page.lines(60, 690, PROSE)
    draft = draft_of(pdf([page]))
    assert draft.title == "东北示例股份有限公司2023年第一季度报告"
    assert [block.aside for block in draft.blocks] == ["title", "title", ""]


def test_a_greeting_in_large_print_is_not_the_title() -> None:
    page = Paper()
    page.text(60, 740, "尊敬的各位委员、各位代表：", 20)
    page.lines(60, 690, PROSE)
    assert draft_of(pdf([page])).title == ""


def test_the_title_that_the_file_names_goes_before_when_the_page_prints_it() -> None:
    page = Paper()
    page.text(60, 780, "EXAMPLE", 30)
    page.text(60, 740, "Annual Report 2023", 14)
    page.lines(60, 690, PROSE)
    assert draft_of(pdf([page], {"Title": "Annual Report 2023"})).title == "Annual Report 2023"


@pytest.mark.parametrize("name", ["report_final.docx", "Microsoft Word - report", "Untitled"])
def test_the_name_of_a_file_is_no_title(name: str) -> None:
    page = Paper()
    page.lines(60, 690, PROSE)
    assert draft_of(pdf([page], {"Title": name})).title == ""


def test_author_and_day_come_from_the_file_when_the_text_names_none() -> None:
    page = Paper()
    page.lines(60, 690, PROSE)
    draft = draft_of(pdf([page], {"Author": "Jane Doe", "CreationDate": "D:20230412101500+02'00'"}))
    assert (draft.author, draft.date) == ("Jane Doe", "2023-04-12")


@pytest.mark.parametrize("name", ["Administrator", "user", "微软用户"])
def test_the_name_of_an_account_is_no_author(name: str) -> None:
    page = Paper()
    page.lines(60, 690, PROSE)
    assert draft_of(pdf([page], {"Author": name})).author == ""


def test_what_runs_up_the_margin_is_set_apart() -> None:
    page = Paper()
    page.lines(60, 690, PROSE)
    page.drawn.append("BT /F1 9 Tf 0 1 -1 0 20 300 Tm (free of charge) Tj ET")
    draft = draft_of(pdf([page]))
    assert [(block.aside, block.text.strip()) for block in draft.blocks if block.aside] == [
        ("sideways text", "free of charge")
    ]


def with_resources(resources: str, content: bytes, more: bytes = b"null") -> bytes:
    """Return a page that the writer has no words for; `more` is object 5."""
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>"
    return objects_to_pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: page.encode(),
            4: stream(content),
            5: more,
        }
    )


def scan() -> bytes:
    picture = "/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    return with_resources("/XObject << /I 5 0 R >>", b"q 595 0 0 842 0 0 cm /I Do Q", stream(bytes(100), picture))


def test_a_scan_is_refused_by_name() -> None:
    with pytest.raises(ReadError, match="is a scan") as refused:
        draft_of(scan())
    assert "OCR" in refused.value.hint


def test_a_pdf_without_text_or_pictures_is_refused_by_name() -> None:
    with pytest.raises(ReadError, match="no text in this PDF"):
        draft_of(pdf([Paper()]))


def test_text_whose_characters_are_unknown_is_refused_by_name() -> None:
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        f" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X {system} >>] >>"
    )
    shown = b"BT /F1 10 Tf 60 700 Td <" + b"00010002000300040005" * 6 + b"> Tj ET"
    file = with_resources(f"/Font << /F1 {font} >>", shown)
    with pytest.raises(ReadError, match="can't be decoded"):
        draft_of(file)


def test_text_laid_over_pictures_is_doubted() -> None:
    page = Paper()
    page.text(60, 700, "Recognised words and 12 figures", mode=3)
    assert "OCR" in draft_of(pdf([page])).doubts[0]


def test_blocks_know_the_page_that_they_begin_on() -> None:
    first, second = Paper(), Paper()
    first.lines(72, 760, ["Roads cost more than in the year before it."])
    second.lines(72, 760, ["Schools cost less than in the year before it."])
    assert [(block.text[:5], block.page) for block in draft_of(pdf([first, second])).blocks] == [
        ("Roads", 1),
        ("Schoo", 2),
    ]


def test_headings_further_down_are_no_part_of_the_title() -> None:
    page = Paper()
    page.text(60, 780, "Annual Statement of the Agency", 18)
    y = 740.0
    for words in ("Spending on Ports", "Results", "Next Steps Taken"):
        page.text(60, y, words, 14)
        y = page.lines(60, y - 20, [*PROSE, *PROSE]) - 20
    draft = draft_of(pdf([page]))
    assert draft.title == "Annual Statement of the Agency"
    assert [words for words, _ in headings(draft)] == ["Spending on Ports", "Results", "Next Steps Taken"]

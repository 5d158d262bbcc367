"""Titles that nobody wrote."""

import pytest

from tests.unit.reading.test_html import PROSE, page
from tui.reading.html import draft_of
from tui.reading.untitled import is_untitled


@pytest.mark.parametrize(
    "title",
    ["Document", "Untitled", "Untitled Document", "Untitled-1", "New Page 1", "Document1", "无标题文档", "新建网页 1",
     "untitled.html", " Page \n title ", "未命名文件", "標題", "EX-99.1", "Exhibit 10.2", "10-K", "Form 8-K"],
)  # fmt: skip
def test_a_title_of_a_program_is_none(title: str) -> None:
    assert is_untitled(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Documents of the year",
        "New pages on trade",
        "The title deeds",
        "无标题的人生",
        "文档管理办法",
        "Title IX",
        "Exhibits of 2024",
        "Form and function",
    ],
)
def test_a_title_that_somebody_wrote_is_one(title: str) -> None:
    assert not is_untitled(title)


def test_a_page_that_a_program_titled_has_its_heading_for_a_title() -> None:
    markup = page(f"<article><h1>Roads in the north</h1><p>{PROSE}</p></article>", head="<title>Document</title>")
    assert draft_of(markup).title == "Roads in the north"


def test_a_page_whose_metadata_a_program_titled_has_that_of_its_head() -> None:
    head = '<title>Road spending rises</title><meta property="og:title" content="Untitled Document">'
    assert draft_of(page(f"<article><p>{PROSE}</p></article>", head=head)).title == "Road spending rises"


def test_a_page_without_any_title_has_none() -> None:
    assert not draft_of(page(f"<article><p>{PROSE}</p></article>", head="<title></title>")).title


@pytest.mark.parametrize(
    "title", ["aapl-20240928", "0001193125-24-012345", "tm2412345d1_10-k.htm", "Annual_Report.PDF", "q3.results.docx"]
)
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    assert is_untitled(title)


@pytest.mark.parametrize(
    "title", ["COVID-19", "F-16", "Catch-22", "e-mail", "ISO-8601", "Report 2024.pdf explained", "-"]
)
def test_a_title_of_one_word_is_one(title: str) -> None:
    assert not is_untitled(title)


COVER = (
    "<div>FORM <ix:nonNumeric name='dei:DocumentType'>10-K</ix:nonNumeric></div>"
    "<div><ix:nonNumeric name='dei:EntityRegistrantName'>Example Mills Inc.</ix:nonNumeric></div>"
)


@pytest.mark.parametrize(
    ("head", "title"), [("exmp-20240928", "Example Mills Inc. Form 10-K"), ("Mills in 2024", "Mills in 2024")]
)
def test_a_filing_without_a_title_is_called_after_who_filed_which_form(head: str, title: str) -> None:
    assert draft_of(page(f"{COVER}<p>{PROSE}</p>", head=f"<title>{head}</title>")).title == title


def test_a_filing_that_does_not_tag_its_cover_has_no_title() -> None:
    assert not draft_of(page(f"<div>FORM 10-K</div><p>{PROSE}</p>", head="<title>exmp-20240928</title>")).title

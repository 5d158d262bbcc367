import pytest

from tests.unit.reading.office import zipped
from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.epub import draft_of

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = (
    "<d:title>年度报告</d:title><d:creator>李四</d:creator><d:publisher>某社</d:publisher>"
    "<d:date>2024-03-01</d:date><d:language>zh</d:language>"
)


def book(chapters: dict[str, str], spine: str, properties: str = "") -> bytes:
    items = "".join(
        f'<item id="{name}" href="text/{name}%20x.xhtml" media-type="application/xhtml+xml" properties="{properties}"/>'
        for name in ("a", "b")
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": (
                '<package xmlns="http://www.idpf.org/2007/opf" xmlns:d="http://purl.org/dc/elements/1.1/">'
                f"<metadata>{METADATA}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
            ),
            **{f"OEBPS/text/{name} x.xhtml": markup for name, markup in chapters.items()},
        }
    )


PAGES = {
    "a": "<?xml version='1.0'?><!DOCTYPE html><html><body><h1>第一章 总则</h1><p>合计12元。</p></body></html>",
    "b": "<html><body><h1>第二章 附则</h1>"
    "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body></html>",
}


def test_chapters_stand_in_the_order_of_the_spine() -> None:
    draft = draft_of(book(PAGES, '<itemref idref="b"/><itemref idref="a"/>'))
    assert [(block.kind, block.text) for block in draft.blocks] == [
        (BlockKind.HEADING, "第二章 附则"),
        (BlockKind.TABLE, ""),
        (BlockKind.HEADING, "第一章 总则"),
        (BlockKind.PARAGRAPH, "合计12元。"),
    ]


def test_the_book_says_its_title_and_who_made_it() -> None:
    draft = draft_of(book(PAGES, '<itemref idref="a"/>'))
    said = (draft.title, draft.author, draft.publisher, draft.date, draft.language)
    assert said == ("年度报告", "李四", "某社", "2024-03-01", "zh")


def test_navigation_is_set_apart() -> None:
    draft = draft_of(book(PAGES, '<itemref idref="a"/>', properties="nav"))
    assert {block.aside for block in draft.blocks} == {"contents"}


def test_what_stands_outside_the_reading_order_is_set_apart() -> None:
    draft = draft_of(book(PAGES, '<itemref idref="a" linear="no"/>'))
    assert {block.aside for block in draft.blocks} == {"outside the reading order"}


def test_a_missing_chapter_is_said() -> None:
    draft = draft_of(book({"a": PAGES["a"]}, '<itemref idref="a"/><itemref idref="b"/>'))
    assert draft.doubts == ("the chapter “b x.xhtml” is missing from the book",)


def test_a_book_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="no text"):
        draft_of(book({}, ""))


def test_a_book_without_a_package_is_refused() -> None:
    with pytest.raises(ReadError, match="what is in it"):
        draft_of(zipped({"mimetype": "application/epub+zip"}))

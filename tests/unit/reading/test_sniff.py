import gzip
import io
import zipfile

import pytest

from tui.errors import DecodeError, ReadError
from tui.reading.sniff import media_type

PAGE = "<!DOCTYPE html>\n<html><body><p>合计 12</p></body></html>"


@pytest.mark.parametrize(
    "markup",
    [
        PAGE,
        "\n\n  <html lang=zh><body>12",
        "<!-- saved from url=(0014)about:internet -->\n<!-- <b> --> <HTML><p>12",
        "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC 'XHTML 1.0' 'x'><html xmlns='y'>12",
        "<div class=a>12</div>",
        "<p>12",
        "<h1>Report</h1>",
        "<?php /* */ ?><html><body>12",
        "<custom-tag><p>1</p><p>2</p><p>3</p></custom-tag>",
    ],
)
@pytest.mark.parametrize("location", ["-", "a.txt", "a.pdf", "https://a.example/b.md?c=d.txt"])
def test_mark_up_is_known_whatever_its_name(markup: str, location: str) -> None:
    assert media_type(markup.encode(), location) == "text/html"


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\r\n \x00"])
def test_a_pdf_is_known_by_its_mark_whatever_stands_before_it_or_names_it(before: bytes) -> None:
    assert media_type(before + b"%PDF-1.7\n%\xe2\xe3", "a.html", "text/html") == "application/pdf"


def test_a_text_that_names_the_mark_of_a_pdf_is_a_text() -> None:
    assert media_type(b"A PDF begins with %PDF-1.7.", "a.pdf") == "text/plain"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs"])
def test_mark_up_is_known_whatever_its_encoding(codec: str) -> None:
    assert media_type(PAGE.replace("计", "計").encode(codec), "-") == "text/html"


@pytest.mark.parametrize("location", ["a.html", "https://a.example/b.HTM?x=1#y"])
def test_loose_mark_up_is_a_page_when_its_name_says_so(location: str) -> None:
    assert media_type(b"Total: <b>12</b> <span>x</span>", location) == "text/html"
    assert media_type(b"Total: <b>12</b> <span>x</span>", "a.txt") == "text/plain"


def test_loose_mark_up_is_a_page_when_the_server_says_so() -> None:
    assert media_type(b"Total: <span>12</span>", "https://a.example/", "text/html; charset=utf-8") == "text/html"


@pytest.mark.parametrize("location", ["a.md", "A.MARKDOWN", "https://a.example/x/README.md?raw=1"])
def test_text_with_a_markdown_name_is_markdown(location: str) -> None:
    assert media_type(b"Sales were 12.", location) == "text/markdown"


def test_text_that_the_server_calls_markdown_is_markdown() -> None:
    assert media_type(b"Sales were 12.", "https://a.example/", "text/markdown; charset=utf-8") == "text/markdown"


@pytest.mark.parametrize("text", ["# Report\n\n## Sales\n", "# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "* a\n* b\n"])
def test_text_without_a_telling_name_is_markdown_by_its_marks(text: str) -> None:
    assert media_type(text.encode(), "-") == "text/markdown"
    assert media_type(text.encode(), "a.txt") == "text/plain"


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n全年合计12元。",
        "a < b and b > c",
        "1,2\n3,4\n",
        "# one mark only",
        '{"a": 12}',
        "Compare WEBP with PNG.",
        "ID3 tags",
        "BZh",
        "The ftyp box",
    ],
)
def test_other_text_is_plain(text: str) -> None:
    assert media_type(text.encode(), "-") == "text/plain"


def test_a_few_stray_control_characters_leave_it_text() -> None:
    assert media_type("共计12元，1\x00 2,000。".encode() + b"abc" * 40 + b"\x07\x08\x01", "-") == "text/plain"


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "application/epub+zip" if name == "mimetype" else "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("snapshot", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01\x00", "a GIF image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"{\\rtf1\\ansi 12}", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "an old Word, Excel or PowerPoint file"),
        (b"SQLite format 3\x00" + bytes(9), "an SQLite database"),
        (gzip.compress(b"12", mtime=0), "a gzip archive"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b"\x00\x00\x00\x20ftypisom", "a film or picture"),
        ("12".encode("utf-32"), "UTF-32 text"),
        (archive("a.txt"), "a ZIP archive"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "an RSS feed"),
        (b"<svg xmlns='x'><text>12</text></svg>", "an SVG drawing"),
        (b"<?xml version='1.0'?><data><a>12</a></data>", "an XML file"),
    ],
)
def test_other_formats_are_refused_by_their_names(snapshot: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=f"^This is {what}"):
        media_type(snapshot, "report.html", "text/html")


@pytest.mark.parametrize("snapshot", [b"", b" \n\t\r\n"])
def test_nothing_is_said_to_be_nothing(snapshot: bytes) -> None:
    with pytest.raises(ReadError, match="empty"):
        media_type(snapshot, "a.txt")


@pytest.mark.parametrize("snapshot", [bytes(100), bytes(range(256)) * 8, b"\x01\x02\x03\x04" * 9])
def test_bytes_that_are_not_text_are_refused(snapshot: bytes) -> None:
    with pytest.raises(DecodeError, match="not text"):
        media_type(snapshot, "a.txt")


def test_markdown_that_begins_with_tags_is_markdown_by_its_name() -> None:
    text = b'<a name="one"></a>\n\n## 1 <a name="two"></a>Scope\n\n### <a name="three"></a>Terms\n'
    assert media_type(text, "/reports/standard.md") == "text/markdown"
    assert media_type(b"<html><body><p>## 1</p></body></html>", "/reports/page.md") == "text/html"


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["[Content_Types].xml", "word/document.xml"], "wordprocessingml.document"),
        (["[Content_Types].xml", "word/document.xml", "word/embeddings/sheet.xlsx"], "wordprocessingml.document"),
        (["[Content_Types].xml", "xl/workbook.xml"], "spreadsheetml.sheet"),
        (["mimetype", "META-INF/container.xml", "password/a.xhtml"], "application/epub+zip"),
    ],
)
def test_documents_with_a_reader_are_known_by_their_members(names: list[str], kind: str) -> None:
    assert media_type(archive(*names), "report.html", "text/html").endswith(kind)


def test_a_workbook_that_holds_a_word_document_is_a_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("xl/embeddings/a.docx", archive("word/document.xml"))
        made.writestr("xl/workbook.xml", "x")
    assert media_type(file.getvalue(), "-").endswith("spreadsheetml.sheet")


def test_a_saved_page_is_known_by_its_head() -> None:
    assert media_type(b"From: <Saved by Blink>\r\nContent-Type: multipart/related;", "a.mht") == "multipart/related"


@pytest.mark.parametrize(
    ("location", "kind"),
    [("a.csv", "text/csv"), ("A.TSV", "text/csv"), ("a.rst", "text/x-rst"), ("a.txt", "text/plain")],
)
def test_tables_and_restructured_text_are_known_by_their_names(location: str, kind: str) -> None:
    assert media_type(b"a,b\n1,2\n", location) == kind


def test_a_table_is_known_by_what_the_server_says() -> None:
    assert media_type(b"a,b\n1,2\n", "https://a.example/table", "text/csv; charset=utf-8") == "text/csv"


@pytest.mark.parametrize("first", ["From: <Saved by Blink>", "MIME-Version: 1.0", "Subject: Water", "Date: Mon"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_saved_page_is_known_whatever_field_it_begins_with(first: str, end: str) -> None:
    page = end.join([first, "Content-Type: multipart/related;", '\tboundary="x"', "", "--x", "", "<p>12</p>", "--x--"])
    assert media_type(page.encode(), "a.txt") == "multipart/related"
    assert media_type(page.removeprefix(first).strip().encode(), "a.txt") == "multipart/related"


def test_a_text_that_tells_of_saved_pages_is_a_text() -> None:
    assert media_type(b"Note: they are kept so.\n\nContent-Type: multipart/related\n", "a.txt") == "text/plain"

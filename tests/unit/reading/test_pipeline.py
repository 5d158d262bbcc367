import hashlib
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tests.unit.reading.office import heading_style, paragraph, word_file
from tui.domain.report import BlockKind, Report, Source
from tui.errors import ReadError
from tui.reading.pipeline import read_report
from tui.reading.sniff import DOCX

PROSE = "全市实现地区生产总值4876.52亿元，比上年增长5.6%，高于全省1.2个百分点，经济运行总体平稳。"


def read(snapshot: bytes, media_type: str, declared: str = "", charset: str = "") -> Report:
    source = Source(
        location="/report",
        media_type=media_type,
        sha256=hashlib.sha256(snapshot).hexdigest(),
        size=len(snapshot),
        retrieved_at=datetime(2024, 1, 19, tzinfo=UTC),
        declared_charset=declared,
    )
    return read_report(snapshot, source, charset=charset)


PAGE = f"<html><head><title>经济运行情况</title></head><body><p>{PROSE}</p><p>{PROSE}</p></body></html>"


@pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml"])
def test_a_page_becomes_a_report(media_type: str) -> None:
    report = read(PAGE.encode(), media_type)
    assert (report.title, report.text) == ("经济运行情况", f"{PROSE}\n{PROSE}")


@pytest.mark.parametrize(
    ("snapshot", "text"),
    [
        (PAGE.encode("utf-8-sig"), f"{PROSE}\n{PROSE}"),
        (PAGE.encode().replace(b"4876", b"48\x0076"), f"{PROSE}\n{PROSE}".replace("4876", "48\ufffd76")),
        (PAGE.encode().replace(b"4876", b"48\xff76"), f"{PROSE}\n{PROSE}".replace("4876", "48\ufffd76")),
        (f"<?xml version='1.0'?>{PAGE.replace('<p>', '<p/><p>')}".encode(), f"{PROSE}\n{PROSE}"),
    ],
    ids=["byte order mark", "NUL", "damage", "XML"],
)
def test_a_page_in_utf_8_that_is_not_the_parsers_as_it_stands_is_made_so(snapshot: bytes, text: str) -> None:
    assert read(snapshot, "text/html").text == text


def test_the_page_s_own_charset_is_found() -> None:
    report = read(f"<meta charset=gbk>{PAGE}".encode("gb18030"), "text/html")
    assert PROSE in report.text


def test_what_the_user_says_of_the_charset_goes_before_all_else() -> None:
    report = read(PAGE.encode("big5", "ignore"), "text/html", charset="big5")
    assert report.charset.name == "big5"


def test_markdown_becomes_a_report() -> None:
    report = read(f"# 经济运行情况\n\n{PROSE}\n\n## 一、农业\n\n{PROSE}\n".encode(), "text/markdown")
    assert report.title == "经济运行情况"
    assert [block.kind for block in report.blocks] == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_plain_text_becomes_a_report() -> None:
    assert PROSE in read(f"{PROSE}\n\n{PROSE}\n".encode(), "text/plain").text


def test_a_type_without_a_reader_is_refused_with_a_way_out() -> None:
    with pytest.raises(ReadError, match="image/png") as refusal:
        read(b"\x89PNG", "image/png")
    assert "HTML" in refusal.value.hint


def test_a_saved_page_is_read_like_the_page_in_its_own_charset() -> None:
    head = b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    part = b"Content-Type: text/html; charset=gbk\r\nContent-Location: https://a.example/\r\n\r\n"
    report = read(head + part + PAGE.encode("gb18030") + b"\r\n--x--\r\n", "multipart/related")
    assert (report.title, report.text) == ("经济运行情况", f"{PROSE}\n{PROSE}")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_of_values_becomes_a_report_whatever_its_charset(codec: str) -> None:
    report = read("项目,金额\n营业收入,12\n营业成本,11\n".encode(codec), "text/csv")
    assert report.text == "项目\t金额\n营业收入\t12\n营业成本\t11"


def test_restructured_text_becomes_a_report() -> None:
    report = read(f"农业\n====\n\n{PROSE}\n\n工业\n====\n\n{PROSE}\n".encode(), "text/x-rst")
    assert [section.title for section in report.sections] == ["农业", "工业"]


def test_a_word_document_becomes_a_report() -> None:
    body = paragraph("一、农业", "H1") + paragraph(PROSE) + paragraph("二、工业", "H1") + paragraph(PROSE)
    report = read(word_file(body, styles=heading_style(1)), DOCX)
    assert [section.name for section in report.sections] == ["一、农业", "二、工业"]


def test_only_the_reader_of_the_format_is_loaded() -> None:
    names = ("pypdfium2", "markdown_it", "docutils", "tui.reading.docx")
    code = f"import sys, tui.worker; print([name for name in {names} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"


def test_the_charset_of_a_saved_page_is_known_by_its_own_header() -> None:
    head = 'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=gbk\n\n'
    page = f"{head}<html><body><p>{PROSE}</p></body></html>\n--b--".encode("gbk")
    assert read(page, "multipart/related").charset.how == "header of the saved page"

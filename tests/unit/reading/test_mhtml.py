from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from tui.errors import ReadError
from tui.reading.mhtml import page_of

PAGE = "<html><body><p>合计12元。</p></body></html>"


def saved(*parts: MIMEText, location: str = "") -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    if location:
        message["Snapshot-Content-Location"] = location
    for part in parts:
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "big5"])
def test_the_page_comes_decoded_from_its_transfer_encoding(charset: str) -> None:
    words = PAGE.replace("计", "計") if charset == "big5" else PAGE
    page = page_of(saved(MIMEText(words, "html", charset)))
    assert page.markup.decode(page.charset).strip() == words


def test_the_first_page_is_the_page_and_frames_are_not() -> None:
    style, frame = MIMEText("p {}", "css"), MIMEText("<p>advertisement</p>", "html")
    assert page_of(saved(style, MIMEText("<p>report</p>", "html"), frame)).markup.strip() == b"<p>report</p>"


def test_the_address_that_it_was_saved_from_is_known() -> None:
    page = page_of(saved(MIMEText(PAGE, "html", "utf-8"), location="https://a.example/report"))
    assert page.location == "https://a.example/report"


def test_an_address_of_the_part_stands_in() -> None:
    part = MIMEText(PAGE, "html", "utf-8")
    part["Content-Location"] = "https://a.example/part"
    assert page_of(saved(part)).location == "https://a.example/part"


@pytest.mark.parametrize("snapshot", [b"From: <Saved by Blink>\r\n\r\n", b"", saved(MIMEText("p {}", "css"))])
def test_a_message_without_a_page_is_refused(snapshot: bytes) -> None:
    with pytest.raises(ReadError, match="no page"):
        page_of(snapshot)


def test_parts_in_parts_are_read_without_recursion() -> None:
    depth = 2_000
    heads = (b"Content-Type: multipart/mixed; boundary=b%dx\r\n\r\n--b%dx\r\n" % (at, at) for at in range(depth))
    page = page_of(b"".join(heads) + b"Content-Type: text/html\r\n\r\n<p>12</p>")
    assert page.markup == b"<p>12</p>"


def test_parts_without_number_are_refused() -> None:
    with pytest.raises(ReadError, match="too complex"):
        page_of(b"Content-Type: multipart/related; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 30_000)


def test_a_page_in_damaged_base64_is_refused() -> None:
    part = b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nabcde\r\n--b--"
    with pytest.raises(ReadError, match="damaged"):
        page_of(b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n" + part)


def test_a_head_folded_over_lines_is_read() -> None:
    head = b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_Part b"\r\n\r\n'
    page = page_of(
        head + b"------=_Part b\r\nContent-Type: text/html;\n charset=GBK\n\n<p>1</p>\r\n------=_Part b--\r\n"
    )
    assert (page.markup.strip(), page.charset) == (b"<p>1</p>", "gbk")

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.reading.fetching import NOW, PAGE, fetched
from tests.unit.reading.loopback import Loopback, response
from tui.domain.report import Source
from tui.errors import DecodeError, FetchError, ReadError
from tui.reading.fetch import Limits


def test_a_file_is_described_in_full(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(PAGE)
    assert fetched(str(file)) == (
        PAGE,
        Source(str(file), "text/html", hashlib.sha256(PAGE).hexdigest(), len(PAGE), NOW),
    )


def test_a_path_with_a_tilde_is_kept_absolute(no_stray_files: Path) -> None:
    (no_stray_files / "report.md").write_bytes(b"# Report\n")
    _, source = fetched("~/report.md")
    assert source.location == str(no_stray_files / "report.md")
    assert source.media_type == "text/markdown"


def test_what_was_piped_in_is_taken_as_it_is() -> None:
    snapshot, source = fetched("-", stdin=b"Total: 12,000")
    assert snapshot == b"Total: 12,000"
    assert (source.location, source.media_type) == ("-", "text/plain")


@pytest.mark.parametrize("stdin", [None, b""])
def test_nothing_piped_in_is_an_error(stdin: bytes | None) -> None:
    with pytest.raises(FetchError, match="Nothing was piped in"):
        fetched("-", stdin=stdin)


def test_more_piped_in_than_the_cap_is_refused() -> None:
    with pytest.raises(FetchError, match="input is larger than 1 MB"):
        fetched("-", stdin=b"x" * 1_048_577, limits=Limits(size=1_048_576))


def test_the_charset_that_the_user_named_is_kept_apart_from_the_declared_one() -> None:
    with Loopback(lambda _path: [response(PAGE, "Content-Type: text/html; charset=gb2312")]) as server:
        _, source = fetched(server.url, encoding="big5")
    assert (source.declared_charset, source.chosen_charset) == ("gb2312", "big5")


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/html;charset="GB2312"', "GB2312"),
        ("text/html; Charset = 'big5'; x=y", "big5"),
        ("text/html; charset=", ""),
        ("text/html", ""),
    ],
)
def test_the_charset_of_the_header_is_read(content_type: str, charset: str) -> None:
    with Loopback(lambda _path: [response(PAGE, f"Content-Type: {content_type}")]) as server:
        assert fetched(server.url)[1].declared_charset == charset


def test_an_address_is_kept_as_it_was_typed_but_for_white_space() -> None:
    with Loopback(lambda _path: [response(PAGE)]) as server:
        _, source = fetched(f" {server.url}/a?b=c#d \n")
        assert source.location == f"{server.url}/a?b=c#d"
        assert source.final_location == ""


def test_where_redirects_led_is_kept() -> None:
    def answer(path: str) -> list[bytes]:
        return [response(b"", "Location: /b.html", status="302 Found") if path == "/a" else response(PAGE)]

    with Loopback(answer) as server:
        _, source = fetched(f"{server.url}/a")
        assert (source.location, source.final_location) == (f"{server.url}/a", f"{server.url}/b.html")


def test_progress_names_what_is_read(tmp_path: Path) -> None:
    lines: list[str] = []
    file = tmp_path / "report.txt"
    file.write_bytes(b"12")
    fetched(str(file), progress=lines.append)
    assert lines == ["Reading report.txt"]


@pytest.mark.parametrize("location", ["ftp://example.org/a", "file:///etc/passwd", "gopher://x", "view-source://x"])
def test_an_address_of_another_kind_is_refused(location: str) -> None:
    with pytest.raises(FetchError, match="only http and https"):
        fetched(location)


@pytest.mark.parametrize(
    "location",
    ["http://", "https://", "http:///a", "http://[::1", "http://a b/", "http://a:99999/", "http://\x00/", "http://xn--/",
     "http://" + "a" * 70 + ".example/", "http://a..b/", "http://.", "http://[fe80::1%25eth0]:x/", "http://\udcff/"],
)  # fmt: skip
def test_a_malformed_address_is_an_error_of_ours(location: str) -> None:
    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError

    with pytest.raises(FetchError):
        fetched(location, resolve=nowhere)


def test_an_address_with_a_password_is_refused_before_anything_is_sent() -> None:
    with Loopback(lambda _path: [response(PAGE)]) as server:
        with pytest.raises(FetchError, match="password"):
            fetched(f"http://me:secret@127.0.0.1:{server.port}/")
        assert server.connections == 0


def test_bytes_that_are_no_report_say_what_they_are(tmp_path: Path) -> None:
    picture, noise = tmp_path / "a.html", tmp_path / "b.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    noise.write_bytes(bytes(range(1, 32)) * 40)
    with pytest.raises(ReadError, match="This is a PNG image, not a report"):
        fetched(str(picture))
    with pytest.raises(DecodeError, match="not text"):
        fetched(str(noise))


def test_a_file_is_read_without_loading_the_network() -> None:
    code = (
        "import sys, threading, datetime\n"
        "from tui.reading.fetch import fetch\n"
        "fetch('-', stdin=b'12', progress=print, cancelled=threading.Event(), clock=datetime.datetime.now)\n"
        "assert not {'httpx', 'httpcore', 'ssl'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-P", "-c", code], check=True)

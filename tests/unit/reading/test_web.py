import gzip
import shutil
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.unit.reading.fetching import PAGE, fetched
from tests.unit.reading.loopback import Loopback, response
from tui.errors import FetchError, PassingError
from tui.reading.fetch import Limits


def at_home(_host: str, _port: int) -> list[str]:
    """Resolve every name to this machine, as a hostile or an internal name server may."""
    return ["127.0.0.1"]


def sending(location: str, status: str = "302 Found") -> bytes:
    return response(b"", f"Location: {location}", status=status)


# what comes whole and what does not


def test_a_page_comes_whole() -> None:
    with Loopback(lambda _path: [response(PAGE, "Content-Type: text/html")]) as server:
        assert fetched(server.url)[0] == PAGE


def test_a_chunked_gzip_page_comes_whole() -> None:
    packed = gzip.compress(PAGE)
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (packed[:20], packed[20:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    with Loopback(lambda _path: [head + chunks]) as server:
        assert fetched(server.url)[0] == PAGE


def pages_with_a_length() -> dict[str, bytes]:
    packed = gzip.compress(PAGE)
    return {
        "plain": response(PAGE, "Content-Type: text/html"),
        "gzip": response(packed, "Content-Type: text/html", "Content-Encoding: gzip"),
        "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE),
    }


@pytest.mark.parametrize("kind", ["plain", "gzip", "chunked"])
def test_a_page_cut_at_any_byte_is_never_shown_as_whole(kind: str) -> None:
    whole = pages_with_a_length()[kind]
    with Loopback(lambda path: [whole[: int(path[1:])]]) as server:
        for end in range(len(whole)):
            with pytest.raises(FetchError, match="incomplete"):
                fetched(f"{server.url}/{end}")


def test_a_gzip_page_without_a_length_that_is_cut_is_incomplete() -> None:
    packed = gzip.compress(PAGE)
    with (
        Loopback(lambda _path: [response(packed[:-3], "Content-Encoding: gzip", length=False)]) as server,
        pytest.raises(FetchError, match="incomplete"),
    ):
        fetched(server.url)


def test_a_page_that_only_the_connection_ends_has_to_have_an_end_of_its_own() -> None:
    with Loopback(lambda path: [response(PAGE[: int(path[1:])], length=False)]) as server:
        assert fetched(f"{server.url}/{len(PAGE)}")[0] == PAGE
        for end in range(len(b"<!doctype"), len(PAGE) - len(b"</body></html>")):
            with pytest.raises(FetchError, match="incomplete"):
                fetched(f"{server.url}/{end}")


def test_text_that_only_the_connection_ends_is_taken() -> None:
    with Loopback(lambda _path: [response(b"Total: 12", length=False)]) as server:
        assert fetched(server.url)[0] == b"Total: 12"


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    with (
        Loopback(lambda _path: [response(b"\x8b\x03\x80", f"Content-Encoding: {coding}")]) as server,
        pytest.raises(FetchError, match=f"“{coding}”"),
    ):
        fetched(server.url)


@pytest.mark.parametrize("garbage", [b"", b"hello", b"SSH-2.0-OpenSSH\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", bytes(300)])
def test_an_answer_that_is_not_http_is_an_error_of_ours(garbage: bytes) -> None:
    with Loopback(lambda _path: [garbage]) as server, pytest.raises(FetchError):
        fetched(server.url)


def test_endless_headers_are_refused() -> None:
    def answer(_path: str) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        for number in range(100_000):
            yield b"X-%d: %b\r\n" % (number, b"y" * 1_000)

    with Loopback(answer) as server, pytest.raises(FetchError):
        fetched(server.url)


def test_a_page_over_the_cap_is_refused() -> None:
    bomb = gzip.compress(bytes(4 << 20))
    with (
        Loopback(lambda _path: [response(bomb, "Content-Encoding: gzip")]) as server,
        pytest.raises(FetchError, match="page is larger than 1 MB"),
    ):
        fetched(server.url, limits=Limits(size=1 << 20))


@pytest.mark.parametrize("status", ["204 No Content", "206 Partial Content", "304 Not Modified", "400 Bad", "401 No",
                                    "403 Forbidden", "404 Not Found", "410 Gone", "429 Slow Down", "500 Oops",
                                    "503 Busy", "599 \x1b[2J"])  # fmt: skip
def test_a_status_that_brings_no_page_is_named(status: str) -> None:
    with Loopback(lambda _path: [response(b"", status=status)]) as server, pytest.raises(FetchError) as raised:
        fetched(server.url)
    assert raised.value.message == f"The server answered {status}."
    assert raised.value.hint


# time


def dripping(server: list[Loopback]) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    while not server[0].stopping.wait(0.02):
        yield b"x"


def dripping_headers(server: list[Loopback]) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while not server[0].stopping.wait(0.02):
        yield b"X-Y: z\r\n"


def silent(server: list[Loopback]) -> Iterator[bytes]:
    server[0].stopping.wait(60)
    yield b""


SLOW: dict[str, Callable[[list[Loopback]], Iterator[bytes]]] = {
    "body": dripping,
    "headers": dripping_headers,
    "silent": silent,
}


@pytest.mark.parametrize("kind", SLOW)
def test_a_slow_server_meets_one_deadline(kind: str) -> None:
    servers: list[Loopback] = []
    with Loopback(lambda _path: SLOW[kind](servers)) as server:
        servers.append(server)
        with pytest.raises(FetchError, match=r"longer than 0\.3 seconds"):
            fetched(server.url, limits=Limits(deadline_s=0.3))


@pytest.mark.parametrize("kind", SLOW)
def test_a_slow_server_does_not_hold_up_a_stop(kind: str) -> None:
    servers: list[Loopback] = []
    cancelled = threading.Event()

    def answer(_path: str) -> Iterator[bytes]:
        cancelled.set()
        return SLOW[kind](servers)

    with Loopback(answer) as server:
        servers.append(server)
        with pytest.raises(FetchError, match="Stopped"):
            fetched(server.url, cancelled=cancelled)


def test_a_name_server_that_hangs_does_not_hold_up_a_stop() -> None:
    cancelled, released = threading.Event(), threading.Event()

    def hang(_host: str, _port: int) -> list[str]:
        cancelled.set()
        released.wait(60)
        return []

    with pytest.raises(FetchError, match="Stopped"):
        fetched("http://slow.example/", resolve=hang, cancelled=cancelled)
    released.set()


# redirects


REFUSED = [
    "file:///etc/passwd", "data:text/html,<p>12", "javascript:alert(1)", "ftp://example.org/", "gopher://x/",
    "about:blank", "mailto:a@b.c", "view-source:http://x/", "ws://x/", "chrome://settings", "http:", "http://", "https://",
    "//", "http://[::1", "http://[::g]/", "http://a:b/", "http://a:99999/", "http://a:-1/",
    "http://xn--/", "http://xn--a-ecp.ru/", "http://xn--zzzzzz9999/", "http://\xad/", "http://" + "a" * 64 + ".com/",
    "http://" + "a." * 200 + "com/", "http://a..b/", "http://../", "http://.", "http://%/", "http://%00/", "http://a%2eb/",
    "http://a b/", "http://a\\b/", "http://me:secret@127.0.0.1/", "http://me@x/", "//127.0.0.1:1/",
    "http://\u2488com/", "http://\u3002/", "http://\ud7ff/", "http://a\u200db/", "http://\u0378.com/", "http://*/",
    "http://<>/", "http://{}/", "http://a|b/", "http://^/", "http://`/", "http://\"/", "http://127.0.0.1:1/",
    "http://localhost/", "http://[::ffff:7f00:1]/", "http://0/", "http://169.254.169.254/latest/meta-data/",
    "http://[fe80::1%25lo]/", "http://0x7f.1/", "blob:http://x/1", "HTTP://LOCALHOST/", "http://10.0.0.1/",
    "javascript:", "http://192.168.1.1/admin",
]  # fmt: skip


def nowhere(host: str, _port: int) -> list[str]:
    """Know the host that the tests type, and give a private address for any other."""
    return ["127.0.0.1"] if host == "typed.example" else ["127.0.0.2"]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 Temporary", "308 Permanent"])
def test_each_kind_of_redirect_is_followed(status: str) -> None:
    def answer(path: str) -> list[bytes]:
        return [response(PAGE) if path == "/there" else sending("/there", status)]

    with Loopback(answer) as server:
        assert fetched(server.url)[0] == PAGE


@pytest.mark.parametrize("location", REFUSED)
def test_a_redirect_to_a_bad_place_is_refused_by_us(location: str) -> None:
    raw = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location.encode() + b"\r\n\r\n"
    with Loopback(lambda _path: [raw]) as server:
        with pytest.raises(FetchError):
            fetched(f"http://typed.example:{server.port}/", resolve=nowhere)
        assert server.connections == 1


@pytest.mark.parametrize("header", ["", "Location:", "Location:   "])
def test_a_redirect_to_nowhere_is_refused(header: str) -> None:
    headers = [header] if header else []
    with (
        Loopback(lambda _path: [response(b"", *headers, status="302 Found")]) as server,
        pytest.raises(FetchError, match="does not say where"),
    ):
        fetched(server.url)


def test_a_circle_of_redirects_is_named() -> None:
    with (
        Loopback(lambda path: [sending("/b" if path == "/a" else "/a")]) as server,
        pytest.raises(FetchError, match="in a circle"),
    ):
        fetched(f"{server.url}/a")


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    def answer(path: str) -> list[bytes]:
        left = int(path[1:])
        return [sending(f"/{left - 1}") if left else response(PAGE)]

    with Loopback(answer) as server:
        assert fetched(f"{server.url}/5")[0] == PAGE
        with pytest.raises(FetchError, match="more than 5 times"):
            fetched(f"{server.url}/6")


# private addresses


SPELLINGS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",  # noqa: S104 - not bound to
    "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]", "localhost", "localhost.", "127.0.0.1.", "１２７.０.０.１",
    "LOCALHOST", "127.0.0.1%2e", "public.example",
]  # fmt: skip
"""Ways to write this machine's own address, the last one a name that only a name server can tell."""


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_a_private_address_is_connected_to(spelling: str) -> None:
    servers: list[Loopback] = []

    def answer(path: str) -> list[bytes]:
        return [response(PAGE) if path == "/inside" else sending(f"http://{spelling}:{servers[0].port}/inside")]

    with Loopback(answer) as server:
        servers.append(server)
        with pytest.raises(FetchError):
            fetched(f"http://typed.example:{server.port}/", resolve=at_home)
        assert server.connections == 1


def test_the_typed_host_may_send_on_to_itself() -> None:
    servers: list[Loopback] = []

    def answer(path: str) -> list[bytes]:
        return [response(PAGE) if path == "/b" else sending(f"http://wiki.example:{servers[0].port}/b")]

    with Loopback(answer) as server:
        servers.append(server)
        assert fetched(f"http://wiki.example:{server.port}/a", resolve=at_home)[0] == PAGE


def test_a_host_is_resolved_once_for_all_its_hops() -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with Loopback(lambda path: [response(PAGE) if path == "/b" else sending("/b")]) as server:
        fetched(f"http://wiki.example:{server.port}/a", resolve=resolve)
    assert asked == ["wiki.example"]


# who can't be reached


def test_a_host_that_refuses_the_connection_is_named() -> None:
    with Loopback(lambda _path: []) as server:
        port = server.port
    with pytest.raises(FetchError, match=r"could not be reached: [A-Z][a-z ]*\."):
        fetched(f"http://127.0.0.1:{port}/")


def test_behind_a_proxy_the_hint_says_that_none_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Loopback(lambda _path: []) as server:
        port = server.port
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    with pytest.raises(FetchError) as raised:
        fetched(f"http://127.0.0.1:{port}/")
    assert raised.value.hint.startswith("No proxy is used")


# TLS


def run_openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an authority, and a good, an expired, a misnamed and a self-signed certificate."""
    if not shutil.which("openssl"):
        pytest.skip("openssl, which makes the certificates, is not installed")
    folder = tmp_path_factory.mktemp("certificates")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=a")
    home, elsewhere = "subjectAltName=IP:127.0.0.1", "subjectAltName=DNS:x.example"
    run_openssl(folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "9")
    run_openssl(folder, "req", "-x509", *key, "-keyout", "self.key", "-out", "self.pem", "-addext", home)
    for name, names, days in (("good", home, "9"), ("expired", home, "-1"), ("other", elsewhere, "9")):
        (folder / f"{name}.ext").write_text(names)
        run_openssl(folder, "req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr")
        run_openssl(
            folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            "-out", f"{name}.pem", "-days", days, "-extfile", f"{name}.ext",
        )  # fmt: skip
    return folder


def secure_server(folder: Path, name: str) -> Loopback:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return Loopback(lambda _path: [response(PAGE)], context)


def test_a_page_over_tls_comes_whole(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
    with secure_server(certificates, "good") as server:
        assert fetched(server.url)[0] == PAGE


@pytest.mark.parametrize(("name", "why"), [("self", "self.signed"), ("expired", "expired"), ("other", "mismatch")])
def test_a_certificate_that_is_not_valid_is_refused(
    name: str, why: str, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
    with (
        secure_server(certificates, name) as server,
        pytest.raises(FetchError, match=f"certificate is not valid: .*{why}") as raised,
    ):
        fetched(server.url)
    assert raised.value.hint == "Save the page in a browser, and open the file."


def test_a_redirect_from_https_to_http_is_refused(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "good.pem", certificates / "good.key")
    with (
        Loopback(lambda _path: [sending("http://127.0.0.1/")], context) as server,
        pytest.raises(FetchError, match="from https to plain http"),
    ):
        fetched(server.url)


def test_a_server_that_speaks_no_tls_is_named() -> None:
    with (
        Loopback(lambda _path: [response(PAGE)]) as server,
        pytest.raises(FetchError, match="No secure connection"),
    ):
        fetched(f"https://127.0.0.1:{server.port}/")


# what may pass


@pytest.mark.parametrize(
    ("status", "passes"),
    [("408 Late", True), ("425 Early", True), ("429 Slow Down", True), ("500 Oops", True), ("502 Bad", True),
     ("503 Busy", True), ("504 Late", True), ("520 Odd", True), ("501 Never", False), ("505 Old", False),
     ("400 Bad", False), ("403 No", False), ("404 None", False), ("410 Gone", False)],
)  # fmt: skip
def test_only_a_fault_of_the_moment_may_pass(status: str, *, passes: bool) -> None:
    with Loopback(lambda _path: [response(b"", status=status)]) as server, pytest.raises(FetchError) as raised:
        fetched(server.url)
    assert isinstance(raised.value, PassingError) is passes


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        (["Retry-After: 7"], 7),
        (["Retry-After:  120 "], 120),
        (["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"], 60),
        (["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:49:00 GMT"], 0),
        (["Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"], 0),
        (["Retry-After: soon"], 0),
        (["Retry-After: -5"], 0),
        (["Retry-After: ²"], 0),
        ([f"Retry-After: {'9' * 400}"], 999_999_999),
        ([], 0),
    ],
)
def test_how_long_a_server_asks_to_be_left_alone_is_told(headers: list[str], seconds: float) -> None:
    answer = response(b"", *headers, status="429 Slow Down")
    with Loopback(lambda _path: [answer]) as server, pytest.raises(PassingError) as raised:
        fetched(server.url)
    assert raised.value.wait_s == seconds


def test_a_long_wait_that_a_server_asks_for_is_in_the_hint() -> None:
    answer = response(b"", "Retry-After: 3541", status="503 Busy")
    with Loopback(lambda _path: [answer]) as server, pytest.raises(PassingError) as raised:
        fetched(server.url)
    assert raised.value.hint == "It asks to be left alone for 60 minutes: try again then."


@pytest.mark.parametrize(
    "begun", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"], ids=["at once", "half way"]
)
def test_a_connection_that_is_reset_may_pass(begun: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def reset() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(begun)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        thread = threading.Thread(target=reset)
        thread.start()
        with pytest.raises(PassingError):
            fetched(f"http://127.0.0.1:{server.getsockname()[1]}/")
        thread.join()


def test_a_page_that_takes_too_long_may_pass() -> None:
    servers: list[Loopback] = []
    with Loopback(lambda _path: dripping(servers)) as server:
        servers.append(server)
        with pytest.raises(PassingError):
            fetched(server.url, limits=Limits(deadline_s=0.3))


def test_a_host_where_nothing_listens_will_not_pass() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError) as raised:
        fetched(f"http://127.0.0.1:{port}/")
    assert not isinstance(raised.value, PassingError)

"""What leaves with a request (hardening, F6): nothing of the user's."""

from pathlib import Path

import pytest

from tests.unit.reading.fetching import PAGE, fetched
from tests.unit.reading.loopback import Loopback, response


def test_nothing_of_the_user_leaves(no_stray_files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = no_stray_files / ".netrc"
    netrc.write_text("default login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with Loopback(lambda _path: [response(PAGE)]) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)

        def answer(path: str) -> list[bytes]:
            cookie = "Set-Cookie: id=secret; Path=/"
            return [response(PAGE, cookie) if path == "/b" else response(b"", cookie, "Location: /b", status="302 Go")]

        with Loopback(answer) as server:
            fetched(f"{server.url}/a?token=1#part")
            fetched(f"{server.url}/b")
        assert proxy.connections == 0
    for request in server.requests:
        sent = request.lower()
        assert not any(word in sent for word in (b"cookie", b"authorization", b"secret", b"referer", b"part", b"from:"))
    assert len(server.requests) == 3


def test_nothing_goes_along_to_another_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.reading.addresses.is_public", lambda _address: True)
    with Loopback(lambda _path: [response(PAGE)]) as other:
        away = f"http://other.example:{other.port}/b"
        go = response(b"", "Set-Cookie: id=secret; Domain=example", f"Location: {away}", status="302 Go")
        with Loopback(lambda _path: [go]) as server:
            address = f"http://typed.example:{server.port}/a?token=1#part"
            assert fetched(address, resolve=lambda _host, _port: ["127.0.0.1"])[0] == PAGE
    (sent,) = other.requests
    assert not any(word in sent.lower() for word in (b"cookie", b"secret", b"token", b"referer", b"authorization"))


def test_only_codings_that_can_be_bounded_are_asked_for() -> None:
    with Loopback(lambda _path: [response(PAGE)]) as server:
        fetched(server.url)
    assert b"accept-encoding: gzip, deflate\r\n" in server.requests[0].lower()

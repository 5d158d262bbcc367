"""R3: of a hundred addresses, only those of the web are opened: http or https, with a host, as one argument."""

import webbrowser
from itertools import product
from pathlib import Path

import pytest

from tests.app.reviewing import reviewing
from tui.app.browsing import open_address
from tui.domain.evidence import Evidence, EvidenceKind

SCHEMES = (
    "file", "FILE", "javascript", "data", "ftp", "ssh", "telnet", "mailto", "vbscript", "about", "chrome",
    "view-source", "jar", "smb", "ldap", "gopher", "intent", "ms-settings", "x-apple.systempreferences", "tel",
)  # fmt: skip
TAILS = ("//example.org/a", "///etc/passwd", "alert(1)")
ODD = (
    "", " ", "/etc/passwd", "~/x", "-e", "--version", "--new-window=https://example.org", "example.org",
    "//example.org", "http:", "http:/", "http://", "https://", "https:///etc/passwd", "http:example.org",
    "https://?q=1", "https://#a", "http://[::1", "http://[example.org]", "https://example.org/a b",
    "https://example.org/\n--x", "https://\x1b[2J/", "https://example.org/\x07", "https://example.org/\u202egpj",
    "https://example.org/\u200b", "http://\x00/", " https:", "hxxp://example.org", "http//example.org",
    "https;//example.org", "h\u0442tp://example.org", "\uff48ttp://x.org", "http\u200b://example.org",
    "javascript://example.org/%0aalert(1)", "file://localhost/etc/passwd", "\\\\host\\share", "C:\\Windows\\x.exe",
    "https://example.org/\ud800", "https://exa\tmple.org/", "http://\xad/", "https:// x.org",
)  # fmt: skip
OTHERS = (*(f"{scheme}:{tail}" for scheme, tail in product(SCHEMES, TAILS)), *ODD)
WEB = (
    "https://example.org",
    "http://example.org/a?b=c#d",
    "HTTPS://EXAMPLE.ORG/",
    "https://例子.测试/路径",
    "http://[::1]/",
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the browser."""
    addresses: list[str] = []

    def take(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", take)
    return addresses


def test_there_are_a_hundred_others() -> None:
    assert len(set(OTHERS)) >= 100


def test_nothing_but_the_web_is_opened(opened: list[str]) -> None:
    assert not [address for address in OTHERS if open_address(address)]
    assert opened == []


def test_addresses_of_the_web_are_opened_as_they_are(opened: list[str]) -> None:
    assert all(open_address(address) for address in WEB)
    assert tuple(opened) == WEB


async def test_the_key_opens_no_evidence_but_that_of_the_web(tmp_path: Path, opened: list[str]) -> None:
    async with reviewing(tmp_path) as reviewer:
        session, index = reviewer.screen.session, reviewer.screen.selected
        for place in (*OTHERS[::8], WEB[0]):
            kept = place.encode("utf-8", "replace").decode()
            session.set_evidence(index, (Evidence(EvidenceKind.ADDRESS, place=kept),))
            await reviewer.press("o")
    assert opened == [WEB[0]]

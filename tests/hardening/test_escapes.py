"""R1: a thousand escape payloads in each place that shows outside text, in a real terminal: no byte of them acts."""

import sys
from pathlib import Path

import pytest

from tests.e2e.pseudo import pseudo
from tests.hardening.exhibit import PLACES, SIZE
from tests.hardening.harm import NUMBER, harm_in
from tests.hardening.payloads import ESCAPES, escapes

EXHIBIT = [sys.executable, "-m", "tests.hardening.exhibit"]
LONG_S = 300.0
"""How long it may take to show everything, on a machine that does much else."""
LEAST_SEEN = 0.99
"""The share of the payloads that must be seen whole; of a few the number is broken over two rows of the card."""


def exhibited(folder: Path, *words: str) -> str:
    """Return all that tieout sends while it shows the payloads."""
    env = {"HOME": str(folder), "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
    arguments = [str(folder / "store"), *words]
    with pseudo(*arguments, env=env, cwd=folder, size=SIZE, command=EXHIBIT, drawn=False) as window:
        code = window.end(LONG_S)
    sent = bytes(window.bytes).decode("utf-8", "surrogateescape")
    assert code == 0, sent[-3000:]
    return sent


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> str:
    return exhibited(tmp_path_factory.mktemp("escapes"))


def test_no_byte_of_a_payload_is_inside_an_escape_or_a_control(sent: str) -> None:
    assert harm_in(sent) == []


def test_every_payload_is_seen_in_every_place(sent: str) -> None:
    numbers = set(NUMBER.findall(sent))
    assert all(len(set(escapes(place))) == ESCAPES for place in PLACES)
    seen = {place: sum(str(10_000 * place + index) in numbers for index in range(ESCAPES)) for place in PLACES}
    assert min(seen.values()) >= LEAST_SEEN * ESCAPES, seen


def test_without_what_makes_them_visible_the_payloads_of_every_place_would_be_found(tmp_path: Path) -> None:
    numbers = NUMBER.findall("".join(harm_in(exhibited(tmp_path, "unsafe"))))
    assert {number[0] for number in numbers} == {str(place) for place in PLACES}


@pytest.mark.parametrize("harmless", ["\x1b[1;38;2;1;2;3mx\x1b[0m", "\x1b[3;4H中", "\x1b[?1049h\x1b[?25l", "a\r\n"])
def test_what_the_app_sends_is_no_harm(harmless: str) -> None:
    assert harm_in(harmless) == []


@pytest.mark.parametrize(
    "harmful", ["\x1b[30001m", "\x1b[2J", "\x1b]52;c;x\x07", "\x1bc", "\x9b", "\x07", "\u202e", "\x1bPq\x1b\\"]
)
def test_what_the_app_never_sends_is_harm(harmful: str) -> None:
    assert harm_in(harmful)

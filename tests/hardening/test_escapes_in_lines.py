"""R1 for what prints lines: the review in lines and every command that shows outside text, in a real terminal."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.pseudo import pseudo
from tests.hardening.exhibit import LINK, NOTE, PLACES, TEXT, TITLE, TREE, all_escapes, begun
from tests.hardening.harm import NUMBER, harm_in
from tests.hardening.payloads import ESCAPES, escapes
from tests.making import desk_in

SIZE = (200, 50)
UNSAFE = "import tui.domain.visible as v; v.visible = v.visible_lines = lambda text: text; "
RUN = "import sys; from tui.cli import main; sys.exit(main(sys.argv[1:]))"
AT_ONCE = 250
"""How many names of files a command line gets at once."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one report, in which everything that outside text can be in is payloads."""
    folder = tmp_path_factory.mktemp("lines") / "store"
    begun(folder, all_escapes()).close()
    return folder


def report_in(store: Path) -> str:
    desk = desk_in(store)
    (entry,) = desk.library()
    desk.close()
    return entry.id


def sent_by(folder: Path, arguments: Sequence[str], typed: Sequence[str] = (), *, code: str = RUN) -> str:
    """Return all that a command sends to a terminal, while lines are typed into it as soon as it asks for them."""
    env = {"HOME": str(folder), "LANG": "C.UTF-8", "TIEOUT_STORE": str(folder / "store")}
    command = [sys.executable, "-c", code]
    with pseudo(*arguments, env=env, cwd=folder, size=SIZE, command=command, drawn=False) as window:
        for asked, words in enumerate(typed):
            window.wait_until(lambda asked=asked: window.bytes.count(b"q):") > asked, f"prompt {asked}")  # type: ignore[misc]
            window.type(f"{words}\n")
        window.end()
    return bytes(window.bytes).decode("utf-8", "surrogateescape")


def seen_of(sent: str, places: Sequence[int]) -> dict[int, int]:
    """Return how many payloads of each place stand in what was sent."""
    numbers = set(NUMBER.findall(sent))
    return {place: sum(str(10_000 * place + index) in numbers for index in range(ESCAPES)) for place in places}


WALK = ["1", "l", "f note:*", *["n"] * 49, "f", *["r", "n"] * 150, "q", "q"]
"""The review in lines: the sections, all figures with a note, the paragraphs of some others."""


def test_the_review_in_lines_sends_no_harm(store: Path) -> None:
    sent = sent_by(store.parent, ["--linear"], WALK)
    assert harm_in(sent, own=None) == []
    assert seen_of(sent, [TREE, TITLE, NOTE, LINK]) == dict.fromkeys([TREE, TITLE, NOTE, LINK], ESCAPES)
    assert seen_of(sent, [TEXT])[TEXT] > 100


def test_in_lines_the_control_without_protection_is_harmed(store: Path) -> None:
    harmed = NUMBER.findall("".join(harm_in(sent_by(store.parent, ["--linear"], WALK, code=UNSAFE + RUN), own=None)))
    assert {number[0] for number in harmed} >= {str(place) for place in (TEXT, TREE, TITLE, NOTE, LINK)}


COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("show", "REPORT"),
    ("show", "REPORT", "--json"),
    ("search", "one"),
    ("search", "one", "--json"),
    ("check", "REPORT"),
    ("check", "REPORT", "--format", "json"),
    ("export", "REPORT", "--format", "markdown", "--status", "all"),
    ("export", "REPORT", "--format", "csv", "--status", "all"),
    ("export", "REPORT", "--format", "jsonl", "--status", "all", "--private"),
    ("export", "REPORT", "--format", "html", "--status", "all"),
    ("doctor", "--json"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_sends_no_harm(store: Path, command: tuple[str, ...]) -> None:
    words = [report_in(store) if word == "REPORT" else word for word in command]
    sent = sent_by(store.parent, words)
    assert "Traceback" not in sent
    assert harm_in(sent, own=None) == []
    assert sent.strip()
    if "--json" in command:
        json.loads(sent)


def file_names() -> list[str]:
    """Return the payloads as names of files: no name has a slash or a NUL in it."""
    return [escape.replace("\0", "").replace("/", "\u2215") for escape in escapes(LINK)]


def test_names_of_files_send_no_harm(store: Path) -> None:
    names = [name if name.isprintable() else f"./{name}" for name in file_names()]
    sent = "".join(
        sent_by(store.parent, ["add", *map(os.fsdecode, map(os.fsencode, names[at : at + AT_ONCE]))])
        for at in range(0, ESCAPES, AT_ONCE)
    )
    assert harm_in(sent) == []
    assert seen_of(sent, [LINK])[LINK] == ESCAPES


@pytest.mark.parametrize(
    "arguments", [["--no\x1b[2J\x9b1m"], ["list", "--sort", "\x1b]0;x\x07\u202e"]], ids=["name", "value"]
)
def test_wrong_usage_is_told_without_harm(tmp_path: Path, arguments: list[str]) -> None:
    sent = sent_by(tmp_path, arguments)
    assert "usage:" in sent
    assert harm_in(sent, own=None) == []


def test_no_place_is_left_out() -> None:
    assert set(PLACES) == set(all_escapes())

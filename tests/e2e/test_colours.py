"""Terminals with 16 colours or none: no colour where none is wanted, and everything told apart all the same."""

import re
from pathlib import Path

import pytest

from tests.e2e.pseudo import Pseudo, pseudo

TEXT = """\
# First section

There were 2111 cases, 2222 deaths, 2333 houses, 2444 horses, 2555 carts and 2666 towns in 1920.

# Second section

At last 41 people came."""
SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
ARTICLE, OUTLINE = slice(34, 84), slice(0, 32)
BOLD, ITALIC, UNDERLINE, STRIKE, REVERSE = range(2, 7)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "report.md").write_text(TEXT, "utf-8")
    return {"TIEOUT_STORE": str(tmp_path / "store"), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TZ": "UTC"}


def decided(window: Pseudo) -> None:
    """Wait for the report, and give the first figures each another status."""
    window.wait_for_report()
    for count, key in enumerate("vdsx", 1):
        window.type(key)
        window.wait_for(f"{count}/")


def codes(sent: bytes) -> set[int]:
    """Return every SGR parameter that was sent."""
    return {int(code) for match in SGR.finditer(sent) for code in re.split(rb"[;:]", match[1]) if code}


def is_colour(code: int) -> bool:
    return 30 <= code <= 38 or 40 <= code <= 48 or 90 <= code <= 107


TOUR = (
    ("/", "what to look for"),
    ("cases\r", "match 1"),
    ("m", "picked out"),
    ("\x1b", "nothing is picked"),
    ("\t", "┃"),
    ("?", "Help"),
    ("\x1b", "-Help"),
    (",", "Kept in"),
    ("q", "-Kept in"),
    ("i", "Numerals"),
    ("q", "-Numerals"),
    ("T", "cross-foots"),
    ("q", "-cross-foots"),
    ("F", "Show only what fits"),
    ("nonsense:1\r", "There is no"),
    ("\x1b", "-There is no"),
    (":", "what to do"),
    ("\x1b", "-what to do"),
    ("q", "reports under review"),
)
"""Keys, and what they show, or after a minus take away: every sort of screen once."""


def tour(window: Pseudo) -> None:
    """Show every sort of screen once: search, panes, sheets, lists, fields, the palette, a notice, the library."""
    for keys, shown in TOUR:
        window.type(keys)
        if shown.startswith("-"):
            window.wait_until(lambda words=shown[1:]: words not in window.shown(), shown)  # type: ignore[misc]
        else:
            window.wait_for(shown)


def test_with_no_color_no_colour_is_sent_on_any_screen(tmp_path: Path, env: dict[str, str]) -> None:
    with pseudo("report.md", env={**env, "NO_COLOR": "1"}, cwd=tmp_path) as window:
        decided(window)
        tour(window)
        window.type("q")
        assert window.end() == 0
    assert not {code for code in codes(bytes(window.bytes)) if is_colour(code)}
    assert {1, 7} <= codes(bytes(window.bytes))


def test_the_colours_are_there_without_no_color(tmp_path: Path, env: dict[str, str]) -> None:
    with pseudo("report.md", env={**env, "COLORTERM": "truecolor"}, cwd=tmp_path) as window:
        decided(window)
    assert {code for code in codes(bytes(window.bytes)) if is_colour(code)}


@pytest.mark.parametrize("kind", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}], ids=["none", "16"])
def test_statuses_selection_and_focus_are_told_apart(tmp_path: Path, env: dict[str, str], kind: dict[str, str]) -> None:
    with pseudo("report.md", env={**env, **kind}, cwd=tmp_path) as window:
        decided(window)
        window.settle()
        looks = {words: window.look(words, ARTICLE) for words in ("2111", "2333", "2444", "2555", "2666")}
        assert len(set(looks.values())) == len(looks), looks
        assert looks["2111"][BOLD]
        assert looks["2333"][ITALIC]
        assert looks["2444"][STRIKE]
        assert looks["2555"][REVERSE]
        assert looks["2666"][UNDERLINE]
        card = window.shown()
        assert all(words in card for words in ("open", "X 1", "? 1"))
        before = window.shown().count("┃")
        window.type("\x1b[Z")
        window.settle()
        assert window.shown().count("┃") > before
        assert window.look("First section", OUTLINE)[REVERSE]


def test_with_16_colours_only_the_terminal_s_own_are_sent_and_nothing_is_invisible(
    tmp_path: Path, env: dict[str, str]
) -> None:
    with pseudo("report.md", env={**env, "TERM": "xterm", "COLORTERM": ""}, cwd=tmp_path) as window:
        decided(window)
        tour(window)
        window.type("\r")
        window.wait_for("Whole report")
        window.settle()
        cells = [window.screen.buffer[row][column] for row in range(40) for column in range(120)]
    assert not codes(bytes(window.bytes)) & {38, 48}
    assert not [cell for cell in cells if cell.data.strip() and cell.fg == cell.bg != "default"]
    statuses = [window.look(words, ARTICLE)[0] for words in ("2111", "2222", "2333", "2666")]
    assert statuses == ["green", "red", "magenta", "brown"]


@pytest.mark.parametrize("kind", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}, {}], ids=["none", "16", "all"])
def test_the_current_match_is_told_apart_from_the_others(
    tmp_path: Path, env: dict[str, str], kind: dict[str, str]
) -> None:
    with pseudo("report.md", env={**env, **kind}, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("/")
        window.wait_for("what to look for")
        window.type("section\r")
        window.wait_for("match 1 of 2")
        window.settle()
        shown = [match_shown(window, words) for words in ("First section", "Second section")]
        window.type("n")
        window.wait_for("match 2 of 2")
        window.settle()
        after = [match_shown(window, words) for words in ("First section", "Second section")]
    assert [has_sign for has_sign, _ in shown] == [True, False]
    assert shown[0][1] != shown[1][1]
    assert after == shown[::-1]


def match_shown(window: Pseudo, words: str) -> tuple[bool, tuple[object, ...]]:
    """Return whether the row of a heading has the sign of the current match, and the look of its last word."""
    row = next(row for row in window.shown().splitlines() if words in row[ARTICLE])
    number = window.shown().splitlines().index(row)
    cell = window.screen.buffer[number][row.index(words, ARTICLE.start) + len(words) - 1]
    return "▸" in row[ARTICLE.start - 4 : ARTICLE.stop], tuple(cell[1:])

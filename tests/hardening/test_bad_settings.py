"""G1: settings that are bad, huge or unknown, places and terminals that lack what others have: never a traceback."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.e2e.pseudo import Pseudo, pseudo
from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.widgets.bars import FooterBar
from tui.session import Desk
from tui.settings import default_settings, settings_or_defaults
from tui.store.database import Store

BAD: tuple[bytes, ...] = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf\xff", b"=", b"a", b"[", b"[[", b"]", b'"', b"'''", b"theme = ",
    b"theme = dark",
    b"theme = 1", b"theme = []", b"theme = {}", b"theme = true", b"theme = 1979-05-27", b"theme = nan",
    b'theme = ""', b'theme = "\\u0000"', b'theme = "\\u001b[2J"', b'theme = "\\u202e"', b'theme = "\\ud800"',
    b'theme = "a"\ntheme = "b"', b'Theme = "x"', b'themes = "x"', b'a.b.c = "x"', b"reviewer = [[[[1]]]]",
    b'reviewer = "a\nb"', b'reviewer = """a\nb"""', b"reviewer = {name = 1}", b'language = "tlh"', b"language = 0",
    b"preset = 1", b"keys = []", b"[keys]\nx = 1", b"[keys.figure]\nverify = 1", b"[panes]\noutline = 1e9",
    b"[panes]\noutline = -1", b"[panes]\noutline = 99999999999999999999999", b"[panes]\nx = 1", b"[ticks]\nF = 1",
    b'[ticks]\n"\\u001b" = "x"', b"[figures]\nunits = [[]]", b"[figures]\nunits = [['a', 'b', 'c', 'd', 'e']]",
    b"[figures]\nphrases = [['x']]", b"[figures]\nclassifiers = 7", b"[claimreview]\nworst = 'x'",
    b"[claimreview]\npublisher = 1", b"[claimreview.ratings]\nverified = 1", b"[claimreview.ratings]\nnone = [1, 'x']",
    b"a = " + b"[" * 50_000, b"a = " + b"{a=" * 20_000, b"." * 100_000, b"#" * 5_000_000, b"\n" * 5_000_000,
    b"".join(b"k%d = 1\n" % n for n in range(50_000)), b'reviewer = "' + b"a" * 5_000_000,
)  # fmt: skip
ODD: tuple[bytes, ...] = (
    b'theme = "plaid"', b'preset = "emacs"', b'[keys]\n"no.such" = "x"', b'[keys]\n"figure.verify" = "d"',
    b'[keys]\n"figure.verify" = "no such key"', b'theme = "' + b"x" * 100_000 + b'"', b'[keys]\n"figure.verify" = ","',
    b'[keys]\n"app.back" = ""',
)  # fmt: skip
"""What only the app can tell to be wrong."""


def test_there_are_fifty() -> None:
    assert len({*BAD, *ODD}) >= 50


@pytest.mark.parametrize("body", BAD, ids=lambda body: ascii(body[:24]))
def test_bad_settings_are_told_in_few_words_and_the_defaults_hold(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(body)
    settings, error = settings_or_defaults(path)
    assert settings == default_settings()
    assert error is not None
    assert "settings.toml" in error.message
    assert len(error.message) + len(error.hint) < 1_000


@pytest.mark.parametrize("body", ODD, ids=lambda body: ascii(body[:40]))
async def test_odd_settings_are_told_and_the_app_is_there(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(body)
    settings, error = settings_or_defaults(path)
    desk_in(tmp_path / "store").begin(reading_of("one 1"))
    with_settings = Desk(Store.open(tmp_path / "store"), settings)
    app = TieoutApp(with_settings, notice=str(error or ""))
    async with app.run_test(size=(200, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(FooterBar).words(200)[0].text.strip()
        await pilot.press("enter", "question_mark")
        await pilot.pause()
    with_settings.close()


def without_permission(home: Path) -> None:
    settings = settings_in(home)
    settings.write_text("theme = 'x'")
    settings.chmod(0)


def settings_in(home: Path) -> Path:
    folder = home / ".config" / "tieout"
    folder.mkdir(parents=True)
    return folder / "settings.toml"


PLACES: dict[str, tuple[Mapping[str, str], Callable[[Path], object]]] = {
    "no home": ({"HOME": ""}, Path.exists),
    "home that is not there": ({"HOME": "/nonexistent/home"}, Path.exists),
    "home that is a file": ({"HOME": "/dev/null"}, Path.exists),
    "relative folders and no user": (
        {"XDG_CONFIG_HOME": "x", "XDG_STATE_HOME": ".", "LOGNAME": "", "USER": ""},
        Path.exists,
    ),
    "settings that are a folder": ({}, lambda home: settings_in(home).mkdir()),
    "settings that may not be read": ({}, without_permission),
    "settings that are a pipe": ({}, lambda home: os.mkfifo(settings_in(home))),
    "settings without an end": ({}, lambda home: settings_in(home).symlink_to("/dev/zero")),
    "settings that lead in a circle": ({}, lambda home: settings_in(home).symlink_to("settings.toml")),
    "language C": ({"LANG": "C", "LC_ALL": "C"}, Path.exists),
    "no such language": ({"LANG": "xx_XX.KOI8-R", "LC_ALL": "nonsense"}, Path.exists),
    "ascii": ({"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "POSIX"}, Path.exists),
    "no such terminal": ({"TERM": "nonsense"}, Path.exists),
    "no terminal's name": ({"TERM": ""}, Path.exists),
    "no size and no time zone": ({"COLUMNS": "many", "LINES": "-1", "TZ": "Mars/Olympus"}, Path.exists),
}
"""What an environment may lack, by its variables, and by what is made in the home folder."""


@pytest.mark.parametrize("place", PLACES)
def test_the_app_comes_and_goes_in_any_place(tmp_path: Path, place: str) -> None:
    env, make = PLACES[place]
    make(tmp_path)
    (tmp_path / "report.md").write_text("There were 2111 cases.", "utf-8")
    around = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TIEOUT_STORE": str(tmp_path / "store"), **env}
    with pseudo("report.md", env=around, cwd=tmp_path) as window:
        leave(window)
        assert window.end() == 0
        assert b"Traceback" not in window.bytes


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (200, 1), (39, 12), (40, 12), (500, 200)], ids=str)
def test_the_app_comes_and_goes_in_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "report.md").write_text("There were 2111 cases.", "utf-8")
    env = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TIEOUT_STORE": str(tmp_path / "store")}
    with pseudo("report.md", env=env, cwd=tmp_path, size=size) as window:
        leave(window)
        assert window.end() == 0
        assert b"Traceback" not in window.bytes


def leave(window: Pseudo) -> None:
    """Leave as soon as the terminal is taken, or a prompt stands there."""
    window.wait_until(lambda: b"\x1b[?1049h" in window.bytes or b"q): " in window.bytes, "the program")
    window.settle()
    window.type("\x11" if b"\x1b[?1049h" in window.bytes else "q\n")

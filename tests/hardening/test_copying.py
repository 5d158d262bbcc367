"""R4: what is copied out (OSC 52), pasted or typed in holds nothing that steers a terminal: a thousand payloads."""

import base64
import io
import re
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.widgets import Input, TextArea

from tests.app.reviewing import reviewing
from tests.e2e.pseudo import pseudo
from tests.hardening.exhibit import NOTE, ON_A_CARD, PLACES, begun
from tests.hardening.harm import NUMBER, harm_in
from tests.hardening.payloads import ESCAPES, escapes, in_groups
from tests.unit.linear.scripted import kept
from tui.app.app import TieoutApp
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.editor import Editor
from tui.app.widgets.fields import Field
from tui.domain.visible import without_hidden
from tui.linear.console import Console

COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def numbers_in(words: str) -> set[str]:
    return set(NUMBER.findall(words))


ALL_NUMBERS = numbers_in(" ".join(escapes(NOTE)))


def test_there_are_a_thousand() -> None:
    assert len(ALL_NUMBERS) == ESCAPES


async def test_copied_figures_and_notes_hold_no_control(tmp_path: Path) -> None:
    desk = begun(tmp_path, {place: escapes(place) if place == NOTE else () for place in PLACES})
    app = TieoutApp(desk)
    copied = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        for index in range(len(in_groups(escapes(NOTE), ON_A_CARD))):
            app.screen.select(index)
            app.screen.action_do("figure.copy")
            copied.append(app.clipboard)
    desk.close()
    assert harm_in("\n".join(copied).replace("\t", " "), own=None) == []
    assert numbers_in(" ".join(copied)) == ALL_NUMBERS


def test_the_terminal_gets_what_is_copied_as_text_in_one_sequence(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("There were \x9b2J\u202e 2111 \x1b]52;c;ZXZpbA==\x07 cases.", "utf-8")
    env = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TIEOUT_STORE": str(tmp_path / "store")}
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("y")
        window.wait_for("copied")
        window.type("\x11")
        assert window.end() == 0
    (copied,) = COPIED.findall(bytes(window.bytes))
    told = base64.b64decode(copied).decode()
    assert "2111" in told
    assert harm_in(told.replace("\t", " "), own=None) == []


class Bare(App[None]):
    """Fields as Textual has them: the control."""

    def compose(self) -> ComposeResult:
        yield Input()
        yield TextArea()


class Guarded(App[None]):
    """Fields as tieout has them."""

    def compose(self) -> ComposeResult:
        yield Field()
        yield Editor()


async def pasted_into(app: App[None], words: list[str]) -> str:
    """Return what fields of an app hold after each of some words was pasted into them."""
    held = []
    async with app.run_test(size=(80, 24)) as pilot:
        field, editor = app.query_one(Input), app.query_one(TextArea)
        for some in words:
            field.value = ""
            field.post_message(Paste(some))
            editor.post_message(Paste(some))
            await pilot.pause(0)
            held.append(field.value)
        await pilot.pause()
        held.append(editor.text)
    return "\n".join(held).replace("\t", " ")


async def test_pasted_words_lose_their_controls() -> None:
    held = await pasted_into(Guarded(), [" ".join(words) for words in in_groups(escapes(NOTE), 10)])
    assert harm_in(held, own=None) == []
    assert len(numbers_in(held) & ALL_NUMBERS) == ESCAPES


async def test_fields_without_protection_would_keep_them() -> None:
    assert harm_in(await pasted_into(Bare(), [" ".join(escapes(NOTE)[:50])]), own=None)


@pytest.mark.parametrize("payload", escapes(NOTE)[::250])
async def test_a_pasted_note_is_kept_without_controls(tmp_path: Path, payload: str) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("c")
        reviewer.app.screen.query_one(Editor).post_message(Paste(payload))
        await reviewer.press("escape")
        assert reviewer.kept_session().review(0).note == without_hidden(payload).strip()


def test_a_paste_that_ends_itself_decides_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("There were 2111 cases and 2222 deaths.", "utf-8")
    env = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TIEOUT_STORE": str(tmp_path / "store")}
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("c")
        window.wait_for("Note on")
        window.type("\x1b[200~seen \x9b2J\x1b]0;x\x07vdsx\x1b[201~")
        window.wait_for("seen 2J]0;xvdsx")
        window.type("\x13")
        window.wait_for("T-0001 saved")
        window.type("\x11")
        assert window.end() == 0
    assert kept(tmp_path / "store") == {}


def test_a_paste_that_no_field_asked_for_decides_nothing(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("There were 2111 cases and 2222 deaths.", "utf-8")
    env = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TIEOUT_STORE": str(tmp_path / "store")}
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        for payload in ("\x1bvds", "\x1b[Jvds\x1b\x1b", "v\x1b[200~d\x1b"):
            window.type(f"\x1b[200~{payload}\x1b[201~")
        window.type("/")
        window.wait_for("search")
        window.type("\x1b")
        window.settle()
        window.type("\x11")
        assert window.end() == 0
    assert kept(tmp_path / "store") == {}


def test_bytes_that_are_no_text_do_not_end_the_review(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("There were 2111 cases and 2222 deaths.", "utf-8")
    env = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TIEOUT_STORE": str(tmp_path / "store")}
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.send(b"\xff\xc3\x28")
        window.type("v")
        window.wait_for("T-0001 verified")
        window.type("\x11")
        assert window.end() == 0
    assert kept(tmp_path / "store") == {"2111": "verified"}


def test_lines_that_are_typed_lose_their_controls() -> None:
    typed = [line.replace("\x1b", "") for escape in escapes(NOTE) for line in escape.splitlines()]
    source, sink = io.StringIO("\n".join([*typed, ""])), io.StringIO()
    console = Console(source, sink, lambda: 80)
    lines = [console.ask("?") for _ in typed]
    assert harm_in("\n".join(lines), own=None) == []
    assert numbers_in(" ".join(lines)) == ALL_NUMBERS


def test_a_line_with_an_escape_is_asked_again() -> None:
    console = Console(io.StringIO("\x1b[A\nv\n"), io.StringIO(), lambda: 80)
    assert console.ask("?") == "v"

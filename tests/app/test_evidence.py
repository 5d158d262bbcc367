"""Tying figures to evidence by keys, with a snapshot; drafts of notes."""

import asyncio
import hashlib
import sys
import webbrowser
from pathlib import Path

import pytest

from tests.app.reviewing import Reviewer, reviewing
from tui.app.browsing import open_address
from tui.app.screens.note import NoteScreen, edited_outside
from tui.app.widgets.editor import Editor
from tui.domain.evidence import Evidence, EvidenceKind
from tui.errors import TieoutError

_KEYS = {"/": "slash", ".": "full_stop", "-": "minus", "_": "underscore"}
TO_FILE, TO_QUOTE = ("down", "enter"), ("down", "down", "enter")


async def fill(reviewer: Reviewer, *values: str) -> None:
    """Type a value into each field of the form, and keep them."""
    for value in values:
        for character in value:
            await reviewer.pilot.press(
                {"/": "slash", ".": "full_stop", "-": "minus", "_": "underscore"}.get(character, character)
            )
        await reviewer.pilot.press("tab")
    await reviewer.press("ctrl+s")


async def test_a_figure_is_tied_to_a_quote(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "t", *TO_QUOTE)
        await fill(reviewer, "Annex", "eleven", "11")
        piece = Evidence(EvidenceKind.QUOTE, title="Annex", quote="eleven", value="11")
        assert reviewer.kept_session().review(1).evidence == (piece,)
        assert "Annex, “eleven”, 11" in reviewer.card


async def test_a_file_is_kept_with_its_hash(tmp_path: Path) -> None:
    annex = tmp_path / "annex.txt"
    annex.write_text("11 houses", encoding="utf-8")
    async with reviewing(tmp_path / "store") as reviewer:
        await reviewer.press("J", "t", *TO_FILE)
        await fill(reviewer, str(annex))
        while not reviewer.screen.session.review(1).evidence[0].sha256:
            await asyncio.sleep(0.01)
            await reviewer.pilot.pause()
        (piece,) = reviewer.kept_session().review(1).evidence
        assert piece.sha256 == hashlib.sha256(b"11 houses").hexdigest()
        assert piece.accessed
        assert "snapshot of 9 bytes" in reviewer.said


async def test_evidence_whose_file_is_missing_is_kept_without_a_snapshot(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "store") as reviewer:
        await reviewer.press("J", "t", *TO_FILE)
        await fill(reviewer, str(tmp_path / "gone.txt"))
        while not list(reviewer.app._notifications):
            await asyncio.sleep(0.01)
            await reviewer.pilot.pause()
        assert "without a snapshot" in next(iter(reviewer.app._notifications)).message
        assert reviewer.kept_session().review(1).evidence[0].sha256 == ""


async def test_evidence_is_changed_and_taken_away(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "t", *TO_QUOTE)
        await fill(reviewer, "Annex")
        await reviewer.press("t", "enter")
        await fill(reviewer, "", "eleven")
        assert [p.quote for p in reviewer.kept_session().review(1).evidence] == ["eleven"]
        await reviewer.press("t", "enter", *["backspace"] * 5, "tab", *["backspace"] * 6, "ctrl+s")
        assert reviewer.kept_session().review(1).evidence == ()


@pytest.mark.parametrize(
    ("address", "is_opened"),
    [
        ("https://a.example/b?c=d", True),
        ("http://a.example", True),
        ("HTTP://A.EXAMPLE/", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("/etc/passwd", False),
        ("-", False),
        ("https://", False),
        ("https://a.example/\x1b[2J", False),
        ("https://a.example --new-window", False),
        ("ftp://a.example/", False),
        ("mailto:a@a.example", False),
        ("http://[::1", False),
    ],
)
def test_only_pages_of_the_web_are_opened(monkeypatch: pytest.MonkeyPatch, address: str, is_opened: bool) -> None:
    opened: list[str] = []

    def opening(place: str) -> bool:
        opened.append(place)
        return True

    monkeypatch.setattr(webbrowser, "open", opening)

    assert open_address(address) is is_opened
    assert opened == ([address] if is_opened else [])


async def test_a_note_that_was_being_typed_is_there_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c", *"half a th")
        while reviewer.kept_session().draft("T-0002") is None:
            await asyncio.sleep(0.01)
            await reviewer.pilot.pause()
        assert reviewer.kept_session().draft("T-0002") == "half a th"
        assert reviewer.kept_session().review(1).note == ""
        await reviewer.app.pop_screen()
        await reviewer.press("c")
        assert isinstance(reviewer.app.screen, NoteScreen)
        assert reviewer.app.screen.query_one(Editor).text == "half a th"
        await reviewer.press(*"ought", "escape")
        assert reviewer.kept_session().review(1).note == "half a thought"
        assert reviewer.kept_session().draft("T-0002") is None


def test_the_reviewers_own_editor_writes_the_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a', encoding='utf-8').write(' and more')", encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    assert edited_outside("a thought") == "a thought and more"


@pytest.mark.parametrize("editor", ["", "/no/such/editor", "false"])
def test_an_editor_that_can_not_be_used_is_told(monkeypatch: pytest.MonkeyPatch, editor: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(TieoutError):
        edited_outside("a thought")

"""Tying figures to evidence by keys, with a snapshot; drafts of notes."""

import asyncio
import hashlib
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.timer import Timer

from tests.app.reviewing import Reviewer, reviewing
from tui.app.browsing import open_address
from tui.app.messages import SnapshotWanted
from tui.app.screens import SteppingScreen
from tui.app.screens.note import NoteScreen, edited_outside, own_editor
from tui.app.stepping import Stepping, Waiting
from tui.app.widgets.editor import Editor
from tui.domain.evidence import Evidence, EvidenceKind
from tui.errors import TieoutError
from tui.session import Desk, Steps

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


async def test_that_a_report_was_left_before_a_snapshot_came_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def fetch(_: Desk, location: str, **__: object) -> tuple[bytes, str]:
        may_end.wait()
        return location.encode(), "2026-01-02T03:04:05+00:00"

    monkeypatch.setattr(Desk, "fetch", fetch)
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "t", *TO_FILE)
        await fill(reviewer, "annex")
        await reviewer.press("q")
        may_end.set()
        await reviewer.app.workers.wait_for_complete()
        await reviewer.pilot.pause()
        (told,) = reviewer.app._notifications
        assert "without a snapshot: the report was left before it came" in told.message
        assert reviewer.kept_session().review(1).evidence[0].place == "annex"


async def test_a_snapshot_waits_while_something_else_is_worked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()
    monkeypatch.setattr(Desk, "fetch", lambda _, location, **__: (location.encode(), "2026-01-02T03:04:05+00:00"))

    def steps() -> Steps[None]:
        while not may_end.is_set():
            yield 0

    async with reviewing(tmp_path) as reviewer:
        screen = reviewer.screen
        await reviewer.press("J")
        screen.session.set_evidence(1, (Evidence(EvidenceKind.FILE, place="annex"),))
        piece = screen.session.review(1).evidence[0]
        reviewer.app.push_screen(SteppingScreen(Stepping(steps()), Waiting("", str, "")))
        await reviewer.pilot.pause()
        screen.post_message(SnapshotWanted(screen.session, "T-0002", piece))
        await reviewer.pilot.pause()
        await reviewer.app.workers.wait_for_complete()
        await reviewer.pilot.pause()
        assert screen.session.review(1).evidence == (piece,)
        may_end.set()
        while not screen.session.review(1).evidence[0].sha256:
            await reviewer.pilot.pause()
        assert reviewer.kept_session().review(1).evidence[0].sha256 == hashlib.sha256(b"annex").hexdigest()


async def test_a_snapshot_of_evidence_that_was_changed_meanwhile_is_not_kept(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "t", *TO_QUOTE)
        await fill(reviewer, "Annex")
        reviewer.screen.tying.keep_snapshot("T-0002", Evidence(EvidenceKind.FILE, place="annex"), b"11", "")
        assert "no snapshot: the evidence on T-0002 is another one now" in reviewer.said


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
        while reviewer.kept_session().draft("T-0002") != "half a th":
            await asyncio.sleep(0.01)
            await reviewer.pilot.pause()
        assert reviewer.kept_session().review(1).note == ""
        await reviewer.app.pop_screen()
        await reviewer.press("c")
        assert isinstance(reviewer.app.screen, NoteScreen)
        assert reviewer.app.screen.query_one(Editor).text == "half a th"
        await reviewer.press(*"ought", "escape")
        assert reviewer.kept_session().review(1).note == "half a thought"
        assert reviewer.kept_session().draft("T-0002") is None


async def test_leaving_at_once_keeps_the_note(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c", *"a thought", "ctrl+q")
        assert reviewer.kept_session().review(1).note == "a thought"
        assert reviewer.kept_session().draft("T-0002") is None
        assert reviewer.app.return_code == 0


async def test_a_signal_keeps_what_is_typed_for_the_next_time(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c", *"half a th")
        reviewer.app.end_by(15)
        assert reviewer.kept_session().draft("T-0002") == "half a th"


async def test_a_note_that_is_only_looked_at_leaves_no_draft(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c", *"seen", "escape", "c")
        reviewer.app.end_by(15)
        assert reviewer.kept_session().draft("T-0002") is None


async def test_who_types_without_a_pause_has_it_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c")
        screen = reviewer.app.screen
        assert isinstance(screen, NoteScreen)
        armed: list[Callable[[], None]] = []

        def arm(_: float, callback: Callable[[], None]) -> Timer:
            armed.append(callback)
            return Timer(screen, 3600.0)

        monkeypatch.setattr(screen, "set_timer", arm)
        await reviewer.press(*"half")
        assert len(armed) == 1, "a letter puts it off"
        armed[0]()
        assert reviewer.kept_session().draft("T-0002") == "half"
        await reviewer.press("x")
        assert len(armed) == 2


def test_the_reviewers_own_editor_writes_the_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a', encoding='utf-8').write(' and more')", encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    assert edited_outside("a thought", own_editor()) == "a thought and more"


@pytest.mark.parametrize("editor", ["/no/such/editor", "'unbalanced"])
def test_an_editor_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, editor: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(TieoutError, match=r"unbalanced|there is no program"):
        own_editor()


def test_an_editor_that_fails_is_told() -> None:
    with pytest.raises(TieoutError, match="could not be used"):
        edited_outside("a thought", ["false"])


def test_the_usual_editors_are_tried_where_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TieoutError, match="no editor is named"):
        own_editor()
    for name in ("nano", "vi"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
        assert own_editor() == [name]

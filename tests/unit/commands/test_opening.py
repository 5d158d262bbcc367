"""`tieout PLACE`, up to where the screen begins."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.making import desk_in
from tui.cli import main
from tui.commands import opening
from tui.errors import DamagedError
from tui.session import Desk

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("words", [["--blind"], []], ids=["blind", "seeing"])
def test_a_review_is_blind_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("There were 12 apples.\n", encoding="utf-8")

    def review(desk: Desk, location: str = "", **_: object) -> int:
        return 0 if desk.begin(desk.read(location)).is_blind == bool(words) else 1

    monkeypatch.setattr(opening, "runner", lambda *, linear: review)  # noqa: ARG005 - it is called so
    assert main(["--store", str(tmp_path / "store"), str(report), *words]) == 0
    desk = desk_in(tmp_path / "store", reviewer="tester")
    (entry,) = desk.library()
    assert desk.resume(entry.id).is_blind == bool(words)
    assert desk.resume_same(str(report)) is not None
    desk.close()


@pytest.mark.parametrize("mended", [True, False], ids=["restored", "left"])
def test_damage_that_is_found_later_is_offered_to_be_restored_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, mended: bool
) -> None:
    shown: list[tuple[str, str]] = []
    offered: list[str] = []

    def review(_: Desk, location: str = "", *, notice: str = "", **__: object) -> int:
        shown.append((location, notice))
        if len(shown) == 1:
            raise DamagedError("The store is damaged: a row.", "Look.")
        return 0

    def offer(_: Path, error: DamagedError) -> bool:
        offered.append(error.message)
        return mended

    monkeypatch.setattr(opening, "runner", lambda *, linear: review)  # noqa: ARG005 - it is called so
    monkeypatch.setattr("tui.app.mending.offer_restore", offer)
    code = main(["--store", str(tmp_path / "store"), "a.txt"])
    assert offered == ["The store is damaged: a row."]
    if mended:
        assert code == 0
        assert [Path(location).name for location, _ in shown] == ["a.txt", "a.txt"]
        assert "whole again" in shown[1][1]
    else:
        assert (code, len(shown)) == (4, 1)
        assert "The store is damaged: a row." in capsys.readouterr().err


def test_the_app_is_started_without_tls_which_is_there_for_what_fetches() -> None:
    code = """
import sys, types
def run_app(desk, location, **asked):
    import textual.app
    was_loaded = "ssl" in sys.modules
    import ssl
    print(was_loaded, ssl.create_default_context().verify_mode.name)
    return 0
stub = types.ModuleType("tui.app.app")
stub.run_app = run_app
sys.modules["tui.app.app"] = stub
from tui.commands.opening import run_screen
run_screen(None)
"""
    command = [sys.executable, "-P", "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.split() == ["False", "CERT_REQUIRED"]

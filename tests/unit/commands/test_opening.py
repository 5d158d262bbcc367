"""`tieout PLACE`, up to where the screen begins."""

from pathlib import Path

import pytest

from tests.making import desk_in
from tui.cli import main
from tui.commands import opening
from tui.errors import DamagedError
from tui.session import Desk


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

"""`tieout PLACE`, up to where the screen begins."""

from pathlib import Path

import pytest

from tests.making import desk_in
from tui.cli import main
from tui.commands import opening
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

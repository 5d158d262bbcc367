from pathlib import Path

import pytest

from tui.cli import main

SENTENCE = "2024年，全市完成地方财政收入{}亿元，同口径比较为全省第三位。\n"


@pytest.fixture
def two_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("TIEOUT_STORE", str(tmp_path / "none"))
    paths = [tmp_path / "new.txt", tmp_path / "old.txt"]
    for path, amount in zip(paths, ("263.4", "236.4"), strict=True):
        path.write_text(SENTENCE.format(amount), encoding="utf-8")
    return [str(path) for path in paths]


def test_reports_checked_together_are_held_against_each_other(
    two_reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *two_reports, "--together"]) == 1
    assert "old.txt” says 236.4" in capsys.readouterr().out


def test_reports_checked_one_by_one_are_not(two_reports: list[str]) -> None:
    assert main(["check", *two_reports]) == 0

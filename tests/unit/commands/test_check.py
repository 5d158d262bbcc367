import json
from pathlib import Path

import pytest

from tests.making import desk_in
from tui.cli import DONE, PROBLEMS, UNREADABLE, WRONG_USAGE, main
from tui.domain.finding import Verdict

TABLE = "Region\t2023\t2024\nNorth\t41236\t43311\nSouth\t52117\t50994\nWest\t61440\t61553\nTotal\t154793\t155858\n"
WORDS = "The regions of the year, as the office counted them in December, stand below.\n\n"
RIGHT, WRONG = WORDS + TABLE, WORDS + TABLE.replace("155858", "155958")
SENTENCE = "2024年，全市完成地方财政收入{}亿元，同口径比较为全省第三位。\n"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report that fails, and a store that nobody has made yet."""
    monkeypatch.setenv("TIEOUT_STORE", str(tmp_path / "store"))
    path = tmp_path / "regions.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_a_report_that_fails_ends_with_1_and_its_calculation(report: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(report)]) == PROBLEMS
    assert "the total says 155958: 100 more than that" in capfd.readouterr().out


def test_a_report_that_holds_ends_with_0(report: Path, capfd: pytest.CaptureFixture[str]) -> None:
    report.write_text(RIGHT, encoding="utf-8")

    assert main(["check", str(report)]) == DONE
    assert "holds 2" in capfd.readouterr().out


def test_a_check_of_a_file_makes_no_store(report: Path) -> None:
    main(["check", str(report), "-o", str(report.parent / "told.txt")])

    assert not (report.parent / "store").exists()
    assert "FAILS" in (report.parent / "told.txt").read_text("utf-8")


def test_only_new_findings_fail_against_a_baseline(report: Path) -> None:
    baseline = str(report.parent / "known.json")

    assert main(["check", str(report), "--baseline", baseline, "--write-baseline"]) == DONE
    assert main(["check", str(report), "--baseline", baseline]) == DONE
    report.write_text(RIGHT.replace("154793", "145793"), encoding="utf-8")
    assert main(["check", str(report), "--baseline", baseline]) == PROBLEMS


def test_what_was_dismissed_in_the_store_stays_dismissed(report: Path, capfd: pytest.CaptureFixture[str]) -> None:
    desk = desk_in(report.parent / "store")
    session = desk.begin(desk.read(str(report)))
    wrong = next(finding for finding in session.report.findings if finding.verdict is Verdict.FAILS)
    session.dismiss(wrong, "the office corrected it")
    report_id = desk.library()[0].id
    desk.close()

    assert main(["check", str(report)]) == DONE
    assert main(["check", report_id]) == DONE
    assert capfd.readouterr().out.count("(dismissed: the office corrected it)") == 2


@pytest.mark.parametrize(
    ("words", "begins"), [(["--json"], "{"), (["--format", "sarif"], "{"), (["--format", "junit"], "<?xml")]
)
def test_scripts_get_their_own_forms(
    report: Path, words: list[str], begins: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(report), *words]) == PROBLEMS
    assert capfd.readouterr().out.startswith(begins)


def test_one_report_that_cannot_be_read_leaves_the_others(report: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(report.parent / "nothing.txt"), str(report), "--json"]) == UNREADABLE
    told = capfd.readouterr()

    assert [one["name"] for one in json.loads(told.out)["reports"]] == [str(report)]
    assert told.err.startswith("tieout: ")


def test_a_baseline_that_is_none_is_told(report: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(report), "--baseline", str(report)]) == UNREADABLE
    assert main(["check", str(report), "--baseline", str(report.parent / "no.json")]) == UNREADABLE
    assert "--write-baseline" in capfd.readouterr().err


@pytest.mark.parametrize("words", [["check"], ["check", "a.txt", "--write-baseline"]])
def test_half_a_question_is_wrong_usage(words: list[str]) -> None:
    assert main(words) == WRONG_USAGE


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

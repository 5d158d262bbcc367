"""`tieout merge`, `agree`, `sign` and `blind`, as they are called."""

import json
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.cli import main
from tui.domain.review import Status

TEXT = "# One\nThere are 12 apples.\n# Two\nThere are 13 pears.\nThere are 14 plums.\n"


@pytest.fixture
def report(tmp_path: Path) -> str:
    """Return the id of a report in two stores, whose reviewers differ on one item of two."""
    for reviewer, last in (("tester", Status.VERIFIED), ("Ben", Status.DISPUTED)):
        desk = desk_in(tmp_path / reviewer, reviewer=reviewer)
        session = desk.begin(reading_of(TEXT))
        session.mark([0], Status.VERIFIED)
        session.mark([1], last)
        desk.close()
    return session.report_id


def run(tmp_path: Path, *words: str) -> int:
    return main(["--store", str(tmp_path / "tester"), *words])


def test_merge_says_what_came_of_each_report(
    report: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(tmp_path, "merge", str(tmp_path / "Ben")) == 0
    told = capsysbinary.readouterr().out.decode()
    assert f"{report} A report: 2 events taken over; reviewers differ on 1 item (tieout agree {report})" in told
    assert run(tmp_path, "merge", "--json", str(tmp_path / "Ben")) == 0
    (merged,) = json.loads(capsysbinary.readouterr().out)["reports"]
    assert (merged["events"], merged["known"]) == (0, 2)


def test_merge_names_what_it_can_t_read(report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report
    assert run(tmp_path, "merge", str(tmp_path / "nothing")) == 3
    assert "nothing could not be read" in capsys.readouterr().err


def test_agree_prints_figures_and_the_disagreements(
    report: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(tmp_path, "merge", str(tmp_path / "Ben"))
    capsysbinary.readouterr()
    assert run(tmp_path, "agree", report) == 0
    told = capsysbinary.readouterr().out.decode()
    assert "50.0 %" in told
    assert "Ben and tester: 1 of 2 alike" in told
    assert "T-0002 13 (Two): Ben: disputed, tester: verified" in told
    assert run(tmp_path, "agree", "--json", report) == 0
    wire = json.loads(capsysbinary.readouterr().out)
    assert [one["item"] for one in wire["disagreements"]] == ["T-0002"]
    assert wire["agreement"][0]["percent"] == 50.0


def test_agree_says_when_there_is_nothing_to_hold_side_by_side(
    report: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(tmp_path, "agree", report) == 0
    assert b"No item has conclusions of two reviewers yet" in capsysbinary.readouterr().out


def test_a_blind_review_refuses_to_say_how_far_it_agrees_until_it_ends(
    report: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(tmp_path, "blind", report) == 0
    run(tmp_path, "merge", str(tmp_path / "Ben"))
    assert run(tmp_path, "agree", report) == 2
    assert b"blind, and has not ended" in capsysbinary.readouterr().err
    assert run(tmp_path, "blind", report, "--end") == 0
    assert run(tmp_path, "agree", report) == 0


def test_a_report_is_signed_and_the_signature_taken_back(
    report: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(tmp_path, "sign", report) == 0
    assert b"Nobody has signed" in capsysbinary.readouterr().out
    assert run(tmp_path, "sign", report, "--prepared") == 0
    assert b"prepared by tester" in capsysbinary.readouterr().out
    run(tmp_path, "merge", str(tmp_path / "Ben"))
    capsysbinary.readouterr()
    assert run(tmp_path, "sign", "--json", report) == 0
    (signed,) = json.loads(capsysbinary.readouterr().out)["signed"]
    assert (signed["role"], signed["reviewer"], signed["changed_since"]) == ("prepared", "tester", True)
    assert run(tmp_path, "sign", report, "--prepared", "--withdraw") == 0
    assert run(tmp_path, "sign", report, "--withdraw") == 2


def test_signing_what_is_not_reviewed_is_warned_of_and_done(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk = desk_in(tmp_path / "tester", reviewer="tester")
    session = desk.begin(reading_of(TEXT))
    desk.close()
    assert run(tmp_path, "sign", session.report_id, "--prepared") == 0
    told = capsysbinary.readouterr()
    assert b"Nothing of this report is reviewed yet: 3 of 3 figures are open" in told.err
    assert b"prepared by tester" in told.out
    desk = desk_in(tmp_path / "tester", reviewer="tester")
    desk.resume(session.report_id).mark([0], Status.VERIFIED)
    desk.close()
    run(tmp_path, "sign", session.report_id, "--prepared")
    assert b"Not all of it is reviewed: 2 of 3 figures are open" in capsysbinary.readouterr().err
    run(tmp_path, "sign", session.report_id, "--prepared", "--withdraw")
    assert capsysbinary.readouterr().err == b""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.making import desk_in, reading_with_findings
from tui.app.summary import active_time, summary_lines
from tui.domain.review import Status

TEXT = "# One\n1 + 2 = 4 and 1 + 2 = 3.\n# Two\nAlso 7 apples.\n"
START = datetime(2026, 1, 1, tzinfo=UTC)


def words_of(folder: Path) -> list[str]:
    desk = desk_in(folder)
    session = desk.begin(reading_with_findings(TEXT))
    session.mark((0, 1), Status.VERIFIED)
    session.mark((6,), Status.DISPUTED)
    session.tick((0,), "F")
    session.tag((0,), "later")
    session.dismiss(session.report.findings[0], "no")
    lines = ["".join(word.text for word in line) for line in summary_lines(session, 120)]
    desk.close()
    return [" ".join(line.replace("█", "").split()) for line in lines]


def test_counts_by_status_section_kind_work_checks_and_coverage(tmp_path: Path) -> None:
    words = words_of(tmp_path)
    assert words[0] == "3 of 7 figures reviewed"
    assert any(line.startswith("✓ verified") and line.endswith("2 (29%)") for line in words)
    assert any(line.startswith("One") and line.endswith("2/6") for line in words)
    assert any(line.startswith("Two") and line.endswith("1/1 X 1") for line in words)
    assert any(line.startswith("count") and line.endswith("3/7 X 1") for line in words)
    assert {"F foots 1", "# later 1", "= holds 1", "– dismissed 1"} <= set(words)
    assert "7 of 7 numerals accounted for: 7 figures, 0 set aside" in words


def test_breaks_are_no_active_time() -> None:
    times = [START, START + timedelta(minutes=2), START + timedelta(minutes=62), START + timedelta(minutes=63)]
    assert active_time(reversed(times)) == timedelta(minutes=3)


def test_the_pace_is_told_once_there_is_one(tmp_path: Path) -> None:
    words = words_of(tmp_path)
    assert "decisions 3" in words
    assert any(line.startswith("left at this pace") for line in words)


def test_the_pace_follows_from_the_time_that_was_counted(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_with_findings(TEXT))
    session.spend("T-0001", 60)
    session.spend("T-0002", 120)
    session.mark((0, 1), Status.VERIFIED)
    words = {" ".join("".join(word.text for word in line).split()) for line in summary_lines(session, 120)}
    desk.close()
    assert {"active time 3 min 00 s", "a decision 1 min 30 s", "left at this pace 7 min 30 s"} <= words

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import desk_in, reading_with_findings
from tui.app.summary import active_time, percent_words, summary_in_steps
from tui.app.words import Line
from tui.domain.review import EventField, Status
from tui.domain.text import Span
from tui.session import Brief, ReviewSession

TEXT = "# One\n1 + 2 = 4 and 1 + 2 = 3.\n# Two\nAlso 7 apples.\n"
START = datetime(2026, 1, 1, tzinfo=UTC)


def summary_lines(session: ReviewSession) -> Sequence[Line]:
    return [step.lines for step in summary_in_steps(session, 120) if step.lines is not None][-1]


def words_of(folder: Path) -> list[str]:
    desk = desk_in(folder)
    session = desk.begin(reading_with_findings(TEXT))
    session.mark((0, 1), Status.VERIFIED)
    session.mark((6,), Status.DISPUTED)
    session.tick((0,), "F")
    session.tag((0,), "later")
    session.dismiss(session.report.findings[0], "no")
    lines = ["".join(word.text for word in line) for line in summary_lines(session)]
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


def test_a_damaged_time_is_left_out_of_the_pace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_with_findings(TEXT))
    times = [
        "2026-01-01T10:00:00+00:00",
        "2026-01-01T10:0\x10:00+00:00",
        "2026-01-01T10:01:00",
        "2026-01-01T10:02:00+00:00",
    ]
    told = [Brief(n, "Ada", "T-0001", "status", at, "verified") for n, at in enumerate(times)]
    monkeypatch.setattr(session, "briefly", lambda: iter([told]))
    words = {" ".join("".join(word.text for word in line).split()) for line in summary_lines(session)}
    desk.close()
    assert {"decisions 4", "active time 2 min 00 s"} <= words


def test_the_pace_follows_from_the_time_that_was_counted(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_with_findings(TEXT))
    session.spend("T-0001", 60)
    session.spend("T-0002", 120)
    session.mark((0, 1), Status.VERIFIED)
    words = {" ".join("".join(word.text for word in line).split()) for line in summary_lines(session)}
    desk.close()
    assert {"active time 3 min 00 s", "a decision 1 min 30 s", "left at this pace 7 min 30 s"} <= words


def test_a_summary_says_at_once_what_takes_no_time_and_then_how_far_it_is(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_with_findings(TEXT))
    session.mark((0, 1), Status.VERIFIED)
    first, *between, last = summary_in_steps(session, 120)
    desk.close()
    assert first.lines is not None
    assert last.lines is not None
    said = ["".join(word.text for word in line) for line in first.lines]
    whole = ["".join(word.text for word in line) for line in last.lines]
    assert [line for line in said if line] == [line for line in whole if line and line in said]
    assert "Pace" in whole
    assert "Pace" not in said
    assert [step.words for step in between] == ["counting the decisions: 2 …"]


_ACTS = st.one_of(
    st.tuples(st.just("mark"), st.lists(st.integers(0, 6), min_size=1), st.sampled_from(Status)),
    st.tuples(st.just("tick"), st.lists(st.integers(0, 6), min_size=1, unique=True), st.sampled_from("FR")),
    st.tuples(st.just("tag"), st.lists(st.integers(0, 6), min_size=1, unique=True), st.sampled_from(["a", "b"])),
    st.tuples(st.just("note"), st.integers(0, 6), st.sampled_from(["", "words"])),
    st.tuples(st.just("spend"), st.sampled_from(["T-0001", "T-0004"]), st.integers(1, 90)),
    st.tuples(st.just("pick")),
    st.tuples(st.just("undo")),
)


def counted_one_by_one(session: ReviewSession) -> dict[str, object]:
    """Count what the summary counts, item by item."""
    every = range(len(session.items))
    reviews = [session.review(index) for index in every]
    asked = [index for index in every if session.items[index].checkable or reviews[index].is_decided]
    figures = {index: session.items[index].figure for index in asked}
    kinds = Counter(figure.kind.value if figure else "passage" for figure in figures.values())
    times = [event for index in every for event in session.history(index) if event.field is EventField.STATUS]
    return {
        **{f"{kind}": f"{count}" for kind, count in kinds.items()},
        **{f"# {tag}": str(n) for tag, n in Counter(tag for review in reviews for tag in review.tags).items()},
        **{sign: str(n) for sign, n in Counter(sign for review in reviews for sign in review.ticks).items()},
        "notes": str(sum(bool(review.note) for review in reviews)),
        "decisions": str(sum(event.now != Status.OPEN for event in times)),
    }


def told_in(lines: Sequence[Line]) -> dict[str, str]:
    """Return the last word of each line by the first ones; of the kinds how many there are of each."""
    rows = [" ".join("".join(word.text for word in line).replace("█", "").split()) for line in lines]
    told = {"notes": "0", "decisions": "0"}
    for row in rows:
        if found := re.fullmatch(r"(F|R)\b.* (\d+)|(# \w|notes|decisions) (\d+)", row):
            told[found[1] or found[3]] = found[2] or found[4]
        elif found := re.match(r"(count|passage)\b.* \d+/(\d+)", row):
            told[found[1]] = found[2]
    return told


@settings(max_examples=25, deadline=None)
@given(st.lists(_ACTS, max_size=12))
def test_what_is_counted_in_one_go_is_what_the_items_say_one_by_one(acts: list[tuple[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        session = desk.begin(reading_with_findings(TEXT))
        for name, *given_to in acts:
            arguments = [Span(2, 5)] if name == "pick" else given_to
            getattr(session, name)(*arguments)
        for one in (session, desk.resume(session.report_id)):
            assert told_in(summary_lines(one)) == counted_one_by_one(one)
        desk.close()


def test_what_is_not_all_never_reads_as_all_and_what_is_some_not_as_none() -> None:
    assert [percent_words(share) for share in (0.0, 0.0001, 0.5, 0.9999, 1.0)] == ["0%", "1%", "50%", "99%", "100%"]

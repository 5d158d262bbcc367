"""Which items a filter shows: of a reading in memory, and of the same one from the store's columns."""

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import desk_in, reading_of, reading_with_findings
from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.figure import FigureKind, Quantity
from tui.domain.report import Report
from tui.domain.review import Status
from tui.domain.text import Span
from tui.session import Desk, ReviewSession, done
from tui.session.filters import read_quantity

TEXT = "0 before\n# One 1\nThere were 20 cases\n## Inner 3\nand 40 more\n# Two 5\nfinally 60 of them\n"
NUMERALS = ["0", "1", "20", "3", "40", "5", "60"]


def test_values_are_read_as_figures_are() -> None:
    assert [(q.value, q.unit) for words in ("1.2亿元", "5%") if (q := read_quantity(words, "zh"))] == [
        (Decimal(120_000_000), "CNY"),
        (Decimal(5), "%"),
    ]
    assert read_quantity("some words") is None
    assert read_quantity("3 and 4 apples") is None


def varied(report: Report) -> Report:
    """Return the report with figures that say more than numbers."""
    figures = list(report.numerals.figures)
    money = Quantity(low=Decimal(20), high=Decimal(30), unit="CNY")
    figures[2] = replace(figures[2], kind=FigureKind.MONEY, quantity=money, label="Total Output", period="2025")
    figures[4] = replace(figures[4], scope="Hunan", warnings=("mixed scripts",), label="")
    figures[6] = replace(figures[6], quantity=Quantity(code="60"))
    return replace(report, numerals=replace(report.numerals, figures=tuple(figures)))


def reviewed(desk: Desk, *, picked: bool) -> ReviewSession:
    reading = reading_of(TEXT)
    session = desk.begin(replace(reading, report=varied(reading.report)))
    session.mark([1, 2], Status.NEEDS_SOURCE)
    session.mark([3], Status.VERIFIED)
    session.note(3, "See PAGE 3")
    session.note(4, "given up")
    session.undo()
    session.tick([4, 6], "F")
    session.tag([4], "later")
    session.set_evidence(6, [Evidence(EvidenceKind.FILE, "annex.xlsx")])
    if picked:
        session.pick(Span(TEXT.index("finally"), TEXT.index("finally") + 7))
    return session


EXPECTED = [
    ("", NUMERALS),
    ("status:needs_source", ["1", "20"]),
    ("status:needs-source,verified", ["1", "20", "3"]),
    ("-status:open", ["1", "20", "3"]),
    ("kind:money", ["20"]),
    ("section:one", ["1", "20", "3", "40"]),
    ("section:inner", ["3", "40"]),
    ("-section:*", ["0"]),
    ("label:output", ["20"]),
    ("-label:*", ["40"]),
    ("unit:cny", ["20"]),
    ("period:2025", ["20"]),
    ("scope:hunan", ["40"]),
    ("beware:*", ["40"]),
    ("note:*", ["3"]),
    ("note:page", ["3"]),
    ("tick:F", ["40", "60"]),
    ("tag:later", ["40"]),
    ("evidence:annex", ["60"]),
    ("-evidence:* tick:*", ["40"]),
    ("by:ada", ["1", "20", "3", "40", "60"]),
    (">39", ["40"]),
    ("=25..100", ["20", "40"]),
    ("value:20..20 kind:money", ["20"]),
    ("total", ["20"]),
    ("page", ["3"]),
    ("0", ["0", "20", "40", "60"]),
    ("finding:*", []),
    ("differs:*", []),
    ("changed:*", []),
    ("-differs:* page", ["3"]),
    ("status:,", []),
]


def fitting(session: ReviewSession, expression: str) -> list[str]:
    return [session.spans[index].of(session.report.text) for index in sorted(session.filtered(expression))]


@pytest.mark.parametrize(("expression", "fits"), EXPECTED)
def test_a_filter_shows_what_fits_all_of_its_terms(desk: Desk, expression: str, fits: list[str]) -> None:
    assert fitting(reviewed(desk, picked=False), expression) == fits


@pytest.mark.parametrize("picked", [False, True])
def test_a_filter_shows_the_same_of_a_report_from_the_columns(desk: Desk, tmp_path: Path, *, picked: bool) -> None:
    session = reviewed(desk, picked=picked)
    session.keep_view()
    later = desk_in(tmp_path)
    flat = later.resume(session.report_id)
    assert flat._store.load(session.report_id, viewer="Ada").view is not None
    for expression in (
        "kind:passage",
        "-kind:money",
        "finally",
        *(e for e, _ in EXPECTED if e[:2] not in {"=2", "20"}),
    ):
        assert flat.filtered(expression) == session.filtered(expression), expression
    later.close()


def test_what_needs_no_check_is_open_only_to_who_asks_for_it(desk: Desk) -> None:
    session = desk.begin(reading_of(TEXT, unchecked=frozenset({"0", "3"})))
    session.mark([0], Status.DISPUTED)
    assert fitting(session, "status:open") == ["1", "20", "40", "5", "60"]
    assert fitting(session, "status:no-check") == ["3"]
    assert fitting(session, "status:disputed") == ["0"]


def test_what_the_report_says_otherwise_now_is_found(desk: Desk) -> None:
    reviewed(desk, picked=False)
    later = desk.begin(reading_of(TEXT.replace("20 cases", "21 cases")))
    assert fitting(later, "changed:*") == ["21"]


def test_a_passage_has_words_but_no_value(desk: Desk) -> None:
    session = reviewed(desk, picked=True)
    assert fitting(session, "kind:passage") == fitting(session, "finally") == ["finally"]
    assert fitting(session, "kind:passage value:>-1") == []


def test_what_another_reviewer_decided_is_told_as_the_review_tells_it(desk: Desk, tmp_path: Path) -> None:
    session = reviewed(desk, picked=False)
    other = desk_in(tmp_path, reviewer="Bo")
    theirs = other.resume(session.report_id)
    theirs.mark([0, 1], Status.DISPUTED)
    theirs.note(3, "Bo's own")
    theirs.tag([4], "odd")
    session.refresh()
    for told, expression in ((theirs, "note:bo"), (session, "note:page"), (session, "tag:odd"), (theirs, "tag:later")):
        assert len(told.filtered(expression)) == 1
    assert fitting(session, "by:bo") == ["0", "40"]
    assert fitting(session, "differs:*") == ["1"]
    session.be_blind(is_blind=True)
    assert fitting(session, "differs:*") == []
    session.be_blind(is_blind=False)
    assert {index for index in range(7) if theirs.review(index).reviewer == "Bo"} == theirs.filtered("by:bo")
    assert fitting(session, "status:disputed") == ["0"]
    other.close()


def test_nothing_is_shown_of_an_empty_report(desk: Desk) -> None:
    session = desk.begin(reading_of("No numerals."))
    assert [session.filtered(expression) for expression in ("", "word", ">1", "section:*")] == [frozenset()] * 4


def test_a_filter_over_many_items_can_be_left_in_between(desk: Desk) -> None:
    session = desk.begin(reading_of("".join(f"{number} of them\n" for number in range(5_000))))
    steps = session.filtering("4999")
    counts = [next(steps) for _ in range(2)]
    assert 0 < counts[0] < counts[1] < 5_000
    steps.close()
    assert sum(done(session.filtering("4999"))) == 1


def test_a_dismissed_finding_no_longer_counts(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_with_findings("1 + 2 = 4 it says.\nAnd 7 apples."))
    assert session.filtered("finding:fails") == {0, 1, 2}
    assert session.filtered("-finding:*") == {3}
    session.dismiss(session.report.findings[0], "no")
    assert session.filtered("finding:fails") == frozenset()
    desk.close()

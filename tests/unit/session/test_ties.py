import pytest

from tests.making import reading_with_findings
from tui.domain.evidence import Evidence, EvidenceKind
from tui.session import Desk, ReviewSession

TEXT = "Sums: 4 + 5 = 9 holds.\nAnd 4 + 5 = 8 fails.\nThen 7 apples.\n"
HOLDS, FAILS = 0, 1


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_with_findings(TEXT))


def test_a_tick_mark_is_given_and_taken(session: ReviewSession, desk: Desk) -> None:
    session.tick((0, 1), "F")
    session.tick((0,), "✓")
    session.tick((0, 1), "F")

    again = desk.resume(session.report_id)
    assert (again.review(0).ticks, again.review(1).ticks) == (("✓",), ())


def test_a_tag_goes_to_those_that_lack_it(session: ReviewSession) -> None:
    session.tag((0,), "later")
    session.tag((0, 1), "later")

    assert (session.review(0).tags, session.review(1).tags) == (("later",), ("later",))


def test_of_several_tags_those_are_taken_that_all_have(session: ReviewSession) -> None:
    session.tag((0, 1), "later")
    session.tag((0,), "tax")
    session.tag((0, 1), "later", "tax", "new", "new")

    assert (session.review(0).tags, session.review(1).tags) == (("tax", "new"),) * 2


def test_evidence_is_kept_and_undone(session: ReviewSession, desk: Desk) -> None:
    piece = Evidence(EvidenceKind.ADDRESS, "https://a.example", "Bulletin", "page 3")
    session.set_evidence(2, (piece,))
    assert desk.resume(session.report_id).review(2).evidence == (piece,)

    session.undo()
    assert desk.resume(session.report_id).review(2).evidence == ()


def test_a_finding_stays_dismissed_when_its_report_is_opened_again(session: ReviewSession, desk: Desk) -> None:
    fails = session.report.findings[FAILS]
    session.dismiss(fails, "the source rounds")

    again = desk.begin(reading_with_findings("A new first line.\n" + TEXT))
    assert again.is_dismissed(again.report.findings[FAILS])
    assert again.dismissal(fails).dismissed == "the source rounds"


def test_a_dismissed_finding_stands_again_when_its_figures_change(session: ReviewSession, desk: Desk) -> None:
    session.dismiss(session.report.findings[FAILS], "the source rounds")

    again = desk.begin(reading_with_findings(TEXT.replace("= 8", "= 7")))
    assert not again.is_dismissed(again.report.findings[FAILS])


def test_a_dismissal_is_undone_like_any_decision(session: ReviewSession) -> None:
    session.dismiss(session.report.findings[FAILS], "no")
    session.undo()

    assert not session.is_dismissed(session.report.findings[FAILS])


def test_findings_stand_that_fail_and_are_not_dismissed_also_after_a_view(session: ReviewSession, desk: Desk) -> None:
    fails = session.report.findings[FAILS]
    assert session.standing() == bytes([0, 1])
    assert [*session.standing_starts()] == sorted(span.start for span in fails.spans)
    session.dismiss(fails, "no")
    session.keep_view()

    again = desk.resume(session.report_id)
    for seen in (session, again):
        assert seen.standing() == bytes([0, 0])
        assert not seen.standing_starts()
    again.undo()
    assert again.standing() == bytes([0, 1])


def test_a_relation_that_holds_becomes_a_tick_mark_with_its_calculation(session: ReviewSession) -> None:
    change = session.take_finding(session.report.findings[HOLDS], "R")

    (index,) = set(change.indices)
    review = session.review(index)
    assert session.items[index].span.of(session.report.text) == "9"
    assert review.ticks == ("R",)
    assert [piece.quote for piece in review.evidence] == ["4 + 5 = 9; 9 is stated"]


def test_a_finding_that_was_taken_is_given_back_by_one_undo(session: ReviewSession) -> None:
    (index,) = set(session.take_finding(session.report.findings[HOLDS], "R").indices)
    session.undo()

    assert (session.review(index).ticks, session.review(index).evidence) == ((), ())

"""Sessions whose notes the export tests look at."""

from pathlib import Path

from tests.making import desk_in, reading_of, reading_with_findings
from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.review import Status
from tui.session import ReviewSession

TEXT = (
    "Before all there were 7 days.\n"
    "# 一、Income *and* costs\n"
    "Income rose by 12.5 [million] in the year. Costs were `13` of it.\n"
    "Trade\t2023\t2024\n"
    "Bulk\t1843\t1920\n"
    "## Deep\n"
    "Here 100%的 stand. =cmd|' /C calc'!A0 was 5 there.\n"
)


def noted_session(folder: Path, text: str = TEXT) -> ReviewSession:
    """Return a session with a mark of each sort, notes and an undo."""
    session = desk_in(folder, reviewer="=Ada").begin(reading_of(text, unchecked=frozenset({"2023", "2024"})))
    session.mark([0, 1], Status.VERIFIED)
    session.note(1, "=1+1\nsecond line | <b>bold</b>")
    session.mark([2], Status.DISPUTED)
    session.mark([5], Status.NEEDS_SOURCE)
    session.mark([6], Status.EXCLUDED)
    session.undo()
    return session


TIED = "# 一、Sums\nThe parts 4 + 5 = 9 hold.\nThe parts 4 + 6 = 8 do not.\nThere were 7 apples.\n"
BULLETIN = Evidence(
    EvidenceKind.ADDRESS,
    "https://bulletin.example/2025?a=1&b=2",
    "The *Bulletin*",
    "page 3",
    "four [4] parts",
    "5",
    "2026-01-01T00:00:00Z",
    "ab" * 32,
)
CALL = Evidence(EvidenceKind.INTERVIEW, "+1 555 0100", "Ms. Contact", "2026-01-01", is_private=True)


def tied_session(folder: Path, reviewer: str = "Ada") -> ReviewSession:
    """Return a session with tick marks, tags, evidence (one piece private) and findings, one of them dismissed."""
    session = desk_in(folder, reviewer=reviewer).begin(reading_with_findings(TIED))
    holds, fails = session.report.findings
    session.mark([0, 2, 6], Status.VERIFIED)
    session.mark([5], Status.DISPUTED)
    session.set_evidence(0, (BULLETIN,))
    session.set_evidence(6, (BULLETIN, CALL))
    session.tick([0, 6], "✓")
    session.tick([6], "PY")
    session.tag([6], "later")
    session.take_finding(holds, "F")
    session.dismiss(fails, "the source rounds")
    return session

"""Sessions whose notes the export tests look at."""

from pathlib import Path

from tests.making import desk_in, reading_of
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

"""What a reviewer is told first when a review is opened: the one thing that matters most."""

from tui.app.present import replaced_words
from tui.domain.report import LEFT_OUT
from tui.language import counted, retold, spoken
from tui.session import ReviewSession


def first_words(session: ReviewSession, standing: int) -> tuple[str, bool]:
    """Return what to tell, and whether it is an alarm; nothing where all is as it should be.

    Args:
        session: The review.
        standing: How many findings have to be looked at.
    """
    if session.read_only:
        return spoken("read-only: marks can't be saved"), True
    if session.replaced is not None or session.orphans:
        return _changed_words(session)
    if session.report.doubts:
        return f"{retold(session.report.doubts[0])} (i)", False
    if not session.items:
        return spoken("no figures were found in this report"), False
    if standing:
        return counted(standing, "! {count} finding to look at: w", "! {count} findings to look at: w"), False
    return "", False


def _changed_words(session: ReviewSession) -> tuple[str, bool]:
    replaced = session.replaced
    if replaced is not None:
        words = replaced_words(replaced)
        return (f"{words} (L)" if session.orphans else words), replaced.same < replaced.reviewed
    lost = [orphan for orphan in session.orphans if orphan.why != LEFT_OUT]
    if lost:
        words = counted(
            len(lost), "not found again: {count} reviewed item (L)", "not found again: {count} reviewed items (L)"
        )
        return words, True
    words = counted(
        len(session.orphans),
        "left out by you: {count} reviewed item (L)",
        "left out by you: {count} reviewed items (L)",
    )
    return words, False

"""What a reviewer is told first when a review is opened: the one thing that matters most."""

from tui.app.keys import shown_key
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
        return f"{retold(session.report.doubts[0])} ({shown_key('report.about')})", False
    if not session.items:
        return spoken("no figures were found in this report"), False
    if standing:
        return counted(
            standing,
            "! {count} finding to look at: {key}",
            "! {count} findings to look at: {key}",
            key=shown_key("finding.next"),
        ), False
    return "", False


def _changed_words(session: ReviewSession) -> tuple[str, bool]:
    replaced, key = session.replaced, shown_key("report.lost")
    if replaced is not None:
        words = replaced_words(replaced)
        return (f"{words} ({key})" if session.orphans else words), replaced.same < replaced.reviewed
    lost = [orphan for orphan in session.orphans if orphan.why != LEFT_OUT]
    if lost:
        words = counted(
            len(lost),
            "not found again: {count} reviewed item ({key})",
            "not found again: {count} reviewed items ({key})",
            key=key,
        )
        return words, True
    words = counted(
        len(session.orphans),
        "left out by you: {count} reviewed item ({key})",
        "left out by you: {count} reviewed items ({key})",
        key=key,
    )
    return words, False

"""Signatures under a report in words: who gave which, what stands open before one is given."""

from collections.abc import Sequence

from tui.app.present import when
from tui.app.words import Line, Word
from tui.domain.review import EventField
from tui.domain.signing import SignOff
from tui.language import counted, retold, spoken
from tui.session import ReviewSession

ROLES = {
    EventField.PREPARED: "the figures were checked, and what was found is noted",
    EventField.REVIEWED: "the work of who prepared it was looked through",
}
"""What each signature says."""


def role_words(role: EventField) -> str:
    """Return what a signature for a role says."""
    return spoken(ROLES[role])


def state_words(session: ReviewSession) -> str:
    """Return for the header whether the review is blind, and which signatures stand under it; empty for neither."""
    signed = session.sign_offs
    parts = [spoken("blind")] if session.is_blind else []
    parts += dict.fromkeys(retold(one.role.value) for one in signed if not one.changed_since)
    if any(one.changed_since for one in signed):
        parts.append(spoken("changed since signed"))
    return f"[{spoken(', ').join(parts)}] " if parts else ""


def signature_lines(signed: Sequence[SignOff]) -> list[Line]:
    """Return a line for each signature: for what, by whom, when, and whether something changed since."""
    return [(Word(signature_words(one), "alarm" if one.changed_since else ""),) for one in signed]


def signature_words(one: SignOff) -> str:
    """Return one signature in words."""
    told = {"role": retold(one.role.value), "reviewer": one.reviewer, "when": when(one.at)}
    if one.changed_since:
        return spoken("{role} by {reviewer}, {when}; changed since", **told)
    return spoken("{role} by {reviewer}, {when}", **told)


def before_signing(session: ReviewSession, role: EventField, standing: int, *, undo: str) -> list[Line]:
    """Return what a reviewer ought to know before signing.

    Args:
        session: The review.
        role: What is to be signed for.
        standing: How many findings fail or nearly do, and were not dismissed.
        undo: The key that takes a signature back.
    """
    tally, orphans = session.tally, len(session.orphans)
    lines: list[Line] = []
    if not tally.reviewed:
        lines.append((Word(spoken("Nothing of this report is reviewed yet."), "alarm"),))
    done = spoken("{reviewed} of {total} figures reviewed", reviewed=tally.reviewed, total=tally.total)
    lines.append((Word(done, "strong"),))
    left = (
        (tally.open, counted(tally.open, "{count} figure is still open", "{count} figures are still open")),
        (tally.disputed, counted(tally.disputed, "{count} figure is disputed", "{count} figures are disputed")),
        (
            tally.needs_source,
            counted(tally.needs_source, "{count} figure needs a source", "{count} figures need a source"),
        ),
        (standing, counted(standing, "{count} finding stands", "{count} findings stand")),
        (
            orphans,
            counted(
                orphans, "{count} reviewed item was not found again", "{count} reviewed items were not found again"
            ),
        ),
    )
    lines += [(Word(f"  {words}", "alarm"),) for count, words in left if count]
    if role is EventField.REVIEWED and session.signature(EventField.PREPARED) is not None:
        lines.append((Word(spoken("You signed it as prepared yourself: another pair of eyes sees more."), "alarm"),))
    if session.sign_offs:
        lines += [(), (Word(spoken("Signed so far:"), "strong"),), *signature_lines(session.sign_offs)]
    return [
        *lines,
        (),
        (Word(spoken("What changes after it shows beside the signature; {undo} takes it back.", undo=undo)),),
    ]


def blind_question(*, is_blind: bool) -> tuple[str, list[Line]]:
    """Return what to ask, and what it means, before a blind review begins, or ends where it `is_blind` already."""
    if is_blind:
        return spoken("End your blind review?"), [(Word(spoken("What other reviewers decided shows again.")),)]
    words = spoken("Nothing shows of what other reviewers decided, until you end it.")
    return spoken("Begin a blind review?"), [(Word(words),)]

"""What reviewers of one report conclude, side by side."""

from tui.domain.agreement import Rated
from tui.domain.review import Status
from tui.errors import TieoutError
from tui.session.review import ReviewSession


def rated_items(session: ReviewSession) -> tuple[Rated, ...]:
    """Return the items that someone came to a conclusion on, in reading order, with all conclusions.

    Raises:
        TieoutError: The review is blind and has not ended: it must not show what others conclude.
    """
    if session.is_blind:
        message = "Your review of this report is blind, and has not ended."
        raise TieoutError(message, f"End it first: tieout blind {session.report_id} --end")
    sections = session.report.sections
    rated = []
    for index, item in enumerate(session.items):
        opinions = tuple(opinion for opinion in session.review(index).opinions if opinion.status is not Status.OPEN)
        if opinions:
            section = session.section_of(index)
            rated.append(
                Rated(
                    item_id=item.id,
                    printed=item.span.of(session.report.text),
                    kind=item.figure.kind.value if item.figure else "",
                    section="" if section is None else sections[section].name,
                    opinions=opinions,
                )
            )
    return tuple(rated)

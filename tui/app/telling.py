"""The one way to a notice: its words are made visible and never read as markup; and what is told of a report first."""

from textual.widget import Widget

from tui.app.messages import DamageFound
from tui.app.screens.whole import WholeScreen
from tui.domain.visible import visible_lines
from tui.errors import DamagedError, TieoutError
from tui.language import retold, spoken
from tui.session import ReviewSession

ERROR_SECONDS = 12.0


def tell_error(node: Widget, error: TieoutError) -> None:
    """Show what went wrong and what to do next, until it is read or dismissed; of damage, the app is told, too."""
    if isinstance(node.screen, WholeScreen):
        node.screen.make_room_for_notices()
    words = "\n".join(retold(part) for part in (error.message, error.hint) if part)
    node.notify(visible_lines(words), severity="error", timeout=ERROR_SECONDS, markup=False)
    if isinstance(error, DamagedError):
        node.post_message(DamageFound(error))


def same_as(session: ReviewSession, location: str) -> str:
    """Say under which other name a report is under review, where the bytes of `location` are that report's."""
    known = session.report.source.location
    words = spoken("the same bytes as {known}, which is under review here", known=known)
    return "" if known in {"-", location} else words

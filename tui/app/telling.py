"""The one way to a notice: its words are made visible and never read as markup."""

from textual.widget import Widget

from tui.app.messages import DamageFound
from tui.app.screens.whole import WholeScreen
from tui.domain.visible import visible_lines
from tui.errors import DamagedError, TieoutError
from tui.language import retold

ERROR_SECONDS = 12.0


def tell_error(node: Widget, error: TieoutError) -> None:
    """Show what went wrong and what to do next, until it is read or dismissed; of damage, the app is told, too."""
    if isinstance(node.screen, WholeScreen):
        node.screen.make_room_for_notices()
    words = "\n".join(retold(part) for part in (error.message, error.hint) if part)
    node.notify(visible_lines(words), severity="error", timeout=ERROR_SECONDS, markup=False)
    if isinstance(error, DamagedError):
        node.post_message(DamageFound(error))

"""The one way to a notice: its words are made visible and never read as markup."""

from textual.widget import Widget

from tui.domain.visible import visible_lines
from tui.errors import TieoutError

ERROR_SECONDS = 12.0


def tell_error(node: Widget, error: TieoutError) -> None:
    """Show what went wrong and what to do next, until it is read or dismissed."""
    node.notify(visible_lines(str(error)), severity="error", timeout=ERROR_SECONDS, markup=False)

"""The panes of the reading screen, and how large they can be."""

from tui.settings import Panes

PANES = ("outline", "article", "card")
"""Their ids, from left to right."""
LEAST_OUTLINE, LEAST_CARD, LEAST_TEXT = 12, 16, 30
"""The fewest columns of each."""
LEAST_CARD_ROWS, LEAST_TEXT_ROWS = 3, 6
"""The fewest rows of the card and of the text, where the card lies below."""


def fitting(panes: Panes, width: int, height: int, *, is_below: bool) -> Panes:
    """Return the sizes with as much of what is asked for as a terminal has room for; what is not asked for stays 0.

    Args:
        panes: As the reviewer wants them.
        width: The columns that the panes share.
        height: The rows that the panes share.
        is_below: Whether the card lies below the text; it takes none of the columns then.
    """
    beside, least_card = max(width - LEAST_TEXT, LEAST_OUTLINE + LEAST_CARD), 0 if is_below else LEAST_CARD
    outline = _within(panes.outline, LEAST_OUTLINE, beside - least_card)
    return Panes(
        outline=outline,
        card=panes.card if is_below else _within(panes.card, LEAST_CARD, beside - max(outline, LEAST_OUTLINE)),
        card_rows=_within(panes.card_rows, LEAST_CARD_ROWS, height - LEAST_TEXT_ROWS) if is_below else panes.card_rows,
    )


def _within(wanted: int, least: int, most: int) -> int:
    return max(least, min(wanted, most)) if wanted else 0

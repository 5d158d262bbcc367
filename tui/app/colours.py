"""Terminals with few colours or none: which theme they get, and how no colour is sent where none is wanted."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.app.themes import TERMINAL

_FEW = frozenset({None, "standard", "windows"})
"""What rich calls the colours of terminals that have 16 or none."""


class Colourless(LineFilter):
    """Takes every colour away and leaves bold, underline, reverse and the like, as NO_COLOR (no-color.org) asks."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - as Textual has it
        """Return the segments without their colours."""
        return [segment._replace(style=_without_colour(segment.style)) for segment in segments]


COLOURLESS = Colourless()


def _without_colour(style: Style | None) -> Style | None:
    """Return a style without colour; what rich's own copy loses, what a click on it does, stays."""
    if style is None or (style.color is None and style.bgcolor is None):
        return style
    bare = style.without_color
    return bare + Style.from_meta(style.meta) if style.meta else bare


def filters(own: Sequence[LineFilter], *, no_colour: bool) -> Sequence[LineFilter]:
    """Return what drawn lines go through: Textual's own filters, or where no colour is wanted the one that takes it."""
    return (COLOURLESS,) if no_colour else own


def fitting(theme: str, colour_system: str | None, *, no_colour: bool) -> str:
    """Return the theme to show for the one that the settings name.

    Themes of 16 million colours come out with white on white where there are only 16: there the terminal's own colours
    are used, and reverse and underline where a theme has backgrounds.

    Args:
        theme: The theme of the settings.
        colour_system: What rich found the terminal to have.
        no_colour: Whether NO_COLOR is set.
    """
    return TERMINAL.name if no_colour or colour_system in _FEW else theme

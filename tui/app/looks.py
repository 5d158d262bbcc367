"""How stretches of words look in each pane: their colours, as variables of the theme, and their weight and lines.

Textual's own way, a class of a style sheet for each look, is parsed and applied anew for each pane that is made: a
third of what a first screen took. Statuses have a colour and a line style each; glyphs stand beside them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from rich.style import Style
from textual.color import Color


class Look(NamedTuple):
    """How some words look; what is left out is as in the pane around them."""

    color: str = ""
    """The theme's variable for the words."""
    behind: str = ""
    """The theme's variable for what is behind them."""
    style: str = ""
    """Their weight and lines, as rich names them."""


_QUIET = Look("status-quiet")
_CURSOR = Look(behind="panel", style="bold")

LOOKS: Mapping[str, Mapping[str, Look]] = MappingProxyType(
    {
        "bar": {
            "title": Look(style="bold"),
            "key": Look("primary", style="bold"),
            "said": Look("accent", style="bold"),
            "alarm": Look("error", style="bold reverse"),
            "rest": _QUIET,
            "verified": Look("status-verified"),
            "disputed": Look("status-disputed"),
            "needs_source": Look("status-needs"),
        },
        "sheet": {
            "name": _QUIET,
            "strong": Look(style="bold"),
            "head": Look("accent", style="bold"),
            "key": Look("primary", style="bold"),
            "alarm": Look("error", style="bold"),
            "open": Look("status-open", style="bold"),
            "verified": Look("status-verified", style="bold"),
            "disputed": Look("status-disputed", style="bold"),
            "needs_source": Look("status-needs", style="bold"),
            "unchecked": _QUIET,
            "excluded": Look("status-quiet", style="bold"),
        },
        "article": {
            "here": Look("accent"),
            "tick_open": Look("status-open"),
            "tick_verified": Look("status-verified", style="bold"),
            "tick_disputed": Look("status-disputed", style="bold"),
            "tick_needs_source": Look("status-needs", style="bold"),
            "tick_excluded": _QUIET,
            "heading": Look("primary", style="bold"),
            "quote": Look(style="italic"),
            "caption": Look("status-quiet", style="italic"),
            "note": _QUIET,
            "open": Look("status-open", style="underline"),
            "verified": Look("status-verified", style="bold"),
            "disputed": Look("status-disputed", style="bold underline2"),
            "needs_source": Look("status-needs", style="italic underline"),
            "excluded": Look("status-quiet", style="strike"),
            "unchecked": _QUIET,
            "selected": Look(style="reverse bold"),
            "more": Look("accent", style="bold"),
            "operand": Look(behind="operand", style="bold"),
            "chosen": Look(style="reverse"),
            "badge": Look("status-disputed", style="bold"),
            "hidden": Look("foreground"),
            "match": Look(behind="match", style="bold"),
            "found": Look("background", "accent", "bold underline"),
            "repaired": Look("status-needs", style="underline"),
            "aside": Look("status-quiet", style="strike"),
        },
        "outline": {
            "cursor": Look("background", "primary", "bold"),
            "here": _CURSOR,
            "count": _QUIET,
            "done": Look("status-verified"),
            "disputed": Look("status-disputed", style="bold"),
            "whole": Look(style="bold"),
        },
        "library": {
            "cursor": _CURSOR,
            "quiet": _QUIET,
            "verified": Look("status-verified"),
            "disputed": Look("status-disputed", style="bold"),
            "needs_source": Look("status-needs"),
            "rest": _QUIET,
            "tag": Look("accent"),
        },
        "lost": {"cursor": _CURSOR, "quiet": _QUIET, "strong": Look(style="bold")},
        "hits": {"cursor": _CURSOR, "quiet": _QUIET, "found": Look(behind="match", style="bold")},
        "choice": {"cursor": _CURSOR, "name": Look("primary", style="bold")},
        "checks": {
            "cursor": _CURSOR,
            "quiet": Look("status-quiet", style="strike"),
            "verified": Look("status-verified"),
            "disputed": Look("status-disputed", style="bold"),
            "needs_source": Look("status-needs", style="bold"),
        },
        "aside": {"cursor": _CURSOR, "reason": _QUIET, "numeral": Look("status-open")},
    }
)
"""The looks of each pane, by its name and theirs."""

_DIM = Look("status-quiet", style="dim")
_REVERSE = Look(behind="panel", style="reverse")

IN_FEW_COLOURS: Mapping[str, Mapping[str, Look]] = MappingProxyType(
    {
        "bar": {
            "key": Look("foreground", style="bold"),
            "said": Look("foreground", style="bold"),
            "alarm": Look("error", style="bold"),
            "rest": _DIM,
        },
        "sheet": {"name": _DIM, "unchecked": _DIM},
        "article": {
            "unchecked": _DIM,
            "match": Look("warning", "match", "reverse"),
            "found": Look("warning", "match", "reverse bold underline"),
            "operand": Look(behind="operand", style="bold italic"),
            "caption": Look("status-quiet", style="italic dim"),
            "note": Look("status-quiet", style="italic dim"),
            "aside": Look("status-quiet", style="strike dim"),
        },
        "outline": {
            "cursor": Look("foreground", "background", "reverse bold"),
            "here": Look(behind="panel", style="bold underline"),
        },
        "library": {"cursor": _REVERSE, "quiet": _DIM},
        "lost": {"cursor": _REVERSE, "quiet": _DIM},
        "hits": {"cursor": _REVERSE, "quiet": _DIM, "found": Look(behind="match", style="bold underline")},
        "choice": {"cursor": _REVERSE},
        "checks": {"cursor": _REVERSE},
        "aside": {"cursor": _REVERSE},
    }
)
"""What looks otherwise in the terminal's own 16 colours, or in none.

There are no backgrounds to tell things apart by then: reverse, dim and underline do it.
"""


def style_of(pane: str, name: str, variables: Mapping[str, str], *, few_colours: bool = False) -> Style:
    """Return what a look adds to a pane's own style.

    Args:
        pane: The pane's name among `LOOKS`.
        name: The name of the look.
        variables: The colours of the theme.
        few_colours: Whether the theme is of the terminal's own colours.

    Raises:
        KeyError: The pane has no such look.
    """
    look = LOOKS[pane][name]
    if few_colours:
        look = IN_FEW_COLOURS[pane].get(name, look)
    color, behind = (Color.parse(variables[of]).rich_color if of else None for of in (look.color, look.behind))
    return Style(color=color, bgcolor=behind) + Style.parse(look.style)

"""The colours of tieout, dark and light. Each status has a colour, a line style and a glyph, never colour alone.

The last is for terminals of 16 colours or none: see `colours`.
"""

from textual.theme import Theme

STATUS_DEFAULTS = {
    "status-open": "#e5c07b",
    "status-verified": "#7fc08a",
    "status-disputed": "#f0787c",
    "status-needs": "#c69af0",
    "status-quiet": "#8a93a3",
    "match": "#5d4c12",
    "operand": "#274a63",
}
"""The colours of the statuses under themes that have none of their own."""

DARK = Theme(
    name="tieout-dark",
    primary="#7aa7e8",
    secondary="#8fb8b0",
    accent="#e5c07b",
    foreground="#d7dbe2",
    background="#15181d",
    surface="#1a1e24",
    panel="#232931",
    success="#7fc08a",
    warning="#e5c07b",
    error="#f0787c",
    dark=True,
    variables={**STATUS_DEFAULTS, "border": "#39414d"},
)

LIGHT = Theme(
    name="tieout-light",
    primary="#1f5fae",
    secondary="#2f6f66",
    accent="#8a5a00",
    foreground="#22262c",
    background="#fbfaf7",
    surface="#f5f3ee",
    panel="#eae7df",
    success="#1f7a3a",
    warning="#8a5a00",
    error="#b3262b",
    dark=False,
    variables={
        "status-open": "#8a5a00",
        "status-verified": "#1f7a3a",
        "status-disputed": "#b3262b",
        "status-needs": "#6d3fb0",
        "status-quiet": "#6b7280",
        "match": "#f4e2a1",
        "operand": "#c8e0f4",
        "border": "#c9c4b8",
    },
)

HIGH_CONTRAST = Theme(
    name="tieout-high-contrast",
    primary="#5cc8ff",
    secondary="#ffffff",
    accent="#ffe14d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#2a2a2a",
    success="#4dff88",
    warning="#ffe14d",
    error="#ff8080",
    dark=True,
    variables={
        "status-open": "#ffe14d",
        "status-verified": "#4dff88",
        "status-disputed": "#ff8080",
        "status-needs": "#e0a6ff",
        "status-quiet": "#c0c0c0",
        "match": "#5a4a00",
        "operand": "#00456b",
        "border": "#ffffff",
    },
)

COLOUR_BLIND = Theme(
    name="tieout-colour-blind",
    # Okabe and Ito, Color Universal Design (2008): told apart with any of the common kinds of colour blindness.
    primary="#56b4e9",
    secondary="#cc79a7",
    accent="#f0e442",
    foreground="#e4e4e4",
    background="#14171c",
    surface="#191d23",
    panel="#242a32",
    success="#56b4e9",
    warning="#f0e442",
    error="#e69f00",
    dark=True,
    variables={
        "status-open": "#f0e442",
        "status-verified": "#56b4e9",
        "status-disputed": "#e69f00",
        "status-needs": "#cc79a7",
        "status-quiet": "#98a1ad",
        "match": "#4d4812",
        "operand": "#1d3f57",
        "border": "#3b434f",
    },
)

TERMINAL = Theme(
    name="tieout-terminal",
    # The terminal's own 16 colours, on its own background: those of them that can be read on black and on white.
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "status-open": "ansi_yellow",
        "status-verified": "ansi_green",
        "status-disputed": "ansi_red",
        "status-needs": "ansi_magenta",
        "status-quiet": "ansi_default",
        "match": "ansi_default",
        "operand": "ansi_default",
        "border": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-foreground": "ansi_default",
        "input-selection-background": "ansi_default",
        "screen-selection-foreground": "ansi_default",
        "screen-selection-background": "ansi_default",
    },
)

THEMES = (DARK, LIGHT, HIGH_CONTRAST, COLOUR_BLIND, TERMINAL)

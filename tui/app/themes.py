"""The colours of tieout, dark and light. Each status has a colour, a line style and a glyph, never colour alone."""

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

THEMES = (DARK, LIGHT)

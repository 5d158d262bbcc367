import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tui.app.looks import IN_FEW_COLOURS, LOOKS, style_of
from tui.app.themes import STATUS_DEFAULTS, THEMES

COLOURS = {"status-open": "#e5c07b", "warning": "ansi_yellow", "match": "ansi_default"}


def variables_of(theme: Theme) -> dict[str, str]:
    return {**STATUS_DEFAULTS, **theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_each_theme_has_the_colours_of_all_looks(theme: Theme) -> None:
    variables = variables_of(theme)

    styles = [style_of(pane, name, variables, few_colours=theme.ansi) for pane in LOOKS for name in LOOKS[pane]]

    assert all(styles)


def test_a_look_adds_its_colour_and_its_lines() -> None:
    style = style_of("article", "open", COLOURS)

    assert style == Style(color=Color.from_rgb(0xE5, 0xC0, 0x7B), underline=True)


def test_a_look_in_few_colours_is_of_the_terminals_own() -> None:
    style = style_of("article", "match", COLOURS, few_colours=True)

    assert style.render("words", color_system=ColorSystem.STANDARD) == "\x1b[7;33;49mwords\x1b[0m"


def test_a_look_that_needs_no_colours_is_the_same_in_few() -> None:
    assert style_of("article", "chosen", COLOURS, few_colours=True) == style_of("article", "chosen", COLOURS)


def test_what_looks_otherwise_in_few_colours_is_a_look_of_its_pane() -> None:
    assert all(IN_FEW_COLOURS[pane].keys() <= LOOKS[pane].keys() for pane in IN_FEW_COLOURS)


def test_a_pane_without_a_look_of_that_name_says_so() -> None:
    with pytest.raises(KeyError):
        style_of("choice", "match", COLOURS)

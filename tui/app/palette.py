"""The command palette, of which nothing is imported before it is opened."""

from typing import TYPE_CHECKING

from textual.app import App

from tui.language import spoken

if TYPE_CHECKING:
    from tui.app.commands import KeyCommands


def key_commands() -> "type[KeyCommands]":
    """Return what the palette offers, as Textual wants to be told."""
    from tui.app.commands import KeyCommands  # noqa: PLC0415 - it takes as long to import as all of the app's screens

    return KeyCommands


def open_palette(app: App[int]) -> None:
    """Open the palette, unless it is open."""
    from textual.command import CommandPalette  # noqa: PLC0415 - as above

    if not isinstance(app.screen, CommandPalette):
        app.push_screen(CommandPalette(placeholder=spoken("what to do")))

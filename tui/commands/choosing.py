"""The settings that a command works with, and the language that it speaks by them."""

import os

from tui import paths
from tui.errors import SettingsError
from tui.language import choose, speak
from tui.settings import Settings, settings_or_defaults


def chosen_settings() -> tuple[Settings, SettingsError | None]:
    """Return the settings and speak their language; when something is wrong, the defaults and what is wrong."""
    settings, error = settings_or_defaults(paths.settings_file())
    speak(choose(settings.language, os.environ))
    return settings, error

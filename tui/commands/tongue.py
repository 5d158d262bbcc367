"""The language that a command speaks before it has read the settings: in its help, and of a wrong command line."""

import os
import stat

from tui import paths
from tui.errors import SettingsError
from tui.language import LANGUAGES, choose, speak

_AUTO = LANGUAGES[0]
_MOST_CHARACTERS = 10_000
"""More than any file has before its first table."""


def speak_as_set() -> None:
    """Speak the language of the settings, or of the environment where they name none."""
    speak(choose(_language_set(), os.environ))


def _language_set() -> str:
    """Return the setting `language`, or `auto`. What is wrong with the settings is told by what reads all of them.

    The help does not wait for the TOML parser, which takes longer than the help: the setting is a line of its own,
    above all tables (TOML 1.0.0, "Keys" and "Table").
    """
    try:
        place = paths.settings_place()
        if not stat.S_ISREG(os.stat(place).st_mode):
            return _AUTO
        with open(place, encoding="utf-8") as file:
            lines = file.read(_MOST_CHARACTERS).splitlines()
    except (OSError, ValueError, SettingsError):
        return _AUTO
    for line in lines:
        if line.lstrip().startswith("["):
            break
        key, _, value = line.partition("=")
        if key.strip() == "language":
            language = value.partition("#")[0].strip().strip("\"'")
            return language if language in LANGUAGES else _AUTO
    return _AUTO

"""Where the program keeps its files. Nothing is touched, made or looked at when this module is imported."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from tui.errors import SettingsError

PROFILE_VARIABLE = "TIEOUT_PROFILE"
"""The environment variable that names the profile."""
_PROGRAM = "tieout"
_PROFILE = re.compile(r"[^\W_][\w-]{0,63}")


@contextmanager
def profile_named(name: str) -> Iterator[None]:
    """Let a profile hold in a block, for this process and those that it starts.

    Raises:
        SettingsError: The name can't be that of a folder.
    """
    _checked(name)
    before = os.environ.get(PROFILE_VARIABLE)
    os.environ[PROFILE_VARIABLE] = name
    try:
        yield
    finally:
        if before is None:
            del os.environ[PROFILE_VARIABLE]
        else:
            os.environ[PROFILE_VARIABLE] = before


def store_folder() -> Path:
    """Return the folder of the reviewer's store: the profile's when there is one.

    Raises:
        SettingsError: The profile's name can't be that of a folder.
    """
    return _of_profile(Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False)))


def settings_file() -> Path:
    """Return where the settings are read from: the profile's when there is one.

    Raises:
        SettingsError: The profile's name can't be that of a folder.
    """
    return _of_profile(Path(platformdirs.user_config_dir(_PROGRAM, appauthor=False))) / "settings.toml"


def log_file() -> Path:
    """Return where a crash leaves its log."""
    return Path(platformdirs.user_state_dir(_PROGRAM, appauthor=False)) / "tieout.log"


def _of_profile(folder: Path) -> Path:
    name = os.environ.get(PROFILE_VARIABLE, "")
    return folder / "profiles" / _checked(name) if name else folder


def _checked(name: str) -> str:
    if not _PROFILE.fullmatch(name):
        hint = "Use letters, digits, - and _, and a letter or a digit first."
        raise SettingsError(f"“{name}” can't be the name of a profile.", hint)
    return name

"""Where the program keeps its files. Nothing is touched, made or looked at when this module is imported."""

from pathlib import Path

import platformdirs

_PROGRAM = "tieout"


def store_folder() -> Path:
    """Return the folder of the reviewer's store."""
    return Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False))


def settings_file() -> Path:
    """Return where the settings are read from."""
    return Path(platformdirs.user_config_dir(_PROGRAM, appauthor=False)) / "settings.toml"


def log_file() -> Path:
    """Return where a crash leaves its log."""
    return Path(platformdirs.user_state_dir(_PROGRAM, appauthor=False)) / "tieout.log"

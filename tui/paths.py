"""Where the program keeps its files, and which file a name means. Nothing is touched or looked at by importing it.

Places are texts here: `tieout list` needs no more, and importing pathlib or platformdirs takes as long as reading a
library.
"""

import os
import sys

from tui.errors import SettingsError

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from pathlib import Path

STORE_VARIABLE = "TIEOUT_STORE"
"""The environment variable that names the store's folder."""
PROFILE_VARIABLE = "TIEOUT_PROFILE"
"""The environment variable that names the profile."""
_PROGRAM = "tieout"
_PROFILE = r"[^\W_][\w-]{0,63}"
_XDG = {
    "user_data_dir": ("XDG_DATA_HOME", "~/.local/share"),
    "user_config_dir": ("XDG_CONFIG_HOME", "~/.config"),
    "user_state_dir": ("XDG_STATE_HOME", "~/.local/state"),
}
"""Under platformdirs' names the variable and the usual folder on Linux (XDG Base Directory Specification 0.8)."""


class Profile:
    """A profile that holds in a block, for this process and those that it starts."""

    def __init__(self, name: str) -> None:
        """Name it.

        Raises:
            SettingsError: The name can't be that of a folder.
        """
        self._name = _checked(name)
        self._before = os.environ.get(PROFILE_VARIABLE)

    def __enter__(self) -> None:
        os.environ[PROFILE_VARIABLE] = self._name

    def __exit__(self, *_: object) -> None:
        if self._before is None:
            del os.environ[PROFILE_VARIABLE]
        else:
            os.environ[PROFILE_VARIABLE] = self._before


def store_folder() -> str:
    """Return the folder of the reviewer's store: the profile's when there is one.

    Raises:
        SettingsError: The profile's name can't be that of a folder.
    """
    return _of_profile(_folder("user_data_dir"))


def store_place(asked: str | None) -> str:
    """Return the absolute path of the store's folder: as asked for, else from the environment, else the reviewer's own.

    Raises:
        SettingsError: There is a profile whose name can't be that of a folder, or the working folder is gone.
    """
    chosen = os.path.expanduser(asked or os.environ.get(STORE_VARIABLE) or store_folder())
    return chosen if os.path.isabs(chosen) else os.path.join(_working_folder(), chosen)


def named(name: "str | Path") -> "Path":
    """Return the path that a user names: `~` is expanded where it stands for somebody, and stays as it is elsewhere."""
    from pathlib import Path  # noqa: PLC0415 - as the module says

    return Path(os.path.expanduser(name))


def is_there(place: "Path") -> bool:
    """Say whether there is something at a path; not where that can't be looked up, as for a name that is too long."""
    return os.path.exists(place)


def is_folder(place: "Path") -> bool:
    """Say whether a path is a folder; not where that can't be looked up."""
    return os.path.isdir(place)


def settings_place() -> str:
    """Return where the settings are read from: the profile's when there is one.

    Raises:
        SettingsError: The profile's name can't be that of a folder.
    """
    return os.path.join(_of_profile(_folder("user_config_dir")), "settings.toml")


def settings_file() -> "Path":
    """Return `settings_place` as what reads and writes the settings takes it; errors as there."""
    from pathlib import Path  # noqa: PLC0415 - as the module says

    return Path(settings_place())


def log_file() -> "Path":
    """Return where a crash leaves its log."""
    from pathlib import Path  # noqa: PLC0415 - as the module says

    return Path(_folder("user_state_dir"), "tieout.log")


def _working_folder() -> str:
    try:
        return os.getcwd()
    except OSError as error:
        raise SettingsError("The working folder is gone.", "Change into another one, or name whole paths.") from error


def _folder(name: str) -> str:
    """Return one of the program's folders, by the name that platformdirs has for it."""
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        import platformdirs  # noqa: PLC0415 - as the module says

        return str(getattr(platformdirs, name)(_PROGRAM, appauthor=False))
    variable, usual = _XDG[name]
    asked = os.environ.get(variable, "")
    # The specification has relative ones ignored.
    return os.path.join(asked if os.path.isabs(asked) else os.path.expanduser(usual), _PROGRAM)


def _of_profile(folder: str) -> str:
    name = os.environ.get(PROFILE_VARIABLE, "")
    return os.path.join(folder, "profiles", _checked(name)) if name else folder


def _checked(name: str) -> str:
    import re  # noqa: PLC0415 - who has no profiles does not wait for it

    if not re.fullmatch(_PROFILE, name):
        hint = "Use letters, digits, - and _, and a letter or a digit first."
        raise SettingsError(f"“{name}” can't be the name of a profile.", hint)
    return name

"""settings.toml to frozen settings. A missing file is no error; a wrong one is named by its line or key."""

import getpass
import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from tui.errors import SettingsError

_LARGEST_FILE_BYTES = 1_000_000
_NOT_APPLIED = "The defaults are used until then."


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reviewer can set."""

    reviewer: str
    """The name on each decision; the login name when the file says nothing."""
    theme: str = "tieout-dark"
    """The name of the colours."""


def default_settings() -> Settings:
    """Return the settings that hold without a file."""
    return Settings(reviewer=_login_name())


def load_settings(path: Path) -> Settings:
    """Return the settings of a file, or the defaults when there is none.

    Raises:
        SettingsError: The file can't be read, is no TOML, or has an unknown key or a value of the wrong type.
    """
    table = _table(path)
    known = {field.name for field in fields(Settings)}
    settings = {"reviewer": _login_name()}
    for key, value in table.items():
        if key not in known:
            hint = f"Known are: {', '.join(sorted(known))}. {_NOT_APPLIED}"
            raise SettingsError(f"{path}: there is no setting `{key}`.", hint)
        if not isinstance(value, str):
            raise SettingsError(f"{path}: `{key}` has to be a text in quotes.", _NOT_APPLIED)
        if not value.strip() or not value.isprintable():
            raise SettingsError(f"{path}: `{key}` has to be one line of readable characters.", _NOT_APPLIED)
        settings[key] = value.strip()
    return Settings(**settings)


def _table(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            body = file.read(_LARGEST_FILE_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(f"{path} could not be read: {error.strerror}.", _NOT_APPLIED) from error
    if len(body) > _LARGEST_FILE_BYTES:
        raise SettingsError(f"{path} is too large to be a settings file.", _NOT_APPLIED)
    try:
        return tomllib.loads(body.decode())
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}.", f"Mend that line. {_NOT_APPLIED}") from error
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}: line {line} is not UTF-8.", f"Save it as UTF-8. {_NOT_APPLIED}") from error
    except RecursionError as error:
        raise SettingsError(f"{path} is nested too deep.", _NOT_APPLIED) from error


def _login_name() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        # A container may run as a user without a name.
        name = f"uid-{os.getuid()}" if hasattr(os, "getuid") else ""
    return name if name.isprintable() and name.strip() else "reviewer"

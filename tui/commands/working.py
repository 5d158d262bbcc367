"""What commands work with: the settings, the store and the desk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui import paths
from tui.commands.output import tell_error
from tui.errors import SettingsError
from tui.session import Desk
from tui.settings import Settings, default_settings, load_settings
from tui.store.database import Store

STORE_VARIABLE = "TIEOUT_STORE"
"""The environment variable that names the store's folder."""


def store_folder(asked: Path | None) -> Path:
    """Return the store's folder: as asked for, else from the environment, else the reviewer's own."""
    named = os.environ.get(STORE_VARIABLE)
    chosen = asked or (Path(named) if named else paths.store_folder())
    return chosen.expanduser().absolute()


def settings_or_defaults() -> tuple[Settings, SettingsError | None]:
    """Return the settings, or the defaults and what is wrong with the file."""
    try:
        return load_settings(paths.settings_file()), None
    except SettingsError as error:
        return default_settings(), error


@contextmanager
def desk_at(asked: Path | None) -> Iterator[Desk]:
    """Open the store for a command and close it at the end; what is wrong with the settings is told.

    Raises:
        StoreError: The store can't be opened.
    """
    settings, error = settings_or_defaults()
    if error:
        tell_error(error)
    desk = Desk(Store.open(store_folder(asked)), settings)
    try:
        yield desk
    finally:
        desk.close()

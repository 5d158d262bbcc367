"""What commands work with: the settings, the store and the desk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui import paths
from tui.commands.output import tell_error
from tui.errors import StoreError
from tui.session import Desk
from tui.settings import settings_or_defaults
from tui.store.database import Store

STORE_VARIABLE = "TIEOUT_STORE"
"""The environment variable that names the store's folder."""


def store_folder(asked: Path | None) -> Path:
    """Return the store's folder: as asked for, else from the environment, else the reviewer's own."""
    named = os.environ.get(STORE_VARIABLE)
    chosen = asked or (Path(named) if named else paths.store_folder())
    return chosen.expanduser().absolute()


@contextmanager
def desk_at(asked: Path | None) -> Iterator[Desk]:
    """Open the store for a command and close it at the end; what is wrong with the settings is told.

    Raises:
        StoreError: The store can't be opened.
    """
    settings, error = settings_or_defaults(paths.settings_file())
    if error:
        tell_error(error)
    desk = Desk(Store.open(store_folder(asked)), settings)
    try:
        yield desk
    finally:
        back_up(desk)
        desk.close()


def back_up(desk: Desk) -> None:
    """Make a backup of a store that is about to be closed if one is due; that it failed is told, and no more.

    As the program ends no key waits for it, and the terminal is the user's again.
    """
    try:
        desk.back_up()
    except StoreError as error:
        tell_error(error)

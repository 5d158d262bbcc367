"""What commands work with: the settings, the store and the desk."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui import paths
from tui.commands.choosing import chosen_settings
from tui.commands.output import tell_error
from tui.errors import StoreError
from tui.settings import Settings
from tui.store.database import Store

if TYPE_CHECKING:
    from tui.session import Desk
    from tui.session.library import Library

STORE_VARIABLE = "TIEOUT_STORE"
"""The environment variable that names the store's folder."""


def store_folder(asked: Path | None) -> Path:
    """Return the store's folder: as asked for, else from the environment, else the reviewer's own."""
    named = os.environ.get(STORE_VARIABLE)
    chosen = asked or (Path(named) if named else paths.store_folder())
    return chosen.expanduser().absolute()


@contextmanager
def desk_at(asked: Path | None) -> "Iterator[Desk]":
    """Open the store for a command and close it at the end; what is wrong with the settings is told.

    Raises:
        StoreError: The store can't be opened.
    """
    from tui.session import Desk  # noqa: PLC0415 - commands that only look at the library need none

    with closing(Desk(*_store_and_settings(asked))) as desk:
        try:
            yield desk
        finally:
            back_up(desk)


@contextmanager
def library_at(asked: Path | None) -> "Iterator[Library]":
    """Open the store as `desk_at` does, for a command that only looks at the library.

    Raises:
        StoreError: The store can't be opened.
    """
    from tui.session.library import Library  # noqa: PLC0415 - as above

    with closing(Library(*_store_and_settings(asked))) as library:
        try:
            yield library
        finally:
            back_up(library)


def _store_and_settings(asked: Path | None) -> tuple[Store, Settings]:
    settings, error = chosen_settings()
    if error:
        tell_error(error)
    return Store.open(store_folder(asked)), settings


def back_up(library: "Library") -> None:
    """Make a backup of a store that is about to be closed if one is due; that it failed is told, and no more.

    As the program ends no key waits for it, and the terminal is the user's again.
    """
    try:
        library.back_up()
    except StoreError as error:
        tell_error(error)

"""What commands work with: the settings, the store and the desk."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui import paths
from tui.commands.choosing import chosen_settings
from tui.commands.output import tell_error
from tui.errors import StoreError
from tui.session import Desk
from tui.settings import Settings
from tui.store.database import Store

if TYPE_CHECKING:
    from tui.session.library import Library


def store_folder(asked: str | None) -> Path:
    """Return `paths.store_place` as what writes a store takes it; errors as there."""
    return Path(paths.store_place(asked))


@contextmanager
def desk_at(asked: str | None) -> Iterator[Desk]:
    """Open the store for a command and close it at the end; what is wrong with the settings is told.

    Raises:
        StoreError: The store can't be opened.
    """
    with closing(Desk(*_store_and_settings(asked))) as desk:
        try:
            yield desk
        finally:
            back_up(desk)


def _store_and_settings(asked: str | None) -> tuple[Store, Settings]:
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

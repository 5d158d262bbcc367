"""The reports of the library, for a command that only looks at them: read without what reviewing them needs."""

import os
from contextlib import closing

from tui import paths
from tui.store.entries import entries
from tui.store.head import store_to_look_at

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from tui.domain.library import LibraryEntry


def all_entries(asked: str | None) -> "tuple[LibraryEntry, ...]":
    """Return the reports of a store, the removed ones too, the last touched first.

    A store that is not as usual is opened as for any other command.

    Raises:
        StoreError: The store can't be opened or read.
    """
    _speak_as_set()
    store = store_to_look_at(paths.store_place(asked))
    if store is not None:
        with closing(store):
            return entries(store)
    from tui.commands.working import desk_at  # noqa: PLC0415 - few stores need it

    with desk_at(asked) as desk:
        return (*desk.library(), *desk.removed())


def _speak_as_set() -> None:
    """Speak the language of the settings, where there are some, and tell what is wrong with them."""
    if os.path.lexists(paths.settings_place()):
        from tui.commands.choosing import chosen_settings  # noqa: PLC0415 - who has none does not wait for it
        from tui.commands.output import tell_error  # noqa: PLC0415 - as above

        _, error = chosen_settings()
        if error:
            tell_error(error)

"""SQLite's errors in the reviewer's words."""

from contextlib import contextmanager

import apsw

from tui.errors import DamagedError, StoreError

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Iterator

_UNCHANGED = "Nothing was changed on disk."
_DAMAGED = "Leave its files as they are; `tieout doctor` says what can be restored."
_WORDS: tuple[tuple[type[apsw.Error], str, str], ...] = (
    (apsw.BusyError, "Another program is writing to the store.", "Wait a moment and try again."),
    (apsw.LockedError, "Another program is writing to the store.", "Wait a moment and try again."),
    (apsw.FullError, "The disk is full: the store could not be written.", "Make room and try again. " + _UNCHANGED),
    (apsw.ReadOnlyError, "The store can only be read.", "Ask for the right to write to its folder. " + _UNCHANGED),
    (apsw.PermissionsError, "The store may not be opened.", "Ask for the right to its folder, or name another."),
    (apsw.CantOpenError, "The store could not be opened.", "Check its folder, or name another with --store."),
    (apsw.IOError, "The disk refused: the store could not be read or written.", "Check the disk. " + _UNCHANGED),
)
"""What an error of SQLite means to the reviewer and what to do; the first type that fits."""


def damaged(what: str) -> DamagedError:
    """Return the error for a store that is not as it was written."""
    return DamagedError(f"The store is damaged: {what}.", _DAMAGED)


@contextmanager
def in_reviewers_words() -> "Iterator[None]":
    """Turn what SQLite raises into a `StoreError`.

    Raises:
        DamagedError: The file is not as it was written.
        StoreError: SQLite could not do what was asked, or a text holds what it can't keep.
    """
    try:
        yield
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise damaged("SQLite can't read it") from error
    except apsw.Error as error:
        for kind, message, hint in _WORDS:
            if isinstance(error, kind):
                raise StoreError(message, hint) from error
        raise StoreError(f"The store answered: {error}", _UNCHANGED) from error
    except UnicodeDecodeError as error:
        raise damaged("a text in it is not as it was written") from error
    except UnicodeEncodeError as error:
        message = "The text holds half a character (a lone surrogate), which can't be kept."
        raise StoreError(message, "Take it out and try again. " + _UNCHANGED) from error

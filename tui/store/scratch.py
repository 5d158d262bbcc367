"""What is kept of a report beside its journal: notes that are being typed, and how its screen was left.

Neither is an event: the last write wins, and no history is kept.
"""

from datetime import datetime
from typing import cast

from tui.store.rows import insertion
from tui.store.seals import sealed, unsealed
from tui.store.transactions import StoreFile


def keep_draft(store: StoreFile, key: tuple[str, str], text: str, at: datetime) -> None:
    """Keep a note as far as it is typed.

    Args:
        store: Where.
        key: The report's id and the item's.
        text: The note so far.
        at: When.

    Raises:
        StoreError: It could not be written.
    """
    with store.writing() as execute:
        row = sealed(*key, text, at.isoformat())
        execute(insertion("drafts", row, instead=True), row)


def draft(store: StoreFile, key: tuple[str, str]) -> str | None:
    """Return the note that was being typed on an item (the report's id and the item's); None when there is none.

    Raises:
        StoreError: The store can't be read, or the draft is damaged.
    """
    rows = store.rows("SELECT * FROM drafts WHERE report_id = ? AND item_id = ?", key)
    return cast("str", unsealed(rows[0], "drafts")[2]) if rows else None


def drop_draft(store: StoreFile, key: tuple[str, str]) -> None:
    """Forget the draft of an item (the report's id and the item's), if there is one.

    Raises:
        StoreError: It could not be written.
    """
    with store.writing() as execute:
        execute("DELETE FROM drafts WHERE report_id = ? AND item_id = ?", key)


def keep_setting(store: StoreFile, key: tuple[str, str], value: str) -> None:
    """Keep a value under a name (the report's id and the name).

    Raises:
        StoreError: It could not be written.
    """
    with store.writing() as execute:
        row = sealed(*key, value)
        execute(insertion("report_settings", row, instead=True), row)


def setting(store: StoreFile, key: tuple[str, str]) -> str | None:
    """Return what was kept under a name (the report's id and the name); None when nothing was.

    Raises:
        StoreError: The store can't be read, or the value is damaged.
    """
    rows = store.rows("SELECT * FROM report_settings WHERE report_id = ? AND key = ?", key)
    return cast("str", unsealed(rows[0], "report_settings")[2]) if rows else None

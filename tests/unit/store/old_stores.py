"""Stores as earlier versions left them."""

import shutil
from pathlib import Path
from typing import cast

import apsw

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.store import schema
from tui.store.head import APPLICATION_ID, FILE_NAME
from tui.store.seals import Row, sealed

TEXT = "There are 12 apples and 13 pears in the basket."
_WRITTEN = ("reports", "snapshots", "readings", "progress", "items")


def version_1(folder: Path) -> Path:
    """Make a store of version 1 with three decisions of two reviewers, and return its database."""
    folder.mkdir(exist_ok=True)
    newer = folder / "newer"
    for name, index in (("Ada", 0), ("Ben", 1), ("Ada", 1)):
        desk = desk_in(newer, reviewer=name)
        desk.begin(reading_of(TEXT)).mark([index], Status.VERIFIED if name == "Ada" else Status.DISPUTED)
        desk.close()
    connection = apsw.Connection(str(folder / FILE_NAME))
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    schema.MIGRATIONS[0](connection)
    connection.execute("ATTACH ? AS newer", (str(newer / FILE_NAME),))
    for table in _WRITTEN:
        connection.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")  # noqa: S608 - our own names
    for row in cast("list[Row]", connection.execute("SELECT * FROM newer.events").fetchall()):
        connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sealed(*row[:11]))
    connection.execute("INSERT INTO meta VALUES ('needs', '0.1')")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("DETACH newer")
    connection.close()
    shutil.rmtree(newer)
    return folder / FILE_NAME

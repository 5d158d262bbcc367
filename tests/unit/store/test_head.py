"""A store that is opened only to be looked at."""

from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tests.unit.store.old_stores import version_1
from tui.errors import StoreError
from tui.store.entries import entries
from tui.store.head import FILE_NAME, SCHEMA_VERSION, store_to_look_at
from tui.store.schema import MIGRATIONS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk = desk_in(tmp_path / "store")
    desk.begin(reading_of("There are 12 apples."))
    desk.close()
    return tmp_path / "store"


def test_the_version_counts_the_migrations() -> None:
    assert len(MIGRATIONS) == SCHEMA_VERSION


def test_the_entries_are_those_of_the_store(folder: Path) -> None:
    store = store_to_look_at(str(folder))
    assert store is not None
    seen = entries(store)
    store.close()
    desk = desk_in(folder)
    assert seen == desk.library()
    desk.close()


def test_nothing_is_left_beside_the_store(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    store = store_to_look_at(str(folder))
    assert store is not None
    entries(store)
    store.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_nothing_can_be_written(folder: Path) -> None:
    store = store_to_look_at(str(folder))
    assert store is not None
    with pytest.raises(StoreError):
        store.rows("DELETE FROM progress")
    store.close()


def test_what_another_window_has_just_written_is_seen(folder: Path) -> None:
    desk = desk_in(folder)
    desk.begin(reading_of("There are 13 pears.", location="/reports/two.txt"))
    store = store_to_look_at(str(folder))
    assert store is not None
    assert len(entries(store)) == 2
    store.close()
    desk.close()


def test_what_is_not_as_usual_is_left_to_what_opens_stores(folder: Path, tmp_path: Path) -> None:
    assert store_to_look_at(str(tmp_path / "none")) is None
    version_1(tmp_path / "old")
    assert store_to_look_at(str(tmp_path / "old")) is None
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FILE_NAME).write_text("mine")
    assert store_to_look_at(str(tmp_path / "other")) is None
    connection = apsw.Connection(str(folder / FILE_NAME))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    # The newer version stands in the log alone as long as another program holds the store.
    assert store_to_look_at(str(folder)) is None
    connection.close()
    assert store_to_look_at(str(folder)) is None

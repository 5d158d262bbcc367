"""Ways in which a file is damaged, and what a store's tables hold."""

import random
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from tui.store.head import FILE_NAME

PAGE = 4096
SECTOR = 512


def flipped(body: bytearray, chance: random.Random) -> None:
    """One bit anywhere."""
    body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)


def scattered(body: bytearray, chance: random.Random) -> None:
    """Sixty-four bits anywhere."""
    for _ in range(64):
        flipped(body, chance)


def flipped_in_a_mark(body: bytearray, chance: random.Random) -> None:
    """One bit in one of the words of a decision."""
    word = chance.choice((b"verified", b"disputed", b"T-00", b"Ada", b"2026-01"))
    places = [at for at in range(len(body)) if body.startswith(word, at)]
    body[chance.choice(places) + chance.randrange(len(word))] ^= 1 << chance.randrange(8)


def zeroed(body: bytearray, chance: random.Random) -> None:
    """One sector that reads as zeros."""
    at = chance.randrange(len(body) // SECTOR) * SECTOR
    body[at : at + SECTOR] = bytes(SECTOR)


def garbled(body: bytearray, chance: random.Random) -> None:
    """One page of something else."""
    at = chance.randrange(len(body) // PAGE) * PAGE
    body[at : at + PAGE] = chance.randbytes(PAGE)


def swapped(body: bytearray, chance: random.Random) -> None:
    """Two pages in each other's place."""
    one, other = (number * PAGE for number in chance.sample(range(len(body) // PAGE), 2))
    body[one : one + PAGE], body[other : other + PAGE] = body[other : other + PAGE], body[one : one + PAGE]


def cut(body: bytearray, chance: random.Random) -> None:
    """A file that ends too soon."""
    del body[chance.randrange(len(body)) :]


KINDS: Mapping[str, Callable[[bytearray, random.Random], None]] = {
    kind.__name__: kind for kind in (flipped, scattered, flipped_in_a_mark, zeroed, garbled, swapped, cut)
}


def contents(folder: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return the rows of a store's tables, by table, as another library reads them."""
    return rows_in(folder / FILE_NAME)


def rows_in(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return the same of a database file."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = {name: set(connection.execute(f"SELECT * FROM {name}")) for name in names}  # noqa: S608 - the file's own names
    connection.close()
    return rows

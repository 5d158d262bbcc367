"""Snapshots: bytes that were fetched or read, each kept once under its hash."""

import hashlib
from collections.abc import Callable

import apsw

from tui.store.packing import pack_bytes
from tui.store.rows import insertion
from tui.store.seals import sealed
from tui.store.transactions import StoreFile


def keep_snapshot(store: StoreFile, body: bytes) -> str:
    """Keep bytes, once however often they come, and return their SHA-256 in hexadecimal.

    Raises:
        StoreError: They could not be written.
    """
    sha256 = hashlib.sha256(body).hexdigest()
    with store.writing() as execute:
        add_snapshot(execute, sha256, body)
    return sha256


def add_snapshot(execute: Callable[..., apsw.Cursor], sha256: str, body: bytes) -> None:
    """Add bytes under their hash within a transaction, unless they are there."""
    if not execute("SELECT 1 FROM snapshots WHERE sha256 = ?", (sha256,)).fetchone():
        row = sealed(sha256, len(body), pack_bytes(body))
        execute(insertion("snapshots", row), row)

"""One of several things that the reviewer chooses from."""

from msgspec import Struct


class Choice(Struct, frozen=True):
    """One thing to choose."""

    value: str
    """What is handed on when it is chosen."""
    name: str
    """What it is called."""
    meaning: str = ""
    """What it means; empty when the name says it."""

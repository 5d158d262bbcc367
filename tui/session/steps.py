"""What is done a little at a time, so that a screen can show how far it is and the reviewer can give it up."""

from collections.abc import Generator
from typing import TypeAlias, TypeVar, cast

from tui.store.packing import without_collection

T = TypeVar("T")
Steps: TypeAlias = Generator[int, None, T]
"""Something that is done a little at a time; it yields how many items it is through with."""


def done(steps: Steps[T]) -> T:
    """Do all that is left of something, and return what comes of it."""
    with without_collection():
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return cast("T", end.value)

"""Words and the looks that they are shown in: what the screen and the plain terminal have in common."""

from collections.abc import Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """A run of text in one look."""

    text: str
    """The words, as they are: they are made visible when drawn."""
    look: str = ""
    """The name of a look of the pane; empty for the pane's own."""


Line = Sequence[Word]

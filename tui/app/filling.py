"""What is shown at once as far as it is known, and fills in a little at a time."""

from collections.abc import Iterator, Sequence
from time import monotonic

from msgspec import Struct

from tui.app.stepping import SLICE_S
from tui.app.words import Line


class Filled(Struct, frozen=True):
    """How far it is."""

    lines: Sequence[Line] | None = None
    """All that there is to show now; None when nothing of it is new."""
    words: str = ""
    """What is being done; empty when nothing is to be said."""


def filled_further(steps: Iterator[Filled]) -> tuple[Filled, bool]:
    """Work for a moment; return what is new, all in one, and whether there is more to come."""
    until = monotonic() + SLICE_S
    lines: Sequence[Line] | None = None
    for step in steps:
        lines, words = step.lines or lines, step.words
        if monotonic() >= until:
            return Filled(lines, words), True
    return Filled(lines), False

"""Which items the figures of a reading are, and how its items differ from its figures."""

from collections.abc import Sequence

from msgspec import Struct, field

from tui.domain.identity import FIGURE, item_id
from tui.domain.text import Span


class Arrangement(Struct, frozen=True):
    """How the items of a reading differ from its figures under their own numbers."""

    gone: tuple[int, ...] = ()
    """Figures that are no items, by index, rising."""
    named: dict[int, str] = field(default_factory=dict)
    """Figures that are items under another id, by index."""
    passages: tuple[tuple[str, Span], ...] = ()
    """The passages, each with its id, in reading order."""


class Numbers:
    """Which figure of a reading has which item number."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """Take over the item number of each figure, in reading order."""
        self.numbers = numbers
        self._figures: dict[int, int] | None = None

    def figure_of(self, name: str) -> int | None:
        """Return the figure that an item is by its id, by index; None when it is none."""
        digits = name[len(FIGURE) :]
        if not digits.isdecimal():
            return None
        number = int(digits)
        if item_id(number) != name:
            return None
        # In a report that was read once the numbers follow each other.
        guess = number - self.numbers[0] if self.numbers else 0
        if 0 <= guess < len(self.numbers) and self.numbers[guess] == number:
            return guess
        if self._figures is None:
            self._figures = {number: figure for figure, number in enumerate(self.numbers)}
        return self._figures.get(number)

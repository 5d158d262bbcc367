"""Which items the figures of a reading are, and how its items differ from its figures."""

from collections.abc import Sequence

from msgspec import Struct, field

from tui.domain.identity import FIGURE
from tui.domain.text import Span

_DIGITS, _MOST_DIGITS = 4, 9
"""How many digits the number in an item's id has at least, and at most: ids come from imported files, too."""


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
        # Just as `item_id` writes them: many are asked for at once, and to write each anew would take as long again.
        is_written_so = len(digits) == _DIGITS or (_DIGITS < len(digits) <= _MOST_DIGITS and digits[0] != "0")
        if not (is_written_so and digits.isascii() and digits.isdecimal() and name.startswith(FIGURE)):
            return None
        number = int(digits)
        # In a report that was read once the numbers follow each other.
        guess = number - self.numbers[0] if self.numbers else 0
        if 0 <= guess < len(self.numbers) and self.numbers[guess] == number:
            return guess
        if self._figures is None:
            self._figures = {number: figure for figure, number in enumerate(self.numbers)}
        return self._figures.get(number)

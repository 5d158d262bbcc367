"""Whether an ordinary blank parts the groups of one number, in a text that does not show that elsewhere.

`1 200 km` may be one number (ISO 80000-1 §7.3.1, GB/T 15835-2011 §5.1) or two: `Table 1 200 km`, `in 2019 300 people`,
a row of numbers. It is read as one only where the words before ask for a number and take none as a name, and a unit of
measure comes behind; or behind a currency.
"""

import re

from tui.domain.figure import FigureKind
from tui.figures.reading import Reading
from tui.figures.units import unit_at

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9,]|\.[0-9]{3}(?![0-9])| [0-9])(?:\.[0-9]+)?")
_ASKING = re.compile(
    r"(?<![A-Za-z])(?:a|of|to|by|than|about|some|over|under|nearly|almost|approximately|roughly|around|only|just|"
    r"is|was|are|were|has|had|covers|covered|spans|weighs|weighed|costs?|produced|used)(?: a)? $"
)
_NAMING = frozenset("第表图图页章节条款项号栏例式年月日时分秒期届次")
"""Chinese words that a number behind them names or dates, and counts nothing."""
_LONGEST_LEAD = 20


def groups_here(reading: Reading, place: int, *, currency: bool) -> bool:
    """Say whether the digits at `place` go on behind a blank.

    Args:
        reading: What is known of the text.
        place: Where the first digit stands.
        currency: Whether a currency stands before it.
    """
    text = reading.text
    found = _GROUPED.match(text, place)
    if found is None:
        return False
    if currency:
        return True
    unit = unit_at(text, found.end(), reading.words)
    if unit is None:
        return False
    before = text[place - 1 : place]
    if "\u4e00" <= before <= "\u9fff":
        return before not in _NAMING and text[found.end()] != " "
    is_measure = unit[0].kind is not FigureKind.COUNT
    return is_measure and _ASKING.search(text[max(0, place - _LONGEST_LEAD) : place]) is not None

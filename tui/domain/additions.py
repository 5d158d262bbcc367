"""What a user adds to the words that tieout knows of numbers: from the settings to the reading process."""

from msgspec import Struct


class Additions(Struct, frozen=True):
    """What a user adds to the language tables."""

    units: tuple[tuple[str, str, str, str], ...] = ()
    """Rows of spelling, kind (a `FigureKind`), unit and factor: `("bcm", "volume", "m3", "1000000000")`."""
    classifiers: tuple[str, ...] = ()
    """Words that make the number before them a count."""
    phrases: tuple[str, ...] = ()
    """Set phrases that begin with a numeral and say nothing of quantity."""


NO_ADDITIONS = Additions()

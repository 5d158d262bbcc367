"""Counts of a review: how many items stand at which status."""

from tui.domain.record import Record

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from typing import Final


class Tally(Record):
    """How many items stand at which status."""

    __slots__ = ("open", "verified", "disputed", "needs_source", "excluded", "unchecked")  # noqa: RUF023 - in order

    open: "Final[int]"
    """Items to check that have no conclusion yet."""
    verified: "Final[int]"
    """Items found right."""
    disputed: "Final[int]"
    """Items found wrong."""
    needs_source: "Final[int]"
    """Items that nothing was found for."""
    excluded: "Final[int]"
    """Items that the reviewer ruled out as no claim to check."""
    unchecked: "Final[int]"
    """Items without a conclusion that need none: years that only set the scope, identifiers."""

    def __init__(  # noqa: PLR0917 - a record
        self,
        open: int = 0,  # noqa: A002 - named like the status
        verified: int = 0,
        disputed: int = 0,
        needs_source: int = 0,
        excluded: int = 0,
        unchecked: int = 0,
    ) -> None:
        self.open = open
        self.verified = verified
        self.disputed = disputed
        self.needs_source = needs_source
        self.excluded = excluded
        self.unchecked = unchecked

    @property
    def counts(self) -> tuple[int, ...]:
        """All of them, in the order of the fields."""
        return (self.open, self.verified, self.disputed, self.needs_source, self.excluded, self.unchecked)

    @property
    def total(self) -> int:
        """How many items there are to review; the unchecked ones are not among them."""
        return self.open + self.reviewed

    @property
    def reviewed(self) -> int:
        """How many items have a conclusion."""
        return self.verified + self.disputed + self.needs_source + self.excluded

    def count(self, status: str) -> int:
        """Return how many items stand at a `Status`; of the open ones only those that have to be checked."""
        return int(getattr(self, status))

    def after(self, status: str) -> "Tally":
        """Return what it will be once one of the open items that have to be checked stands at another `Status`."""
        names = self.__slots__
        return Tally(
            *(count + (name == status) - (name == "open") for name, count in zip(names, self.counts, strict=True))
        )

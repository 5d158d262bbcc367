"""Records of what `tieout list` shows; the others are structs of msgspec, and that takes long to be imported."""

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from typing import Self


class Record:
    """Fields that stand in `__slots__`, which the constructor takes by name; two are equal when all their fields are.

    Each is declared `Final`: a change makes a copy.
    """

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.as_dict() == other.as_dict()

    def __hash__(self) -> int:
        return hash(tuple(self.as_dict().values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.as_dict().items())
        return f"{type(self).__name__}({fields})"

    def as_dict(self) -> dict[str, object]:
        """Return the fields by name, in their order."""
        return {name: getattr(self, name) for name in self.__slots__}

    def replaced(self, **changes: object) -> "Self":
        """Return a copy with some fields changed."""
        return type(self)(**{**self.as_dict(), **changes})

"""How the tables of this package write lists of words."""


def words(written: str) -> tuple[str, ...]:
    """Return the words of a list that is parted by blanks."""
    return tuple(written.split())

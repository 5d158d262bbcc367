"""Which sections an outline shows while it is filtered by words: those that have them, and what these lie in."""

from collections.abc import Iterable, Sequence

from tui.folding import folded


def findable(labels: Iterable[str]) -> list[str]:
    """Return labels as they are sought in: case, width, simplified and traditional Chinese made alike."""
    return [folded(label.casefold()) for label in labels]


def with_words(labels: Sequence[str], words: str) -> list[int]:
    """Return which labels have all the words, in order.

    Args:
        labels: As `findable` returns them.
        words: With blanks between them; none fit every label.
    """
    wanted = folded(words.casefold()).split()
    return [index for index, label in enumerate(labels) if all(word in label for word in wanted)]


def with_parents(indices: Iterable[int], parents: Sequence[int]) -> set[int]:
    """Return sections and all that they lie in.

    Args:
        indices: The sections.
        parents: Of each section the one that it lies in; negative at the top.
    """
    shown: set[int] = set()
    for index in indices:
        at = index
        while at >= 0 and at not in shown:
            shown.add(at)
            at = parents[at]
    return shown

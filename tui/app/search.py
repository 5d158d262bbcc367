"""Searching the text: literal words, smart case."""

from tui.domain.text import Span

MOST_MATCHES = 10_000


def matches_in(text: str, words: str) -> list[Span]:
    """Return where `words` stand in `text`, in order, not overlapping; upper case in them makes case matter.

    At most `MOST_MATCHES` are returned.
    """
    if not words:
        return []
    hay, needle = (text, words) if words != words.lower() else (_lower(text), words)
    found: list[Span] = []
    at = hay.find(needle)
    while at >= 0 and len(found) < MOST_MATCHES:
        found.append(Span(at, at + len(needle)))
        at = hay.find(needle, at + len(needle))
    return found


def _lower(text: str) -> str:
    """Return the text in lower case with every offset kept: a letter that would become two stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)

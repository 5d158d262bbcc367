"""Words for the room that there is: cut or filled up to so many cells, and bars that long. Without Textual."""

from rich.cells import cell_len

from tui.app.words import Word
from tui.domain.tally import Tally
from tui.domain.visible import visible


def cut(text: str, cells: int) -> str:
    """Return the visible text in at most `cells` cells, with an ellipsis where some of it had to go."""
    shown = visible(text)
    if cell_len(shown) <= cells:
        return shown
    kept: list[str] = []
    room = cells - 1
    for character in shown:
        room -= cell_len(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + "…" if cells > 0 else ""


def cut_before(text: str, cells: int) -> str:
    """Return the end of the text in at most `cells` cells, from a whole word on where words have blanks between."""
    at = len(text)
    while at and (cells := cells - cell_len(text[at - 1])) >= 0:
        at -= 1
    kept = text[at:]
    if 0 < at < len(text) and kept[0].isascii() and text[at - 1 : at + 1].isalnum() and " " in kept:
        kept = kept.partition(" ")[2]
    return kept.lstrip() if at else kept


def padded(text: str, cells: int) -> str:
    """Return the visible text in exactly `cells` cells, the last of them a space."""
    shown = cut(text, cells - 1)
    return shown + " " * (cells - cell_len(shown))


def progress_words(tally: Tally, cells: int) -> tuple[Word, ...]:
    """Return a bar of some cells, each status in its look and its own sign, for a tally."""
    if not tally.total:
        return (Word("─" * cells, "rest"),)
    parts = (
        ("━", "verified", tally.verified + tally.excluded),
        ("╳", "disputed", tally.disputed),
        ("?", "needs_source", tally.needs_source),
    )
    words: list[Word] = []
    left = cells
    for sign, look, count in parts:
        taken = min(left, max(round(cells * count / tally.total), 1 if count else 0))
        words.append(Word(sign * taken, look))
        left -= taken
    words.append(Word("─" * left, "rest"))
    return tuple(words)

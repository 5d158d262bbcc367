"""How commands set words on a terminal: wrapped at a width, and in columns, both counted in cells."""

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST_WIDE = "\u2e80"
"""From this character on those of the Chinese phrases take two cells; a table of all widths would have to be loaded."""
_NEVER_FIRST, _NEVER_LAST = "，。、；：？！）》”…", "（《“"
"""What no line begins with, and what none ends with (GB/T 15834-2011 §5.1.10)."""


def cells(words: str) -> int:
    """Return how many cells words of the program take."""
    return len(words) if words.isascii() else sum(1 + (character >= _FIRST_WIDE) for character in words)


def in_columns(rows: "Sequence[Sequence[str]]", *, right: bool = False) -> "Iterator[str]":
    """Yield rows as lines, all columns but the last one set to one width, at their right edge when asked so."""
    widths = [max(map(cells, column)) for column in [*zip(*rows, strict=True)][:-1]]
    for row in rows:
        rooms = [" " * (width - cells(word)) for word, width in zip(row, widths, strict=False)]
        words = [room + word if right else word + room for word, room in zip(row, rooms, strict=False)]
        yield "  ".join([*words, row[-1]])


def wrapped(words: str, width: int) -> "Iterator[str]":
    """Yield the lines of `words` at a width in cells, parted at blanks and between Chinese characters."""
    line, taken = "", 0
    for blank, piece in _pieces(words):
        room = cells(piece)
        if line and taken + len(blank) + room > width:
            yield line
            line, taken = piece, room
        else:
            line, taken = f"{line}{blank}{piece}", taken + len(blank) + room
    yield line


def _pieces(words: str) -> "Iterator[tuple[str, str]]":
    """Yield what no line ends inside, each with the blank that stands before it."""
    blank = ""
    for word in words.split():
        begin = 0
        for at in range(1, len(word)):
            before, after = word[at - 1], word[at]
            is_chinese = before >= _FIRST_WIDE or after >= _FIRST_WIDE
            if is_chinese and after not in _NEVER_FIRST and before not in _NEVER_LAST:
                yield blank, word[begin:at]
                blank, begin = "", at
        yield blank, word[begin:]
        blank = " "

"""A text that is being read: what the rules need to know of the whole."""

from msgspec import Struct

from tui.figures.language import Language


class Reading(Struct):
    """A text being read: what the rules need to know of the whole."""

    text: str
    """The folded text."""
    words: Language
    """The tables."""
    spaced: bool = False
    """Whether the document groups thousands with blanks."""
    european: bool = False
    """Whether the document writes a comma before decimals."""
    minguo: bool = False
    """Whether the document counts years from 1911."""
    dollar: str = "USD"
    """What a bare `$` is."""
    yuan: str = "CNY"
    """What a bare 元 is."""
    notes: frozenset[int] = frozenset()
    """The numbers that the text marks as notes, in brackets or at the head of paragraphs."""
    marks: frozenset[int] = frozenset()
    """The numbers of one or two digits that stand in round brackets."""
    unshared: int = 0
    """Up to where lists are known to share no unit."""
    yen: str = "CNY"
    """What a bare ¥ is."""
    floor: int = 0
    """Where the last figure ended: nothing before it belongs to the next."""

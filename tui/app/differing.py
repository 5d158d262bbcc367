"""What a later reading changed, in words: pure functions. No widget, no colour alone: `+` and `-` say it too."""

from collections.abc import Iterator

from tui.app.words import Line, Word
from tui.domain.anchoring import Outcome
from tui.domain.difference import Difference, FigureChange, Piece, Sort
from tui.language import counted, spoken

_MOST_LISTED = 1_000
"""How many figures and how many paragraphs are shown; it is said how many more there are."""
OUTCOMES: tuple[tuple[Outcome | None, str], ...] = (
    (Outcome.SAME, "the same"),
    (Outcome.MOVED, "moved"),
    (Outcome.VALUE_CHANGED, "with another value"),
    (Outcome.GONE, "gone"),
    (Outcome.AMBIGUOUS, "in more than one place now"),
    (None, "new"),
)
_TOLD = frozenset({Outcome.VALUE_CHANGED, Outcome.GONE, Outcome.AMBIGUOUS, None})


def difference_lines(difference: Difference) -> list[Line]:
    """Return what changed: counts, then the figures that did, then the paragraphs with their words."""
    counts = difference.counts
    told = [f"{counts[outcome]} {spoken(words)}" for outcome, words in OUTCOMES if counts[outcome]]
    figures = spoken("Figures: {counts}", counts=spoken(", ").join(told)) if told else spoken("Figures: none")
    lines: list[Line] = [(Word(figures, "head"),)]
    if difference.is_worse:
        worse = spoken("Most figures are gone: this may be a login or an error page. esc stays as it was.")
        lines.append((Word(worse, "alarm"),))
    changed = [figure for figure in difference.figures if figure.outcome in _TOLD]
    lines += [_figure_line(figure) for figure in changed[:_MOST_LISTED]]
    if len(changed) > _MOST_LISTED:
        lines.append(
            (Word(counted(len(changed) - _MOST_LISTED, "and {count} more figure", "and {count} more figures")),)
        )
    pieces = [piece for piece in difference.pieces if piece.sort is not Sort.EQUAL]
    changes = counted(len(pieces), "Text: {count} paragraph changed", "Text: {count} paragraphs changed")
    lines += [(), (Word(changes if pieces else spoken("Text: the same"), "head"),)]
    for piece in pieces[:_MOST_LISTED]:
        lines += [*_piece_lines(difference, piece), ()]
    if len(pieces) > _MOST_LISTED:
        lines.append(
            (Word(counted(len(pieces) - _MOST_LISTED, "and {count} more paragraph", "and {count} more paragraphs")),)
        )
    return lines


def _figure_line(figure: FigureChange) -> Line:
    name = Word(f"{figure.item_id:<8} ", "name")
    if figure.outcome is None:
        return (name, Word(f"+ {figure.now}", "verified"))
    if figure.outcome is Outcome.VALUE_CHANGED:
        return (name, Word(f"- {figure.was}", "disputed"), Word("  "), Word(f"+ {figure.now}", "verified"))
    return (name, Word(f"- {figure.was}", "disputed"), Word(f"  {spoken(figure.outcome.value)}", "name"))


def _piece_lines(difference: Difference, piece: Piece) -> Iterator[Line]:
    old, new = difference.old.text, difference.new.text
    if piece.sort is Sort.CHANGED and piece.words:
        words = [word for part in piece.words for word in _words_of(part, old, new)]
        yield (Word("~ ", "name"), *words)
        return
    if piece.old:
        yield (Word("- ", "disputed"), Word(piece.old.of(old), "disputed"))
    if piece.new:
        yield (Word("+ ", "verified"), Word(piece.new.of(new), "verified"))


def _words_of(part: Piece, old: str, new: str) -> Iterator[Word]:
    if part.sort is Sort.EQUAL:
        yield Word(part.new.of(new))
        return
    if part.old:
        yield Word(f"[-{part.old.of(old)}-]", "disputed")
    if part.new:
        yield Word(f"{{+{part.new.of(new)}+}}", "verified")

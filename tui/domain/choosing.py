"""What the reviewer keeps in the body and leaves out of it: new choices from a report and what is pointed at in it."""

from msgspec.structs import replace

from tui.domain.report import LEFT_OUT, Choices, Report


def keeping(report: Report, aside: int) -> Choices:
    """Return a report's choices with one more: a set-apart piece goes back into the body.

    Args:
        report: The reading that the reviewer looks at.
        aside: The piece's index in `report.aside`. Of one that the reviewer had left out, that choice is taken back.
    """
    piece, choices = report.aside[aside], report.choices
    left_out = (piece.text, _asides_before(report, piece.text, aside) + _blocks_before(report, piece.text, piece.at))
    if piece.reason == LEFT_OUT and left_out in choices.drop:
        return replace(choices, drop=tuple(entry for entry in choices.drop if entry != left_out))
    return replace(choices, keep=(*(words for words in choices.keep if words != piece.text), piece.text))


def dropping(report: Report, block: int) -> Choices:
    """Return a report's choices with one more: a block is left out of the body.

    Args:
        report: The reading that the reviewer looks at.
        block: Its index in `report.blocks`.
    """
    span = report.blocks[block].span
    words = span.of(report.text)
    earlier = sum(piece.at <= span.start and piece.text == words for piece in report.aside)
    left_out = (words, earlier + _blocks_before(report, words, span.start))
    return replace(report.choices, drop=(*report.choices.drop, left_out))


def _asides_before(report: Report, words: str, index: int) -> int:
    return sum(piece.text == words for piece in report.aside[:index])


def _blocks_before(report: Report, words: str, offset: int) -> int:
    size = len(words)
    return sum(
        block.span.start < offset and block.span.end - block.span.start == size and block.span.of(report.text) == words
        for block in report.blocks
    )

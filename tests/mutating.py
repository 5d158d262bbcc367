"""Edits of a text that remember where each piece of it came from, so that where a figure truly is can be told."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.domain.anchoring import even_sides
from tui.domain.sentence import sentence_around
from tui.domain.text import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an edited text."""

    words: str
    """What stands there."""
    origin: int
    """The offset in the old text of what stands there or was replaced by it; -1 for what is new."""
    is_kept: bool
    """Whether it stands there as it was."""


Text = tuple[Piece, ...]
Edit = Callable[[Text, random.Random], Text]


def untouched(text: str) -> Text:
    """Return a text as one piece."""
    return (Piece(text, 0, is_kept=True),)


def written(pieces: Text) -> str:
    """Return the words of an edited text."""
    return "".join(piece.words for piece in pieces)


def origin_of(pieces: Text, span: Span) -> int:
    """Return the offset in the old text of what stands at `span` or was replaced by it; -1 for what is new."""
    at = 0
    for piece in pieces:
        if at <= span.start < at + len(piece.words):
            within = span.start - at if piece.is_kept else 0
            return piece.origin + within if piece.origin >= 0 else -1
        at += len(piece.words)
    return -1


def sides(text: str, span: Span) -> tuple[str, str]:
    """Return a figure's sentence without it, white space evened."""
    sentence = sentence_around(text, span)
    return even_sides((text[sentence.start : span.start], text[span.end : sentence.end]))


def _cut(pieces: Text, start: int, end: int) -> tuple[Text, Text, Text]:
    """Return what stands before, in and after a stretch of an edited text."""
    parts: tuple[list[Piece], list[Piece], list[Piece]] = ([], [], [])
    at = 0
    for piece in pieces:
        bounds = (at, min(max(start, at), at + len(piece.words)), min(max(end, at), at + len(piece.words)))
        for part, low, high in zip(parts, bounds, (*bounds[1:], at + len(piece.words)), strict=True):
            if low < high:
                origin = piece.origin + (low - at if piece.is_kept else 0) if piece.origin >= 0 else -1
                part.append(Piece(piece.words[low - at : high - at], origin, piece.is_kept))
        at += len(piece.words)
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])


def _stretches(text: str, ends: str) -> list[Span]:
    spans = []
    start = 0
    for at, character in enumerate(text):
        if character in ends:
            if text[start : at + 1].strip():
                spans.append(Span(start, at + 1))
            start = at + 1
    return spans or [Span(0, len(text))]


def _chosen(pieces: Text, chance: random.Random, ends: str = "\n") -> Span:
    return chance.choice(_stretches(written(pieces), ends))


def insert_line(pieces: Text, chance: random.Random) -> Text:
    at = _chosen(pieces, chance).start
    before, _, after = _cut(pieces, at, at)
    new = f"By the way {chance.randrange(10, 4000)} of {chance.randrange(10, 90)}.{chance.randrange(10)}% were said.\n"
    return (*before, Piece(new, -1, is_kept=False), *after)


def insert_look_alike(pieces: Text, chance: random.Random) -> Text:
    """Put a copy of a sentence elsewhere, in which one word is another."""
    words = _chosen(pieces, chance, "\n。.").of(written(pieces))
    at = _chosen(pieces, chance).start
    before, _, after = _cut(pieces, at, at)
    middle = len(words) // 3
    return (*before, Piece(f"{words[:middle]}x{words[middle:].rstrip()}\n", -1, is_kept=False), *after)


def delete_line(pieces: Text, chance: random.Random) -> Text:
    span = _chosen(pieces, chance)
    before, _, after = _cut(pieces, span.start, span.end)
    return (*before, *after)


def delete_sentence(pieces: Text, chance: random.Random) -> Text:
    span = _chosen(pieces, chance, "\n。；;")
    before, _, after = _cut(pieces, span.start, span.end)
    return (*before, *after)


def swap_lines(pieces: Text, chance: random.Random) -> Text:
    one, other = sorted((_chosen(pieces, chance), _chosen(pieces, chance)))
    if one == other:
        return pieces
    head, first, rest = _cut(pieces, one.start, one.end)
    between, second, tail = _cut(rest, other.start - one.end, other.end - one.end)
    return (*head, *second, *between, *first, *tail)


def _digits(text: str) -> list[Span]:
    spans = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end].isdigit():
            end += 1
        if end > at:
            spans.append(Span(at, end))
        at = max(end, at + 1)
    return spans


def change_digits(pieces: Text, chance: random.Random) -> Text:
    spans = _digits(written(pieces))
    if not spans:
        return pieces
    span = chance.choice(spans)
    before, was, after = _cut(pieces, span.start, span.end)
    new = "".join(str(chance.randrange(1, 10)) for _ in range(len(span)))
    return pieces if new == written(was) else (*before, Piece(new, was[0].origin, False), *after)


def swap_figures(pieces: Text, chance: random.Random) -> Text:
    """Let two runs of digits change places: each is another value now where it stood."""
    spans = _digits(written(pieces))
    if len(spans) < 2:
        return pieces
    index = chance.randrange(len(spans) - 1)
    one, other = spans[index], spans[index + 1]
    head, first, rest = _cut(pieces, one.start, one.end)
    between, second, tail = _cut(rest, other.start - one.end, other.end - one.end)
    if written(first) == written(second):
        return pieces
    put = [Piece(written(second), first[0].origin, False), Piece(written(first), second[0].origin, False)]
    return (*head, put[0], *between, put[1], *tail)


def change_word(pieces: Text, chance: random.Random) -> Text:
    text = written(pieces)
    places = [at for at in range(0, len(text), 7) if text[at].isalpha()]
    if not places:
        return pieces
    at = chance.choice(places)
    before, _, after = _cut(pieces, at, at + 1)
    return (*before, Piece("Q", -1, is_kept=False), *after)


def repeat_line(pieces: Text, chance: random.Random) -> Text:
    """Put a copy of a line elsewhere: no one can tell it from the first, so both are where it was."""
    span = _chosen(pieces, chance)
    at = _chosen(pieces, chance).start
    _, line, _ = _cut(pieces, span.start, span.end)
    before, _, after = _cut(pieces, at, at)
    return (*before, *line, *after)


def lay_out_anew(pieces: Text, chance: random.Random) -> Text:
    """Break lines elsewhere, as another design of the page does."""
    made: list[Piece] = []
    share = chance.random()
    for piece in pieces:
        at = 0
        for index, character in enumerate(piece.words):
            is_end = character == "\n" or (character in "。；;" and piece.words[index + 1 : index + 2] != "\n")
            if is_end and chance.random() < share:
                _, kept, _ = _cut((piece,), at, index + (character != "\n"))
                made += [*kept, Piece(" " if character == "\n" else "\n", -1, is_kept=False)]
                at = index + 1
        made += _cut((piece,), at, len(piece.words))[1]
    return tuple(made)


def damage_characters(pieces: Text, chance: random.Random) -> Text:
    """Lose letters that the new encoding does not have."""
    lost = chance.choice("aeéü”’“—的了是、")
    made: list[Piece] = []
    for piece in pieces:
        at = 0
        for index, character in enumerate(piece.words):
            if character == lost and chance.random() < 0.05:
                made += [*_cut((piece,), at, index)[1], Piece("\ufffd", -1, is_kept=False)]
                at = index + 1
        made += _cut((piece,), at, len(piece.words))[1]
    return tuple(made)


EDITS: Sequence[Edit] = (
    insert_line,
    insert_look_alike,
    delete_line,
    delete_sentence,
    swap_lines,
    change_digits,
    swap_figures,
    change_word,
    repeat_line,
    lay_out_anew,
    damage_characters,
)
"""Each sort of edit."""


def mutated(text: str, seed: int) -> Text:
    """Return a text after one to six edits; the same seed gives the same."""
    chance = random.Random(seed)  # noqa: S311 - a test's choices
    pieces = untouched(text)
    for edit in chance.choices(EDITS, k=chance.randrange(1, 7)):
        pieces = edit(pieces, chance)
    return pieces

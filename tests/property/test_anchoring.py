import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import report_of
from tui.domain.anchoring import Outcome, anchor, describe
from tui.domain.text import Span

characters = st.sampled_from("ab 12.,%。年萬\n\t𠮷😀=")
texts = st.text(characters, min_size=1, max_size=200)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(places())
def test_every_place_is_found_again_in_its_own_text(place: tuple[str, Span]) -> None:
    text, span = place
    found = anchor(text, describe(text, span))
    assert (found.outcome, found.span, found.sentence_kept) == (Outcome.SAME, span, True)


@given(places())
def test_a_target_s_quote_is_what_stands_at_its_position(place: tuple[str, Span]) -> None:
    text, span = place
    target = describe(text, span)
    quote = target.quote.prefix + target.quote.exact + target.quote.suffix
    start = target.position.start - len(target.quote.prefix)
    assert text[start : start + len(quote)] == quote
    assert text[target.position.start : target.position.end] == target.quote.exact


@given(places(), texts)
def test_what_is_found_in_another_text_are_the_very_words(place: tuple[str, Span], other: str) -> None:
    text, span = place
    found = anchor(other, describe(text, span))
    if found.found:
        assert found.span is not None
        assert found.span.of(other) == span.of(text)
    assert (found.span is None) == (found.outcome in {Outcome.GONE, Outcome.AMBIGUOUS})


NOUNS = ("revenue", "cargo", "income", "staff", "output", "debt", "rent", "fuel", "trade", "waste")
EDITS = ("change digits", "delete line", "insert line", "swap lines", "change words", "swap figures")


def article(chance: random.Random) -> list[str]:
    """Lines of three sentences, each figure with words of its own and small numbers that repeat."""
    return [
        " ".join(
            f"The {chance.choice(NOUNS)} of the {chance.choice(NOUNS)} in unit {line * 3 + part} of the group came to"
            f" {chance.randrange(10, 40)}.{chance.randrange(10)} million."
            for part in range(3)
        )
        for line in range(12)
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(EDITS))
def test_no_edit_moves_a_figure_to_another_one_s_place(seed: int, edit: str) -> None:
    """Each figure has a sentence that names a unit of its own, so where it truly is can be told from the text."""
    chance = random.Random(seed)  # noqa: S311 - a test's choices
    lines = article(chance)
    old = "\n".join(lines)
    new = "\n".join(edited(lines, edit, chance))
    for figure in report_of(old).numerals.figures:
        if figure.span.of(old).isdigit():
            continue
        unit = old[: figure.span.start].rsplit(" unit ", 1)[1].split()[0]
        found = anchor(new, describe(old, figure.span))
        if found.found:
            assert found.span is not None
            assert new[: found.span.start].rsplit(" unit ", 1)[1].split()[0] == unit
            assert found.span.of(new) == figure.span.of(old)
        else:
            assert f"unit {unit} of the group came to {figure.span.of(old)} million" not in new


def edited(lines: list[str], edit: str, chance: random.Random) -> list[str]:
    line = chance.randrange(len(lines))
    other = chance.randrange(len(lines))
    changed = list(lines)
    words = lines[line].split()
    values = [index for index, word in enumerate(words) if "." in word and word[0].isdigit()]
    match edit:
        case "change digits":
            words[values[0]] = f"{chance.randrange(10, 40)}.{chance.randrange(10)}"
            changed[line] = " ".join(words)
        case "swap figures":
            words[values[0]], words[values[1]] = words[values[1]], words[values[0]]
            changed[line] = " ".join(words)
        case "change words":
            changed[line] = lines[line].replace("of the group", "of the whole firm", 1)
        case "delete line":
            del changed[line]
        case "insert line":
            changed.insert(line, f"Here {chance.randrange(10, 40)}.{chance.randrange(10)} million is said by the way.")
        case _:
            changed[line], changed[other] = changed[other], changed[line]
    return changed

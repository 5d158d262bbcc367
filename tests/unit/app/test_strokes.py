"""Words are put on a row in few bytes, and the terminal shows them all the same."""

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.strokes import Stroke, erases_in_colour, stroke_of, words_in

PLAIN, BOLD, RED = Style.parse("#c0c0c0 on #101010"), Style.parse("bold #c0c0c0 on #101010"), Style.parse("#ff0000")


def stroke(*words: tuple[str, Style], x: int = 0, erases: bool = True) -> Stroke:
    strip = Strip([Segment(text, style) for text, style in words])
    return stroke_of(words_in(strip), x, ColorSystem.TRUECOLOR, erases=erases)


def on_row(stroke: Stroke, number: int) -> str:
    return str(number).join(stroke.parts)


def test_a_stroke_is_of_any_row() -> None:
    assert on_row(stroke(("one", PLAIN), x=4), 7) == "\x1b[7;5Hone"


def test_the_words_of_one_style_are_written_together() -> None:
    sequences = on_row(stroke(("one ", PLAIN), ("2", BOLD), (" three ", PLAIN), ("4", BOLD), (" five", PLAIN)), 1)

    assert sequences.count("m") == 1, "from the figures to what stands around them"


def test_the_style_that_most_words_have_comes_last() -> None:
    written = stroke(("one ", PLAIN), ("2", BOLD), (" three", PLAIN))

    assert (written.first, written.last) == (BOLD, PLAIN)


def test_words_of_doubtful_width_are_written_in_their_order() -> None:
    sequences = on_row(stroke(("one… ", PLAIN), ("2", BOLD), (" three", PLAIN)), 1)

    assert sequences.index("one") < sequences.index("2") < sequences.index("three")


def test_many_blanks_at_the_end_are_erased() -> None:
    assert on_row(stroke(("one" + " " * 30, PLAIN)), 1) == "\x1b[1;1Hone\x1b[30X"


def test_where_erased_cells_may_lose_their_colour_the_blanks_are_written() -> None:
    assert " " * 30 in on_row(stroke(("one" + " " * 30, PLAIN), erases=False), 1)


@pytest.mark.parametrize("marked", ["underline", "reverse", "strike"])
def test_blanks_that_are_more_than_their_colour_are_written(marked: str) -> None:
    assert " " * 30 in on_row(stroke(("one" + " " * 30, Style.parse(marked))), 1)


def test_behind_erased_blanks_the_place_is_said() -> None:
    assert "\x1b[34G" in on_row(stroke(("one" + " " * 30, PLAIN), ("two", RED)), 1)


def test_what_a_click_does_can_not_be_seen() -> None:
    strips = [Strip([Segment("▁", RED + Style.from_meta({"@click": does}))]) for does in ("up", "down")]

    assert words_in(strips[0]) == words_in(strips[1])


@pytest.mark.parametrize(("kind", "erases"), [("xterm-256color", True), ("screen.xterm-256color", False)])
def test_only_some_terminals_erase_in_colour(monkeypatch: pytest.MonkeyPatch, kind: str, erases: bool) -> None:
    monkeypatch.setenv("TERM", kind)

    assert erases_in_colour() is erases

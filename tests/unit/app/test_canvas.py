"""What a canvas writes makes the terminal show what the screen shows, in few bytes."""

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.canvas import Shown, Terminal

PLAIN, BOLD, RED = Style.parse("#c0c0c0 on #101010"), Style.parse("bold #c0c0c0 on #101010"), Style.parse("#ff0000")


def row(*words: tuple[str, Style], y: int = 0, x: int = 0) -> Shown:
    strip = Strip([Segment(text, style) for text, style in words])
    return Shown(y, x, x + strip.cell_length, strip)


def written(terminal: Terminal, *rows: Shown) -> str:
    return terminal.written(rows, ColorSystem.TRUECOLOR)


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


def test_what_is_there_already_is_not_written_again(terminal: Terminal) -> None:
    written(terminal, row(("There were ", PLAIN), ("21", BOLD), (" cases", PLAIN)))

    assert not written(terminal, row(("There were ", PLAIN), ("21", BOLD), (" cases", PLAIN)))


def test_only_the_words_that_are_others_now_are_written(terminal: Terminal) -> None:
    written(terminal, row(("There were ", PLAIN), ("21", BOLD), (" cases", PLAIN)))

    sequences = written(terminal, row(("There were ", PLAIN), ("22", BOLD), (" cases", PLAIN)))

    assert "2" in sequences.rpartition("m")[0]
    assert "There" not in sequences
    assert "cases" not in sequences


def test_another_look_of_the_same_words_is_written(terminal: Terminal) -> None:
    written(terminal, row(("21", PLAIN)))

    assert "21" in written(terminal, row(("21", BOLD)))


def test_what_was_forgotten_is_written_whole(terminal: Terminal) -> None:
    written(terminal, row(("There", PLAIN)))
    terminal.forget()

    assert "There" in written(terminal, row(("There", PLAIN)))


def test_a_stretch_of_another_length_is_written_whole(terminal: Terminal) -> None:
    written(terminal, row(("There were", PLAIN)))

    assert "There" in written(terminal, row(("There", PLAIN)))


def test_the_style_is_changed_only_where_it_changes(terminal: Terminal) -> None:
    sequences = written(terminal, row(("one", PLAIN), y=0), row(("two", PLAIN), y=1))

    assert sequences.count("m") == 2, "once before the first word, and once at the end"


def test_an_attribute_ends_without_the_colours_being_said_again(terminal: Terminal) -> None:
    sequences = written(terminal, row(("one", BOLD), ("two", PLAIN)))

    assert "\x1b[22mtwo" in sequences


def test_colours_end_where_the_next_words_have_none(terminal: Terminal) -> None:
    sequences = written(terminal, row(("one", PLAIN), ("two", Style())))

    assert "\x1b[39;49mtwo" in sequences


def test_behind_a_character_of_doubtful_width_the_place_is_said(terminal: Terminal) -> None:
    sequences = written(terminal, row(("a…", PLAIN), ("b", RED)))

    assert "\x1b[1;3H" in sequences


def test_what_stands_behind_changed_words_of_doubtful_width_is_written_again(terminal: Terminal) -> None:
    written(terminal, row(("a…", PLAIN), ("b", RED)))

    assert "b" in written(terminal, row(("c…", PLAIN), ("b", RED)))


DOUBTFUL = ("🇨🇳", "👍🏽", "\u1100\u1161\u11a8", "①", "e\u0301")
"""Characters that terminals draw in different widths: flags, a coloured hand, parted syllables, ambiguous ones."""


@pytest.mark.parametrize("doubtful", DOUBTFUL)
def test_a_pane_is_written_again_where_the_words_beside_it_may_reach_over_it(terminal: Terminal, doubtful: str) -> None:
    text = row((doubtful, PLAIN))
    written(terminal, row(("x" * text.end, PLAIN)), row(("│   ", PLAIN), ("far", RED), x=text.end))
    sequences = written(terminal, text)

    assert "│" in sequences
    assert "far" not in sequences


@pytest.mark.parametrize("doubtful", DOUBTFUL)
def test_a_pane_is_left_alone_where_there_is_room_enough_before_it(terminal: Terminal, doubtful: str) -> None:
    text = row((doubtful, PLAIN), (" " * 9, RED))
    written(terminal, row(("x" * text.end, PLAIN)), row(("│", PLAIN), x=text.end))

    assert "│" not in written(terminal, text)


def test_what_a_notice_lay_over_is_written_again(terminal: Terminal) -> None:
    pane, notice = row(("There were", PLAIN)), row(("sorry", RED), x=4)
    written(terminal, pane)
    written(terminal, notice)

    assert "There" in written(terminal, pane)
    assert "sorry" in written(terminal, notice)


def test_a_terminal_of_few_colours_is_sent_no_others(terminal: Terminal) -> None:
    assert "38;2" not in terminal.written([row(("one", RED))], ColorSystem.EIGHT_BIT)


def test_links_are_written_as_such(terminal: Terminal) -> None:
    linked = Style(link="https://example.org")

    assert "\x1b]8;" in written(terminal, row(("there", linked)))


def test_an_address_can_not_end_the_sequence_that_it_stands_in(terminal: Terminal) -> None:
    linked = Style(link="https://example.org/\x1b\\\x1b[2J")

    assert "[2J" not in written(terminal, row(("there", linked))).replace("␛[2J", "")


def test_what_was_made_ready_is_not_taken_for_written(terminal: Terminal) -> None:
    before, after = row(("There were ", PLAIN), ("21", BOLD)), row(("There were ", PLAIN), ("22", BOLD))
    written(terminal, before)
    terminal.make_ready(after)

    assert not written(terminal, before)
    assert "2" in written(terminal, after)

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.linear.console import Console
from tui.linear.phrases import KEYS_WITHOUT_USE


def console(typed: str = "", columns: int = 0) -> tuple[Console, io.StringIO]:
    sink = io.StringIO()
    return Console(io.StringIO(typed), sink, lambda: columns), sink


@given(st.lists(st.text(st.characters())), st.integers(0, 200))
def test_no_line_steers_the_terminal_or_breaks_off(lines: list[str], columns: int) -> None:
    terminal, sink = console(columns=columns)
    terminal.say(*lines)
    steering = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not [c for c in sink.getvalue() if c != "\n" and unicodedata.category(c) in steering]


def test_lines_are_wrapped_at_words_and_between_chinese_characters() -> None:
    terminal, sink = console(columns=12)
    terminal.say("one two three four", "全年抽查五十四个项目")
    assert sink.getvalue().splitlines() == ["one two", "three four", "全年抽查五十", "四个项目"]


def test_a_terminal_too_narrow_to_wrap_for_gets_whole_lines() -> None:
    terminal, sink = console(columns=5)
    terminal.say("one two three")
    assert sink.getvalue() == "one two three\n"


def test_a_typed_line_comes_without_what_cannot_be_seen() -> None:
    terminal, _ = console(" c 净利润\u200b\u202e 12 \r\n")
    assert terminal.ask("?") == "c 净利润 12"


def test_an_arrow_key_is_told_and_does_nothing() -> None:
    terminal, sink = console("\x1b[A\nv\n")
    assert terminal.ask("?") == "v"
    assert KEYS_WITHOUT_USE in sink.getvalue()


def test_the_end_of_the_input_is_an_end() -> None:
    terminal, sink = console("")
    with pytest.raises(EOFError):
        terminal.ask("?")
    assert sink.getvalue() == "? \n"

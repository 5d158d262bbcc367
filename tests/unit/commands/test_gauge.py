import io

import pytest

from tui.commands.gauge import Gauge


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Let the error output be a terminal; no fixture, for pytest gives each phase of a test another one."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    return screen


def line(screen: Screen) -> str:
    """Return what stands on the line now."""
    return screen.getvalue().rpartition("\r\x1b[K")[2]


def test_the_line_shows_how_far_it_is_and_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with Gauge(4) as gauge:
        gauge.advance()
        gauge.show("Reading")
        assert line(screen) == "[#####---------------] 1/4 Reading"


def test_the_line_is_gone_at_the_end_and_while_something_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with Gauge(4) as gauge:
        gauge.show("Reading")
        gauge.tell("that")
        assert line(screen) == "that\n"
        gauge.show("more")
    assert line(screen) == ""


@pytest.mark.parametrize("words", ["x" * 80, "统计公报" * 20])
def test_the_line_is_never_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    screen = terminal(monkeypatch)
    with Gauge(1) as gauge:
        gauge.show(words)
        shown = line(screen)
    assert sum(1 if character.isascii() else 2 for character in shown) in {38, 39}


def test_outside_words_can_t_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with Gauge(1) as gauge:
        gauge.show("\x1b[2J\n")
        assert line(screen).endswith("␛[2J␊")


def test_a_terminal_that_can_t_move_its_cursor_has_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    with Gauge(1) as gauge:
        gauge.show("Reading")
    assert screen.getvalue() == ""


def test_where_there_is_no_terminal_there_is_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr("sys.stderr", file)
    monkeypatch.setenv("TERM", "xterm")
    with Gauge(1) as gauge:
        gauge.advance()
        gauge.tell("that")
    assert file.getvalue() == "that\n"

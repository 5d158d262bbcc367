from collections import Counter

import pytest

from tui.app.keys import KEYS
from tui.linear.commands import COMMANDS, help_lines, number_in, understood


@pytest.mark.parametrize(
    ("line", "command", "words"),
    [
        ("", "figure.next_open", ""),
        ("v", "figure.verify", ""),
        ("1", "figure.verify", ""),
        ("ｖ", "figure.verify", ""),
        ("？", "help.open", ""),
        ("c the table says 12", "figure.note", "the table says 12"),
        ("c\u3000与表不符", "figure.note", "与表不符"),
        ("/cases", "search.open", "cases"),
        ("／ 病例", "search.open", "病例"),
        ("/", "search.open", ""),
        ("#later", "figure.tag", "later"),
        ("g12", "figure.go", "12"),
        ("gT-0012", "figure.go", "T-0012"),
        ("g T-0012", "figure.go", "T-0012"),
        ("l3", "section.list", "3"),
        ("q", "app.back", ""),
    ],
)
def test_a_line_is_understood(line: str, command: str, words: str) -> None:
    found = understood(line)
    assert found is not None
    assert (found[0].id, found[1]) == (command, words)


@pytest.mark.parametrize("line", ["vv", "verify", "good", "l3x", "12", "显示"])
def test_what_is_no_command_is_not_guessed(line: str) -> None:
    assert understood(line) is None


def test_no_two_commands_have_one_name() -> None:
    names = Counter(name for command in COMMANDS for name in command.names)
    assert [name for name, count in names.items() if count > 1] == []


def test_the_help_has_every_command() -> None:
    assert len(help_lines()) == len(COMMANDS)
    assert "c, note [words]: write a note on the figure; - takes it away" in help_lines()


def test_a_command_of_the_screen_has_its_key() -> None:
    keys = {key.id: key.shown.split() for key in KEYS}
    for command in COMMANDS:
        if command.id in keys and not any(name.startswith("ctrl") for name in keys[command.id]):
            assert set(keys[command.id]) & set(command.names), command.id


@pytest.mark.parametrize(
    ("words", "index"), [("1", 0), ("60", 59), ("0", None), ("61", None), ("²", None), ("9" * 5000, None), ("", None)]
)
def test_a_number_names_one_of_a_list(words: str, index: int | None) -> None:
    assert number_in(words, 60) == index

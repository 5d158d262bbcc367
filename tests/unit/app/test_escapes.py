"""The escape key on its way from the terminal."""

from itertools import chain

import pytest
from textual.events import Key
from textual.widgets import Input, TextArea

from tui.app.escapes import Escapes, apart


def parted(*typed: str) -> list[str]:
    """Return the parts of what comes read by read, and the rest of it."""
    escapes = Escapes()
    return [*chain.from_iterable(map(escapes.parts, typed)), *escapes.rest()]


@pytest.mark.parametrize("then", ["v", "J", "1", "]", "[", "O", "\r", "中", "vv"])
def test_an_escape_is_a_key_of_its_own_however_soon_the_next_one_comes(then: str) -> None:
    assert parted("\x1b", then) == ["\x1b", then]


@pytest.mark.parametrize(
    "reads", [("\x1b[A",), ("\x1b", "[A"), ("\x1b[1", ";5A"), ("\x1b", "OP"), ("\x1b]11;rgb:0\x1b\\",)]
)
def test_a_key_that_begins_with_an_escape_stays_whole(reads: tuple[str, ...]) -> None:
    assert "".join(parted(*reads)) == "".join(reads)
    assert "\x1b" not in parted(*reads)


def test_an_escape_behind_other_keys_is_kept_back_until_it_is_known_what_it_is() -> None:
    escapes = Escapes()
    assert list(escapes.parts("abc\x1b")) == ["abc"]
    assert escapes.is_waiting
    assert list(escapes.rest()) == ["\x1b"]
    assert list(escapes.rest()) == []


def test_each_of_several_escapes_is_one() -> None:
    assert parted("\x1b", "\x1b", "\x1b") == ["\x1b"] * 3


def pressed(key: Key, focused: Input | TextArea | None) -> list[tuple[str, str | None]]:
    return [(one.key, one.character) for one in apart(key, focused)]


def test_alt_and_a_character_are_escape_and_the_character() -> None:
    assert pressed(Key("alt+shift+j", "J"), None) == [("escape", "\x1b"), ("J", "J")]
    assert pressed(Key("alt+v", "v"), TextArea()) == [("escape", "\x1b"), ("v", "v")]


def test_in_a_field_of_one_line_alt_gives_nothing_up() -> None:
    assert pressed(Key("alt+b", "b"), Input()) == [("alt+b", "b")]


def test_keys_without_alt_and_those_that_are_no_character_stay_as_they_are() -> None:
    assert pressed(Key("v", "v"), None) == [("v", "v")]
    assert pressed(Key("alt+left", None), None) == [("alt+left", None)]

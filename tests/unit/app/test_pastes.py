"""Pasted text on its way from the terminal."""

from itertools import pairwise

import pytest

from tui.app.pastes import Pastes

PASTED = "v\x1b[200~one \x1bv\x1b[201\x1b[201~\x1b[A\x1b[200~\x1b\x1b[201~d"
CLEANED = "v\x1b[200~one v[201\x1b[201~\x1b[A\x1b[200~\x1b[201~d"


@pytest.mark.parametrize("first", range(len(PASTED)))
@pytest.mark.parametrize("length", [1, 2, 5, 100])
def test_what_is_pasted_loses_its_escapes_however_it_comes_in_parts(first: int, length: int) -> None:
    pastes = Pastes()
    ends = [0, first, min(first + length, len(PASTED)), len(PASTED)]
    assert "".join(pastes.cleaned(PASTED[start:end]) for start, end in pairwise(ends)) == CLEANED


def test_what_is_typed_is_handed_on_at_once() -> None:
    pastes = Pastes()
    assert [pastes.cleaned(typed) for typed in ("\x1b", "[200", "v")] == ["\x1b", "[200", "v"]


def test_what_may_end_a_paste_waits_for_the_rest() -> None:
    pastes = Pastes()
    assert [pastes.cleaned(typed) for typed in ("\x1b[200~a\x1b[2", "b", "\x1b[201~")] == [
        "\x1b[200~a",
        "[2b",
        "\x1b[201~",
    ]

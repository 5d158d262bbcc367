"""How large the panes can be."""

import pytest

from tui.app.screens.reading.panes import LEAST_CARD, LEAST_OUTLINE, LEAST_TEXT, LEAST_TEXT_ROWS, fitting
from tui.settings import Panes


def test_what_there_is_room_for_is_given() -> None:
    assert fitting(Panes(40, 50, 8), 160, 30) == Panes(40, 50, 8)


def test_what_is_not_asked_for_stays_as_the_program_has_it() -> None:
    assert fitting(Panes(), 160, 30) == Panes()


@pytest.mark.parametrize("panes", [Panes(500, 500, 500), Panes(500, 1, 1), Panes(1, 500, 500)])
def test_the_text_and_the_others_keep_their_least(panes: Panes) -> None:
    given = fitting(panes, 100, 22)
    assert given.outline >= LEAST_OUTLINE
    assert given.card >= LEAST_CARD
    assert 100 - given.outline - given.card >= LEAST_TEXT
    assert 22 - given.card_rows >= LEAST_TEXT_ROWS


def test_the_least_is_given_where_there_is_room_for_nothing() -> None:
    assert fitting(Panes(40, 40, 9), 20, 5) == Panes(LEAST_OUTLINE, LEAST_CARD, 3)

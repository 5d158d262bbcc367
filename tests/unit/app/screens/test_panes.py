"""How large the panes can be."""

import pytest

from tui.app.screens.reading.panes import (
    LEAST_CARD,
    LEAST_CARD_ROWS,
    LEAST_OUTLINE,
    LEAST_TEXT,
    LEAST_TEXT_ROWS,
    fitting,
)
from tui.settings import Panes


def test_what_there_is_room_for_is_given() -> None:
    assert fitting(Panes(40, 50, 8), 160, 30, is_below=False) == Panes(40, 50, 8)
    assert fitting(Panes(40, 50, 8), 80, 30, is_below=True) == Panes(40, 50, 8)


def test_what_is_not_asked_for_stays_as_the_program_has_it() -> None:
    assert fitting(Panes(), 160, 30, is_below=False) == Panes()


@pytest.mark.parametrize("panes", [Panes(500, 500, 500), Panes(500, 1, 1), Panes(1, 500, 500)])
def test_the_text_and_the_others_keep_their_least(panes: Panes) -> None:
    given = fitting(panes, 100, 22, is_below=False)
    assert given.outline >= LEAST_OUTLINE
    assert given.card >= LEAST_CARD
    assert 100 - given.outline - given.card >= LEAST_TEXT


@pytest.mark.parametrize("panes", [Panes(500, 500, 500), Panes(1, 1, 1)])
def test_above_a_card_the_text_keeps_its_least_columns_and_rows(panes: Panes) -> None:
    given = fitting(panes, 80, 22, is_below=True)
    assert LEAST_OUTLINE <= given.outline <= 80 - LEAST_TEXT
    assert LEAST_CARD_ROWS <= given.card_rows <= 22 - LEAST_TEXT_ROWS


def test_a_size_that_does_not_matter_now_is_kept() -> None:
    assert fitting(Panes(0, 500, 0), 80, 22, is_below=True).card == 500
    assert fitting(Panes(0, 0, 50), 160, 22, is_below=False).card_rows == 50


def test_the_least_is_given_where_there_is_room_for_nothing() -> None:
    assert fitting(Panes(40, 40, 9), 20, 5, is_below=False) == Panes(LEAST_OUTLINE, LEAST_CARD, 9)
    assert fitting(Panes(40, 40, 9), 20, 5, is_below=True).card_rows == LEAST_CARD_ROWS

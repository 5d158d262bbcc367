from tui.app.choice import sign_keys
from tui.domain.evidence import LEGEND


def test_each_tick_mark_has_a_key_of_its_own() -> None:
    keys = sign_keys(LEGEND)
    assert keys == {"✓": "v", "F": "F", "R": "R", "X": "X", "?": "?", "–": "-", "CF": "C", "PY": "P", "IM": "I"}


def test_a_tick_mark_whose_letters_are_all_taken_has_no_key() -> None:
    assert sign_keys(("C", "F", "CF")) == {"C": "C", "F": "F", "CF": ""}

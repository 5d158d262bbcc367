"""The table of keys."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from tui.app.keys import KEYS, PLACES, PRESETS, all_keys, bindings, clashes, keys_of, take_own
from tui.app.screens.sheets import help_lines
from tui.errors import TieoutError


def test_no_key_has_two_actions_where_a_reader_meets_both() -> None:
    assert clashes() == []


def test_a_clash_within_a_place_is_found() -> None:
    twice = (*KEYS, replace(KEYS[0], id="figure.other"))
    assert ("reading", KEYS[0].keys) in clashes(twice)


def test_a_pane_that_hides_a_decision_is_a_clash() -> None:
    hiding = (*KEYS, replace(KEYS[0], id="text.other", keys="v", place="text"))
    assert ("text", "v") in clashes(hiding)


def test_ids_are_unique_and_name_area_and_verb() -> None:
    ids = [key.id for key in KEYS]
    assert len(set(ids)) == len(ids)
    assert all(len(identifier.split(".")) == 2 for identifier in ids)


def test_every_key_belongs_to_a_place_of_the_help() -> None:
    assert {key.place for key in KEYS} <= set(PLACES)


def test_bindings_carry_the_ids_of_the_table() -> None:
    assert [getattr(binding, "id", None) for binding in bindings("aside")] == ["aside.take_up"]


@pytest.fixture
def own_keys() -> Iterator[None]:
    yield
    take_own("vim", {})


@pytest.mark.usefixtures("own_keys")
def test_a_users_own_keys_stand_in_footer_and_help() -> None:
    take_own("vim", {"figure.verify": "y,right_square_bracket", "figure.copy": "Y", "figure.next_open": "ctrl+n"})
    shown = {key.id: key.shown for key in keys_of("reading")}
    assert shown["figure.verify"] == "y ]"
    assert any("y ]" in "".join(word.text for word in line) for line in help_lines("verified"))


@pytest.mark.usefixtures("own_keys")
@pytest.mark.parametrize(
    ("preset", "own", "words"),
    [
        ("emacs", {}, "no key preset"),
        ("vim", {"figure.bless": "y"}, "no action"),
        ("vim", {"figure.verify": "d"}, "Two actions"),
        ("vim", {"figure.verify": "j"}, "Two actions"),
        ("prodigy", {"evidence.tie": "a"}, "Two actions"),
    ],
)
def test_keys_that_make_no_sense_are_refused_and_change_nothing(preset: str, own: dict[str, str], words: str) -> None:
    before = all_keys()
    with pytest.raises(TieoutError, match=words):
        take_own(preset, own)
    assert all_keys() == before


@pytest.mark.usefixtures("own_keys")
@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_lays_two_actions_on_one_key(preset: str) -> None:
    take_own(preset, {})
    assert clashes(all_keys()) == []


def test_a_search_in_the_help_shows_the_names_that_own_keys_are_given_to() -> None:
    found = ["".join(word.text for word in line).split() for line in help_lines("copy")]
    assert any(line[-1:] == ["figure.copy"] for line in found)
    assert all(line[-1:] != ["figure.copy"] for line in ("".join(w.text for w in row).split() for row in help_lines()))


def ids_told(words: str) -> list[str]:
    return ["".join(word.text for word in line).split()[-1] for line in help_lines(words) if len(line) > 1]


def test_the_help_finds_a_key_by_any_of_its_names_and_one_letter_is_a_key() -> None:
    assert ids_told("home") == ["text.top", "list.top"]
    assert ids_told("f1") == ["help.open"]
    assert ids_told("w") == ["finding.next"]
    assert ids_told("W") == ["finding.previous"]

"""The table of keys."""

from dataclasses import replace

from tui.app.keys import KEYS, PLACES, bindings, clashes


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
    assert [getattr(binding, "id", None) for binding in bindings("checks")] == ["checks.verdict"]

import pytest

from tui.domain import identity
from tui.domain.arrangement import Numbers


def test_a_figure_is_found_by_the_id_of_its_item() -> None:
    numbers = Numbers([1, 2, 40, 12_345])
    assert [numbers.figure_of(name) for name in ("T-0001", "T-0040", "T-12345")] == [0, 2, 3]


@pytest.mark.parametrize("name", ["T-1", "T-00001", "P-0001", "T-", "T-０００１", "T-" + "9" * 5_000])
def test_what_is_no_id_of_a_figure_is_none(name: str) -> None:
    assert Numbers([1]).figure_of(name) is None


def test_an_imported_id_with_more_digits_than_any_number_is_no_stray_figure() -> None:
    assert identity._is_stray("T-0007", {1})
    assert not identity._is_stray("T-" + "9" * 5_000, {1})

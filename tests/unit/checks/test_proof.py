from decimal import Decimal

import pytest

from tui.checks.proof import misplaced, one_slip

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("printed", "needed"), [("1266", "1286"), ("1826", "1286"), ("12860", "1286"), ("128600000", "12860")]
)
def test_a_digit_a_swap_a_point_and_a_unit_are_one_slip(printed: str, needed: str) -> None:
    assert one_slip(Decimal(printed), Decimal(needed), ONE)


@pytest.mark.parametrize(("printed", "needed"), [("1286", "1286"), ("1299", "1286"), ("12", "13"), ("0", "10")])
def test_equal_unlike_and_short_numbers_are_no_slip(printed: str, needed: str) -> None:
    assert not one_slip(Decimal(printed), Decimal(needed), ONE)


@pytest.mark.parametrize(
    ("printed", "needed", "is_so"), [("656", "665", True), ("6650", "665", True), ("655", "665", False)]
)
def test_only_swaps_and_moves_are_misplaced(printed: str, needed: str, is_so: bool) -> None:
    assert misplaced(Decimal(printed), Decimal(needed), ONE) is is_so

from decimal import Decimal

import pytest

from tui.checks.slips import is_slip

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("printed", "needed"),
    [
        ("9978", "9987"),
        ("20376", "10376"),
        ("1830950", "183950"),
        ("74", "741"),
        ("71626930", "7162693"),
        ("-545", "-645"),
    ],
)
def test_one_slip_explains(printed: str, needed: str) -> None:
    assert is_slip(Decimal(printed), Decimal(needed), ONE, Decimal(0))


@pytest.mark.parametrize(
    ("printed", "needed"),
    [("9978", "9899"), ("1234", "4321"), ("100", "12345"), ("12", "-12"), ("5005", "5555")],
)
def test_two_slips_do_not(printed: str, needed: str) -> None:
    assert not is_slip(Decimal(printed), Decimal(needed), ONE, Decimal(0))


def test_a_moved_decimal_point_is_one_slip() -> None:
    assert is_slip(Decimal("32359"), Decimal("3235.9"), Decimal("0.1"), Decimal(0))


def test_rounding_may_hide_the_last_places() -> None:
    assert is_slip(Decimal("132.1"), Decimal("123.2"), Decimal("0.1"), Decimal("0.2"))


def test_too_much_rounding_explains_nothing() -> None:
    assert not is_slip(Decimal(900), Decimal(500), ONE, Decimal(400))

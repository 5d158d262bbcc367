from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.amounts import OPERATORS, Amounts, Comparison, amounts_from
from tui.domain.figure import Figure, FigureKind, Quantity
from tui.domain.text import Span

NUMBERS = st.one_of(
    st.sampled_from(
        [Decimal(words) for words in ("7", "7.0", "0.1", "0", "-0", "1e400", "1e-400", "9007199254740993", "-7")]
    ),
    # Ones that a float does not tell apart.
    st.integers(-3, 3).map(lambda step: Decimal("0.1") + Decimal(step).scaleb(-20)),
    st.integers(-3, 3).map(lambda step: Decimal(2**53 + step)),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-9, max_value=9),
)
QUANTITIES = st.one_of(
    st.builds(lambda value, unit: Quantity(value, unit=unit), NUMBERS, st.sampled_from(["", "%", "CNY"])),
    st.builds(lambda low, high: Quantity(low=low, high=high, unit="%"), NUMBERS, NUMBERS),
    st.just(Quantity(code="2025")),
)
COMPARISONS = st.builds(
    Comparison, st.sampled_from(OPERATORS), NUMBERS, st.none() | NUMBERS, st.sampled_from(["", "", "%", "USD"])
)


def amounts(quantities: list[Quantity]) -> Amounts:
    return amounts_from(
        Figure(index, Span(index, index + 1), FigureKind.COUNT, quantity) for index, quantity in enumerate(quantities)
    )


@given(st.lists(QUANTITIES), COMPARISONS)
def test_the_arrays_find_what_each_amount_says_of_itself(quantities: list[Quantity], wanted: Comparison) -> None:
    found, doubtful = amounts(quantities).comparing(wanted)
    found.update(index for index in doubtful if wanted.accepts(quantities[index]))
    assert found == {index for index, quantity in enumerate(quantities) if wanted.accepts(quantity)}


@pytest.mark.parametrize("operator", OPERATORS)
def test_an_everyday_amount_is_never_in_doubt(operator: str) -> None:
    every = [Quantity(Decimal(words)) for words in ("0.1", "7", "120000000", "-3.25")]
    assert amounts(every).comparing(Comparison(operator, Decimal("0.1"), None, ""))[1] == set()


def test_amounts_that_a_float_does_not_tell_apart_are_to_be_asked() -> None:
    every = [Quantity(Decimal("0.10000000000000000001")), Quantity(Decimal("0.2"))]
    assert amounts(every).comparing(Comparison("=", Decimal("0.1"), None, "")) == (set(), {0})

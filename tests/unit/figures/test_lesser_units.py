from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import amount
from tui.figures.lesser_units import lesser_at


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1小时30分", "1.5", "hour"),
        ("8小时30分钟", "8.5", "hour"),
        ("3年6个月", "3.5", "year"),
        ("3天6小时", "3.25", "day"),
        ("5 years and 6 months", "5.5", "year"),
        ("2 hours 45 minutes", "2.75", "hour"),
        ("6 feet 3 inches", "6.25", "ft"),
    ],
)
def test_a_smaller_unit_behind_a_greater_one_is_part_of_the_same_figure(text: str, value: str, unit: str) -> None:
    found = amount(text)
    assert found.unit is not None
    assert (found.value, found.unit.unit, found.end) == (Decimal(value), unit, len(text))


@pytest.mark.parametrize(
    ("text", "place", "unit"), [("2 hours, 90 minutes", 7, "hour"), ("1小时30分之一", 3, "hour"), ("5 kg 3 g", 4, "kg")]
)
def test_what_is_no_part_of_it_stays_apart(text: str, place: int, unit: str) -> None:
    assert lesser_at(text, place, unit) is None

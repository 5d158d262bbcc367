"""Blanks in numbers, in texts that don't show that they group digits so."""

import pytest

from tests.unit.figures.reading_figures import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is 1 200 km long.", ("1 200 km", "1200", "km")),
        ("It rose to 12 500.5 tonnes.", ("12 500.5 tonnes", "12500.5", "t")),
        ("It cost about 12 500 euros.", ("12 500 euros", "12500", "EUR")),
        ("They paid EUR 1 200 million.", ("EUR 1 200 million", "1200000000", "EUR")),
        ("全长1 200公里。", ("1 200公里", "1200", "km")),
        ("共12 500人。", ("12 500人", "12500", "人")),
    ],
)
def test_a_number_that_is_asked_for_and_measured_goes_on_behind_its_blank(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("in 2019 300 people came", "300"),
        ("See Table 1 200 km are there.", "200 km"),
        ("Figure 2 300 tonnes", "300 tonnes"),
        ("on day 3 100 km were left", "100 km"),
        ("the 4 100 m legs", "100 m"),
        ("helped by 1 200 people", "200"),
        ("1 200 km", "200 km"),
        ("is 1 200 30 km", "30 km"),
        ("第1 200页", "200页"),
        ("表1 200公里", "200公里"),
        ("5月3 200人", "200人"),
    ],
)
def test_numbers_that_may_be_two_stay_two(text: str, last: str) -> None:
    assert said(text)[-1][0] == last

"""What a filter's words ask for; which items fit is tested where the session tells their facts."""

from decimal import Decimal

import pytest

from tui.domain.figure import Quantity
from tui.domain.filtering import VALUE, WORDS, parsed_filter
from tui.errors import TieoutError


def read(words: str) -> Quantity | None:
    return {"1.2亿": Quantity(Decimal(120_000_000)), "5%": Quantity(Decimal(5), unit="%")}.get(words)


@pytest.mark.parametrize(
    ("expression", "field", "values"),
    [
        ("status:needs", "status", ["needs_source", "needs-source"]),
        ("status:open,needs", "status", ["needs_source"]),
        ("unit:cny", "unit", ["CNY"]),
        ("section:工业", "section", ["二、经济", "（一）工业"]),
        ("note:*", "note", ["see page 3"]),
        ("note:PAGE", "note", ["see page 3"]),
        ("page", WORDS, ["See Page 3"]),
        ("*", WORDS, ["2 * 3"]),
    ],
)
def test_words_hold_where_a_value_has_them(expression: str, field: str, values: list[str]) -> None:
    (term,) = parsed_filter(expression, read).terms
    assert (term.field, term.is_negated) == (field, False)
    assert term.holds(values)


@pytest.mark.parametrize(
    ("expression", "values"), [("note:*", [""]), ("tag:*", []), ("tag:done", ["later"]), ("status:,", ["open"])]
)
def test_words_do_not_hold_where_no_value_has_them(expression: str, values: list[str]) -> None:
    (term,) = parsed_filter(expression, read).terms
    assert not term.holds(values)


def test_a_dash_turns_a_term_round_and_two_turn_it_back() -> None:
    assert [term.is_negated for term in parsed_filter("-tag:x --tag:x tag:x", read).terms] == [True, False, False]


def test_a_dash_before_a_digit_belongs_to_the_word() -> None:
    (term,) = parsed_filter("-1", read).terms
    assert (term.field, term.is_negated) == (WORDS, False)
    assert term.holds(["-10"])


@pytest.mark.parametrize(
    ("expression", "fits", "fits_not"),
    [
        ("=1.2亿", "120000000", "1.2"),
        ("value:1e8..2e8", "120000000", "1"),
        (">1e6", "1000001", "1000000"),
        ("value:>=120000000", "120000000", "119999999"),
        ("<=-1", "-1", "0"),
    ],
)
def test_values_are_compared(expression: str, fits: str, fits_not: str) -> None:
    (term,) = parsed_filter(expression, read).terms
    assert term.field == VALUE
    assert term.comparison is not None
    assert term.comparison.accepts(Quantity(Decimal(fits)))
    assert not term.comparison.accepts(Quantity(Decimal(fits_not)))


@pytest.mark.parametrize(
    "expression",
    ["colour:red", "status:", ">many", "=nan", "value:1..x", "-colour:red", "status:disputd", "kind:monney"],
)
def test_what_makes_no_sense_is_named(expression: str) -> None:
    with pytest.raises(TieoutError, match=r"“.+”"):
        parsed_filter(expression, read)


@pytest.mark.parametrize(("dashes", "is_negated"), [(1, True), (2, False), (4_999, True), (5_000, False)])
def test_each_dash_turns_a_term_round(dashes: int, is_negated: bool) -> None:
    (term,) = parsed_filter("-" * dashes + "note:*", read).terms
    assert term.is_negated is is_negated


@pytest.mark.parametrize("word", ["-", "--5", "---"])
def test_dashes_before_nothing_or_a_number_are_read_as_words(word: str) -> None:
    (term,) = parsed_filter(word, read).terms
    assert term.field == WORDS

from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import Said, amount, decimal, figures_in, said
from tui.domain.figure import FigureKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("获得奖励50萬元", ("50萬元", "500000", "CNY")),
        ("拨付197.6萬余元", ("197.6萬余元", "1976000", "CNY")),
        ("费用为US$1.2 bn", ("US$1.2 bn", "1200000000", "USD")),
        ("It cost €3.4m", ("€3.4m", "3400000", "EUR")),
        ("每股人民幣 0.43 分", ("人民幣 0.43 分", "0.0043", "CNY")),
        ("共50元6角三分", ("50元6角三分", "50.63", "CNY")),
        ("it costs 15 dollars 50.", ("15 dollars 50", "15.50", "USD")),
        ("he stands 5 feet and 3 inches", ("5 feet and 3 inches", "5.25", "ft")),
        ("about 4 thousand 3 hundred and 21 sheep", ("4 thousand 3 hundred and 21", "4321", "")),
        ("it says 5,00 here", ("5,00", "5", "")),
        ("a rise of ½ a percentage point", ("½ a percentage point", "0.5", "pp")),
        ("占比九成", ("九成", "90", "%")),
        ("打75折", ("75折", "75", "%")),
        ("占八成五", ("八成五", "85", "%")),
        ("达九成五以上", ("九成五", "95", "%")),
        ("涨了两成半", ("两成半", "25", "%")),
        ("卖二十块五", ("二十块五", "20.5", "CNY")),
        ("约华氏90度", ("华氏90度", "90", "F")),
        ("百 分 之 五 点 六", ("百 分 之 五 点 六", "5.6", "%")),
        ("it took 2 and a half years", ("2 and a half years", "2.5", "year")),
        ("at 34.9 centigrade", ("34.9 centigrade", "34.9", "C")),
        ("书价打半折", ("半折", "50", "%")),
        ("买了五十打铅笔", ("五十打", "600", "")),
        ("一打鸡蛋", ("一打", "12", "")),
        ("历时两年半", ("两年半", "2.5", "year")),
        ("历时3年半", ("3年半", "3.5", "year")),
        ("3年半数以上", ("3年", "3", "year")),
        ("at US$85/t", ("US$85/t", "85", "USD/t")),
        ("生产率94.5万元/人", ("94.5万元/人", "945000", "CNY/人")),
    ],
)
def test_sign_currency_scale_and_unit_belong_to_the_amount(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("a margin of (10) %", "(10) %", "-10"),
        ("a loss of $(12.4) million", "$(12.4) million", "-12400000"),
        ("赤字率（3.2）%", "（3.2）%", "-3.2"),
        ("变动-22.9%", "-22.9%", "-22.9"),
        ("最低零下15℃", "零下15℃", "-15"),
        ("气温负五度", "负五度", "-5"),
        ("it was minus 5 degrees", "minus 5 degrees", "-5"),
    ],
)
def test_brackets_and_signs_make_a_number_negative(text: str, words: str, value: str) -> None:
    assert [(figure[0], figure[1]) for figure in said(text)] == [(words, value)]


def test_brackets_around_a_whole_amount_are_no_minus() -> None:
    assert said("equivalents ($4.6\nbillion)") == [("$4.6\nbillion", "4600000000", "USD")]


def test_a_points_kind_follows_the_percent_before_it() -> None:
    assert said("an operating margin of 28.8 percent, down 0.1 point")[1][2] == "pp"
    assert said("the index fell 190 points")[0][2] == "point"


def test_precision_follows_unit_and_scale() -> None:
    assert amount("1.2亿元").step == Decimal(10**7)
    assert amount("九成").step == Decimal(10)


def test_over_divides_bare_numbers_alone() -> None:
    assert said("the chance is one over 20.") == [("one over 20", "0.05", "")]
    assert [value for _, value, _ in said("it rose 5 over 3 years.")] == ["5", "3"]


def test_a_number_behind_dollars_that_counts_something_is_no_cents() -> None:
    assert said("it paid 15 dollars 50 times")[0] == ("15 dollars", "15", "USD")


@pytest.mark.parametrize(
    ("text", "value", "kind", "unit"),
    [
        ("集成电路产量达10亿块", "1000000000", FigureKind.COUNT, "块"),
        ("手表3万块，", "30000", FigureKind.COUNT, "块"),
        ("花了300块", "300", FigureKind.MONEY, "CNY"),
        ("staff aged 40 and over", "40", FigureKind.AGE, "year"),
        ("10 or more years of service", "10", FigureKind.DURATION, "year"),
    ],
)
def test_words_around_a_number_settle_what_it_measures(text: str, value: str, kind: FigureKind, unit: str) -> None:
    [figure] = figures_in(text)
    assert (figure.quantity.value, figure.kind, figure.quantity.unit) == (decimal(value), kind, unit)


def test_the_ends_of_an_age_are_one_figure() -> None:
    assert said("ages 18 to 29.") == [("18 to 29", ["18", "29"], "year")]

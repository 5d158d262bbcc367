import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Finding, Verdict

SERIES_OF_ROWS = (
    "Year\t2020\t2021\t2022\t2023\t2024\n"
    "Revenue\t1,023\t1,187\t1,255\t1,198\t1,402\n"
    "Growth\t12.0%\t16.0%\t5.7%\t-4.5%\t{last}%\n"
)
SERIES_OF_COLUMNS = (
    "年份\t产量\t增速\n2019\t1,023\t3.1%\n2020\t1,187\t16.0%\n2021\t1,255\t5.7%\n2022\t1,198\t-4.5%\n"
    "2023\t1,402\t{last}%\n"
)
UNSIGNED = (
    "Item\t2024\t2023\tChange\tPercent\n"
    "Apples\t1,023\t1,187\t{first}\t13.8%\n"
    "Pears\t1,255\t1,198\t57\t4.8%\n"
    "Plums\t1,402\t1,555\t153\t9.8%\n"
    "Figs\t2,402\t1,555\t847\t{last}%\n"
)


def of_rule(text: str, rule: str) -> list[Finding]:
    return [finding for finding in told(text) if finding.rule == rule]


def failing(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.operands[0].printed) for finding in told(text) if finding.verdict is Verdict.FAILS]


@pytest.mark.parametrize("table", [SERIES_OF_ROWS, SERIES_OF_COLUMNS], ids=["rows", "columns"])
def test_growth_in_a_time_series_is_held_against_the_year_before(table: str) -> None:
    text = table.format(last="17.0")
    assert [finding.verdict for finding in of_rule(text, "table.series")] == [Verdict.HOLDS] * 4
    assert not failing(text)


@pytest.mark.parametrize("table", [SERIES_OF_ROWS, SERIES_OF_COLUMNS], ids=["rows", "columns"])
def test_growth_that_misses_in_a_time_series_is_named(table: str) -> None:
    assert failing(table.format(last="71.0")) == [("table.series", "71.0%")]


def test_falls_without_a_sign_hold() -> None:
    text = UNSIGNED.format(first="164", last="54.5")
    assert len(of_rule(text, "table.growth")) == len(of_rule(text, "table.change")) == 4
    assert not failing(text)


@pytest.mark.parametrize(
    ("first", "last", "broken"),
    [("614", "54.5", ("table.change", "614")), ("164", "45.5", ("table.growth", "45.5%"))],
)
def test_a_change_without_a_sign_that_misses_is_named(first: str, last: str, broken: tuple[str, str]) -> None:
    assert failing(UNSIGNED.format(first=first, last=last)) == [broken]


def test_a_fall_without_a_sign_is_worked_out_as_a_fall() -> None:
    fall = of_rule(UNSIGNED.format(first="164", last="54.5"), "table.growth")[0]
    assert fall.expression == "(1 - x1 / x2) * 100"

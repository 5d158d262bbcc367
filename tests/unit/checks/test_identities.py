import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Finding, Verdict

SECTORS = (
    "指标\t绝对数（亿元）\t增长（%）\n地区生产总值\t4000.5\t10.0\n"
    "第一产业\t153.6\t11.0\n第二产业\t3235.9\t9.8\n第三产业\t611.0\t11.0\n"
)
TRADE = "指标\t绝对数（亿元）\n货物进出口总额\t1,203.4\n出口额\t803.1\n进口额\t400.3\n实际使用外资\t88.1\n"
MARGINS = (
    "(in millions)\n\t2024\t2025\nRevenues\t$ 84,742\t$ 96,428\nOperating income\t$ 27,425\t$ 31,271\n"
    "Operating margin (1)\t32%\t32%\n"
)
BALANCE = (
    "(in thousands)\nItem\t2024\nTotal assets\t976,270\n"
    "Total liabilities\t487,881\nTotal stockholders’ equity\t488,389\n"
    "Total liabilities and stockholders’ equity\t976,270\n"
)


def of_rule(text: str, rule: str) -> list[Finding]:
    return [finding for finding in told(text) if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "rule", "count"),
    [
        (SECTORS, "table.sectors", 1),
        (TRADE, "table.trade", 1),
        (MARGINS, "table.margin", 2),
        (BALANCE, "table.balance", 2),
    ],
)
def test_what_is_true_by_definition_holds(text: str, rule: str, count: int) -> None:
    found = of_rule(text, rule)

    assert len(found) == count
    assert not [finding for finding in told(text) if finding.verdict is Verdict.FAILS]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (SECTORS, "3235.9", "3325.9"),
        (TRADE, "400.3", "40.03"),
        (MARGINS, "32%\t32%", "32%\t23%"),
        (BALANCE, "487,881", "478,881"),
    ],
)
def test_what_is_not_so_fails(text: str, right: str, wrong: str) -> None:
    assert [finding for finding in told(text.replace(right, wrong)) if finding.verdict is Verdict.FAILS]


def test_a_margin_that_no_other_column_bears_out_may_have_another_base() -> None:
    text = MARGINS.replace("32%\t32%", "41%\t42%")

    assert not of_rule(text, "table.margin")


def test_a_row_that_stands_twice_is_not_guessed_at() -> None:
    assert not of_rule(SECTORS + "第一产业\t17.0\t3.0\n", "table.sectors")

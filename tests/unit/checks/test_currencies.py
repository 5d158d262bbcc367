import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import CheckKind

ENGLISH = "Net sales were $44.2 million.\nNet sales of {} million were a record.\n"
CHINESE = "全年出口总额1256万美元。\n全年出口总额{}。\n"


def printed(text: str) -> list[list[str]]:
    return [
        [operand.printed for operand in finding.operands]
        for finding in told(text)
        if finding.rule == "prose.currency" and finding.kind is CheckKind.SLIP
    ]


def test_a_currency_that_changes_is_named() -> None:
    assert printed(ENGLISH.format("€44.2")) == [["€44.2 million", "$44.2 million"]]
    assert printed(CHINESE.format("1256万元")) == [["1256万元", "1256万美元"]]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.format("$44.2"),
        ENGLISH.format("€44.3"),
        ENGLISH.format("HK$44.2"),
        "Net sales were $50 million.\nThe year brought net sales of €50 million.\n",
        "Net sales were $44.2 million.\nThe fine was €44.2 million.\n",
        "In 2023, net sales were $44.2 million.\nIn 2024, net sales were €44.2 million.\n",
    ],
)
def test_amounts_that_may_be_others_are_left_alone(text: str) -> None:
    assert not printed(text)

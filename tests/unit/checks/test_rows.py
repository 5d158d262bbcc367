import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict

CHINESE = "下表列出了{}家重点企业。\n\n序号\t企业\t产值（万元）\n1\t东港公司\t120\n2\t西河公司\t230\n3\t南坪公司\t310\n"
ENGLISH = "The following table lists the {} sites.\n\nNo.\tSite\tVisitors\n1\tNorth\t120\n2\tSouth\t230\n3\tWest\t310\n"


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.rows"]


@pytest.mark.parametrize("form", [CHINESE, ENGLISH])
def test_numbered_rows_are_as_many_as_announced(form: str) -> None:
    assert [verdicts(form.format(number)) for number in ("3", "5")] == [[Verdict.HOLDS], [Verdict.FAILS]]


@pytest.mark.parametrize(
    "text",
    [
        CHINESE.format("5").replace("下表", "报告"),
        CHINESE.format("5").replace("列出了", "列出了部分企业，全市共"),
        CHINESE.format("5").replace("\n2\t", "\n4\t"),
        ENGLISH.format("5").replace("lists the", "lists some of the"),
    ],
)
def test_rows_that_may_be_others_are_left_alone(text: str) -> None:
    assert not verdicts(text)

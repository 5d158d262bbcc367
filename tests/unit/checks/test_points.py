import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict

GIVEN = "重点抓好以下{}个方面工作：一是加强领导；二是落实责任；三是强化监督；四是搞好服务。"


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.points_given"]


@pytest.mark.parametrize(("count", "verdict"), [("四", Verdict.HOLDS), ("五", Verdict.FAILS)])
def test_points_are_as_many_as_announced(count: str, verdict: Verdict) -> None:
    assert verdicts(GIVEN.format(count)) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "对照5个“还有之”开展查摆自纠。一要把好方向盘；二要紧盯绩效表；三要拧紧安全阀。",
        "做好五项工作。一是加强领导；二是落实责任；一是强化监督；二是搞好服务。",
    ],
)
def test_points_that_a_count_does_not_lead_up_to_are_left_alone(text: str) -> None:
    assert not verdicts(text)

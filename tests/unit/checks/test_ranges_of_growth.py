import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("预计2025年净利润为98亿元-104亿元，同比增长57%-67%。", Verdict.HOLDS),
        ("预计2025年净利润为98亿元-104亿元，同比增长57%-77%。", Verdict.FAILS),
        ("净利润盈利1000万元-1500万元，比上年同期下降25%-50%。", Verdict.HOLDS),
        ("The company expects revenue of $98 million to $104 million, up 57% to 67%.", Verdict.HOLDS),
    ],
)
def test_the_ends_of_a_range_and_of_its_growth_imply_one_base(text: str, verdict: Verdict) -> None:
    assert [finding.verdict for finding in told(text) if finding.rule == "prose.range"] == [verdict]

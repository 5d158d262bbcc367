import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str, *rules: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule in (rules or ("prose.sum",))]


@pytest.mark.parametrize(
    "text",
    [
        "全市工业企业1286家，比上年净增72家，其中国有企业214家、民营企业905家、外资企业167家。",
        "全年生产总值4000.5亿元。其中，第一产业153.6亿元，增长11%；第二产业3235.9亿元，增长9.8%；第三产业611亿元。",
        "拟安排中央财政赤字7500亿元，比上年增加5700亿元，同意地方发行2000亿元债券。全国财政赤字合计9500亿元。",
        "The investments are $14.1 billion including cash ($4.6 billion) and securities ($9.5 billion).",
        "The staff of 45 people consists of 20 nurses, 15 doctors and 10 others.",
    ],
)
def test_parts_that_make_the_whole_hold(text: str) -> None:
    assert verdicts(text) == [Verdict.HOLDS]


@pytest.mark.parametrize(
    "text",
    [
        "全市工业企业1266家，比上年净增72家，其中国有企业214家、民营企业905家、外资企业167家。",
        "全年生产总值4000.5亿元。其中，第一产业153.6亿元；第二产业3235.9万元；第三产业611亿元。",
        "拟安排中央财政赤字7500亿元，同意地方发行2050亿元债券。全国财政赤字合计9500亿元。",
        "The investments are $41.1 billion including cash ($4.6 billion) and securities ($9.5 billion).",
        "The staff of 45 people consists of 20 nurses, 15 doctors and 17 others.",
    ],
)
def test_parts_that_one_slip_keeps_from_the_whole_fail(text: str) -> None:
    assert verdicts(text) == [Verdict.FAILS]


def test_parts_that_may_leave_some_out_are_not_judged() -> None:
    assert not verdicts("全市工业企业1286家，其中国有企业214家、民营企业305家。")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("各级政府拟投入8500亿元，其中中央财政投入3318亿元。", Verdict.HOLDS),
        ("各级政府拟投入2500亿元，其中中央财政投入3318亿元。", Verdict.FAILS),
    ],
)
def test_a_part_is_no_more_than_its_whole(text: str, verdict: Verdict) -> None:
    assert verdicts(text, "prose.part") == [verdict]

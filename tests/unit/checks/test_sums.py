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
        "Revenue was $120 million, of which $70 million was services and $50 million goods, including $10 million oil.",
        "Revenue was $120 million, including: $70 million of services and $50 million of goods.",
        "Plants made 4,208 TWh in 2023: 1,802 TWh from gas, 1,450 TWh from coal and 956 TWh from wind.",
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
        "Plants made 4,308 TWh in 2023: 1,802 TWh from gas, 1,450 TWh from coal and 956 TWh from wind.",
    ],
)
def test_parts_that_one_slip_keeps_from_the_whole_fail(text: str) -> None:
    assert verdicts(text) == [Verdict.FAILS]


def test_what_was_produced_more_is_no_whole() -> None:
    assert not verdicts("粮食总产量12.6万吨，比上年增产0.6万吨，增长5%；其中夏粮4.2万吨。", "prose.part").count(
        Verdict.FAILS
    )


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


@pytest.mark.parametrize(
    "text",
    [
        "全市工业企业1286家，比上年净增72家，其中国有企业214家、民营企业910家、外资企业167家。",
        "全市工业企业909家，其中国有企业214家、民营企业905家、外资企业167家。",
        "全年审结案件1000件。其中，民事案件214件，比上年增长3%；刑事案件910件；行政案件167件。",
        "抽检1286批次，其中合格1270批次，不合格66批次。",
    ],
)
def test_parts_that_have_nothing_in_common_are_not_more_than_the_whole(text: str) -> None:
    assert verdicts(text) == [Verdict.FAILS]


@pytest.mark.parametrize(
    "text",
    [
        "共有党员1286名，其中女党员514名、大专以上学历910名、35岁以下167名。",
        "新建项目1286个，其中省级重点项目514个、亿元以上项目910个。",
        "共有职工1286人，其中本科及以上910人，硕士514人。",
        "全市工业企业1286家，其中国有企业214家、国有控股企业1105家。",
        "全年受理案件2000件，审结1000件，其中民事案件514件，刑事案件910件。",
        "全市工业企业1286家，其中国有企业214家、民营企业905家。",
        "抽检1286批次，其中不合格66批次，合格1220批次。",
    ],
)
def test_parts_that_may_overlap_or_make_less_are_not_judged(text: str) -> None:
    assert Verdict.FAILS not in verdicts(text, "prose.sum", "prose.part")


def test_no_part_of_a_list_is_more_than_the_whole() -> None:
    assert verdicts("全市共有社团909个，其中学术类214个、行业类910个。", "prose.part") == [Verdict.FAILS]


def test_what_stands_after_the_list_is_no_part_of_it() -> None:
    text = "全市共有企业909家，其中龙头企业214家，带动上下游企业1910家。"
    assert verdicts(text, "prose.part") == [Verdict.HOLDS]

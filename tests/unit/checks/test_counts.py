import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.names"]


@pytest.mark.parametrize(
    "text",
    [
        "恒通机械、华源电子、天成制药、绿野食品、北方铸造等5家企业进入百强。",
        "指導推動富華重工、海亮銅業、??峡萍?、科格測繪和龍飛生物等5家企業入選。",
        "东港、西河、南坪3个县完成撤乡设镇。",
        "开展土地、矿产、房屋等7类重点资产试点。",
    ],
)
def test_a_list_that_names_as_many_as_are_counted_holds(text: str) -> None:
    assert verdicts(text) == [Verdict.HOLDS]


def test_a_list_that_leaves_others_open_says_so() -> None:
    (finding,) = told("开展土地、矿产、房屋等7类重点资产试点。")
    assert finding.message == "3 are named and others left open, the text counts 7."


@pytest.mark.parametrize(
    "text",
    [
        "华源电子、天成制药、绿野食品、北方铸造等5家企业进入百强。",
        "指導推動富華重工、海亮銅業、科格測繪和龍飛生物等5家企業入選。",
        "西河、南坪3个县完成撤乡设镇。",
        "开展土地、矿产、房屋等2类重点资产试点。",
    ],
)
def test_a_list_that_names_more_or_is_closed_and_names_fewer_fails(text: str) -> None:
    assert verdicts(text) == [Verdict.FAILS]


@pytest.mark.parametrize(
    "text",
    ["新增境内外上市企业3家、卓越级智能工厂10家。", "制定、废止省政府规章6件。", "铁路、高速公路、水路通道达到28条。"],
)
def test_words_that_are_no_list_of_what_is_counted_are_left_alone(text: str) -> None:
    assert not verdicts(text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Three countries (France, Germany and Spain) signed.", Verdict.HOLDS),
        ("Four countries (France, Germany and Spain) signed.", Verdict.FAILS),
        ("Four agencies—EPA, NASA, NOAA and USDA—took part.", Verdict.HOLDS),
        ("It exported to five states: Ohio, Iowa, Texas, Utah, Maine and Idaho.", Verdict.FAILS),
    ],
)
def test_an_english_list_of_names_has_as_many_as_its_count_says(text: str, verdict: Verdict) -> None:
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "It has 12 offices (including Paris, Rome and Oslo).",
        "It has 12 members (see the notes and the annex).",
        "The plan has three aims: grow sales, cut costs, and hire well across the region.",
    ],
)
def test_english_words_that_are_no_list_of_names_do_not_fail(text: str) -> None:
    assert Verdict.FAILS not in verdicts(text)

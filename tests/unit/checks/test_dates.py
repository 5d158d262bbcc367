import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str, rule: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "项目于2025年9月1日（星期一）开工。",
        "定於2025年9月1日，星期一舉行。",
        "二、春节：2019年2月4日放假，2月2日（星期六）上班。",
        "It was held on Thursday, March 13, 2008 in Washington.",
        "It was held on March 13, 2008 (Thursday) in Washington.",
    ],
)
def test_a_right_weekday_holds(text: str) -> None:
    assert verdicts(text, "prose.weekday") == [Verdict.HOLDS]


@pytest.mark.parametrize(
    "text",
    [
        "项目于2025年9月1日（星期五）开工。",
        "二、春节：2019年2月4日放假，2月3日（星期六）上班。",
        "It was held on Tuesday, March 13, 2008 in Washington.",
    ],
)
def test_a_wrong_weekday_fails(text: str) -> None:
    assert verdicts(text, "prose.weekday") == [Verdict.FAILS]


def test_a_date_whose_year_may_be_any_of_many_is_not_judged() -> None:
    text = "2001年、2003年、2005年、2007年和2009年都是如此，2月2日（星期三）上班。"
    assert not verdicts(text, "prose.weekday")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("2018年12月30日至2019年1月1日放假，共3天。", Verdict.HOLDS),
        ("2018年12月30日至2019年1月1日放假，共5天。", Verdict.FAILS),
        ("2月4日至10日放假调休，共7天。", Verdict.HOLDS),
        ("2月6日至10日放假调休，共7天。", Verdict.FAILS),
        ("于2025年9月1日开工，至2025年9月30日，历时30天。", Verdict.HOLDS),
    ],
)
def test_days_are_counted_from_the_first_to_the_last(text: str, verdict: Verdict) -> None:
    assert verdicts(text, "prose.days") == [verdict]


def test_a_period_that_ends_before_it_begins_fails() -> None:
    assert verdicts("2058年12月30日至2019年1月1日放假。", "prose.order") == [Verdict.FAILS]

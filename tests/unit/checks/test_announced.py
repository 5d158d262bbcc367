import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict

PARAGRAPHS = "重点抓好以下{}个方面工作：\n一是加强领导。\n具体由办公室负责。\n二是落实责任。\n三是强化监督。\n"
HEADS = (
    "今年要抓好{}个方面工作：\n（一）加强领导\n1.明确分工\n2.定期检查\n（二）落实责任\n（三）强化监督\n"
    "三、保障措施\n（一）加强宣传\n"
)
BULLETS = "The board set {} priorities:\n- Cut costs\n- Grow sales\n- Hire people\n\nIt meets in May.\n"
NUMBERED = "The plan has {} goals for the year:\n1. Cut costs\n2. Grow sales\n3. Hire people\n"
ORDINALS = "There are {} reasons. First, it rains. Second, it snows. Finally, it hails."
CHINESE, ENGLISH = ("三", "四"), ("three", "four")


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.announced"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [(PARAGRAPHS, CHINESE), (HEADS, CHINESE), (BULLETS, ENGLISH), (NUMBERED, ENGLISH), (ORDINALS, ENGLISH)],
)
def test_as_many_points_follow_as_are_announced(form: str, numbers: tuple[str, str]) -> None:
    assert [verdicts(form.format(number)) for number in numbers] == [[Verdict.HOLDS], [Verdict.FAILS]]


def test_points_before_others_that_begin_anew_hold_with_their_count_alone() -> None:
    others = "还要做到：\n一是认真。\n二是仔细。\n"
    assert [verdicts(PARAGRAPHS.format(number) + others) for number in CHINESE] == [[Verdict.HOLDS], []]


@pytest.mark.parametrize(
    "text",
    [
        "抓好五项工作：\n一是加强领导。\n二是落实责任。\n一是强化监督。\n",
        "抓好五项工作：\n一是加强领导。\n三是落实责任。\n",
        "The plan has five goals, including:\n- Cut costs\n- Grow sales\n",
        "The plan has five goals:\nIt is long.\n- Cut costs\n- Grow sales\n",
        "Two of the five goals are:\n- Cut costs\n- Grow sales\n- Win\n",
        "今年要抓好三个方面工作：\n（一）加强领导\n一、附则\n（二）落实责任\n",
    ],
)
def test_points_that_may_not_be_all_are_left_alone(text: str) -> None:
    assert not verdicts(text)

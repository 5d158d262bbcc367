import pytest

from tests.unit.reading.outlining import BODY, ENGLISH_BODY
from tui.reading.plaintext import draft_of


@pytest.mark.parametrize(
    "title", ["2026年某某省政府工作报告", "关于开展检查的通知", "2012年统计公报（摘要）", "某某市城市总体规划"]
)
def test_a_first_line_named_like_a_document_is_the_title(title: str) -> None:
    draft = draft_of(f"{title}\n{BODY}\n{BODY}")
    assert draft.title == title
    assert draft.blocks[0].aside == "title"


@pytest.mark.parametrize("line", [BODY, "各位代表：", "一、工作报告", "近日，市政府通报结果。", "某某市人民政府"])
def test_a_first_line_without_evidence_is_no_title(line: str) -> None:
    assert draft_of(f"{line}\n{BODY}\n{BODY}").title == ""


def test_a_subtitle_below_is_evidence_of_a_title() -> None:
    draft = draft_of(f"奋力开创新局面\n——2026年1月26日在某某会议上\n{BODY}\n{BODY}")
    assert (draft.title, draft.date) == ("奋力开创新局面", "2026-01-26")


def test_controls_above_the_title_are_passed_over() -> None:
    assert draft_of(f"下载\n打印\n2026年政府工作报告\n{BODY}\n{BODY}").title == "2026年政府工作报告"


def test_by_lines_give_date_author_and_publisher() -> None:
    draft = draft_of(f"2026年政府工作报告\n来源：某某日报\n时间：2026-02-09\n作者：王某\n{BODY}\n{BODY}")
    assert (draft.date, draft.author, draft.publisher) == ("2026-02-09", "王某", "某某日报")
    assert [block.aside for block in draft.blocks[1:4]] == ["by-line"] * 3


def test_a_label_takes_its_value_from_the_line_below() -> None:
    draft = draft_of(f"2026年政府工作报告\n2026年02月10日 07时41分\n来源:\n某某日报\n{BODY}\n{BODY}")
    assert (draft.date, draft.publisher) == ("2026-02-10", "某某日报")


def test_an_english_title_stands_above_the_text_in_capitals() -> None:
    assert draft_of(f"Annual Report of the Harbour\nPublished 2026-03-11\n{ENGLISH_BODY}\n{ENGLISH_BODY}").title == (
        "Annual Report of the Harbour"
    )


def test_a_cut_sentence_is_no_title() -> None:
    assert draft_of(f"As we reported, the annual review continues to be in poor\n{ENGLISH_BODY}").title == ""


def test_by_lines_after_the_text_began_are_left_alone() -> None:
    assert draft_of(f"{BODY}{BODY}\n来源：某某日报\n{BODY}").publisher == ""


@pytest.mark.parametrize("title", ["年度报告 Annual Report", "某公司的故事", "審核意見書", "Costs of the Port"])
def test_the_first_line_over_the_first_of_a_count_is_the_title(title: str) -> None:
    assert draft_of(f"{title}\n一、概况\n{BODY}\n二、结论\n{BODY}").title == title


def test_a_line_over_a_later_number_is_no_title() -> None:
    assert draft_of(f"某公司的故事\n三、概况\n{BODY}").title == ""


def test_a_title_of_two_lines_is_one() -> None:
    draft = draft_of(f"关于江东省2025年预算执行情况和\n2026年预算草案的报告\n江东省财政厅\n{BODY}\n{BODY}")
    assert draft.title == "关于江东省2025年预算执行情况和2026年预算草案的报告"
    assert [block.aside for block in draft.blocks[:2]] == ["title", "title"]


def test_a_day_that_opens_with_its_number_is_a_by_line() -> None:
    draft = draft_of(f"Council publishes survey of roads\n\n12 May 2025\n\n{BODY}\n")
    assert (draft.title, draft.date) == ("Council publishes survey of roads", "2025-05-12")


def test_a_memorandum_is_called_by_its_subject() -> None:
    draft = draft_of(f"To: The Board\nFrom: Office of the Comptroller\nRe: Results of the Fourth Quarter\n{BODY}")
    assert draft.title == "Results of the Fourth Quarter"


def test_answers_to_reporters_are_a_document() -> None:
    assert draft_of(f"港口局有关负责人就办法答记者问\n{BODY}\n{BODY}").title == "港口局有关负责人就办法答记者问"

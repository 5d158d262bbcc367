import pytest

from tests.unit.reading.outlining import BODY
from tests.unit.reading.outlining import ENGLISH_BODY as ENGLISH
from tui.reading.boilerplate import reasons


def set_apart(*texts: str) -> list[str]:
    """Return the reason for each text, empty for the body."""
    found = reasons(texts)
    return [found.get(at, "") for at in range(len(texts))]


def test_running_text_is_never_set_apart() -> None:
    assert reasons([BODY, ENGLISH, BODY]) == {}


@pytest.mark.parametrize(
    "notice", ["您访问的链接即将离开“某某局”门户网站 是否继续?", "您訪問的鏈接即將離開本網站，是否繼續？"]
)
def test_a_leave_site_notice_is_set_apart_in_both_scripts(notice: str) -> None:
    assert set_apart(notice, BODY) == ["leave-site notice", ""]


def test_the_buttons_of_a_leave_site_notice_go_with_it() -> None:
    assert set_apart("继续访问放弃", BODY) == ["leave-site notice", ""]


@pytest.mark.parametrize(
    "notice",
    [
        f'凡本网注明"稿件来源:某某网"的所有文字，版权均属某某网所有。{BODY}',
        f'凡本網注明"稿件來源:某某網"的所有文字，版權均屬某某網所有。{BODY}',
        "版权所有：某某市人民政府",
        "未经本网授权，不得转载。",
        "© 2024 Harbour Company",
        "All rights reserved.",
    ],
)
def test_a_copyright_notice_at_the_tail_is_set_apart(notice: str) -> None:
    assert set_apart(BODY, notice) == ["", "copyright notice"]


def test_a_sentence_on_copyright_inside_the_body_stays() -> None:
    inside = "未经著作权人许可，不得复制其作品，这是著作权法的规定。"
    assert set_apart(BODY, inside, BODY) == ["", "", ""]


@pytest.mark.parametrize("article", ["未经主管部门许可，任何单位不得使用岸线。", "成果的版权归甲方所有。"])
def test_an_article_on_leave_or_rights_at_the_tail_stays(article: str) -> None:
    assert set_apart(BODY, article) == ["", ""]


def test_a_contact_line_is_set_apart_only_at_the_tail() -> None:
    contact = "聯系方式:0750-1234567郵件:[email protected]"
    assert set_apart(BODY, contact) == ["", "contact line"]
    assert set_apart(contact, BODY) == ["", ""]


def test_the_lines_of_a_tail_are_found_behind_each_other() -> None:
    tail = ["责任编辑：", "李某某", "扫一扫在手机打开当前页", "打印本页", "关闭窗口"]
    assert set_apart(BODY, *tail) == ["", "editor line", "editor line", *["page controls"] * 3]


def test_the_controls_of_a_page_are_set_apart_word_by_word_or_in_a_line() -> None:
    assert set_apart("【字体：", "大", "中", "小", "】", BODY) == [*["page controls"] * 5, ""]
    assert set_apart("【字号：大 中 小】 打印", BODY) == ["page controls", ""]


def test_a_short_word_inside_the_body_is_no_control() -> None:
    assert set_apart(BODY, "小", BODY) == ["", "", ""]


def test_everything_after_a_list_of_links_begins_is_its_tail() -> None:
    assert set_apart(BODY, BODY, BODY, "相关链接>>", "某某决议全文", "解读政府工作报告") == [
        *["", "", ""],
        *["tail of links"] * 3,
    ]


def test_running_text_after_such_a_line_keeps_it_in_the_body() -> None:
    assert set_apart(BODY, BODY, "相关报道：", BODY) == ["", "", "", ""]


def test_a_table_ends_the_tail() -> None:
    assert set_apart(BODY, BODY, "相关报道：", "", "打印") == ["", "", "", "", "page controls"]


@pytest.mark.parametrize("pattern", ["- {} -", "Harbour Inc. | Annual Report | {}", "{}"])
def test_lines_that_differ_by_a_number_that_counts_up_are_of_the_page(pattern: str) -> None:
    texts = [text for number in (3, 4, 5) for text in (ENGLISH, pattern.format(number))]
    assert [bool(reason) for reason in set_apart(*texts)] == [False, True] * 3


@pytest.mark.parametrize("pattern", ["Chapter {}", "Table {}", "表{}", "第{}条"])
def test_numbered_names_that_count_up_stay(pattern: str) -> None:
    texts = [text for number in (3, 4, 5) for text in (ENGLISH, pattern.format(number), ENGLISH)]
    assert reasons(texts) == {}


def test_numbers_that_do_not_count_up_are_the_bodys() -> None:
    texts = [text for number in (1500, 320, 77) for text in (ENGLISH, str(number), ENGLISH)]
    assert reasons(texts) == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("You are about to leave this site", "leave-site notice"),
        ("Skip to main content", "page controls"),
        ("This website uses cookies to improve your visit.", "cookie notice"),
    ],
)
def test_the_furniture_of_english_pages_is_set_apart_at_the_head(line: str, reason: str) -> None:
    assert set_apart(line, ENGLISH) == [reason, ""]


def test_a_page_of_nothing_but_furniture_is_shown_whole() -> None:
    assert reasons(["打印", "关闭", "返回顶部"]) == {}


def test_links_back_to_the_contents_on_every_page_are_set_apart() -> None:
    texts = [text for _ in range(3) for text in ("Table of Contents", ENGLISH)]
    assert set_apart(*texts) == ["running head", ""] * 3

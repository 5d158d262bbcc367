import pytest

from tui.domain.report import BlockKind
from tui.reading.html_blocks import Piece, Place
from tui.reading.html_lines import set_lines_apart

PROSE = (
    "The council spent 4.2 million crowns on roads last year, a tenth more than the year before, the report says. " * 2
)


def line(text: str, links: float = 0.0, kind: BlockKind = BlockKind.PARAGRAPH, place: Place = Place.IN) -> Piece:
    return Piece(kind, text, link_density=links, place=place)


def prose() -> Piece:
    return line(PROSE)


def reasons(*pieces: Piece, title: str = "", is_repeated: bool = False) -> list[str]:
    set_lines_apart(pieces, title, is_repeated=is_repeated)
    return [piece.aside for piece in pieces]


def test_the_title_is_not_repeated_in_the_body() -> None:
    assert reasons(line("Roads cost more"), prose(), title="Roads cost more") == ["title", ""]


def test_most_of_the_title_set_off_from_the_text_repeats_it() -> None:
    part = Piece(BlockKind.PARAGRAPH, "示例市监管局行政处罚信息公开表", prominent=True)
    assert reasons(part, prose(), title="示例市监管局行政处罚信息公开表（2024〕36号）") == ["title", ""]


def test_a_bold_paragraph_that_only_mentions_the_title_is_kept() -> None:
    part = Piece(
        BlockKind.PARAGRAPH, "The council calls its plan “Roads cost more”, and wants to talk about it.", prominent=True
    )
    assert reasons(part, prose(), title="Roads cost more") == ["", ""]


def test_a_title_broken_over_lines_is_a_repetition_when_a_heading_prints_it() -> None:
    broken = [line("关于2019年"), line("节假日安排的通知"), prose()]
    assert reasons(*broken, title="关于2019年节假日安排的通知", is_repeated=True) == ["title", "title", ""]


def test_a_title_broken_over_lines_stays_where_nothing_else_prints_it() -> None:
    assert reasons(line("关于2019年"), line("节假日安排的通知"), prose(), title="关于2019年节假日安排的通知") == [
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    "text", ["来源：示例日报　2024-03-06 10:00", "2024-03-06 10:05", "By Jana Novak", "（2024年3月6日）"]
)
def test_a_by_line_over_the_text_is_set_apart(text: str) -> None:
    assert reasons(line(text), prose()) == ["by-line", ""]


def test_a_date_below_the_text_is_part_of_it() -> None:
    assert reasons(prose(), line("二〇〇五年六月十一日"), line("2019年1月24日")) == ["", "", ""]


def test_what_stands_before_the_title_is_the_head_of_the_page() -> None:
    assert reasons(line("Culture", place=Place.BEFORE), prose()) == ["page head", ""]


def test_of_what_stands_under_the_title_only_a_lead_is_kept() -> None:
    lead = "Roads and bridges cost more than ever, and the council wants to go on."
    pieces = line("Share", place=Place.LEAD), line(lead, place=Place.LEAD), prose()
    assert reasons(*pieces) == ["page head", "", ""]


@pytest.mark.parametrize("text", ["责任编辑：张迪", "(责编：汤诗瑶、丁涛)", "免责声明", "版权与免责声明"])
def test_the_line_that_closes_a_chinese_article_takes_what_follows_with_it(text: str) -> None:
    assert reasons(prose(), prose(), line(text), line("观察员"), line("2019-09-09")) == ["", "", "tail", "tail", "tail"]


def test_an_editor_s_line_at_the_top_closes_nothing() -> None:
    assert reasons(line("责任编辑：张迪"), prose(), prose(), prose(), prose(), prose(), prose())[1:] == [""] * 6


@pytest.mark.parametrize("text", ["相关阅读", "Related articles", "More from the county", "Lesen Sie auch:"])
def test_a_list_of_other_articles_ends_with_the_next_prose(text: str) -> None:
    pieces = prose(), line(text), line("Taxes fall", links=1.0), line("5 May"), prose()
    assert reasons(*pieces) == ["", "teaser", "teaser", "teaser", ""]


@pytest.mark.parametrize(
    ("text", "links"), [("Taxes fall in the county", 1.0), ("Read more: taxes fall in the county", 0.7)]
)
def test_a_line_that_leads_elsewhere_is_a_teaser(text: str, links: float) -> None:
    assert reasons(prose(), line(text, links), prose()) == ["", "teaser", ""]


@pytest.mark.parametrize("text", ["附件：2023年产品产量表", "budget.pdf", "https://stat.example/tables"])
def test_an_attachment_belongs_to_the_report(text: str) -> None:
    assert reasons(prose(), line(text, 1.0), prose()) == ["", "", ""]


def test_a_linked_heading_is_a_teaser_unless_most_headings_are_linked() -> None:
    linked = line("Taxes fall", 1.0, BlockKind.HEADING)
    plain = [line(name, 0.0, BlockKind.HEADING) for name in ("Roads", "Bridges")]
    assert reasons(prose(), linked, prose(), *plain, prose())[1] == "teaser"
    assert reasons(line("1. Roads", 1.0, BlockKind.HEADING), prose()) == ["", ""]


def test_a_press_picture_s_caption_goes_and_a_chart_s_stays() -> None:
    photo = line("The bridge on Monday. Photo: Jana Novak / AFP", kind=BlockKind.CAPTION)
    chart = line("Figure 3. Spending on roads. Source: Reuters", kind=BlockKind.CAPTION)
    assert reasons(prose(), photo, chart, prose()) == ["", "picture credit", "", ""]


def test_a_caption_that_stands_twice_is_shown_once() -> None:
    assert reasons(prose(), *(line("The bridge", kind=BlockKind.CAPTION) for _ in range(2)), prose()) == [
        "",
        "",
        "repeated",
        "",
    ]


@pytest.mark.parametrize("text", ["Advertisement", "打印", "【字体：大 中 小】", "Share"])
def test_a_button_between_paragraphs_is_set_apart(text: str) -> None:
    assert reasons(prose(), line(text), prose()) == ["", "button or label", ""]


def test_a_heading_that_reads_like_a_button_is_kept() -> None:
    assert reasons(prose(), line("Comments", kind=BlockKind.HEADING), line(PROSE))[2] == ""
    bold = Piece(BlockKind.PARAGRAPH, "Print", prominent=True)
    assert reasons(prose(), bold, prose()) == ["", "", ""]


def test_a_call_to_follow_an_account_is_set_apart_but_no_figure_with_it() -> None:
    call, report = line("扫描二维码关注官方微信"), line("全年扫描二维码支付12万笔")
    assert reasons(prose(), call, report, prose()) == ["", "promotion", "", ""]
    advice = line("居住地信息按区划分进行统计，您可关注所在区的官方微信，第一时间了解信息。")
    assert reasons(prose(), advice, prose()) == ["", "", ""]


@pytest.mark.parametrize("text", ["来源：无锡交警", "© 2024 Daily News", "Tags: roads, bridges", "未经授权不得转载"])
def test_tail_lines_are_set_apart_at_the_end_only(text: str) -> None:
    assert reasons(prose(), line(text)) == ["", "tail"]
    assert reasons(prose(), line(text), *(prose() for _ in range(12)))[1] == ""


@pytest.mark.parametrize(
    "text", ["记者从示例市统计局获悉，全年粮食总产量十八万吨。", "来源地为外省的游客占六成，比上年提高五个百分点。"]
)
def test_a_last_paragraph_that_begins_like_a_label_is_kept(text: str) -> None:
    assert reasons(prose(), line(text)) == ["", ""]


def test_a_sentence_that_begins_like_a_filing_line_is_kept() -> None:
    text = "Posted on social media by the analysts, the figures of the county fell by 3.2 %" + " and more" * 20
    assert reasons(prose(), line(text), prose()) == ["", "", ""]


def test_what_is_set_apart_already_stays_so() -> None:
    menu = Piece(BlockKind.PARAGRAPH, "Home News", aside="navigation")
    assert reasons(menu, prose()) == ["navigation", ""]

import pytest

from tui.reading.html_choosing import choose
from tui.reading.html_page import page_of
from tui.reading.html_pruning import prune
from tui.reading.linked_data import LinkedArticle
from tui.reading.metadata import Metadata, metadata_of

PROSE = "<p>初步核算，全市实现地区生产总值4876.52亿元，按不变价格计算，比上年增长5.6%，高于全省1.2个百分点。</p>" * 3


def said(head: str = "", body: str = "", after: str = "", linked: LinkedArticle | None = None) -> Metadata:
    article = f"<h1>经济运行情况</h1>{body}<div class=text>{PROSE}</div>{after}"
    page = page_of(f"<html lang=zh><head>{head}</head><body>{article}</body></html>")
    heading = page.elements[1]
    prune(page, heading)
    return metadata_of(page, linked or LinkedArticle(), choose(page, heading), "经济运行情况")


def test_the_fields_of_government_pages_are_read() -> None:
    head = "<meta name=PubDate content='2024-01-19 10:05'><meta name=ContentSource content=综合处>"
    assert said(f"{head}<meta name=Author content=王小明>") == Metadata(
        "经济运行情况", "2024-01-19", "王小明", "综合处", "zh"
    )


def test_the_by_line_is_read_where_the_head_says_nothing() -> None:
    body = "<span>发布时间：2024-01-19 10:05</span><span>来源：综合处</span><span>作者：王小明</span>"
    assert said(body=f"<div class=info>{body}</div>") == Metadata(
        "经济运行情况", "2024-01-19", "王小明", "综合处", "zh"
    )


def test_a_by_line_below_the_article_is_read_too() -> None:
    assert said(after="<p>发布日期：2019-03-06　来源：东区办事处</p>") == Metadata(
        "经济运行情况", "2019-03-06", "", "东区办事处", "zh"
    )


def test_a_printed_source_goes_before_the_name_of_the_site() -> None:
    head = "<meta property='og:site_name' content=示例网>"
    assert said(head, body="<p>来源：综合处</p>").publisher == "综合处"
    assert said(head).publisher == "示例网"


def test_json_ld_is_believed() -> None:
    linked = LinkedArticle(date="2024-07-09", author="Jana Novak", publisher="Example Wire")
    assert said(linked=linked) == Metadata("经济运行情况", "2024-07-09", "Jana Novak", "Example Wire", "zh")


@pytest.mark.parametrize("author", ["104363", "示例网", "https://example.org/author/1"])
def test_a_site_or_a_number_is_no_author(author: str) -> None:
    head = f"<meta name=author content='{author}'><meta property='og:site_name' content=示例网>"
    assert said(head).author == ""


def test_an_account_that_signs_is_the_publisher_when_nobody_else_is() -> None:
    assert said(body="<p class=author-name>示例观察</p><p>发布时间：10-08</p>").publisher == "示例观察"


def test_a_class_says_who_published_it() -> None:
    assert (
        said(body="<div><span class=a_source>示例观察</span><span>2019-09-23 07:48</span></div>").publisher
        == "示例观察"
    )


def test_a_time_tag_is_read_last() -> None:
    assert said(after="<time datetime='2024-03-12T07:00:00Z'>then</time>").date == "2024-03-12"


def test_a_name_in_brackets_at_the_end_is_the_author() -> None:
    assert said(after="").author == ""
    markup = page_of(f"<div>{PROSE}<p>(李楠)</p></div>")
    prune(markup, None)
    assert metadata_of(markup, LinkedArticle(), choose(markup, None), "").author == "李楠"


def test_a_page_that_says_nothing_is_quoted_as_saying_nothing() -> None:
    assert said() == Metadata("经济运行情况", "", "", "", "zh")


def test_a_title_on_the_line_of_the_day_is_nobody_s_name() -> None:
    found = said(body="<p>【信息时间：2023-05-12 阅读次数：12】</p>")
    assert (found.date, found.publisher) == ("2023-05-12", "")


def test_the_catalogue_above_the_title_says_who_published_it_and_when() -> None:
    rows = (
        ("索引号", "0143/2023", "发文机关", "市政府办公室"),
        ("成文日期", "2023年5月10日", "发布日期", "2023年5月12日"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    article = f"<table>{table}</table><h1>经济运行情况</h1><div class=text>{PROSE}</div>"
    page = page_of(f"<html><body>{article}</body></html>")
    heading = next(element for element in page.elements if element.tag == "h1")
    prune(page, heading)
    found = metadata_of(page, LinkedArticle(), choose(page, heading), "经济运行情况")
    assert (found.date, found.publisher) == ("2023-05-12", "市政府办公室")


def test_a_day_beside_its_label_in_english_is_read() -> None:
    catalogue = "<dl><dt>Release date:</dt><dd>12 June 2025</dd><dt>Next release:</dt><dd>11 July 2025</dd></dl>"
    assert said(body=f"{PROSE}{catalogue}").date == "2025-06-12"


@pytest.mark.parametrize(
    "opening",
    [
        "SPRINGFIELD, Ohio, July 24, 2025 – Acme",
        "PARIS, July 24, 2025 /PRNewswire/ -- Acme",
        "LONDON--July 24, 2025 (BUSINESS WIRE): Acme",
        "New York (July 24, 2025) — Acme",
    ],
)
def test_the_day_of_a_dateline_is_that_of_the_release(opening: str) -> None:
    words = "Stores today reported results for its second quarter, and said that sales rose because of higher prices."
    page = page_of(f"<body><div><p>{opening} {words}</p>{PROSE}</div><table><tr><td>June 30, 2025</table></body>")
    prune(page, None)
    assert metadata_of(page, LinkedArticle(), choose(page, None), "").date == "2025-07-24"


def test_a_menu_above_the_title_publishes_nothing() -> None:
    body = "<div>防汛抗旱</div><p>经济运行情况</p><div>发布时间：2024-01-19 点击数：356</div>"
    assert said(body=body).publisher == ""


def test_what_is_printed_over_the_title_counts_where_a_label_or_a_time_tells_it() -> None:
    over = "<div>今天是2026年3月20日</div><div>2024-01-19 10:05</div><div>来源：综合处</div>"
    page = page_of(f"<body><div>{over}</div><h1>经济运行情况</h1><div class=text>{PROSE}</div></body>")
    heading = next(element for element in page.elements if element.tag == "h1")
    prune(page, heading)
    found = metadata_of(page, LinkedArticle(), choose(page, heading), "经济运行情况")
    assert (found.date, found.publisher) == ("2024-01-19", "综合处")


def test_the_reporters_that_an_agency_names_are_the_authors() -> None:
    wired = "<p>新华社南京1月19日电（记者王小明、李红）初步核算，全市实现地区生产总值4876.52亿元，比上年增长5.6%。</p>"
    assert said(body=wired).author == "王小明、李红"

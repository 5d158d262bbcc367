import pytest

from tui.reading.html import draft_of
from tui.reading.html_page import page_of
from tui.reading.html_title import title_of
from tui.reading.linked_data import LinkedArticle


def title(head: str, body: str = "<p>text</p>", linked: str = "", location: str = "") -> str:
    page = page_of(f"<html><head>{head}</head><body>{body}</body></html>")
    return title_of(page, LinkedArticle(title=linked), location).text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("2023年示例市国民经济运行情况 - 示例市统计局", "2023年示例市国民经济运行情况"),
        ("债券市场是否存在泡沫？_新浪财经_新浪网", "债券市场是否存在泡沫？"),
        ("女儿出嫁，郑板桥画了几笔兰花--文化--人民网", "女儿出嫁，郑板桥画了几笔兰花"),
        ("Labour market bulletin | Example Statistics Office", "Labour market bulletin"),
        ("A well-kept report", "A well-kept report"),
        ("BBC | Why the roads of the county cost more than ever", "Why the roads of the county cost more than ever"),
    ],
)
def test_the_site_s_name_is_cut_off_the_head_s_title(head: str, expected: str) -> None:
    assert title(f"<title>{head}</title>") == expected


def test_the_field_made_for_the_purpose_goes_before_all_else() -> None:
    assert (
        title("<title>x_y</title><meta name=ArticleTitle content='关于预算的通知'>", "<h1>别的</h1>")
        == "关于预算的通知"
    )


def test_the_heading_is_preferred_as_it_is_printed() -> None:
    head = "<title>Roads cost more - News</title><meta property='og:title' content='Roads cost more &quot;'>"
    assert title(head, "<h1>Roads cost more</h1>") == "Roads cost more"


def test_a_heading_that_leads_home_is_the_name_of_the_site() -> None:
    body = "<h1><a href='/'>The County Blog</a></h1><h2>Roads cost more</h2>"
    assert title("<title>Roads cost more | The County Blog</title>", body) == "Roads cost more"


def test_json_ld_states_the_title_too() -> None:
    assert title("<title>News</title>", linked="Roads cost more") == "Roads cost more"


def test_a_part_that_names_the_host_is_not_the_title() -> None:
    assert title("<title>Telegraph - Roads</title>", location="https://www.telegraph.example/1") == "Roads"


def test_an_address_that_is_none_does_no_harm() -> None:
    assert title("<title>Roads</title>", location="http://[broken") == "Roads"


def test_a_page_without_a_head_takes_its_only_main_heading() -> None:
    assert title("", "<h1>Roads cost more</h1><p>text</p>") == "Roads cost more"


def test_a_page_that_says_nothing_has_no_title() -> None:
    assert title("") == ""


PROSE = "各省、自治区、直辖市人民政府：现将方案印发给你们，请认真贯彻执行。到2022年，建设50所学校和150个专业。" * 3
CATALOGUE = (("索 引 号", "000014349/2019-00006"), ("发文机关", "国务院"), ("标　　题", "关于印发实施方案的通知"))


@pytest.mark.parametrize("cell", ["td", "th class=tit", "td class=title"])
@pytest.mark.parametrize("colon", ["：", ""])
@pytest.mark.parametrize(("rows", "expected"), [(3, "关于印发实施方案的通知"), (2, "政府信息公开")])
def test_of_a_catalogue_s_cells_the_title_alone_is_taken(cell: str, colon: str, rows: int, expected: str) -> None:
    table = "".join(f"<tr><{cell}>{label}{colon}<{cell}>{value}" for label, value in CATALOGUE[:rows])
    body = f"<table>{table}</table><div>{f'<p>{PROSE}</p>' * 3}</div>"
    assert draft_of(f"<title>政府信息公开</title>{body}").title == expected


ARTICLE = "".join(f"<p>{PROSE}</p>" for _ in range(3))


def test_a_main_heading_goes_before_those_of_the_parts() -> None:
    heading = "<h1>港口管理委员会会议纪要</h1><p>公布</p>"
    body = f"{heading}<div class=content><h2>会议决定摘要与说明</h2>{ARTICLE}</div>"
    assert draft_of(f"<title>会议 | 示例港务局</title><main>{body}</main>").title == "港口管理委员会会议纪要"


def test_the_line_above_a_by_line_is_the_title_of_a_page_set_in_tables() -> None:
    rows = "<tr><td><font size=4>关于农村饮水安全工作情况的报告</font><tr><td>发布时间：2009-11-05 点击：3</td></tr>"
    body = f"<table><tr><td><a href=/>首页</a></td></tr></table><table>{rows}<tr><td>{PROSE * 3}</td></tr></table>"
    assert draft_of(f"<title>::示例县水务局::</title>{body}").title == "关于农村饮水安全工作情况的报告"


def test_a_page_without_a_title_is_called_by_the_first_long_line_that_is_set_off() -> None:
    lines = "<p align=center><b>附件一</b></p><p align=center><b>示例公司二〇二五年第二季度业绩公布</b></p>"
    assert draft_of(f"<title>EX-99.1</title><div>{lines}{ARTICLE}</div>").title == "示例公司二〇二五年第二季度业绩公布"

import pytest

from tui.reading.bylines import (
    Byline,
    author_of,
    byline_of,
    closing_name,
    day_of,
    is_byline,
    plain_name,
    publisher_of,
    wired_by,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-19 10:05", "2024-01-19"),
        ("2004年2月18日", "2004-02-18"),
        ("2019年 09月 11日01:53", "2019-09-11"),
        ("2024/3/6", "2024-03-06"),
        ("2024-03-12T07:00:00Z", "2024-03-12"),
        ("20240306", "2024-03-06"),
        ("Released 12 March 2024", "2024-03-12"),
        ("Nov. 5, 2019", "2019-11-05"),
        ("3rd of May, 2021", "2021-05-03"),
        ("21. Juli 2019", "2019-07-21"),
        ("二〇〇五年六月十一日", "2005-06-11"),
        ("二○一九年十二月三十一日", "2019-12-31"),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, day: str) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    "text", ["", "2024-13-01", "2024-02-30", "18.02.2004.3", "call 020240306123", "12 of the 2024", "1234"]
)
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert day_of(text) == ""


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("发布时间：2024-01-19 10:05 来源：综合处 作者：王小明", "综合处"),
        ("来源: 每日经济新闻 举报", "每日经济新闻"),
        ("来源：证券时报网作者：李在山", "证券时报网"),
        ("【來源：示例日報】", "示例日報"),
        ("来源：", ""),
        ("来源：2024-01-19", ""),
        ("资金来源稳定", ""),
    ],
)
def test_the_source_is_what_its_label_says(line: str, publisher: str) -> None:
    assert publisher_of(line) == publisher


@pytest.mark.parametrize(
    ("line", "author"), [("作者：王小明 字体：大", "王小明"), ("记者：李楠", "李楠"), ("合作者：甲", "")]
)
def test_the_author_is_what_its_label_says(line: str, author: str) -> None:
    assert author_of(line) == author


def test_labels_go_before_names_that_only_stand_beside_the_day() -> None:
    assert byline_of(["2020-06-06 10:08 来源：澎湃新闻", "新华社"], {}) == Byline("2020-06-06", "", "澎湃新闻")


@pytest.mark.parametrize("lines", [["原创 示例观察 2019-09-04 22:18:34"], ["示例观察", "2019-09-04 10:00"]])
def test_a_short_name_beside_the_day_is_the_publisher(lines: list[str]) -> None:
    assert byline_of(lines, {}) == Byline("2019-09-04", "", "示例观察")


def test_a_source_left_open_is_not_guessed() -> None:
    assert byline_of(["示例监察法", "来源: | 发布时间: 2018-05-17"], {}).publisher == ""


def test_english_words_beside_a_day_are_no_publisher() -> None:
    assert byline_of(["Released 12 March 2024"], {}) == Byline("2024-03-12", "", "")


def test_a_reporter_is_named_without_a_label() -> None:
    assert byline_of(["澎湃新闻记者 贺梨萍", "2020-06-06"], {}).author == "贺梨萍"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jana Novak", "Jana Novak"),
        ("By Jana Novak and Jan Dvořák | 5 May 2024", "Jana Novak and Jan Dvořák"),
        ("Von Anna Groß, Berlin", "Anna Groß"),
        ("Bypass roads cost more", ""),
    ],
)
def test_an_english_by_line_names_the_author(line: str, author: str) -> None:
    assert byline_of([line], {}).author == author


def test_what_the_markup_calls_publisher_is_taken_without_a_label() -> None:
    assert byline_of(["2024-01-19"], {"publisher": "示例观察"}).publisher == "示例观察"


def test_a_day_whose_number_is_printed_apart_is_put_together() -> None:
    assert byline_of(["21 2024年02月"], {}).date == "2024-02-21"


@pytest.mark.parametrize(
    ("text", "name"), [("作者：王小明", "王小明"), ("优质原创作者", ""), ("2024-01-19", ""), ("一个句子，很长。", "")]
)
def test_only_a_name_is_a_plain_name(text: str, name: str) -> None:
    assert plain_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("比上年增长。（李楠）", "李楠"), ("（记者 王小明）", "王小明"), ("（完）", ""), ("（未完待续）", "")],
)
def test_a_name_in_brackets_closes_an_article(text: str, name: str) -> None:
    assert closing_name(text) == name


@pytest.mark.parametrize(
    "line",
    [
        "来源：示例日报",
        "（2024年3月6日）",
        "Wednesday, 6 March 2024, 10:15 a.m.",
        "Published 3 hours ago",
        "字号：大 中 小",
        "时间：2023-05-12 来源：示例日报 编辑：王五 【打印】【关闭】",
        "【信息时间：2023-05-12 阅读次数：12】",
    ],
)
def test_a_line_that_says_only_who_when_and_where_is_a_by_line(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "2019年12月2日最高人民检察院第十三届检察委员会第二十八次会议通过",
        "时间：5月10日上午在市政府一楼会议室举行开标会议",
        "By then the roads were closed.",
        "来源：全市居民人均可支配收入，同比增长6.2%",
        "by then the roads of the county were closed",
        "The roads cost more than ever",
        "",
    ],
)
def test_a_line_that_says_more_is_not(line: str) -> None:
    assert not is_byline(line)


def test_a_cell_s_label_is_nobody_s_name() -> None:
    assert byline_of(["发布日期 2021年07月06日 交易方式 公开招标"], {}).publisher == ""
    assert byline_of(["发文机关", "成文日期 2021年07月06日"], {}).publisher == ""
    assert byline_of(["示例日报 2021年07月06日"], {}).publisher == "示例日报"


@pytest.mark.parametrize(
    "line", ["成文日期：2023-05-10 发布日期：2023-05-12", "更新时间：2023-06-01 发布时间：2023-05-12"]
)
def test_the_day_of_publication_goes_before_other_days(line: str) -> None:
    assert byline_of([line], {}).date == "2023-05-12"


@pytest.mark.parametrize("day", ["112年5月12日", "民國112年5月12日", "112-05-12", "112.5.12"])
def test_a_labelled_day_may_count_years_as_taiwan_does(day: str) -> None:
    assert byline_of([f"發布日期：{day}　發布單位：主計處"], {}) == Byline("2023-05-12", "", "主計處")


def test_a_label_without_a_colon_names_the_cell_after_it() -> None:
    assert byline_of(["2023-05-12 来源 市商务局 阅读 123"], {}).publisher == "市商务局"


def test_those_who_report_are_not_the_publisher() -> None:
    assert byline_of(["示例日报 2023-05-12 记者 张三"], {}) == Byline("2023-05-12", "张三", "示例日报")


@pytest.mark.parametrize("label", ["责任部门", "供稿单位", "发布机构", "發布單位", "文章出处", "制发机关"])
def test_governments_name_the_publisher_in_many_ways(label: str) -> None:
    assert byline_of([f"公开日期：2023-05-12　{label}：某某局"], {}).publisher == "某某局"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("作者：王小明 李红 责任编辑：张三", "王小明 李红"),
        ("作者：王小明 东方晨报", "王小明"),
        ("作者：王小明 江苏省统计局", "王小明"),
        ("作者：评论员 李红", "评论员"),
    ],
)
def test_people_side_by_side_are_all_authors(line: str, author: str) -> None:
    assert author_of(line) == author


def test_reporters_side_by_side_are_all_authors() -> None:
    assert byline_of(["本报记者 王小明 李红 北京报道"], {}).author == "王小明 李红"


def test_a_time_of_day_publishes_nothing() -> None:
    assert byline_of(["2025年7月24日（星期四） 香港時間15時30分"], {}).publisher == ""


@pytest.mark.parametrize(
    ("opening", "reporters"),
    [
        ("新华社南京3月12日电（记者王小明、李红）全市", "王小明、李红"),
        ("本报北京3月12日讯 （本报记者 王小明） 全市", "王小明"),
        ("中新社北京3月12日电 全市（记者注）", ""),
        ("据记者（王小明）了解", ""),
    ],
)
def test_the_reporters_of_an_agency_s_dateline(opening: str, reporters: str) -> None:
    assert wired_by(opening) == reporters


def test_a_year_that_is_printed_apart_from_its_day_belongs_to_it() -> None:
    assert byline_of(["2026 03 / 12 09:21:05"], {}).date == "2026-03-12"

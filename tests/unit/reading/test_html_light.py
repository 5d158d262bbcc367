import pytest

from tui.reading.html import draft_of
from tui.reading.html_page import Page, page_of

SENTENCE = "The council spent 4.2 million crowns on roads last year, a tenth more than before. "
PROSE = f"<p>{SENTENCE * 2}</p>" * 4
MENU = "<ul><li><a href=/a>Ho<b>me</b></a><br>page<li><a href='#x'>Up</a><img src=a.png></ul><p>Imprint</p>"


def lightly(markup: str) -> Page:
    return page_of(markup, whole=False)


@pytest.mark.parametrize(
    "region",
    [
        "<nav id=x>{}</nav>",
        "<div id=x class=sidebar>{}</div>",
        "<div id=x role=menu>{}</div>",
        "<div style='display: none'>{}</div>",
        "<div class=teaser hidden><p>{}</div>",
    ],
)
def test_a_region_that_is_set_apart_by_its_names_or_hidden_is_one_element(region: str) -> None:
    page = lightly(region.format(MENU))
    assert [element.tag for element in page.light] == [page.elements[-1].tag]
    assert len(page.elements) == len(("body", "region"))


def test_a_region_has_the_words_links_and_weight_that_it_has_taken_apart() -> None:
    markup = f"<div>a</div><nav id=x>{MENU}</nav>b"
    told = [
        (region.text(), region.text(apart=True), region.weight, region.link_weight, region.links, region.images)
        for page in (lightly(markup), page_of(markup))
        for region in page.elements
        if region.tag in {"nav", "body"}
    ]
    assert told[:2] == told[2:]


@pytest.mark.parametrize(
    "inside",
    [
        "<h1>Roads</h1>",
        "<time datetime=2024-01-19>Friday</time>",
        "<table><tr><td>1</table>",
        "<span class=author>A</span>",
        "<p class=time><span>2024-01-19</span> · <span>A</span></p>",
        "<span class=pagesource>A</span>",
        "<a rel='nofollow author' href=/a>A</a>",
        "<p itemprop=name>A</p>",
    ],
)
def test_a_region_that_may_say_something_of_the_article_is_taken_apart(inside: str) -> None:
    assert not lightly(f"<div class=sidebar>{MENU}{inside}</div>").light


def test_a_region_in_a_table_is_taken_apart() -> None:
    assert not lightly(f"<table><tr><td><div class=share>{MENU}</div></td></tr></table>").light


def test_a_box_without_links_is_taken_apart_whatever_it_is_called() -> None:
    page = lightly(f"<div class=teaser>{PROSE}</div>")
    assert not page.light
    assert page.body.text() == page_of(f"<div class=teaser>{PROSE}</div>").body.text()


def test_a_box_without_links_is_one_element_where_its_name_says_enough() -> None:
    page = lightly(f"<div class=cookie-banner><p>{SENTENCE}</p><button>Yes</button></div>")
    assert [element.text() for element in page.light] == [SENTENCE.strip()]


def test_comments_and_made_up_tags_in_a_region_are_read_as_elsewhere() -> None:
    inside = "<!-- a --><x-menu>Home<!-- b --> <x-b>and</x-b> <script>c()</script></x-menu><a href=/a>away</a>"
    page = lightly(f"<nav id=x>{inside}</nav>")
    assert [element.text() for element in page.light] == ["Home and away"]
    assert page.body.text() == page_of(f"<nav id=x>{inside}</nav>").body.text()


def test_an_article_that_stands_where_only_menus_do_is_read_whole() -> None:
    draft = draft_of(f"<div class=sidebar><a href=/a>Home</a>{PROSE}</div>")
    assert [block.text for block in draft.blocks if not block.aside].count((SENTENCE * 2).strip()) == PROSE.count("<p>")


def test_a_region_with_much_text_outside_of_links_is_taken_apart_whatever_it_is_called() -> None:
    assert not lightly(f"<div class=sidebar><a href=/a>Home</a>{PROSE * 2}</div>").light


def test_a_region_that_was_put_back_is_taken_apart() -> None:
    markup = f"<nav><p>Home</p><p>Up <a href=/a>one</a></p></nav><article>{PROSE}</article>"
    kept = [block.text for block in draft_of(markup, keep=["Home Up one"]).blocks if block.kept]
    assert kept == ["Home", "Up one"]


def test_regions_inside_each_other_that_prove_to_be_none_are_not_all_looked_through() -> None:
    depth = 3_000
    page = lightly("<div class=teaser>" * depth + SENTENCE)
    assert not page.light
    assert len(page.elements) == 1 + depth

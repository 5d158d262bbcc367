from collections.abc import Sequence

import pytest

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.draft import Draft, DraftBlock
from tui.reading.html import draft_of

FIRST = "The council spent 4.2 million crowns on roads last year, a tenth more than the year before, the report says."
SECOND = "Two thirds of that went to bridges, which engineers had called unsafe, and the rest to village streets."
THIRD = "The mayor said on Monday that the next budget, due in June, would keep spending at that level, or above it."
PROSE = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
MENU = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Home", "News", "Sport", "Weather", "Contact"))


def page(body: str, head: str = "<title>Road spending rises</title>") -> str:
    return f"<html lang='en'><head>{head}</head><body>{body}</body></html>"


def body_of(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if not block.aside]


def asides_of(draft: Draft) -> dict[str, str]:
    return {block.aside: block.text for block in draft.blocks if block.aside}


def kinds(blocks: Sequence[DraftBlock]) -> list[BlockKind]:
    return [block.kind for block in blocks if not block.aside]


def test_the_article_is_found_between_menus() -> None:
    draft = draft_of(page(f"<nav><ul>{MENU}</ul></nav><div id='c'><h1>Road spending rises</h1>{PROSE}</div>"))
    assert body_of(draft) == [FIRST, SECOND, THIRD]


def test_a_menu_is_kept_as_one_aside_in_its_place() -> None:
    draft = draft_of(page(f"<nav><ul>{MENU}</ul></nav><div>{PROSE}</div>"))
    assert draft.blocks[0].aside == "navigation"
    assert draft.blocks[0].text == "Home News Sport Weather Contact"


def test_a_list_of_links_without_a_telling_name_is_a_menu_too() -> None:
    draft = draft_of(page(f"<div><ul>{MENU}</ul></div><div>{PROSE}</div>"))
    assert body_of(draft) == [FIRST, SECOND, THIRD]


def test_hidden_text_is_set_apart() -> None:
    draft = draft_of(page(f"<div>{PROSE}<p style='display:none'>A copy that nobody sees, with 99 errors.</p></div>"))
    assert asides_of(draft)["hidden"] == "A copy that nobody sees, with 99 errors."


def test_an_article_that_the_page_hides_until_a_script_runs_is_shown_with_a_doubt() -> None:
    draft = draft_of(page(f"<div style='visibility: hidden'>{PROSE}</div>"))
    assert body_of(draft) == [FIRST, SECOND, THIRD]
    assert draft.doubts == ("the page hides this text until a script shows it",)


def test_an_article_whose_wrapper_is_called_a_sidebar_is_still_found() -> None:
    draft = draft_of(page(f"<h1>Road spending rises</h1><p>Short lead.</p><div class='l-sidebar'>{PROSE * 3}</div>"))
    assert FIRST in body_of(draft)


def test_the_cookie_notice_and_the_related_articles_are_set_apart() -> None:
    related = "<div class='related-articles'><a href='/a'>Taxes fall</a> <a href='/b'>Schools open</a></div>"
    notice = "<div class='cookie-banner'>We use cookies to improve this site.</div>"
    asides = asides_of(draft_of(page(f"{notice}<article>{PROSE}{related}</article>")))
    assert asides["notice"] == "We use cookies to improve this site."
    assert asides["teaser"] == "Taxes fall Schools open"


def test_a_lead_between_title_and_article_belongs_to_the_article() -> None:
    lead = "Roads and bridges cost more than ever, and the council wants to go on like that."
    markup = page(f"<header><h1>Road spending rises</h1><p>{lead}</p></header><div class='text'>{PROSE}</div>")
    assert body_of(draft_of(markup)) == [lead, FIRST, SECOND, THIRD]


def test_sections_beside_each_other_are_all_read() -> None:
    sections = "".join(f"<div class='s'>{PROSE.replace('council', name)}</div>" for name in ("city", "county", "state"))
    assert len(body_of(draft_of(page(sections)))) == 9


def test_what_stands_before_the_title_is_not_the_article() -> None:
    before = "<p>Our readers' favourites of the week, all in one place.</p>"
    markup = page(f"<article>{before}<h1>Road spending rises</h1>{PROSE}</article>")
    assert body_of(draft_of(markup)) == [FIRST, SECOND, THIRD]


def test_a_table_of_data_keeps_spans_and_heads() -> None:
    table = (
        "<table><caption>Table 1. Spending</caption><tr><th rowspan=2>Year</th><th colspan=2>Crowns</th></tr>"
        "<tr><th>roads</th><th>rail</th></tr><tr><td>2023</td><td>4.2</td><td>1.1</td></tr></table>"
    )
    blocks = [block for block in draft_of(page(f"<div>{PROSE}{table}{PROSE}</div>")).blocks if not block.aside]
    found = next(block for block in blocks if block.kind is BlockKind.TABLE)
    assert [(cell.text, cell.header, cell.row_span, cell.column_span) for cell in found.rows[0]] == [
        ("Year", True, 2, 1),
        ("Crowns", True, 1, 2),
    ]
    assert [cell.text for cell in found.rows[2]] == ["2023", "4.2", "1.1"]
    assert blocks[blocks.index(found) - 1].text == "Table 1. Spending"


def test_nested_layout_tables_are_taken_apart_and_the_data_table_in_them_kept() -> None:
    data = "<table><tr><td>coal</td><td>156.2</td></tr><tr><td>steel</td><td>43.5</td></tr></table>"
    markup = f"<table><tr><td><table>{MENU}</table></td><td>{FIRST}<br><br>{SECOND}<br>{data}{THIRD}</td></tr></table>"
    draft = draft_of(page(markup))
    assert kinds(draft.blocks) == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_the_article_in_json_ld_is_read_when_the_page_has_no_body() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "Road spending rises", "articleBody": "{FIRST}\\n\\n{SECOND}"}}'
    markup = page("<div id='app'></div>", head=f"<script type='application/ld+json'>{data}</script>")
    draft = draft_of(markup)
    assert body_of(draft) == [FIRST, SECOND]
    assert draft.title == "Road spending rises"
    assert len(draft.doubts) == 1


def test_markup_in_the_article_of_json_ld_is_read_as_markup() -> None:
    data = f'{{"@type": "Article", "articleBody": "<p>{FIRST}</p><p>{SECOND}</p>"}}'
    draft = draft_of(page("", head=f"<script type='application/ld+json'>{data}</script>"))
    assert body_of(draft) == [FIRST, SECOND]


def test_an_article_in_a_template_is_read_when_the_page_has_no_other() -> None:
    draft = draft_of(page(f"<div>The blog</div><script type='text/template'><div>{PROSE}</div></script>"))
    assert FIRST in body_of(draft)


def test_a_page_that_builds_itself_by_script_is_refused_with_a_way_out() -> None:
    with pytest.raises(ReadError, match="builds itself by JavaScript") as refusal:
        draft_of(page("<div id='app'></div><noscript>Enable JavaScript.</noscript><script>run()</script>"))
    assert "save the page" in refusal.value.hint


@pytest.mark.parametrize(
    "words", ["用户登录</h2><p>忘记密码？请联系管理员。", "Sign in</h2><p>Forgot it? Ask the service desk, please."]
)
def test_a_login_wall_with_a_line_of_help_is_refused_as_one(words: str) -> None:
    with pytest.raises(ReadError, match="asks for a login"):
        draft_of(page(f"<div><h2>{words}</p><form><input type=password></form></div>"))


def test_a_login_wall_is_refused_as_one() -> None:
    with pytest.raises(ReadError, match="asks for a login"):
        draft_of(page("<form><input name='u'><input type='password' name='p'></form>"))


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(ReadError, match="nothing to read"):
        draft_of("")


def test_a_page_that_is_only_a_menu_is_refused() -> None:
    with pytest.raises(ReadError, match="nothing to read"):
        draft_of(page(f"<ul>{MENU}</ul>"))


def test_a_page_of_a_few_words_is_shown_with_a_doubt() -> None:
    draft = draft_of(page("<p>Closed on Mondays</p>"))
    assert body_of(draft) == ["Closed on Mondays"]
    assert draft.doubts == ("this looks like a page of links or labels, not like a report",)


def test_nesting_of_any_depth_is_read() -> None:
    draft = draft_of("<div>" * 3000 + PROSE + "</div>" * 3000)
    assert body_of(draft) == [FIRST, SECOND, THIRD]


def test_the_name_of_the_host_is_cut_off_the_title() -> None:
    markup = page(f"<div>{PROSE}</div>", head="<title>Road spending rises | Daily News</title>")
    assert draft_of(markup, location="https://www.dailynews.example/roads").title == "Road spending rises"


def test_a_title_row_of_the_table_is_the_title_and_not_a_row() -> None:
    rows = "".join(f"<tr><td>item {number}</td><td>{number},000 crowns paid</td></tr>" for number in range(1, 12))
    table = f"<table><tr><td colspan=2>Result of the tender for the village streets</td></tr>{rows}</table>"
    draft = draft_of(page(table, head="<title>Report</title>"))
    assert draft.title == "Result of the tender for the village streets"
    assert next(block for block in draft.blocks if block.rows).rows[0][0].text == "item 1"


OPENING = "<article><h1>Ports</h1><p>The ports handled 4.2 million tonnes, a tenth more than before.</p></article>"


@pytest.mark.parametrize("said", ["false", '"False"', '"http://schema.org/False"'])
def test_a_page_that_is_not_all_free_says_so(said: str) -> None:
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {said}}}</script>'
    assert draft_of(OPENING + data).doubts == (
        "the page says that not all of it is free to read: a part may be missing",
    )


def test_a_page_that_is_free_says_nothing() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": true}</script>'
    assert draft_of(OPENING + data).doubts == ()


def test_a_short_page_with_a_login_may_lack_a_part() -> None:
    doubt = "the page asks for a login and shows little text: a part may be missing"
    assert doubt in draft_of(f"{OPENING}<form><input type=password></form>").doubts
    long = OPENING.replace("</p>", " The board expects more of it in the year to come." * 30 + "</p>")
    assert doubt not in draft_of(f"{long}<form><input type=password></form>").doubts


def test_plain_text_that_is_most_of_a_page_is_read_as_such() -> None:
    text = f"SEC. 1. ROADS.\n\n    {FIRST}\n\nSEC. 2. BRIDGES.\n\n    {SECOND}\n    {THIRD}\n"
    assert body_of(draft_of(page(f"<h1>Road spending rises</h1><pre>{text}</pre>")))[:2] == ["SEC. 1. ROADS.", FIRST]


def test_a_listing_in_an_article_stays_one_block() -> None:
    assert "a = 1\nb = 2" in body_of(draft_of(page(f"<h1>Road spending rises</h1>{PROSE}<pre>a = 1\nb = 2</pre>")))

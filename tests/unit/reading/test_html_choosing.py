from tui.reading.html_choosing import choose
from tui.reading.html_page import page_of
from tui.reading.html_pruning import prune

SENTENCE = "The council spent 4.2 million crowns on roads last year, a tenth more than before. "
PROSE = f"<p>{SENTENCE * 2}</p>" * 3


def chosen(markup: str) -> list[str]:
    """Return the ids of the chosen elements, or their tags."""
    page = page_of(markup)
    heading = next((element for element in page.elements if element.tag == "h1"), None)
    prune(page, heading)
    return [element.attribute("id") or element.tag for element in choose(page, heading).core]


def test_the_element_with_the_prose_is_chosen() -> None:
    assert chosen(f"<div>Home News</div><div id=text>{PROSE}</div>") == ["text"]


def test_the_choice_climbs_while_the_parent_adds_prose() -> None:
    assert chosen(f"<div id=all><div>{PROSE}</div><div>{PROSE}</div></div><div>Imprint</div>") == ["all"]


def test_it_does_not_climb_for_a_box_of_links() -> None:
    links = "".join(f"<p>{SENTENCE} <a href=/{number}>{SENTENCE[:60]}</a></p>" for number in range(4))
    assert chosen(f"<div><div id=text>{PROSE * 2}</div><div>{links}</div></div>") == ["text"]


def test_it_does_not_climb_above_what_holds_title_and_article() -> None:
    other = f"<div class=story><h2>Taxes</h2>{PROSE}</div>"
    assert chosen(f"<div><div id=text class=story><h1>Roads</h1>{PROSE}</div>{other}</div>") == ["text"]


def test_it_climbs_there_when_the_page_marks_both_as_one_article() -> None:
    assert chosen(f"<article id=all><div><h1>Roads</h1>{PROSE}</div><div>{PROSE}</div></article>") == ["all"]


def test_paragraphs_beside_the_article_go_with_it() -> None:
    markup = f"<div><div id=text>{PROSE * 3}</div><p id=last>{SENTENCE * 2}</p><div id=foot>Imprint</div></div>"
    assert chosen(markup) == ["text", "last"]


def test_a_cell_of_a_data_table_is_never_chosen_alone() -> None:
    rows = f"<tr><td>Works</td><td>{SENTENCE * 4}</td></tr><tr><td>Price</td><td>1,800,000 crowns</td></tr>"
    assert chosen(f"<div><table id=grid>{rows}</table></div>") != ["td"]
    assert chosen(f"<div><p>Notice</p><table id=grid>{rows}</table></div>") == ["grid"]


def test_text_that_only_line_breaks_part_is_found() -> None:
    assert chosen(f"<div>Home</div><div id=text>{SENTENCE}<br>{SENTENCE}<br>{SENTENCE}</div>") == ["text"]


def test_a_page_where_nothing_stands_out_is_chosen_whole() -> None:
    assert chosen("<div>a</div><div>b</div>") == ["body"]


def test_a_heading_that_stands_before_the_article_is_found_though_it_is_not_the_stated_title() -> None:
    page = page_of(f"<header><h1>Roads</h1></header><div>{PROSE}</div>")
    prune(page, None)
    choice = choose(page, None)
    assert choice.heading is not None
    assert choice.heading.text() == "Roads"

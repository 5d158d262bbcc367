import pytest

from tui.reading.html_page import Page, page_of
from tui.reading.html_pruning import Trust, prune

SENTENCE = "The council spent 4.2 million crowns on roads last year, a tenth more than before. "
PROSE = f"<p>{SENTENCE * 2}</p>" * 4


def pruned(markup: str, trust: Trust = Trust.ALL) -> Page:
    page = page_of(markup)
    heading = next((element for element in page.elements if element.tag == "h1"), None)
    prune(page, heading, trust)
    return page


def reason(markup: str, trust: Trust = Trust.ALL) -> str:
    """Return why the element with the id `x` was set apart."""
    page = pruned(markup, trust)
    return next(element.aside for element in page.elements if element.attribute("id") == "x")


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<nav id=x>Home</nav>", "navigation"),
        ("<footer id=x>Imprint</footer>", "page foot"),
        ("<div id=x role=search>Find</div>", "form"),
        ("<div id=x class=share-bar>Tweet</div>", "share buttons"),
        ("<div id=x hidden>Copy</div>", "hidden"),
        ("<div id=x aria-hidden=true>Copy</div>", "hidden"),
        ("<div id=x class='box d-none'>Copy</div>", "hidden"),
        ("<div id=x style='color:red; DISPLAY : NONE'>Copy</div>", "hidden"),
    ],
)
def test_tags_roles_names_and_styles_set_elements_apart(markup: str, why: str) -> None:
    assert reason(f"<article>{PROSE}</article>{markup}") == why


def test_a_lead_that_is_called_a_teaser_is_kept() -> None:
    assert reason(f"<p id=x class=teaser>{SENTENCE}</p>{PROSE}") == ""


def test_a_box_of_links_that_is_called_a_teaser_is_not() -> None:
    assert reason(f"<div id=x class=teaser><a href=/a>{SENTENCE}</a></div>{PROSE}") == "teaser"


def test_an_element_that_holds_most_of_the_prose_keeps_its_place_whatever_it_is_called() -> None:
    assert reason(f"<div id=x class=sidebar>{PROSE}<a href=/a>a</a></div><p>{SENTENCE}</p>") == ""


def test_what_holds_the_title_keeps_its_place() -> None:
    assert reason(f"<div id=x class=banner-ad><h1>Roads</h1></div>{PROSE}") == ""


def test_comments_are_set_apart_however_long_they_are() -> None:
    assert reason(f"<p>{SENTENCE * 3}</p><div id=x class=comments>{PROSE * 5}</div>") == "comments"


def test_names_are_not_believed_when_little_else_was_found() -> None:
    assert reason(f"<div id=x class=comments>{PROSE}</div>", Trust.HIDDEN) == ""


def test_hidden_nodes_are_shown_when_nothing_is_believed() -> None:
    assert reason(f"<div id=x style='display:none'>{PROSE}</div>", Trust.NONE) == ""


def test_a_row_of_cards_is_a_list_of_other_articles() -> None:
    card = f"<div class=card><img src=a.png><h3><a href=/a>Taxes fall again</a></h3><p>{SENTENCE}</p></div>"
    assert reason(f"<article><h1>Roads</h1>{PROSE * 3}</article><div id=x>{card * 3}</div>") == "teaser"


def test_cards_are_known_by_their_pictures_too() -> None:
    card = f"<div><a href=/a><img src=a.png></a><p><a href=/a>Taxes fall again</a></p><p>{SENTENCE}</p></div>"
    assert reason(f"<article><h1>Roads</h1>{PROSE * 3}</article><div id=x>{card * 3}</div>") == "teaser"


def test_linked_figures_in_an_article_are_no_cards() -> None:
    figure = "<figure><a href=/big.png><img src=a.png>The bridge on Monday</a></figure>"
    assert reason(f"<h1>Roads</h1><div id=x>{PROSE}{figure * 4}</div>{PROSE * 2}") == ""


def test_two_cards_are_not_yet_a_list() -> None:
    card = f"<div class=card><h3><a href=/a>Taxes fall again</a></h3><p>{SENTENCE}</p></div>"
    assert reason(f"<article>{PROSE * 3}</article><div id=x>{card * 2}</div>") == ""


def test_a_list_of_places_on_the_same_page_is_no_menu() -> None:
    contents = "".join(f"<li><a href='#s{number}'>Section {number}</a></li>" for number in range(5))
    assert reason(f"<ul id=x>{contents}</ul>{PROSE}") == ""


def test_an_exhibit_table_with_links_in_it_is_no_menu() -> None:
    row = "<tr><td>4.1</td><td><a href=/a>Indenture</a></td><td>10-K of 29 September 2023</td></tr>"
    assert reason(f"<table id=x>{row * 4}</table>{PROSE}") == ""


def test_marks_of_an_earlier_pruning_are_taken_off() -> None:
    page = pruned(f"<div id=x class=comments>{PROSE}</div><p>{SENTENCE * 3}</p>")
    prune(page, None, Trust.HIDDEN)
    assert not any(element.aside for element in page.elements)

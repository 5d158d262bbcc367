import pytest

from tui.reading import html_tree
from tui.reading.html_page import page_of
from tui.reading.html_tree import Element, set_apart
from tui.reading.html_weights import weigh


def only(markup: str, tag: str) -> Element:
    return next(element for element in page_of(markup).elements if element.tag == tag)


def test_an_element_weighs_what_stands_in_it() -> None:
    div = only("<div>ab<p>cd <a href='/x'>ef</a></p></div>", "div")
    assert (div.weight, div.link_weight) == (6, 2)
    assert div.link_density == pytest.approx(1 / 3)


@pytest.mark.parametrize("address", ["#note1", "javascript:void(0)", "mailto:a@b.example", "tel:+420"])
def test_a_link_that_leads_to_no_page_is_text(address: str) -> None:
    assert not only(f"<a href='{address}'>x</a>", "a").is_link


def test_a_link_to_another_page_is_one() -> None:
    assert only("<a href='/next'>x</a>", "a").is_link


def test_what_is_set_apart_weighs_nothing_in_its_parent() -> None:
    page = page_of("<div><p>abc</p><p>de</p></div>")
    set_apart({page.elements[2]: "navigation"}, page.elements)
    assert page.elements[1].weight == 2


def test_what_is_set_apart_inside_what_is_so_too_is_taken_off_once() -> None:
    page = page_of("<div>a<p>bc<b>def</b></p></div>")
    body, div, p, b = page.elements
    set_apart({p: "navigation", b: "notice"}, page.elements)
    assert [element.weight for element in (body, div, p, b)] == [1, 1, 2, 3]


def test_many_that_are_set_apart_deep_in_each_other_are_not_each_climbed_from_to_the_root(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    depth, steps = 2_000, list[int]()
    take_off = html_tree._take_off

    def counted(element: Element) -> int:
        steps.append(take_off(element))
        return steps[-1]

    monkeypatch.setattr(html_tree, "_take_off", counted)
    page = page_of("<div><nav>ab</nav>" * depth + "<p>cde</p>")
    menus = {element: "navigation" for element in page.elements if element.tag == "nav"}
    set_apart(menus, page.elements)
    assert sum(steps) < 12 * len(page.elements)
    assert [element.weight for element in page.elements if element.tag in {"body", "div"}] == [3] * (depth + 1)
    assert {menu.weight for menu in menus} == {2}


def test_a_long_or_punctuated_block_is_prose_and_a_label_is_not() -> None:
    sentence = "It rained, and the roads were closed for a day."
    assert only(f"<p>{sentence}</p>", "p").prose == weigh(sentence)
    assert only("<p>Road closed today</p>", "p").prose == 0


def test_a_block_that_is_mostly_links_is_no_prose() -> None:
    assert only("<p><a href='/x'>It rained, and the roads were closed for a day.</a></p>", "p").prose == 0


def test_blocks_and_breaks_part_words_and_inline_elements_do_not() -> None:
    div = only("<div>a<b>b</b><br>c<p>d</p>e</div>", "div")
    assert div.text() == "ab c d e"


def test_columns_of_a_by_line_can_be_told_apart() -> None:
    div = only("<div><span>来源：甲</span><span>作者：乙</span></div>", "div")
    assert (div.text(), div.text(apart=True)) == ("来源：甲作者：乙", "来源：甲 作者：乙")

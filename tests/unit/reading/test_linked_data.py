import json

import pytest

from tui.reading.linked_data import LinkedArticle, linked_article


def linked(data: object) -> LinkedArticle:
    return linked_article([json.dumps(data)])


@pytest.mark.parametrize(
    "script", ["", "{", "[" * 100_000, "null", '{"@type": 5}', '"text"', '{"@type": "Article", "author": [5]}']
)
def test_what_is_no_article_says_nothing(script: str) -> None:
    assert linked_article([script]) == LinkedArticle()


def test_line_ends_inside_strings_are_forgiven() -> None:
    assert linked_article(['{"@type": "Article", "headline": "a\n b"}']).title == "a\n b"


def test_the_address_of_a_page_about_somebody_is_no_author() -> None:
    script = json.dumps({"@type": "NewsArticle", "author": ["https://example.org/people/7"], "headline": "Ports"})
    assert linked_article([script]).author == ""


def test_whom_an_article_refers_to_is_named_elsewhere() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": "Ports", "author": [{"@id": "#p"}], "publisher": {"@id": "#o"}},
        {"@type": "Person", "@id": "#p", "name": "Maria Lopez"},
        {"@type": "Organization", "@id": "#o", "name": "The Harbor Post"},
    ]
    found = linked_article([json.dumps({"@graph": graph})])
    assert (found.author, found.publisher) == ("Maria Lopez", "The Harbor Post")


def test_an_article_is_found_in_a_graph() -> None:
    graph = {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Roads"}]}
    assert linked(graph).title == "Roads"


def test_names_are_read_from_persons_lists_and_strings() -> None:
    article = {"@type": "Article", "author": [{"@type": "Person", "name": "A"}, "B"], "publisher": {"name": "C"}}
    assert (linked(article).author, linked(article).publisher) == ("A, B", "C")


def test_the_article_with_a_body_goes_before_one_without() -> None:
    both = [{"@type": "Article", "headline": "a"}, {"@type": "Article", "headline": "b", "articleBody": "text"}]
    assert linked(both) == LinkedArticle(title="b", body="text")

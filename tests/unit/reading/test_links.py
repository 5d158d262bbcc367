import pytest

from tui.domain.report import LONGEST_ADDRESS, Repair
from tui.domain.text import Span
from tui.reading.draft import DraftLink
from tui.reading.links import absolute, after_repair, cut, moved

PAGE = "https://example.org/news/today.html"


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("https://example.com/a/../b?c=%20", "https://example.com/a/../b?c=%20"),
        ("https://example.com/a?", "https://example.com/a"),
        ("//example.com/a", "https://example.com/a"),
        ("/a", "https://example.org/a"),
        ("/a/b.html?c=1", "https://example.org/a/b.html?c=1"),
        ("/a/../b", "https://example.org/b"),
        ("/a/.", "https://example.org/a/"),
        ("/a?", "https://example.org/a"),
        ("../a", "https://example.org/a"),
        ("a b.pdf", "https://example.org/news/a%20b.pdf"),
        ("?page=2", "https://example.org/news/today.html?page=2"),
        (" HTTP://example.com/x ", "http://example.com/x"),
        ("http://example.com/报告", "http://example.com/报告"),
        ('https://example.com/"><b>', "https://example.com/%22%3E%3Cb%3E"),
        ("\x01https://example.com/\x1b[2J", "https://example.com/%1B[2J"),
    ],
)
def test_addresses_are_resolved_against_the_page(printed: str, address: str) -> None:
    assert absolute(printed, PAGE) == address


@pytest.mark.parametrize(
    "printed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "ftp://example.org/a",
        "https://user:word@example.org/",
        "http://[::1",
        "https://example.org/" + "a" * LONGEST_ADDRESS,
        "https://example.org/" + " x" * (LONGEST_ADDRESS // 3),
    ],
)
def test_what_is_no_page_on_the_web_leads_nowhere(printed: str) -> None:
    assert absolute(printed, PAGE) == ""


@pytest.mark.parametrize("base", ["", "-", "/home/ada/page.html"])
def test_on_a_saved_page_only_absolute_links_lead_somewhere(base: str) -> None:
    assert absolute("/a", base) == ""
    assert absolute("https://example.org/a", base) == "https://example.org/a"


def test_links_move_with_their_words() -> None:
    links = [DraftLink(0, 2, "a"), DraftLink(4, 8, "b"), DraftLink(10, 12, "c")]
    assert moved(links, [(2, 4, 1), (5, 7, 0), (9, 9, 3)]) == [
        DraftLink(0, 2, "a"),
        DraftLink(3, 5, "b"),
        DraftLink(10, 12, "c"),
    ]


def test_an_end_inside_what_was_replaced_stays_inside_it() -> None:
    assert moved([DraftLink(3, 6, "a")], [(2, 5, 1)]) == [DraftLink(3, 4, "a")]


def test_links_move_with_repairs() -> None:
    # "質(zhì)量 of it" was read, and "質量 of it" stands there now.
    repairs = (Repair(Span(1, 1), "(zhì)", "pinyin annotation"),)
    assert after_repair([DraftLink(0, 7, "a"), DraftLink(8, 10, "b")], repairs) == [
        DraftLink(0, 2, "a"),
        DraftLink(3, 5, "b"),
    ]


def test_links_outside_a_part_or_without_an_address_are_none_of_it() -> None:
    links = [DraftLink(0, 2, "a"), DraftLink(1, 6, "b"), DraftLink(7, 9, ""), DraftLink(9, 20, "c")]
    assert cut(links, 3, 10) == (DraftLink(0, 3, "b"), DraftLink(6, 10, "c"))

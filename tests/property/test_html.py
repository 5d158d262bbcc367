import os
import random
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.report import BlockKind, Charset, Source
from tui.errors import ReadError
from tui.reading.assemble import assemble
from tui.reading.draft import Draft
from tui.reading.html import draft_of
from tui.reading.html_page import page_of
from tui.reading.html_tree import Element, set_apart
from tui.reading.html_weights import weigh
from tui.reading.markdown import draft_of as markdown_draft_of

TAGS = [
    "div", "p", "span", "b", "a", "ul", "li", "table", "tr", "td", "th", "h1", "h2", "blockquote", "pre", "br", "sup",
    "article", "nav", "footer", "form", "figure", "figcaption", "center", "font", "section", "caption", "dl", "dd",
]  # fmt: skip
ATTRIBUTES = [
    "", " class=sidebar", " class='content main'", " id=comments", " style='display:none'", " href='/x'", " href='#n'",
    " rowspan=3 colspan=2", " align=center", " hidden", " role=navigation", " class=title", " style='font-size:20pt'",
]  # fmt: skip
WORDS = [
    "Roads cost 4.2 million crowns, a tenth more than before. ", "全市实现地区生产总值4876.52亿元，比上年增长5.6%。",
    "来源：示例日报", "2024-01-19", "相关阅读", "责任编辑：张迪", "Share", "6", "\0", "\u202e", "&#0;&#xD800;",
    "&amp;", "<", "]]>", "By Jana Novak",
]  # fmt: skip
words = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))


def markup_of(pieces: Iterable[tuple[str, str, str, bool]]) -> str:
    """Return markup that opens and closes as it likes, as pages do."""
    return "".join(
        f"<{tag}{attributes}>{text}{f'</{tag}>' if closed else ''}" for tag, attributes, text, closed in pieces
    )


@st.composite
def markups(draw: st.DrawFn) -> str:
    piece = st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), words, st.booleans())
    return markup_of(draw(st.lists(piece, max_size=40)))


def mutated(source: random.Random) -> str:
    """Return a random page with some of its characters cut, doubled or swapped for markup."""
    pieces = [
        (source.choice(TAGS), source.choice(ATTRIBUTES), source.choice(WORDS), source.random() < 0.7)
        for _ in range(source.randrange(1, 25))
    ]
    letters = list(markup_of(pieces))
    for _ in range(source.randrange(6)):
        place = source.randrange(len(letters))
        letters[place] = source.choice(
            ["", letters[place] * 2, "<", ">", "/", '"', "&", "\0", "<!--", "</div>", "\ufeff"]
        )
    return "".join(letters)


def read(markup: str) -> Draft | None:
    """Return the draft, or None where the page is refused: nothing else may happen."""
    with suppress(ReadError):
        return draft_of(markup)
    return None


PAGES = int(os.environ.get("TIEOUT_PAGES", "10000"))
SEED = int(os.environ.get("TIEOUT_SEED", "20240119"))
SOURCE = Source("/page", "text/html", "0" * 64, 0, datetime(2024, 1, 19, tzinfo=UTC))


def test_mutated_pages_become_reports_whose_spans_lie_inside_the_text_or_are_refused() -> None:
    source = random.Random(SEED)  # noqa: S311 - the same pages in every run
    for _ in range(PAGES):
        draft = read(mutated(source))
        if draft is None:
            continue
        report = assemble(draft, SOURCE, Charset())
        spans = [part.span for parts in (report.sections, report.links, report.repairs) for part in parts]
        assert all(span.end <= len(report.text) for span in spans)
        assert all(section.span.contains(section.heading) for section in report.sections)
        end = 0
        for block in report.blocks:
            assert end <= block.span.start <= block.span.end <= len(report.text)
            end = block.span.end


@given(markups())
def test_any_markup_is_read_or_refused(markup: str) -> None:
    draft = read(markup)
    for block in draft.blocks if draft else ():
        assert bool(block.rows) == (block.kind is BlockKind.TABLE)
        assert block.rows or block.text.strip()
        assert (block.level > 0) == (block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM))


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(markup: str) -> None:
    read(markup)


@given(markups())
def test_a_page_that_is_read_has_a_body(markup: str) -> None:
    draft = read(markup)
    assert draft is None or any(not block.aside for block in draft.blocks)


@given(markups())
def test_every_letter_of_the_page_is_in_the_body_or_set_apart(markup: str) -> None:
    draft = read(markup)
    if draft is None or draft.doubts:
        return
    shown = "".join(block.text + "".join(cell.text for row in block.rows for cell in row) for block in draft.blocks)
    there = page_of(markup).body.text()
    for figure in ("4876.52", "4.2 million"):
        assert (figure in there) == (figure in shown)


@given(markups())
def test_reading_twice_gives_the_same(markup: str) -> None:
    assert read(markup) == read(markup)


@given(markups())
def test_bytes_at_hand_make_the_same_page(markup: str) -> None:
    with suppress(ReadError):
        assert draft_of(markup, raw=markup.encode()) == draft_of(markup)


@given(markups())
def test_weights_add_up_to_the_weight_of_the_page(markup: str) -> None:
    page = page_of(markup)
    assert page.body.weight == pytest.approx(sum(element.text_weight for element in page.elements))
    for element in page.elements:
        assert element.link_weight <= element.weight + 1e-6
        assert element.prose <= element.weight + 1e-6
        assert all(element.holds(inner) for inner in element.descendants())


@given(markups(), st.data())
def test_what_is_set_apart_is_left_out_of_every_sum(markup: str, data: st.DataObject) -> None:
    page = page_of(markup)
    if len(page.elements) == 1:
        return
    places = data.draw(st.lists(st.integers(1, len(page.elements) - 1), max_size=4, unique=True))
    set_apart({page.elements[place]: "navigation" for place in sorted(places)}, page.elements)
    for element in page.elements:
        inside = [child for child in element.children if isinstance(child, Element) and not child.aside]
        assert element.weight == element.text_weight + sum(child.weight for child in inside)
        assert element.prose == element.own_prose + sum(child.prose for child in inside)
        assert element.links == element.is_link + sum(child.links for child in inside)


@given(st.text(max_size=50), st.text(max_size=50))
def test_weights_of_texts_add_up(left: str, right: str) -> None:
    assert weigh(f"{left} {right}") == pytest.approx(weigh(left) + weigh(right))


@given(st.text("ab #*_-|>`[]()\n\\<!&;1.全　 \t", max_size=200))
def test_any_markdown_is_read_or_refused(text: str) -> None:
    try:
        blocks = markdown_draft_of(text).blocks
    except ReadError:
        return
    assert all(bool(block.rows) == (block.kind is BlockKind.TABLE) for block in blocks)

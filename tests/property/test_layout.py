"""Whatever parts of a text are laid out in whatever order, its rows are those of laying it all out at once."""

from hypothesis import given
from hypothesis import strategies as st

from tui.app.layout import Content, Layout
from tui.app.tables import Piece
from tui.domain.report import Block, BlockKind
from tui.domain.text import Span

WORDS = st.text("ab 12.,，。中文(）", min_size=1, max_size=400)
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CAPTION])
PASSAGES = st.lists(st.tuples(KINDS, WORDS, st.integers(1, 30)), min_size=1, max_size=8)
ORDERS = st.lists(st.tuples(st.sampled_from(["settle", "span", "row"]), st.integers(0, 10**9)), max_size=12)


def content_of(passages: list[tuple[BlockKind, str, int]]) -> Content:
    blocks: list[Block] = []
    text = ""
    for kind, words, times in passages:
        whole = words * times
        blocks.append(Block(kind, Span(len(text), len(text) + len(whole)), level=1, marker="1." * (times % 3)))
        text += whole + "\n"
    figures = tuple(Span(at, at + 2) for at in range(len(text) - 1) if text[at : at + 2] == "12")
    return Content(text, tuple(blocks), unbroken=figures)


def rows_of(layout: Layout) -> list[tuple[Piece, ...]]:
    return [layout.pieces(row) for row in range(layout.rows)]


@given(PASSAGES, st.integers(8, 130), ORDERS)
def test_rows_do_not_depend_on_the_order_in_which_they_are_asked_for(
    passages: list[tuple[BlockKind, str, int]], width: int, order: list[tuple[str, int]]
) -> None:
    content = content_of(passages)
    at_once = Layout(content, width)
    at_once.settle(0, 10**9)
    layout = Layout(content, width)

    for how, number in order:
        if how == "settle":
            layout.settle(number % layout.rows, 5)
        elif how == "span":
            span = content.blocks[number % len(content.blocks)].span
            assert layout.pieces(layout.rows_of(span)[0])[0].start == span.start
        else:
            layout.pieces(number % layout.rows)
    layout.settle(0, 10**9)

    assert rows_of(layout) == rows_of(at_once)


@given(PASSAGES, st.integers(8, 130), st.integers(0, 10**9))
def test_every_character_but_spaces_stands_on_one_row(
    passages: list[tuple[BlockKind, str, int]], width: int, start: int
) -> None:
    content = content_of(passages)
    layout = Layout(content, width)
    layout.settle(start % layout.rows, 5)
    layout.settle(0, 10**9)

    drawn = "".join(content.text[piece.start : piece.end] for pieces in rows_of(layout) for piece in pieces)

    assert drawn.replace(" ", "") == content.text.replace(" ", "").replace("\n", "")

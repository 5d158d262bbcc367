from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.domain.report import BlockKind, Charset, Source
from tui.domain.wire import report_from_wire, report_to_wire
from tui.reading.assemble import assemble
from tui.reading.draft import Draft, DraftBlock, DraftCell, DraftLink
from tui.reading.links import cut
from tui.reading.plaintext import draft_of, passage_blocks
from tui.reading.repair import original, repaired

SOURCE = Source("-", "text/plain", "0" * 64, 1, datetime(2026, 1, 2, tzinfo=UTC))
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["一、收入", "二、支出。", "質(zhì)量", "　　各位", "打印", "相关报道：", "- 1 -", "", "Ships", "1.1 x"]
    ),
)
ASIDES = st.sampled_from(["", "", "navigation"])
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE])
ADDRESSES = st.sampled_from(["https://example.org/a", "/b", "javascript:x", "c d"])
LINKS = st.lists(st.builds(DraftLink, st.integers(0, 30), st.integers(0, 35), ADDRESSES), max_size=3)
CELLS = st.builds(DraftCell, WORDS, st.booleans(), st.integers(1, 4), st.integers(1, 4))
TABLES = st.lists(st.lists(CELLS, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple)


def by_start(link: DraftLink) -> int:
    return link.start


def linked(words: str, links: list[DraftLink]) -> DraftBlock:
    ends = [after.start for after in sorted(links, key=by_start)[1:]] + [len(words)]
    apart = [
        replace(link, end=min(link.end, end)) for link, end in zip(sorted(links, key=by_start), ends, strict=False)
    ]
    return DraftBlock(BlockKind.PARAGRAPH, words, links=cut(apart, 0, len(words)))


BLOCKS = st.one_of(
    st.builds(
        DraftBlock, KINDS, WORDS, st.integers(0, 3), prominent=st.booleans(), aside=st.sampled_from(["", "", "x"])
    ),
    st.builds(linked, WORDS, LINKS),
    st.builds(lambda rows: DraftBlock(BlockKind.TABLE, "", rows=rows), TABLES),
)
DRAFTS = st.builds(Draft, st.lists(BLOCKS, max_size=12).map(tuple), WORDS)
FILES = st.one_of(st.text(), st.lists(st.one_of(WORDS, st.sampled_from(["\t", "　　", "  ", "\f"]))).map("\n".join))


@given(DRAFTS)
def test_blocks_stand_in_order_inside_the_text_parted_by_line_ends(draft: Draft) -> None:
    report = assemble(draft, SOURCE, Charset())
    assert all(after.span.start == before.span.end + 1 for before, after in pairwise(report.blocks))
    assert "\n".join(block.span.of(report.text) for block in report.blocks) == report.text


@given(DRAFTS)
def test_cells_lie_inside_their_table_and_rows_are_of_one_length(draft: Draft) -> None:
    for block in assemble(draft, SOURCE, Charset()).blocks:
        if block.table is not None:
            assert len({len(row) for row in block.table.rows}) == 1
            assert all(block.span.contains(cell.span) for row in block.table.rows for cell in row)


@given(DRAFTS)
def test_undoing_the_repairs_of_a_block_brings_back_what_the_draft_had(draft: Draft) -> None:
    report = assemble(draft, SOURCE, Charset())
    printed = {block.text for block in draft.blocks}
    for block in report.blocks:
        if block.kind is not BlockKind.TABLE:
            inside = [repair for repair in report.repairs if block.span.contains(repair.span)]
            assert original(report.text[: block.span.end], inside)[block.span.start :] in printed


@given(DRAFTS)
def test_every_block_is_in_the_body_or_set_apart(draft: Draft) -> None:
    report = assemble(draft, SOURCE, Charset())
    kept = {block.span.of(report.text) for block in report.blocks} | {aside.text for aside in report.aside}
    assert {repaired(block.text)[0] for block in draft.blocks if block.text} - {""} <= kept


@given(DRAFTS)
def test_links_stand_in_order_on_words_of_one_block(draft: Draft) -> None:
    report = assemble(draft, SOURCE, Charset(), location="https://example.org/")
    for link in report.links:
        words = link.span.of(report.text)
        assert words == words.strip() != ""
        assert any(block.span.contains(link.span) for block in report.blocks)
        assert link.address in {"https://example.org/a", "https://example.org/b", "https://example.org/c%20d"}
    assert all(before.span.end <= after.span.start for before, after in pairwise(report.links))


@given(DRAFTS)
def test_a_report_survives_the_wire(draft: Draft) -> None:
    report = assemble(draft, SOURCE, Charset())
    assert report_from_wire(report_to_wire(report)) == report


@given(FILES)
def test_any_text_file_becomes_a_report(text: str) -> None:
    report = assemble(draft_of(text), SOURCE, Charset())
    assert all(aside.at <= len(report.text) for aside in report.aside)


@given(FILES)
def test_a_passages_blocks_lie_in_order_inside_it(text: str) -> None:
    blocks = passage_blocks(text)
    assert all(before.span.end <= after.span.start for before, after in pairwise(blocks))
    assert all(block.span.end <= len(text) for block in blocks)

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.reading.outlining import BODY
from tui.domain.report import BlockKind, Charset, Report, Source
from tui.domain.text import Span
from tui.reading.assemble import assemble
from tui.reading.draft import Draft, DraftBlock, DraftCell
from tui.reading.plaintext import draft_of
from tui.reading.repair import original

SOURCE = Source("-", "text/plain", "0" * 64, 1, datetime(2026, 1, 2, tzinfo=UTC))
P = BlockKind.PARAGRAPH


def report_of(*blocks: DraftBlock, title: str = "", charset: Charset | None = None) -> Report:
    return assemble(Draft(blocks, title), SOURCE, charset or Charset())


def test_blocks_are_repaired_and_parted_by_one_line_end() -> None:
    report = report_of(DraftBlock(P, "　　質(zhì)量"), DraftBlock(P, "工作"))
    assert report.text == "質量\n工作"
    assert [block.span for block in report.blocks] == [Span(0, 2), Span(3, 5)]


def test_undoing_a_blocks_repairs_brings_its_words_back() -> None:
    printed = ["　　質(zhì)量", "工作(zuò)　　完成", "無"]
    report = report_of(*(DraftBlock(P, words) for words in printed))
    assert original(report.text, report.repairs) == "\n".join(printed)


def test_what_is_set_apart_stands_before_the_block_that_followed_it() -> None:
    report = report_of(
        DraftBlock(P, "首页", aside="navigation"), DraftBlock(P, BODY), DraftBlock(P, "links", aside="teaser")
    )
    assert [(aside.reason, aside.text, aside.at) for aside in report.aside] == [
        ("navigation", "首页", 0),
        ("teaser", "links", len(BODY)),
    ]


def test_the_title_again_at_the_head_is_set_apart() -> None:
    report = report_of(DraftBlock(BlockKind.HEADING, "年度 報告(gào)", 1), DraftBlock(P, BODY), title="年度報告")
    assert (report.title, report.text, report.aside[0].reason) == ("年度報告", BODY, "title")


def test_a_title_broken_over_two_lines_is_set_apart_whole() -> None:
    lines = [DraftBlock(P, "某某市关于开展"), DraftBlock(P, "检查的通知"), DraftBlock(P, BODY)]
    report = report_of(*lines, title="某某市关于开展检查的通知")
    assert (report.text, [aside.reason for aside in report.aside]) == (BODY, ["title", "title"])


def test_a_report_that_is_only_its_title_keeps_it() -> None:
    assert report_of(DraftBlock(P, "年度報告"), title="年度報告").text == "年度報告"


def test_a_table_stands_in_the_text_with_its_cells() -> None:
    table = DraftBlock(BlockKind.TABLE, "", rows=((DraftCell("投资"), DraftCell("200")),))
    report = report_of(DraftBlock(P, "表"), table)
    assert report.text == "表\n投资\t200"
    grid = report.blocks[1].table
    assert grid is not None
    assert [cell.span.of(report.text) for cell in grid.rows[0]] == ["投资", "200"]


def test_blocks_without_words_are_left_out() -> None:
    assert report_of(DraftBlock(P, " 　"), DraftBlock(P, BODY)).text == BODY


def test_a_paragraph_that_is_a_heading_becomes_one() -> None:
    report = report_of(*(DraftBlock(P, words) for words in ("一、收入", BODY, "二、支出", BODY)))
    assert [(block.kind, block.level) for block in report.blocks] == [(BlockKind.HEADING, 1), (P, 0)] * 2


def test_a_paragraph_that_begins_with_a_run_in_heading_stays_a_paragraph() -> None:
    report = report_of(DraftBlock(P, f"一、收入增加。{BODY}"), DraftBlock(P, f"二、支出减少。{BODY}"))
    assert [block.kind for block in report.blocks] == [P, P]
    assert len(report.sections) == 2


def test_a_bold_line_without_a_number_is_a_heading_only_where_the_page_has_none() -> None:
    bold = [DraftBlock(P, "收入", prominent=True), DraftBlock(P, BODY)]
    marked = [DraftBlock(BlockKind.HEADING, "支出", 2), DraftBlock(P, BODY)]
    assert report_of(*bold).blocks[0].kind is BlockKind.HEADING
    assert report_of(*marked, *bold).blocks[2].kind is P
    assert len(report_of(*marked, *bold).sections) == 2


def test_damage_that_no_repair_undoes_is_a_doubt() -> None:
    assert report_of(DraftBlock(P, "海亮、??峡萍")).doubts == ("1 place is damaged beyond repair: “海亮、??峡萍”",)


def test_characters_that_were_lost_outside_the_body_are_a_doubt() -> None:
    assert report_of(DraftBlock(P, BODY), charset=Charset("gbk", "meta tag", 2)).doubts == (
        "2 characters outside the body could not be decoded",
    )


@pytest.mark.parametrize("how", ["guessed", "HTTP header, in doubt: it looks like big5 too"])
def test_a_charset_that_may_be_wrong_is_a_doubt(how: str) -> None:
    assert report_of(DraftBlock(P, BODY), charset=Charset("gbk", how)).doubts == (
        f"the characters may be wrong: read as gbk, {how}",
    )
    assert report_of(DraftBlock(P, BODY), charset=Charset("gbk", "detected")).doubts == ()


def test_an_empty_draft_is_an_empty_report() -> None:
    report = report_of()
    assert (report.text, report.blocks, report.sections, report.aside) == ("", (), (), ())


def test_the_users_article_comes_out_whole() -> None:
    path = Path(__file__).resolve().parents[3] / "../shared/seed.txt"
    if not path.exists():
        pytest.skip("the shared seed article is not beside the checkout")
    report = assemble(draft_of(path.read_text(encoding="utf-8")), SOURCE, Charset())
    assert [f"{section.level} {section.number}{section.title}" for section in report.sections] == [
        "1 一、政府部門更加重視",
        "1 二、質量激勵更加有力",
        "2 一是落實質量激勵政策和專項經費",
        "2 二是落實知識產權激勵政策",
        "2 三是落實推動標準化戰略",
        "1 三、質量監管更加嚴苛",
        "2 產品質量方面",
        "2 工程質量方面",
        "2 服務質量方面",
        "2 環境質量方面",
        "1 四、科創成效更加突出",
        "1 五、質量氛圍更加濃厚",
    ]
    assert [aside.reason for aside in report.aside] == [
        *["leave-site notice"] * 2,
        *("copyright notice", "contact line"),
    ]
    assert report.aside[-1].text.endswith("[email protected]")
    assert {repair.why for repair in report.repairs} == {"pinyin annotation"}
    assert report.language == "zh-Hant"

from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import figures_in, said
from tui.domain.figure import FigureKind
from tui.domain.report import Block, BlockKind, Cell, Table
from tui.domain.text import Span
from tui.figures.extract import find_numerals
from tui.reading.plaintext import passage_blocks

TABBED = "2012年主要农产品产量\n指标名称\n产量（万吨）\t同比增长（±%）\n粮 食\t650.0\t17.3\n大 豆\t7.0\t-1.6\n"
PIPED = (
    "(in millions)\n\n|  | 2024 | $ Change |\n|---|---|---|\n"
    "| Net income | $ 23,619 | $ (4,577) |\n| Margin | 32% | 0% |\n"
)
ALIGNED = (
    "               銷售         能源業務           總計\n"
    "             人民幣千元 人民幣千元 人民幣千元\n\n"
    "收益       7,162,693     1,210,427      8,373,120\n"
    "成本      (6,924,861)   (536,594) (7,461,455)\n"
)


def test_a_tabbed_cell_takes_unit_and_scale_from_its_column() -> None:
    assert said(TABBED)[1:] == [
        ("650.0", "6500000", "t"),
        ("17.3", "17.3", "%"),
        ("7.0", "70000", "t"),
        ("-1.6", "-1.6", "%"),
    ]


def test_a_piped_table_takes_its_scale_from_the_line_above() -> None:
    assert [figure for figure in said(PIPED) if "$" in figure[0]] == [
        ("$ 23,619", "23619000000", "USD"),
        ("$ (4,577)", "-4577000000", "USD"),
    ]


def test_columns_set_with_blanks_take_unit_scale_and_minus() -> None:
    assert said(ALIGNED) == [
        ("7,162,693", "7162693000", "CNY"),
        ("1,210,427", "1210427000", "CNY"),
        ("8,373,120", "8373120000", "CNY"),
        ("(6,924,861)", "-6924861000", "CNY"),
        ("(536,594)", "-536594000", "CNY"),
        ("(7,461,455)", "-7461455000", "CNY"),
    ]


def test_a_cell_is_named_by_its_row_and_column() -> None:
    assert [figure.label for figure in figures_in(TABBED)][1:3] == ["粮食 产量", "粮食 同比增长"]


def test_a_table_block_gives_its_cells_what_its_heads_say() -> None:
    text = "项目\t单位：万元\n收入\t12.5"
    rows = (
        (Cell(Span(0, 2), header=True), Cell(Span(3, 8), header=True)),
        (Cell(Span(9, 11)), Cell(Span(12, 16))),
    )
    figure = find_numerals(text, (Block(BlockKind.TABLE, Span(0, 16), table=Table(rows)),)).figures[0]
    assert (str(figure.quantity.value), figure.quantity.unit) == ("125000.0", "CNY")


def test_a_minus_in_brackets_stays_outside_behind_a_word() -> None:
    text = (
        "Africa           140 498 cases (5 086)       352 deaths (116)\n"
        "Europe         2 303 361 cases (16 801)   551 deaths (551)\n"
    )
    assert [value for _, value, _ in said(text)][3] == "116"


@pytest.mark.parametrize(
    ("caption", "value", "unit", "kind"),
    [
        ("Table 1. Cargo by trade, thousand tonnes", "1843000", "t", FigureKind.MASS),
        ("Electricity generated, GWh", "1843", "GWh", FigureKind.ENERGY),
        ("Farmed area (thousand hectares)", "1843000", "ha", FigureKind.AREA),
        ("Overnight stays, thousand persons", "1843000", "", FigureKind.COUNT),
        ("Cargo by trade", "1843", "", FigureKind.COUNT),
    ],
)
def test_a_caption_that_ends_with_a_unit_gives_it_to_the_cells(
    caption: str, value: str, unit: str, kind: FigureKind
) -> None:
    text = f"{caption}\nTrade\t2023\t2024\nDry bulk\t1,843\t1,920\nTimber\t580\t710"
    figures = {figure.span.of(text): figure for figure in find_numerals(text, passage_blocks(text)).figures}
    assert "thousand" not in " ".join(figures)
    quantity = figures["1,843"].quantity
    assert (quantity.value, quantity.unit, figures["1,843"].kind) == (Decimal(value), unit, kind)


@pytest.mark.parametrize("head", ["Year", "Hours", "Note (a)"])
def test_a_head_that_names_its_column_gives_no_unit(head: str) -> None:
    text = f"Item\t{head}\nDry bulk\t1,843\nTimber\t580"
    figures = {figure.span.of(text): figure for figure in find_numerals(text, passage_blocks(text)).figures}
    assert figures["1,843"].quantity.unit == ""


def test_without_heads_each_value_is_named_by_the_words_before_it() -> None:
    text = "期末股东总数\t79053\t优先股股东总数\t12\n合计\t5\t其他\t6\n"
    assert [figure.label for figure in find_numerals(text, ()).figures] == [
        "期末股东总数",
        "优先股股东总数",
        "合计",
        "其他",
    ]


def test_a_price_per_share_below_a_caption_in_millions_is_not_scaled() -> None:
    text = (
        "Share repurchases (in millions):\nPeriod\tPrice per share\tValue\nJune\t224.11\t8,000\nJuly\t221.39\t9,500\n"
    )
    assert [value for _, value, _ in said(text)][-4:] == ["224.11", "8000000000", "221.39", "9500000000"]


def test_a_long_name_of_a_row_is_cut_before_a_bracket_that_would_stay_open() -> None:
    name = "COST OF SALES (Including buying, distribution, occupancy and all the other costs)"
    text = f"Item\t2024\t2023\n{name}\t153,547\t156,242\nGross profit\t140,071\t147,215"
    assert "COST OF SALES 2024" in [figure.label for figure in find_numerals(text, ()).figures]

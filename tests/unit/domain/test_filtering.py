from decimal import Decimal

import pytest
from msgspec.structs import replace

from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.figure import Figure, FigureKind, Quantity
from tui.domain.filtering import Facts, parsed_filter
from tui.domain.finding import Verdict
from tui.domain.review import Review, Status
from tui.domain.text import Span
from tui.errors import TieoutError

MONEY = Figure(
    0, Span(0, 5), FigureKind.MONEY, Quantity(Decimal(120_000_000), unit="CNY"), label="地区生产总值", period="2025"
)
REVIEW = Review(
    Status.NEEDS_SOURCE,
    note="See page 3",
    reviewer="Ada",
    tags=("later",),
    ticks=("F",),
    evidence=(Evidence(EvidenceKind.FILE, "annex.xlsx"),),
)
FACTS = Facts("1.2亿元", MONEY, REVIEW, ("二、经济", "（一）工业"), frozenset({Verdict.FAILS}))
RANGE = replace(FACTS, figure=replace(MONEY, quantity=Quantity(low=Decimal(3), high=Decimal(5), unit="%")))
PASSAGE = Facts("a passage", None, Review(), (), frozenset())


def read(words: str) -> Quantity | None:
    return {"1.2亿": Quantity(Decimal(120_000_000)), "5%": Quantity(Decimal(5), unit="%")}.get(words)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "status:needs_source",
        "status:needs-source",
        "status:open,needs",
        "kind:money",
        "section:二",
        "section:工业",
        "label:生产",
        "unit:cny",
        "period:2025",
        "note:*",
        "note:PAGE",
        "tag:later",
        "tick:F",
        "evidence:annex",
        "by:ada",
        "finding:fails",
        "生产总值",
        "1.2亿",
        "page",
        "=1.2亿",
        "=120000000",
        "value:1e8..2e8",
        ">1e6",
        "value:>=120000000",
        "<=1.2亿",
        "-tag:done -status:open",
    ],
)
def test_an_item_fits(expression: str) -> None:
    assert parsed_filter(expression, read).accepts(FACTS)


@pytest.mark.parametrize(
    "expression",
    [
        "status:open",
        "kind:percent",
        "section:三",
        "-note:*",
        "tag:done",
        "beware:*",
        "finding:near",
        "=5%",
        "<1e6",
        ">1.2亿",
        "value:1..2",
        "kind:money status:open",
        "elsewhere",
    ],
)
def test_an_item_does_not_fit(expression: str) -> None:
    assert not parsed_filter(expression, read).accepts(FACTS)


def test_either_end_of_a_range_may_fit() -> None:
    assert parsed_filter("=5%", read).accepts(RANGE)
    assert not parsed_filter("=4", read).accepts(RANGE)


def test_a_passage_has_no_value() -> None:
    assert parsed_filter("kind:passage", read).accepts(PASSAGE)
    assert not parsed_filter(">-1", read).accepts(PASSAGE)


@pytest.mark.parametrize("expression", ["colour:red", "status:", ">many", "=nan", "value:1..x", "-colour:red"])
def test_what_makes_no_sense_is_named(expression: str) -> None:
    with pytest.raises(TieoutError, match=r"“.+”"):
        parsed_filter(expression, read)

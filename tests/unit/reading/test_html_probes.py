"""Pages made for what test sets lack, where the shared material stands beside the checkout."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tui.domain.report import BlockKind, Report, Source
from tui.reading.pipeline import read_report

PROBES = Path(__file__).resolve().parents[3] / "../shared/reading/probes"
GOLD: dict[str, Any] = json.loads((PROBES / "gold.json").read_text("utf-8")) if PROBES.exists() else {}

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared probes are not beside the checkout")


def read(name: str) -> Report:
    snapshot = (PROBES / name).read_bytes()
    source = Source(name, "text/html", "0" * 64, len(snapshot), datetime(2024, 1, 19, tzinfo=UTC))
    return read_report(snapshot, source)


@pytest.mark.parametrize("name", GOLD or [""])
def test_what_a_probe_says_of_itself_is_read(name: str) -> None:
    report, gold = read(name), GOLD[name]
    said = {"title": report.title, "date": report.date, "author": report.author, "source": report.publisher}
    assert {field: said[field] for field in said if field in gold} == {
        field: gold[field] for field in said if field in gold
    }


@pytest.mark.parametrize("name", GOLD or [""])
def test_a_probe_s_body_is_whole_and_in_order_and_nothing_else(name: str) -> None:
    report, gold = read(name), GOLD[name]
    assert [words for words in gold.get("keep", []) if words not in report.text] == []
    assert [words for words in gold.get("drop", []) if words in report.text] == []
    places = [report.text.find(words) for words in gold.get("order", [])]
    assert places == sorted(places)
    assert -1 not in places


@pytest.mark.parametrize("name", GOLD or [""])
def test_a_probe_s_lists_and_tables_are_laid_out(name: str) -> None:
    report, gold = read(name), GOLD[name]
    items = [block.span.of(report.text) for block in report.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item for item in gold.get("lis", []) if item not in items] == []
    rows = [
        [cell.span.of(report.text) for cell in row]
        for block in report.blocks
        if block.table
        for row in block.table.rows
    ]
    assert "row" not in gold or gold["row"] in rows

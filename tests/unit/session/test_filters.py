from decimal import Decimal
from pathlib import Path

from tests.making import desk_in, reading_with_findings
from tui.session.filters import read_quantity


def test_values_are_read_as_figures_are() -> None:
    assert [(q.value, q.unit) for words in ("1.2亿元", "5%") if (q := read_quantity(words, "zh"))] == [
        (Decimal(120_000_000), "CNY"),
        (Decimal(5), "%"),
    ]
    assert read_quantity("some words") is None
    assert read_quantity("3 and 4 apples") is None


def test_a_dismissed_finding_no_longer_counts(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_with_findings("1 + 2 = 4 it says.\nAnd 7 apples."))
    assert session.filtered("finding:fails") == {0, 1, 2}
    session.dismiss(session.report.findings[0], "no")
    assert session.filtered("finding:fails") == frozenset()
    desk.close()

import sys
from types import FrameType

from tests.bench.bench_checks import long_text, read
from tui.checks.find import find_findings
from tui.domain.report import Report


def calls_for(report: Report) -> int:
    """Return how many functions are called to check a report: work that is counted, not timed."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_findings(report)
    finally:
        sys.setprofile(before)
    return counted


def test_twice_the_figures_take_about_twice_the_work() -> None:
    once, twice = (calls_for(read(long_text(figures))) for figures in (1_500, 3_000))

    assert once * 1.5 < twice < once * 2.6

from collections.abc import Iterator, Sequence
from itertools import count

import pytest

from tests.unit.checks.figuring import passage
from tui.checks import find
from tui.checks.find import TABLE_RULES, find_findings, find_in_time
from tui.checks.pace import Budget, Pace
from tui.checks.prose import PROSE_RULES
from tui.checks.sheets import Sheet
from tui.domain.finding import Finding

TEXT = """Region\t2023\t2024
North\t120\t130
South\t80\t95
East\t41\t52
Total\t241\t277

Output rose from 200 to 250 tonnes, an increase of 25%.
"""
RULES = (*TABLE_RULES, *PROSE_RULES)


def ticking() -> Budget:
    """Return a budget that allows as many looks at the clock as a test asks for by its seconds."""
    return Budget(10**9, map(float, count()).__next__)


def after(looks: int) -> Budget:
    """Return a budget that is used up after so many looks at the clock."""
    return Budget(looks, map(float, count()).__next__)


def test_with_time_enough_all_is_found_and_nothing_is_in_doubt() -> None:
    report = passage(TEXT)
    checked = find_in_time(report, ticking(), lambda _: None)
    assert checked.findings == find_findings(report) != ()
    assert checked.doubts == ()


def test_each_rule_is_told_of_before_it_begins() -> None:
    said: list[str] = []
    find_in_time(passage(TEXT), ticking(), said.append)
    assert said == [f"Checking {name}" for name in RULES]


def test_without_time_no_rule_is_finished_and_the_reviewer_is_told() -> None:
    checked = find_in_time(passage(TEXT), after(0), lambda _: None)
    assert checked.findings == ()
    assert checked.doubts == (
        f"the checks stopped after 0 s: {len(RULES)} of {len(RULES)} not finished ({', '.join(RULES)})",
    )


def test_what_was_found_in_time_is_kept() -> None:
    report = passage(TEXT)
    all_of_them = find_findings(report)
    counts = [len(find_in_time(report, after(looks), lambda _: None).findings) for looks in range(100)]
    assert counts == sorted(counts)
    assert set(counts) > {0, len(all_of_them)}


def test_a_rule_that_finds_nothing_is_stopped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_text: str, _sheets: Sequence[Sheet], pace: Pace) -> Iterator[Finding]:
        while True:
            pace()
        yield

    monkeypatch.setattr(find, "TABLE_RULES", {"for ever": endless})
    (doubt,) = find_in_time(passage(TEXT), after(1_000), lambda _: None).doubts
    assert "(for ever, " in doubt


def test_checks_that_ran_out_of_memory_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(_text: str, _sheets: Sequence[Sheet], _pace: Pace) -> Iterator[Finding]:
        raise MemoryError
        yield

    monkeypatch.setattr(find, "TABLE_RULES", {"too much": greedy})
    (doubt,) = find_in_time(passage(TEXT), ticking(), lambda _: None).doubts
    assert doubt.startswith("the checks ran out of memory: ")

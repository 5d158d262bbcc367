from dataclasses import replace

import pytest

from tests.unit.checks.figuring import passage, told
from tui.checks.pace import unhurried
from tui.checks.places import Places
from tui.checks.sheets import sheets_of
from tui.checks.small_totals import total_of_small
from tui.domain.finding import Verdict

HEAD = "Region\t2024\n"


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "table.total"]


def test_a_small_total_that_its_rows_make_holds() -> None:
    assert verdicts(f"{HEAD}North\t12\nSouth\t25\nTotal\t37\n") == [Verdict.HOLDS]


@pytest.mark.parametrize("rows", ["North\t12\nSouth\t25\nTotal\t38\n", "北区\t12\n南区\t25\n合计\t73\n"])
def test_a_small_total_that_is_one_slip_off_fails(rows: str) -> None:
    assert verdicts(HEAD + rows) == [Verdict.FAILS]


@pytest.mark.parametrize(
    "rows",
    [
        "North\t12\nSouth\t25\nTotal\t91\n",
        "North\t12\nSouth\t25\nTotal sold abroad\t38\n",
        "North\t12\nOf which town\t5\nSouth\t25\nTotal\t38\n",
        "North\t12\nSouth\t—\nTotal\t13\n",
        "North\t1\nSouth\t2\nTotal\t4\n",
        "North\t12%\nSouth\t25%\nTotal\t38%\n",
    ],
)
def test_a_small_total_that_may_be_of_something_else_is_left_alone(rows: str) -> None:
    assert not verdicts(HEAD + rows)


def test_a_small_table_whose_columns_both_miss_leaves_something_out() -> None:
    assert not verdicts("Region\t2023\t2024\nNorth\t12\t13\nSouth\t25\t26\nTotal\t38\t49\n")


def test_a_small_table_with_named_groups_is_left_alone() -> None:
    (sheet,) = sheets_of(Places(passage(f"{HEAD}North\t12\nSouth\t25\nTotal\t38\n"), unhurried))

    assert total_of_small(sheet) is not None
    assert total_of_small(replace(sheet, groups=("Europe",))) is None

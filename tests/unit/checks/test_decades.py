import pytest

from tests.unit.checks.figuring import told

ROWS = "Year\t2019\t2020\t2021\t2022\t2023\nVisitors\t1,023\t1,187\t{}\t1,198\t1,402\nStaff\t212\t220\t231\t219\t240\n"
COLUMNS = "年份\t游客\t职工\n2019\t1,023\t212\n2020\t1,187\t220\n2021\t{}\t231\n2022\t1,198\t219\n2023\t1,402\t240\n"


def printed(text: str) -> list[str]:
    return [finding.operands[0].printed for finding in told(text) if finding.rule == "table.decade"]


@pytest.mark.parametrize("table", [ROWS, COLUMNS], ids=["rows", "columns"])
@pytest.mark.parametrize("slipped", ["12,550", "125.5"])
def test_a_decade_off_in_a_flat_series_is_named(table: str, slipped: str) -> None:
    assert printed(table.format(slipped)) == [slipped]


@pytest.mark.parametrize("number", ["1,255", "3,255", "19,900"])
def test_a_number_that_a_decade_does_not_put_right_is_left_alone(number: str) -> None:
    assert not printed(ROWS.format(number))


def test_a_series_that_moves_much_is_left_alone() -> None:
    assert not printed(ROWS.format("12,550").replace("1,023", "423"))


def test_a_number_that_a_sum_bears_out_is_left_alone() -> None:
    whole = "Guests\t500\t600\t{}\t600\t700\nOthers\t523\t587\t{}\t598\t702\n".format("12,000", "550")
    head, visitors = ROWS.format("12,550").split("\n")[:2]
    assert not printed(f"{head}\n{whole}{visitors.replace('Visitors', 'Total')}\n")

import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import CheckKind, Finding, Verdict

BALANCE = (
    "(in thousands)\nASSETS\tNov 2, 2024\tFeb 3, 2024\tOct 28, 2023\n"
    "Cash\t$201,958\t$168,213\t$211,657\nReceivables\t7,901\t8,697\t10,341\nInventory\t149,351\t126,290\t152,289\n"
    "Total current assets\t359,210\t303,200\t374,287\n"
    "Property\t508,273\t489,037\t483,435\nLess depreciation\t(365,241)\t(360,200)\t(359,367)\n"
    "143,032\t128,837\t124,068\n"
    "Total assets\t$502,242\t$432,037\t$498,355\n"
    "Payables\t67,701\t45,958\t63,320\nDebt\t200,000\t200,000\t210,000\nTotal liabilities\t267,701\t245,958\t273,320\n"
    "Stock\t508\t504\t504\nRetained earnings\t234,033\t185,575\t224,531\nTotal equity\t234,541\t186,079\t225,035\n"
    "Total liabilities and equity\t$502,242\t$432,037\t$498,355\n"
)
INCOME = (
    "(in thousands)\nItem\t2024\t2023\nNet sales\t293,618\t303,457\nCost of sales\t153,547\t156,242\n"
    "Gross profit\t140,071\t147,215\nSelling\t71,986\t70,242\nAdministrative\t13,602\t12,908\n85,588\t83,150\n"
    "Operating income\t54,483\t64,065\n"
)
INDUSTRIES = (
    "单位：亿元\n指标\t指标值\n地区生产总值\t4000.5\n第一产业\t153.6\n第二产业\t3235.9\n工业\t3157.4\n建筑业\t78.5\n"
    "第三产业\t611.0\n运输\t329.1\n贸易\t189.3\n餐饮\t92.6\n"
)
CHANGES = (
    "(in millions)\n\t2024\t2025\tChange\t% Change\n"
    "Revenues\t84,742\t96,428\t11,686\t14%\nCosts\t35,507\t39,039\t3,532\t10%\n"
    "Expenses\t21,810\t26,118\t4,308\t20%\nNet income\t23,619\t28,196\t4,577\t19%\n"
)
SHARES = "行业\t企业（家）\t占比（%）\n工业\t1,286\t51.4\n建筑业\t742\t29.7\n服务业\t472\t18.9\n合计\t2,500\t100.0\n"


def failing(text: str) -> list[Finding]:
    return [finding for finding in told(text) if finding.verdict is Verdict.FAILS]


def holding(text: str) -> list[Finding]:
    return [finding for finding in told(text) if finding.verdict in {Verdict.HOLDS, Verdict.ROUNDING}]


def results(text: str) -> set[str]:
    return {finding.operands[0].printed for finding in holding(text)}


@pytest.mark.parametrize("text", [BALANCE, INCOME, INDUSTRIES, CHANGES, SHARES])
def test_a_table_that_is_right_has_no_failure(text: str) -> None:
    assert not failing(text)


def test_totals_subtotals_and_totals_of_totals_are_footed() -> None:
    found = results(BALANCE)

    assert {"359,210", "143,032", "$502,242", "267,701", "234,541"} <= found
    assert {"303,200", "128,837", "$432,037", "245,958", "186,079"} <= found


def test_both_sides_of_a_balance_sheet_are_held_against_each_other() -> None:
    assert [f.verdict for f in told(BALANCE) if f.rule == "table.balance"] == [Verdict.HOLDS] * 6


def test_a_line_may_be_another_less_others() -> None:
    rules = {finding.operands[0].printed: finding.rule for finding in holding(INCOME)}

    assert rules["140,071"] == rules["54,483"] == "table.difference"
    assert rules["85,588"] == "table.total"


def test_a_total_may_stand_before_its_parts_in_several_levels() -> None:
    assert {"4000.5", "3235.9", "611.0"} <= results(INDUSTRIES)


def test_columns_of_change_are_worked_out_from_the_two_years() -> None:
    found = {(finding.kind, finding.operands[0].printed) for finding in holding(CHANGES)}

    assert (CheckKind.DIFFERENCE, "11,686") in found
    assert (CheckKind.GROWTH, "14%") in found


def test_shares_are_worked_out_from_their_total() -> None:
    found = {finding.operands[0].printed for finding in holding(SHARES) if finding.kind is CheckKind.SHARE}

    assert found == {"51.4", "29.7", "18.9"}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (BALANCE, "8,697", "8,967"),
        (BALANCE, "$432,037", "$432,337"),
        (BALANCE, "(360,200)", "(306,200)"),
        (INCOME, "147,215", "147,915"),
        (INCOME, "85,588", "85,548"),
        (INDUSTRIES, "4000.5", "4020.5"),
        (CHANGES, "11,686", "11,866"),
        (CHANGES, "20%", "30%"),
        (SHARES, "742", "724"),
    ],
)
def test_a_slip_is_found_where_it_stands(text: str, right: str, wrong: str) -> None:
    broken = text.replace(right, wrong, 1)
    at = broken.index(wrong)

    assert any(span.start <= at < span.end for finding in failing(broken) for span in finding.spans)


def test_a_part_that_is_not_stated_is_not_taken_for_nothing() -> None:
    text = "Region\t2023\t2024\nNorth\t41,236\t43,311\nSouth\t\t50,994\nWest\t61,440\t61,553\nTotal\t152,676\t155,858\n"

    assert not failing(text)


def test_parts_of_which_only_some_are_named_make_no_total() -> None:
    grain = "产品\t2023\t2024\n粮食\t650.1\t640.2\n其中：稻谷\t540.4\t530.1\n大豆\t7.2\t7.4\n"
    text = grain + "油料\t3.7\t3.9\n蔬菜\t121.8\t119.9\n"

    assert not told(text)


def test_small_numbers_that_add_up_by_chance_say_nothing() -> None:
    assert not told("Team\tWins\tDraws\nA\t3\t2\nB\t4\t1\nC\t7\t3\nD\t2\t2\n")


def test_growth_of_a_loss_is_not_held_against_anything() -> None:
    loss = CHANGES + "Other income\t(126)\t2,662\t2,788\t312%\n"

    assert not failing(loss)


def test_a_row_that_stands_again_in_another_table_is_compared() -> None:
    again = "Item\tA\tB\tC\tD\nSales of all segments\t84,742\t96,428\t11,686\t14%\nStaff\t1\t2\t3\t4%\n"
    text = CHANGES + "These are the segments of the year.\n" + again

    assert [finding.rule for finding in holding(text)].count("table.repeat") == 4
    assert "table.repeat" in {
        finding.rule for finding in failing(text.replace("96,428\t11,686\t14%\nS", "96,482\t11,686\t14%\nS"))
    }


def test_a_total_in_another_table_than_its_parts_is_footed() -> None:
    text = (
        "Region\tCases\tNew\tDeaths\nAfrica\t140,498\t5,086\t3,352\nAmericas\t3,366,251\t54,864\t183,950\n"
        "Europe\t2,303,361\t16,801\t184,671\nThe table below gives the sums of all of them.\n"
        "Sums\tCases\tNew\tDeaths\nTotal\t5,810,110\t76,751\t371,973\nOther\t12\t1\t7\n"
    )

    assert {"5,810,110", "371,973"} <= {f.operands[0].printed for f in holding(text) if f.rule == "table.elsewhere"}
    assert [finding.rule for finding in failing(text.replace("183,950", "1,830,950"))] == ["table.elsewhere"]


GROUPS = (
    "Summary\tCases\tDeaths\nAfrica\t63,680\t1,441\nEurope\t772,690\t46,739\n"
    "The table below gives the countries.\n"
    "Country\tCases\tDeaths\nAfrica\nNigeria\t12,801\t361\nEgypt\t50,879\t1,080\nEurope\nRussia\t485,253\t6,142\n"
    "United Kingdom\t287,403\t40,597\nMalta\t34\t0\n"
)


def test_groups_of_rows_are_held_against_the_rows_of_their_name() -> None:
    assert {"63,680", "772,690"} <= {f.operands[0].printed for f in holding(GROUPS) if f.rule == "table.group"}


def test_the_same_figure_in_another_unit_is_recognised() -> None:
    text = (
        "(in thousands)\nItem\t2026\t2025\nTotal revenue\t8,430,106\t7,931,822\n"
        "The figures above are those of the group.\n"
        "(in millions)\nItem\t2026\t2025\nRevenue\t8,430.1\t7,931.8\n"
    )

    assert {"8,430.1", "7,931.8"} <= {f.operands[0].printed for f in holding(text) if f.rule == "table.units"}

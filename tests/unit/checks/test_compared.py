import pytest
from msgspec.structs import replace

from tests.unit.checks.figuring import passage
from tui.checks.compared import compared
from tui.domain.finding import Verdict
from tui.domain.wire import report_from_wire, report_to_wire

SENTENCE = "2024年，全市完成地方财政收入{}亿元，同口径比较为全省第三位。"
TABLE = "指标\t2023年\t2024年\n单位\t亿元\t亿元\n财政收入\t240.1\t{}\n财政支出\t251.7\t262.6\n"


@pytest.mark.parametrize("form", [SENTENCE, TABLE])
def test_a_fact_that_both_reports_state_alike_holds(form: str) -> None:
    findings = compared(passage(form.format("263.4")), {"R-1": passage(form.format("263.4"))})
    assert findings
    assert {finding.verdict for finding in findings} == {Verdict.HOLDS}


@pytest.mark.parametrize("form", [SENTENCE, TABLE])
def test_a_fact_that_another_report_states_otherwise_fails_and_names_that_report(form: str) -> None:
    findings = compared(passage(form.format("263.4")), {"R-1": passage(form.format("236.4"))})
    (failing,) = [finding for finding in findings if finding.verdict is Verdict.FAILS]
    assert [operand.report_id for operand in failing.operands] == ["", "R-1"]
    assert [operand.printed for operand in failing.operands] == ["263.4亿元", "236.4亿元"] or form == TABLE
    assert len(failing.spans) == 1


def test_a_fact_of_another_year_is_another_fact() -> None:
    other = SENTENCE.replace("2024", "2023").format("251.2")
    assert compared(passage(SENTENCE.format("263.4")), {"R-1": passage(other)}) == ()


def test_a_name_that_a_report_gives_two_values_is_not_compared() -> None:
    twice = SENTENCE.format("263.4") + SENTENCE.format("251.2")
    assert compared(passage(twice), {"R-1": passage(SENTENCE.format("236.4"))}) == ()


def test_findings_about_other_reports_survive_the_machine_interface() -> None:
    report = passage(SENTENCE.format("263.4"))
    findings = compared(report, {"R-1": passage(SENTENCE.format("236.4"))})
    kept = replace(report, findings=findings)
    assert report_from_wire(report_to_wire(kept)).findings == findings

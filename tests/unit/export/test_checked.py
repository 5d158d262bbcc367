import json
import xml.etree.ElementTree as ET

import pytest
from msgspec.structs import replace

from tests.unit.checks.figuring import passage
from tui.checks.find import find_findings
from tui.domain.finding import Verdict
from tui.domain.text import Span
from tui.errors import ReadError
from tui.export import junit, sarif
from tui.export.checked import Checked, baseline_keys, has_failures, render_baseline, render_json, render_text

TEXT = "Region\t2023\t2024\nNorth\t41236\t43311\nSouth\t52117\t50994\nWest\t61440\t61553\nTotal\t154793\t155958\n"
"""A table whose second total is 100 more than its rows make."""


def checked(text: str = TEXT, **more: object) -> Checked:
    report = passage(text)
    return Checked("a b.txt", replace(report, findings=find_findings(report)), **more)  # type: ignore[arg-type]


def failing(of: Checked) -> str:
    return next(finding.key for finding in of.report.findings if finding.verdict is Verdict.FAILS)


def test_a_failing_total_counts() -> None:
    assert has_failures([checked()])


def test_a_dismissed_finding_does_not_count() -> None:
    assert not has_failures([checked(dismissed={failing(checked()): "a later correction"})])


def test_a_finding_of_the_baseline_does_not_count() -> None:
    assert not has_failures([checked(known=baseline_keys(render_baseline([checked()])))])


def test_a_baseline_leaves_out_what_was_dismissed() -> None:
    assert not baseline_keys(render_baseline([checked(dismissed={failing(checked()): "known"})]))


@pytest.mark.parametrize("content", ["", "[]", '{"findings": []}', '{"version": 9, "findings": {}}', "[" * 100_000])
def test_what_is_no_baseline_is_refused(content: str) -> None:
    with pytest.raises(ReadError):
        baseline_keys(content)


def test_the_text_has_the_verdict_the_row_and_the_calculation() -> None:
    told = render_text([checked()])

    assert "FAILS  table total" in told
    assert "“Total 154793 155958”" in told
    assert "(43311 + 50994 + 61553), the total says 155958: 100 more" in told
    assert "41236 +" not in told


def test_the_text_shows_what_holds_when_asked() -> None:
    assert "(41236 + 52117 + 61440), the total says 154793: which agrees." in render_text([checked()], everything=True)


def test_the_text_says_when_there_is_nothing_to_hold() -> None:
    assert "no relation between its figures was found" in render_text([checked("Nothing here.")])


def test_json_names_each_finding_with_its_formula() -> None:
    (report,) = json.loads(render_json([checked()]))["reports"]
    wrong = next(finding for finding in report["findings"] if finding["verdict"] == "fails")

    assert wrong["expression"] == "x1 + x2 + x3"
    assert wrong["key"] == failing(checked())
    assert (wrong["dismissed"], wrong["known"]) == ("", False)


def test_a_sarif_region_is_the_figure_in_the_embedded_text() -> None:
    (run,) = json.loads(sarif.render([checked()]))["runs"]
    wrong = next(result for result in run["results"] if result["kind"] == "fail")
    region = wrong["locations"][0]["physicalLocation"]["region"]
    lines = run["artifacts"][0]["contents"]["text"].splitlines()

    assert region["snippet"]["text"] == "155958"
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "155958"
    assert Span(region["charOffset"], region["charOffset"] + region["charLength"]).of(TEXT) == "155958"


def test_sarif_levels_go_with_failures_alone() -> None:
    results = json.loads(sarif.render([checked()]))["runs"][0]["results"]

    assert all((result["level"] == "none") == (result["kind"] != "fail") for result in results)
    assert {"pass", "fail"} == {result["kind"] for result in results}


def test_sarif_escapes_what_may_not_stand_in_a_uri() -> None:
    artifact = json.loads(sarif.render([checked()]))["runs"][0]["artifacts"][0]

    assert artifact["location"]["uri"] == "a%20b.txt"


def test_a_dismissed_finding_is_a_suppression_in_sarif() -> None:
    run = json.loads(sarif.render([checked(dismissed={failing(checked()): "a later correction"})]))["runs"][0]
    wrong = next(result for result in run["results"] if result["kind"] == "fail")

    assert wrong["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "a later correction"}]


def test_sarif_tells_new_findings_from_known_ones() -> None:
    states = [
        result["baselineState"]
        for result in json.loads(sarif.render([checked(known=frozenset({failing(checked())}))]))["runs"][0]["results"]
    ]

    assert sorted(set(states)) == ["new", "unchanged"]


def test_junit_has_a_failure_for_what_fails() -> None:
    suite = ET.fromstring(junit.render([checked()]))[0]  # noqa: S314 - our own words

    assert (suite.get("failures"), suite.get("skipped")) == ("1", "0")
    assert len(suite.findall("testcase/failure")) == 1
    assert suite.get("tests") == str(len(suite.findall("testcase")))


def test_junit_skips_what_was_dismissed() -> None:
    suite = ET.fromstring(junit.render([checked(dismissed={failing(checked()): "known"})]))[0]  # noqa: S314

    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    assert [skipped.get("message") for skipped in suite.findall("testcase/skipped")] == ["dismissed: known"]


def test_junit_is_well_formed_whatever_the_text_holds() -> None:
    odd = TEXT.replace("Region", "<&\x00\x1b'\"]]>\ufffe\ud800 Region").replace("Total", "Total \x07&")

    assert len(ET.fromstring(junit.render([checked(odd)]).encode()))  # noqa: S314

import re
import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from tests.making import desk_in
from tests.unit.checks.figuring import passage
from tui.checks.find import find_findings
from tui.domain.finding import Verdict
from tui.session import Reading, ReviewSession

TEXT = (
    "Region\t2023\t2024\tChange (%)\nNorth\t41236\t43311\t5.0\nSouth\t52117\t50994\t-2.2\nWest\t61440\t61553\t0.2\n"
    "East\t1204.5\t1208.1\t0.3\nTotal\t155997.5\t157066.1\t0.7\n"
)


def session_of(folder: Path, text: str) -> ReviewSession:
    report = passage(text)
    checked = replace(report, findings=find_findings(report))
    return desk_in(folder).begin(Reading(text.encode(), checked))


def script_of(folder: Path, text: str) -> Path:
    path = folder / "again.py"
    path.write_text(str(session_of(folder / "store", text).export("recompute")), encoding="utf-8")
    return path


def run(script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", str(script)], capture_output=True, text=True, check=False)


def test_the_script_comes_to_the_same_verdicts(tmp_path: Path) -> None:
    done = run(script_of(tmp_path, TEXT))

    assert re.fullmatch(r"\d+ findings worked out again, 0 come out otherwise\n", done.stdout)
    assert not done.stdout.startswith("0 ")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_script_holds_a_failing_finding_and_agrees_that_it_fails(tmp_path: Path) -> None:
    broken = TEXT.replace("157066.1", "157096.1")
    findings = find_findings(passage(broken))

    assert Verdict.FAILS in {finding.verdict for finding in findings}
    assert run(script_of(tmp_path, broken)).returncode == 0


def test_the_script_says_where_it_comes_to_another_verdict(tmp_path: Path) -> None:
    script = script_of(tmp_path, TEXT)
    script.write_text(script.read_text().replace('"holds"', '"fails"', 1), encoding="utf-8")
    done = run(script)

    assert "tieout said fails and it is holds" in done.stdout
    assert done.returncode == 1


def test_words_of_the_report_cannot_become_part_of_the_script(tmp_path: Path) -> None:
    odd = TEXT.replace("Total", "Total \\'''\"\"\" {0} \\n print(1)")

    assert run(script_of(tmp_path, odd)).returncode == 0

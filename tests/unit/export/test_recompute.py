import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.making import desk_in
from tests.unit.checks.figuring import passage
from tui.checks.find import find_findings
from tui.checks.intervals import DIFFERENCE, EQUAL, FALL, GROWTH, SHARE, judged
from tui.domain.finding import Operand, Verdict
from tui.domain.text import Span
from tui.export import recompute
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


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("经费支出1287万元，比上年的1430万元下降9%。", Verdict.NEAR),
        ("全年接待游客2460万人次，比上年的2000万人次增长23个百分点。", Verdict.FAILS),
        ("Net sales rose from $5.1 million to $5.6 million, up 9.8%.", Verdict.HOLDS),
    ],
)
def test_the_script_agrees_on_figures_that_were_cut_off_and_leaves_slips_of_the_pen_out(
    tmp_path: Path, text: str, verdict: Verdict
) -> None:
    assert verdict in {finding.verdict for finding in find_findings(passage(text))}
    assert run(script_of(tmp_path, text)).returncode == 0


NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=1)
SLACKS = st.sampled_from([Decimal(text) for text in ("0", "0.05", "0.5", "5", "0.1", "1.3")])


@settings(max_examples=300)
@given(
    formula=st.sampled_from([EQUAL, DIFFERENCE, GROWTH, FALL, SHARE, "x1 + x2 - 100", "x1 * (1 + x2 / 100) * 3"]),
    numbers=st.lists(st.tuples(NUMBERS, SLACKS), min_size=3, max_size=3),
    distance=st.decimals(min_value=-6, max_value=6, places=2),
)
def test_the_script_judges_as_the_checks_do(
    formula: str,
    numbers: list[tuple[Decimal, Decimal]],
    distance: Decimal,
) -> None:
    others = [Operand(Span(0, 1), "", value, slack) for value, slack in numbers[: 1 if formula == EQUAL else 2]]
    made = judged(Operand(Span(0, 1), "", Decimal(0)), formula, others)
    if made is None:
        return
    stated = Operand(Span(0, 1), "", made.computed + distance, numbers[2][1])
    told = judged(stated, formula, others)
    again = verdict_of_script()(formula, (stated.value, stated.slack), [(one.value, one.slack) for one in others])
    assert told is not None
    assert again == (told.verdict.value, told.computed)


@cache
def verdict_of_script() -> Callable[..., tuple[str, Decimal]]:
    """Return the function of a script that judges."""
    names: dict[str, Callable[..., tuple[str, Decimal]]] = {"__name__": "script"}  # type: ignore[dict-item]
    exec("".join(recompute.render(())), names)  # noqa: S102 - our own script
    return names["verdict"]

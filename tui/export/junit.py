"""Findings as JUnit XML, which build servers show: a suite a report, a case a finding.

What fails is a failure; what was dismissed, or is in the baseline, is skipped with the reason.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from tui.domain.finding import VERDICT_WORDS, Finding, Verdict
from tui.domain.visible import visible
from tui.export.checked import Checked


def render(several: Sequence[Checked]) -> str:
    """Return one document with a suite for each report."""
    suites = [line for checked in several for line in _suite(checked)]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>"]) + "\n"


def _suite(checked: Checked) -> Iterator[str]:
    findings = checked.report.findings
    failures = sum(1 for _ in checked.standing())
    skipped = sum(1 for one in findings if one.verdict is Verdict.FAILS and checked.excuse(one))
    name = _attribute(checked.name)
    counts = f'tests="{len(findings)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield f" <testsuite name={name} {counts}>"
    for finding in findings:
        yield from _case(checked, finding)
    yield " </testsuite>"


def _case(checked: Checked, finding: Finding) -> Iterator[str]:
    section = checked.section(finding)
    called = f"{finding.rule}: {finding.operands[0].printed} ({finding.key})"
    place = f"{checked.name} {section}" if section else checked.name
    yield f"  <testcase classname={_attribute(place)} name={_attribute(called)}>"
    if finding.verdict is Verdict.FAILS:
        excuse = checked.excuse(finding)
        if excuse:
            yield f"   <skipped message={_attribute(excuse)}/>"
        else:
            told = f"type={_attribute(finding.kind.value)} message={_attribute(finding.message)}"
            yield f"   <failure {told}>{escape(visible(checked.words(finding)))}</failure>"
    elif finding.verdict in (Verdict.NEAR, Verdict.REMARK):
        told = escape(visible(f"{VERDICT_WORDS[finding.verdict]}: {finding.message}"))
        yield f"   <system-out>{told}</system-out>"
    yield "  </testcase>"


def _attribute(words: str) -> str:
    """Return words as a quoted attribute; what XML 1.0 §2.2 does not allow is made visible."""
    return quoteattr(visible(" ".join(words.split())))

"""Reports that were checked, as people and scripts read it: text and JSON. Pure; the caller prints."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from tui.domain.finding import CHECK_WORDS, VERDICT_WORDS, Finding, Verdict
from tui.domain.report import Report
from tui.domain.sentence import context_around
from tui.domain.wire import Object, finding_to_wire
from tui.errors import ReadError
from tui.language import retold, spoken

_VERSION = 1
_TOLD = (Verdict.FAILS, Verdict.NEAR, Verdict.REMARK)
"""The verdicts that a person has to look at, the gravest first."""


class Checked(Struct, frozen=True):
    """One report with its findings, and what was already said of them."""

    name: str
    """How it was asked for: an address, a path, an id."""
    report: Report
    """Its reading."""
    dismissed: Mapping[str, str] = field(default_factory=dict)
    """Why the reviewer dismissed a finding, by the finding's key."""
    known: frozenset[str] = frozenset()
    """The keys of the findings that the baseline has."""

    def standing(self) -> Iterator[Finding]:
        """Yield the findings that fail and are neither dismissed nor known."""
        for finding in self.report.findings:
            if finding.verdict is Verdict.FAILS and not self.excuse(finding):
                yield finding

    def excuse(self, finding: Finding) -> str:
        """Return why a finding does not count; empty when it does."""
        if reason := self.dismissed.get(finding.key):
            return f"dismissed: {reason}"
        return "in the baseline" if finding.key in self.known else ""

    def section(self, finding: Finding) -> str:
        """Return the name of the innermost section that the first figure stands in; empty before the first."""
        at = finding.operands[0].span.start
        inside = (section for section in reversed(self.report.sections) if section.span.start <= at < section.span.end)
        return next((section.name for section in inside), "")

    def words(self, finding: Finding) -> str:
        """Return the sentence or the row of a table around the first figure, on one line."""
        around = context_around(self.report.text, finding.operands[0].span)
        return " ".join(around.of(self.report.text).split())


def has_failures(several: Iterable[Checked]) -> bool:
    """Say whether a finding fails that nobody has dismissed and no baseline has."""
    return any(next(checked.standing(), None) is not None for checked in several)


def render_text(several: Sequence[Checked], *, everything: bool = False) -> str:
    """Return the findings for a person in the language that is spoken, by verdict and kind.

    Those that hold are counted, unless asked for.
    """
    return "\n".join("\n".join(_lines(checked, everything=everything)) for checked in several) + "\n"


def _lines(checked: Checked, *, everything: bool) -> Iterator[str]:
    findings = checked.report.findings
    yield f"{checked.name}: {checked.report.name}"
    shown = (*_TOLD, Verdict.ROUNDING, Verdict.HOLDS) if everything else _TOLD
    for verdict in shown:
        these = [finding for finding in findings if finding.verdict is verdict]
        for finding in sorted(these, key=lambda one: one.kind):
            yield from _told(checked, finding)
    counts = ((verdict, sum(one.verdict is verdict for one in findings)) for verdict in VERDICT_WORDS)
    told = [f"{spoken(VERDICT_WORDS[verdict])} {count}" for verdict, count in counts if count]
    yield "  " + (spoken("; ").join(told) or spoken("no relation between its figures was found"))


def _told(checked: Checked, finding: Finding) -> Iterator[str]:
    excuse = retold(checked.excuse(finding))
    verdict, kind = spoken(VERDICT_WORDS[finding.verdict]).upper(), spoken(CHECK_WORDS[finding.kind], sense="check")
    yield f"  {verdict}  {kind}  {finding.key}{f'  ({excuse})' if excuse else ''}"
    if section := checked.section(finding):
        yield f"    {section}"
    yield f"    “{checked.words(finding)}”"
    yield f"    {retold(finding.message)}"


def render_json(several: Sequence[Checked]) -> str:
    """Return the findings for a script: an object with `reports`, each with all of its `findings`."""
    reports = [
        {
            "name": checked.name,
            "title": checked.report.name,
            "sha256": checked.report.source.sha256,
            "findings": [_as_object(checked, finding) for finding in checked.report.findings],
        }
        for checked in several
    ]
    return json.dumps({"version": _VERSION, "reports": reports}, ensure_ascii=False, indent=1) + "\n"


def _as_object(checked: Checked, finding: Finding) -> Object:
    return {
        "key": finding.key,
        **finding_to_wire(finding),
        "section": checked.section(finding),
        "dismissed": checked.dismissed.get(finding.key, ""),
        "known": finding.key in checked.known,
    }


def render_baseline(several: Sequence[Checked]) -> str:
    """Return the findings that fail now as a baseline: their keys, each with its sentence for who reads the file."""
    failing = {
        finding.key: finding.message
        for checked in several
        for finding in checked.report.findings
        if finding.verdict is Verdict.FAILS and finding.key not in checked.dismissed
    }
    return (
        json.dumps({"version": _VERSION, "findings": dict(sorted(failing.items()))}, ensure_ascii=False, indent=1)
        + "\n"
    )


def baseline_keys(content: str) -> frozenset[str]:
    """Return the keys that a baseline has.

    Raises:
        ReadError: It is no baseline, or one of a later version.
    """
    hint = "Make one with --baseline FILE --write-baseline."
    try:
        baseline = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ReadError("The baseline is not JSON.", hint) from error
    if not isinstance(baseline, dict) or not isinstance(baseline.get("findings"), dict):
        raise ReadError("The baseline names no findings.", hint)
    if baseline.get("version") != _VERSION:
        raise ReadError("The baseline is of another version than this program's.", hint)
    return frozenset(baseline["findings"])

"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show.

A region is in the text as tieout reads it, not in the bytes of the page: that text is embedded as the contents of the
page's artifact (§3.24.8), and lines, columns and offsets count code points in it (§3.14.17).
"""

import json
from bisect import bisect_right
from collections.abc import Sequence

from tui import __version__
from tui.domain.finding import CheckKind, Finding, Verdict
from tui.domain.text import Span
from tui.domain.wire import Object
from tui.export.checked import Checked

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS: dict[Verdict, tuple[str, str]] = {
    Verdict.FAILS: ("fail", "error"),
    Verdict.NEAR: ("fail", "note"),
    Verdict.REMARK: ("review", "none"),
    Verdict.ROUNDING: ("pass", "none"),
    Verdict.HOLDS: ("pass", "none"),
}
"""The kind and the level of a result (§3.27.9, §3.27.10: a level other than none goes with `fail` alone)."""
_RULES: dict[CheckKind, str] = {
    CheckKind.SUM: "Parts make their total.",
    CheckKind.SHARE: "A share is that part of its whole.",
    CheckKind.GROWTH: "A rate of change follows from its two values.",
    CheckKind.DIFFERENCE: "A change is the difference of its two values.",
    CheckKind.CONTRADICTION: "The same fact is stated with the same value.",
    CheckKind.COUNT: "A count is the number of what is listed.",
    CheckKind.TABLE_FOOT: "Rows and columns of tables make their totals.",
    CheckKind.RATIO: "A ratio follows from its two values.",
    CheckKind.DATE: "Dates, weekdays and periods agree.",
    CheckKind.SLIP: "Scales and units are those of the fact.",
    CheckKind.USAGE: "The words beside a number say what it does.",
}


def render(several: Sequence[Checked]) -> str:
    """Return one SARIF log with one run over all reports."""
    rules = [{"id": kind.value, "shortDescription": {"text": text}} for kind, text in _RULES.items()]
    artifacts: list[Object] = []
    results: list[Object] = []
    for index, checked in enumerate(several):
        artifacts.append(_artifact(checked))
        results += _results(checked, index)
    run = {
        "tool": {"driver": {"name": "tieout", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _artifact(checked: Checked) -> Object:
    source = checked.report.source
    return {
        "location": {"uri": _uri(checked.name)},
        "description": {"text": "The page; its contents are the text as tieout reads it."},
        "mimeType": source.media_type,
        "hashes": {"sha-256": source.sha256},
        "roles": ["analysisTarget"],
        "contents": {"text": checked.report.text},
    }


def _uri(name: str) -> str:
    """Return a place as a URI reference (RFC 3986): what may not stand in one is escaped."""
    allowed = "-._~:/?#[]@!$&'()*+,;=%"
    return "".join(c if c.isascii() and (c.isalnum() or c in allowed) else _escaped(c) for c in name)


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def _results(checked: Checked, artifact: int) -> list[Object]:
    lines = _line_starts(checked.report.text)
    return [_result(checked, finding, artifact, lines) for finding in checked.report.findings]


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while (at := text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return starts


def _result(checked: Checked, finding: Finding, artifact: int, lines: Sequence[int]) -> Object:
    kind, level = _KINDS[finding.verdict]
    first, *others = finding.spans
    location = _location(checked, first, artifact, lines)
    if section := checked.section(finding):
        location["logicalLocations"] = [{"name": section, "kind": "module"}]
    result: Object = {
        "ruleId": finding.kind.value,
        "ruleIndex": list(_RULES).index(finding.kind),
        "kind": kind,
        "level": level,
        "message": {"text": finding.message},
        "locations": [location],
        "relatedLocations": [_location(checked, span, artifact, lines) for span in others],
        "partialFingerprints": {"tieoutFinding/v1": finding.key},
        "properties": {"rule": finding.rule, "verdict": finding.verdict.value},
    }
    if reason := checked.dismissed.get(finding.key):
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    if checked.known:
        result["baselineState"] = "unchanged" if finding.key in checked.known else "new"
    return result


def _location(checked: Checked, span: Span, artifact: int, lines: Sequence[int]) -> Object:
    first, last = bisect_right(lines, span.start), bisect_right(lines, span.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(checked.name), "index": artifact},
            "region": {
                "startLine": first,
                "startColumn": span.start - lines[first - 1] + 1,
                "endLine": last,
                "endColumn": span.end - lines[last - 1] + 1,
                "charOffset": span.start,
                "charLength": len(span),
                "snippet": {"text": span.of(checked.report.text)},
            },
        }
    }

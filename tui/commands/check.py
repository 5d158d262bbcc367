"""`tieout check`: what the figures of reports say of each other. Nothing of the app is loaded."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from tui import paths
from tui.commands.output import put, tell_error
from tui.domain.finding import Verdict
from tui.domain.wire import Json, Object
from tui.settings import settings_or_defaults
from tui.supervise import Reader, command_with, lines_of

_VERDICTS = {Verdict.HOLDS: "holds", Verdict.ROUNDING: "holds", Verdict.FAILS: "fails"}
"""The verdicts that a batch reports, and its words for them; what rounding may explain is neither."""


def check_batch() -> None:
    """Answer each line of the input with a line of findings, in order, as soon as it is there.

    Raises:
        ReadError: The reading process can't be started.
    """
    settings, error = settings_or_defaults(paths.settings_file())
    if error:
        tell_error(error)
    with Reader(command_with(settings.figures)) as reader:
        for answer in reader.batch(_with_checks(lines_of(sys.stdin.fileno()))):
            put(json.dumps(_findings_alone(json.loads(answer)), ensure_ascii=False) + "\n")


def _with_checks(requests: Iterable[bytes]) -> Iterator[bytes]:
    """Ask for findings in each request; what is no request is left for the reading process to refuse."""
    for line in requests:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            request = None
        yield json.dumps({**request, "checks": True}).encode() + b"\n" if isinstance(request, dict) else line


def _findings_alone(answer: dict[str, Any]) -> Object:
    if "error" in answer:
        return answer
    findings: list[Json] = [
        {
            "kind": finding["kind"],
            "spans": finding["spans"],
            "verdict": _VERDICTS[Verdict(finding["verdict"])],
            "message": finding["message"],
        }
        for finding in answer["findings"]
        if finding["verdict"] in _VERDICTS
    ]
    return {"id": answer["id"], "findings": findings}

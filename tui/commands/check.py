"""`tieout check`: what the figures of reports say of each other. Nothing of the app is loaded."""

import json
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tui.checks.compared import compared
from tui.commands.output import put_as_asked, put_json, tell_error
from tui.commands.reading import fetched, reading_command, say_nothing
from tui.commands.working import desk_at, store_folder
from tui.domain.finding import Verdict
from tui.domain.library import LibraryEntry
from tui.domain.report import Report
from tui.domain.wire import Json, Object
from tui.errors import FetchError, ReadError, TieoutError
from tui.export import junit, sarif
from tui.export.checked import Checked, baseline_keys, has_failures, render_baseline, render_json, render_text
from tui.export.writing import write_whole
from tui.paths import is_there, named
from tui.session import Desk
from tui.supervise import Reader, document_read_by, lines_of

_VERDICTS = {Verdict.HOLDS: "holds", Verdict.ROUNDING: "holds", Verdict.FAILS: "fails"}
"""The verdicts that a batch reports, and its words for them; what rounding may explain is neither."""


class Wanted(Struct, frozen=True):
    """How findings are asked for."""

    format_name: str = "text"
    """One of `CHECK_FORMATS`."""
    everything: bool = False
    """Whether a person sees the relations that hold, too."""
    baseline: Path | None = None
    """The file of findings that are known; None without one."""
    writes_baseline: bool = False
    """Whether that file is to be written."""
    output: Path | None = None
    """Where to; None for the output."""
    together: bool = False
    """Whether each report is held against those named behind it, too."""


class Outcome(Struct, frozen=True):
    """What came of checking."""

    fails: bool
    """Whether a finding fails that was neither dismissed nor is in the baseline."""
    unread: int
    """How many reports could not be read; those were told."""


def check_each(references: Sequence[str], wanted: Wanted, *, encoding: str, store: str | None) -> Outcome:
    """Print what the figures of each report say of each other, in order.

    A file or an address is read as it is now, and what was dismissed of it in the store stays so; anything else names
    a report in the store, as it was read last.

    Raises:
        StoreError: The store can't be read.
        FetchError: The baseline can't be read.
        ReadError: The baseline is none, or the reading process can't be started.
        ExportError: The output or the baseline can't be written.
    """
    known = _known(wanted)
    several: list[Checked] = []
    with ExitStack() as open_things:
        reports = _Reports(open_things, encoding, store)
        for reference in references:
            try:
                report, dismissed = reports.read(reference)
            except TieoutError as error:
                tell_error(error)
            else:
                several.append(Checked(reference, report, dismissed, known))
    if wanted.together:
        several = _held_together(several)
    if wanted.writes_baseline and wanted.baseline is not None:
        write_whole(wanted.baseline, render_baseline(several))
        return Outcome(fails=False, unread=len(references) - len(several))
    _put(_rendered(several, wanted), wanted.output)
    return Outcome(has_failures(several), len(references) - len(several))


def _held_together(several: Sequence[Checked]) -> list[Checked]:
    """Return the reports with what each says otherwise than those named behind it."""
    held = []
    for place, one in enumerate(several):
        others = {other.name: other.report for other in several[place + 1 :]}
        findings = (*one.report.findings, *compared(one.report, others))
        held.append(replace(one, report=replace(one.report, findings=findings)))
    return held


def _known(wanted: Wanted) -> frozenset[str]:
    if wanted.baseline is None or wanted.writes_baseline:
        return frozenset()
    try:
        return baseline_keys(named(wanted.baseline).read_text(encoding="utf-8"))
    except OSError as error:
        hint = "Make it with --write-baseline."
        raise FetchError(f"The baseline {wanted.baseline} could not be read: {error.strerror}.", hint) from error
    except UnicodeDecodeError as error:
        raise ReadError(f"The baseline {wanted.baseline} is not UTF-8.", "Make it with --write-baseline.") from error


class _Reports:
    """Where the reports come from: files and addresses through one reading process, the others from the store."""

    def __init__(self, open_things: ExitStack, encoding: str, store: str | None) -> None:
        self._open_things = open_things
        self._encoding = encoding
        # A check of a file makes no store: it may run where nobody reviews anything.
        self._desk = open_things.enter_context(desk_at(store)) if store_folder(store).exists() else None
        self._reader: Reader | None = None

    def read(self, reference: str) -> tuple[Report, Mapping[str, str]]:
        """Return a report and why findings of it were dismissed.

        Raises:
            TieoutError: There is no such report, or it can't be read.
        """
        entry = self._desk.find(reference) if self._desk is not None else None
        is_place = "://" in reference or reference == "-" or is_there(named(reference))
        if not is_place and entry is not None and self._desk is not None:
            session = self._desk.resume(entry.id)
            return session.report, _dismissed(self._desk, entry, session.report)
        report = self._read_now(reference)
        return report, _dismissed(self._desk, entry, report) if self._desk is not None and entry is not None else {}

    def _read_now(self, location: str) -> Report:
        cancelled = threading.Event()
        snapshot, source = fetched(location, encoding=self._encoding, cancelled=cancelled)
        if self._reader is None:
            self._reader = self._open_things.enter_context(Reader(reading_command()))
        return document_read_by(self._reader, snapshot, source, progress=say_nothing, cancelled=cancelled)


def _dismissed(desk: Desk, entry: LibraryEntry, report: Report) -> Mapping[str, str]:
    session = desk.resume(entry.id)
    reasons = ((finding.key, session.dismissal(finding).dismissed) for finding in report.findings)
    return {key: reason for key, reason in reasons if reason}


def _rendered(several: Sequence[Checked], wanted: Wanted) -> str:
    if wanted.format_name == "json":
        return render_json(several)
    if wanted.format_name == "sarif":
        return sarif.render(several)
    if wanted.format_name == "junit":
        return junit.render(several)
    return render_text(several, everything=wanted.everything)


def _put(text: str, output: Path | None) -> None:
    if output is None or str(output) == "-":
        put_as_asked(text)
    else:
        write_whole(named(output), text)


def check_batch() -> None:
    """Answer each line of the input with a line of findings, in order, as soon as it is there.

    Raises:
        ReadError: The reading process can't be started.
    """
    with Reader(reading_command()) as reader:
        for answer in reader.batch(_with_checks(lines_of(sys.stdin.fileno()))):
            put_json(_findings_alone(json.loads(answer)))


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

"""The reading process: bytes and passages in, reports out, under limits that it sets itself.

Started as `python -P -m tui.worker [ADDITIONS]`, where ADDITIONS is a JSON object of the user's own words. On stdin it
takes a JSON object a line, on stdout it writes one a line, in order:

- `{"id", "text"}`: a plain passage, taken as it is.
- `{"id", "path", "url"?, "encoding"?}`: a saved page; `encoding` is the label that its HTTP header had.
- `{"id", "bytes": n, "source": {…}, "choices"?: {…}}`: a document, whose n bytes follow the line.

An answer is what `tieout extract` prints, or `{"id", "error", "hint"}`. With `"progress": true` in the request, lines
`{"progress": "…"}` come before it, and its long lists come in lines `{"more": {key: [part of the list]}}`, so that the
parent never has to parse much at once. With `"checks": true` in it the figures are held against each other, too. The
first line of all is `READY`; `BEAT` comes now and then in a long stage that nobody wants to hear of. No network code is
loaded here.
"""

import gc
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import BinaryIO

from msgspec.structs import replace

from tui.checks.find import CHECKS_S, find_in_time
from tui.checks.pace import Budget
from tui.clock import utc_now
from tui.domain.additions import NO_ADDITIONS, Additions
from tui.domain.report import Choices, Report, Source
from tui.domain.wire import Json, Object, choices_from_wire, report_to_wire, source_from_wire
from tui.errors import ReadError, TieoutError
from tui.figures.extract import find_numerals
from tui.reading.pipeline import read_report
from tui.reading.plaintext import passage_blocks
from tui.reading.protocol import BEAT, READY, too_complex
from tui.reading.source import saved_page

try:
    import resource
except ImportError:  # Windows has no such limits; the deadline still holds there
    resource = None  # type: ignore[assignment]

MEMORY_BYTES = 1 << 30
"""The most address space that reading may take."""
_LAST_RESORT_S = 1_200
"""When the process ends itself although nobody killed it: its parent may be gone."""
COLLECT_SELDOM = (100_000, 50, 1_000)
"""Thresholds of the garbage collector: pages are trees that die at once, and to look through them costs a fifth."""
_MOST_WAITING = 5
"""How many times as long as they may work the checks may last by the clock; less than what the parent waits."""
_PART = 500
"""How many entries of a list go into a line."""
_BAD_REQUEST = "Give one JSON object a line, with “id” and “text” or “path”."


def limit() -> None:
    """Bound this process's memory, leave no core file, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(requests: BinaryIO, answers: BinaryIO, additions: Additions = NO_ADDITIONS) -> None:
    """Answer requests until they end; `additions` are the user's own words."""
    answers.write(READY)
    answers.flush()
    while line := requests.readline():
        if line.strip():
            _set_alarm(_LAST_RESORT_S)
            _send(answers, _answered(line, requests, answers, additions))
            _set_alarm(0)


def _answered(line: bytes, requests: BinaryIO, answers: BinaryIO, additions: Additions) -> Object:
    """Return the answer to one request; whatever goes wrong is an answer too."""
    request: Object = {}
    try:
        request = _request_of(line)
        snapshot = _following(requests, request)
        wants_progress = bool(request.get("progress"))

        voice = _Voice(answers, is_heard=wants_progress)
        answer = {"id": request.get("id"), **report_to_wire(_report(request, snapshot, voice, additions))}
    except TieoutError as error:
        return _refusal(request, error)
    except (MemoryError, RecursionError):
        gc.collect()
        return _refusal(request, too_complex())
    except Exception as error:  # noqa: BLE001 - a fault on one page must not end the batch; it is named in the answer
        return _refusal(request, _fault(error))
    if wants_progress:
        _send_lists(answers, answer)
    return answer


def _request_of(line: bytes) -> Object:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError("This line is not JSON.", _BAD_REQUEST) from error
    if not isinstance(request, dict):
        raise ReadError("This line is not a JSON object.", _BAD_REQUEST)
    return request


def _following(requests: BinaryIO, request: Object) -> bytes:
    """Return the bytes that follow a document's line; they have to be taken before anything can fail."""
    size = request.get("bytes")
    return requests.read(size) if isinstance(size, int) and size > 0 and "source" in request else b""


class _Voice:
    """What tells the parent how far a request has come."""

    def __init__(self, answers: BinaryIO, *, is_heard: bool) -> None:
        self._answers = answers
        self._is_heard = is_heard

    def say(self, words: str) -> None:
        """Tell that a stage begins, if the parent asked for it."""
        if self._is_heard:
            _send(self._answers, {"progress": words})

    def say_share(self, done: float) -> None:
        """Tell how much of the figures is found; at least that there is life."""
        if self._is_heard:
            self.say(f"Finding the figures: {done:.0%}")
        else:
            self._answers.write(BEAT)
            self._answers.flush()


def _report(request: Object, snapshot: bytes, voice: _Voice, additions: Additions) -> Report:
    if request.get("text") is not None:
        report = _passage(_string(request, "text"))
    elif request.get("path") is not None:
        voice.say("Reading the page")
        path, url, charset = (_string(request, key) for key in ("path", "url", "encoding"))
        page, source = saved_page(path, utc_now, url=url, charset=charset)
        report = read_report(page, source)
    elif isinstance(request.get("source"), dict):
        voice.say("Reading the page")
        source, choices = _document(request["source"], request.get("choices", {}))
        report = read_report(snapshot, source, charset=source.chosen_charset, choices=choices)
    else:
        raise ReadError("This request has neither a text nor a page.", _BAD_REQUEST)
    voice.say("Finding the figures")
    numerals = find_numerals(
        report.text,
        report.blocks,
        report.sections,
        language=report.language,
        extra=additions,
        progress=voice.say_share,
    )
    report = replace(report, numerals=numerals)
    if request.get("checks"):
        voice.say("Checking the figures against each other")
        checked = find_in_time(report, Budget(CHECKS_S, effort()), voice.say)
        report = replace(report, findings=checked.findings, doubts=(*report.doubts, *checked.doubts))
    voice.say("Laying out")
    return report


def effort() -> Callable[[], float]:
    """Return a clock of the processor's time: what the checks find does not depend on what else the machine does.

    A machine that hardly gets to them does not hold the report back: it counts a fifth of the time that passes.
    """
    worked, begun = time.process_time(), time.monotonic()
    return lambda: max(time.process_time() - worked, (time.monotonic() - begun) / _MOST_WAITING)


def _document(source: Json, choices: Json) -> tuple[Source, Choices]:
    """Return where a document came from, and what the reviewer chose in it."""
    if isinstance(source, dict) and isinstance(choices, dict):
        with suppress(KeyError, ValueError, TypeError):
            return source_from_wire(source), choices_from_wire(choices)
    raise ReadError("This request does not say where the page came from.", _BAD_REQUEST)


def _passage(text: str) -> Report:
    raw = text.encode("utf-8", "surrogatepass")
    source = Source("", "text/plain", sha256(raw).hexdigest(), len(raw), utc_now())
    return Report(source=source, text=text, blocks=passage_blocks(text))


def _string(request: Object, key: str) -> str:
    value = request.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ReadError(f"“{key}” has to be a string.", _BAD_REQUEST)
    return value


def _refusal(request: Object, error: TieoutError) -> Object:
    return {"id": request.get("id"), "error": error.message, "hint": error.hint}


def _fault(error: Exception) -> ReadError:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}, line {last.lineno}"  # noqa: PTH119 - a name, not a file
    return ReadError(
        f"Reading failed in {place}: {type(error).__name__}: {error}.",
        "This is a fault of tieout: please report it, with the page.",
    )


def _send_lists(answers: BinaryIO, answer: Object) -> None:
    """Send the long lists of an answer in parts, and leave them empty in it."""
    for key, values in answer.items():
        if isinstance(values, list) and len(values) > _PART:
            for start in range(0, len(values), _PART):
                _send(answers, {"more": {key: values[start : start + _PART]}})
            answer[key] = []


def _send(answers: BinaryIO, answer: Object) -> None:
    try:
        line = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # lone surrogates have no UTF-8; escaped they pass
        line = json.dumps(answer, separators=(",", ":")).encode()
    answers.write(line + b"\n")
    answers.flush()


def _set_alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _additions(arguments: Sequence[str]) -> Additions:
    """Return the user's words from the command line, as `tui.supervise.command_with` put them there."""
    if not arguments:
        return NO_ADDITIONS
    wire = json.loads(arguments[0])
    units = tuple((spelling, kind, unit, factor) for spelling, kind, unit, factor in wire["units"])
    return Additions(units, tuple(wire["classifiers"]), tuple(wire["phrases"]))


def main() -> None:
    """Take requests from stdin; stdout carries answers only, whatever a library prints."""
    limit()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    gc.freeze()
    gc.set_threshold(*COLLECT_SELDOM)
    serve(sys.stdin.buffer, answers, _additions(sys.argv[1:]))


if __name__ == "__main__":
    main()

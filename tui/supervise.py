"""The parent's side of the reading process: starts it, asks it, and kills it when it takes too long.

A page can make a parser take any time and memory, so no page is parsed in the process that holds the reviewer's work.
"""

import gc
import json
import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from queue import Empty, Queue, SimpleQueue
from types import TracebackType
from typing import IO, Self, cast

from msgspec.structs import asdict

from tui.domain.additions import NO_ADDITIONS, Additions
from tui.domain.report import NO_CHOICES, Choices, Report, Source
from tui.domain.wire import Json, Object, choices_to_wire, let_go, report_from_wire, source_to_wire
from tui.errors import ReadError
from tui.reading.protocol import BEAT, READY, too_complex

COMMAND = (sys.executable, "-P", "-m", "tui.worker")
"""How the reading process is started; `-P` keeps the working folder off its path."""
DEADLINE_S = 10.0
"""How long each stage of reading a page may take: of the processor's time where that is known, so that a busy machine
refuses no page. Finding the figures of a long text is a stage each time that it tells how far it has come."""
_MOST_STAGES = 18
"""How many such times all of it may take together."""
_MOST_WAITING = 6
"""How many times as long as it may work a stage may last by the clock."""
_START_S = 60.0
_POLL_S = 0.05
_BUFFER = 1 << 18
_WINDOW = 16
"""How many requests of a batch are under way at once, so that the child never waits for the parent."""
_INHERITED = ("HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What a Python needs to find itself and its packages; nothing else of the environment goes down."""


def command_with(additions: Additions) -> tuple[str, ...]:
    """Return how the reading process is started with a user's own words."""
    return COMMAND if additions == NO_ADDITIONS else (*COMMAND, json.dumps(asdict(additions)))


def read_document(
    snapshot: bytes,
    source: Source,
    *,
    additions: Additions = NO_ADDITIONS,
    choices: Choices = NO_CHOICES,
    progress: Callable[[str], None],
    cancelled: threading.Event,
    deadline_s: float = DEADLINE_S,
) -> Report:
    """Return the report in a document, its figures held against each other, read in a process of its own.

    Args:
        snapshot: The document's bytes.
        source: Where they came from.
        additions: The user's own words.
        choices: What the reviewer keeps in the body and leaves out of it.
        progress: Told each stage in a few words.
        cancelled: Set from another thread to stop.
        deadline_s: How long each stage may take.

    Raises:
        ReadError: There is no report in it, reading it took too much, or the user stopped it.
    """
    with Reader(command_with(additions)) as reader:
        return document_read_by(
            reader, snapshot, source, choices=choices, progress=progress, cancelled=cancelled, deadline_s=deadline_s
        )


def document_read_by(
    reader: "Reader",
    snapshot: bytes,
    source: Source,
    *,
    choices: Choices = NO_CHOICES,
    progress: Callable[[str], None],
    cancelled: threading.Event,
    deadline_s: float = DEADLINE_S,
) -> Report:
    """Return what `read_document` returns, read by a process that goes on for the next document.

    Raises:
        ReadError: There is no report in it, reading it took too much, or the user stopped it.
    """
    request: Object = {"source": source_to_wire(source), "choices": choices_to_wire(choices), "checks": True}
    with _kept_from_collection():
        answer = reader.read(request, snapshot, progress=progress, cancelled=cancelled, deadline_s=deadline_s)
        report = report_from_wire(answer)
        let_go(answer)
    return report


@contextmanager
def _kept_from_collection() -> Iterator[None]:
    """Keep what is made here from being looked through by the garbage collector, now and later.

    A long report is a million small objects without a cycle among them. To look through them stops every thread, the
    interface's too, for half a second each time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


class Reader:
    """One reading process, started when it is needed and again after it had to be killed."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if it runs."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def read(
        self,
        request: Object,
        snapshot: bytes = b"",
        *,
        progress: Callable[[str], None],
        cancelled: threading.Event,
        deadline_s: float = DEADLINE_S,
    ) -> Object:
        """Return the reading process's answer to one request.

        Args:
            request: As `tui.worker` describes it, without `bytes` and `progress`.
            snapshot: The document's bytes; empty when the request is a passage or names a file.
            progress: Called on this thread with a line for the reviewer.
            cancelled: Set from another thread to stop.
            deadline_s: How long each stage may take, of which it tells when they begin; starting the process is not
                counted.

        Raises:
            ReadError: There is no report, reading took too much, or it was stopped.
        """
        asked: Object = {**request, "progress": True}
        if "source" in request:
            asked["bytes"] = len(snapshot)
        child = self._running()
        child.send(json.dumps(asked).encode() + b"\n" + snapshot)
        child.begin()
        parts: dict[str, list[Json]] = {}
        while True:
            if cancelled.is_set():
                self.close()
                raise ReadError("Stopped.", "Nothing was kept; open it again when you like.")
            try:
                line = self._line(deadline_s)
            except _LostError as error:
                raise too_complex() from error
            if line is None:
                continue
            answer: Object = json.loads(line)
            if "progress" in answer:
                child.go_on()
                progress(str(answer["progress"]))
            elif "more" in answer:
                for key, values in cast("dict[str, list[Json]]", answer["more"]).items():
                    parts.setdefault(key, []).extend(values)
            elif "error" in answer:
                raise ReadError(str(answer["error"]), str(answer.get("hint", "")))
            else:
                return {**answer, **parts}

    def batch(self, requests: Iterable[bytes], *, deadline_s: float = DEADLINE_S) -> Iterator[bytes]:
        """Yield the answer to each request as a line of JSON, in order, as soon as it is there.

        Args:
            requests: Lines of JSON, as `tui.worker` describes them; blank ones are passed over. They are taken from the
                iterable on a thread of their own, a few ahead of the answers.
            deadline_s: How long each may take. One that takes longer, or ends the process, is answered with an error;
                the others are read by the next process.

        Raises:
            ReadError: The reading process can't be started.
        """
        incoming: Queue[bytes | None] = Queue(_WINDOW)
        threading.Thread(target=_fill, args=(requests, incoming), name="requests", daemon=True).start()
        waiting: deque[bytes] = deque()
        more = True
        while more or waiting:
            more = more and self._take(incoming, waiting)
            if waiting:
                yield self._next_answer(waiting, deadline_s)

    def _take(self, incoming: "Queue[bytes | None]", waiting: deque[bytes]) -> bool:
        """Send on what has come in, at least one line when none is waiting; say whether more may come."""
        while len(waiting) < _WINDOW:
            try:
                request = incoming.get(block=not waiting)
            except Empty:
                return True
            if request is None:
                return False
            child = self._running()
            if not waiting:
                child.begin()
            waiting.append(request)
            child.send(request)
        return True

    def _next_answer(self, waiting: deque[bytes], deadline_s: float) -> bytes:
        answer = None
        try:
            while answer is None:
                answer = self._line(deadline_s)
        except _LostError:
            answer = _refusal(waiting[0])
            for request in islice(waiting, 1, None):
                self._running().send(request)
        waiting.popleft()
        if waiting:
            self._running().begin()
        return answer

    def _running(self) -> "_Child":
        if self._child is None:
            self._child = _Child(self._command)
        return self._child

    def _line(self, deadline_s: float) -> bytes | None:
        """Return the child's next line, or None when none has come yet.

        Raises:
            _LostError: It died, or its time is up; it is gone now.
            ReadError: It could not be started.
        """
        try:
            return self._running().line(deadline_s)
        except (_LostError, ReadError):
            self.close()
            raise


class _LostError(Exception):
    """The reading process died over a request, or had to be killed."""


class _Child:
    """A running reading process, its pipes kept full and empty by a thread each, so that neither side can block."""

    def __init__(self, command: Sequence[str]) -> None:
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment, "PYTHONUTF8": "1"},
            bufsize=_BUFFER,
        )
        self._outgoing: SimpleQueue[bytes | None] = SimpleQueue()
        self._lines: SimpleQueue[bytes | None] = SimpleQueue()
        self._complaint = ""
        self._ready = False
        self.begin()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._read, self._listen)]
        for thread in self._threads:
            thread.start()

    def send(self, request: bytes) -> None:
        self._outgoing.put(request)

    def begin(self) -> None:
        """Let the time of the next answer run from now, or from when the process is ready."""
        self._asked_at = time.monotonic()
        self._asked_worked = self._worked()
        self.go_on()

    def go_on(self) -> None:
        """Let the time of the next stage of the same answer run from now."""
        self._stage_at = time.monotonic()
        self._stage_worked = self._worked()

    def _worked(self) -> float:
        """Return how long it has worked; 0 where the system does not say."""
        # The clock of another process's time, as Linux numbers it (clock_getcpuclockid(3)).
        with suppress(OSError, AttributeError):
            return time.clock_gettime((~self._process.pid << 3) | 2)
        return 0.0

    def _is_late(self, patience: float) -> bool:
        now, worked = time.monotonic(), self._worked()
        stage, whole, most = now - self._stage_at, now - self._asked_at, patience * _MOST_STAGES
        if stage <= patience and whole <= most:
            return False
        if not worked or stage > patience * _MOST_WAITING or whole > most * _MOST_WAITING:
            return True
        return worked - self._stage_worked > patience or worked - self._asked_worked > most

    def line(self, deadline_s: float) -> bytes | None:
        patience = deadline_s if self._ready else _START_S
        if self._is_late(patience):
            raise self._lost()
        try:
            line = self._lines.get(timeout=_POLL_S)
        except Empty:
            return None
        if line is None:
            raise self._lost()
        if line == READY:
            self._ready = True
            self.begin()
            return None
        if line == BEAT:
            self.go_on()
            return None
        return line

    def kill(self) -> None:
        self._process.kill()
        self._outgoing.put(None)
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError):  # what was on its way to a dead process is lost on purpose
                cast("IO[bytes]", pipe).close()

    def _lost(self) -> Exception:
        if self._ready:
            return _LostError()
        self.kill()
        return ReadError(
            f"The reading process could not be started: {self._complaint or 'it said nothing'}.",
            "Install tieout again; a part of it is missing.",
        )

    def _write(self) -> None:
        pipe = cast("IO[bytes]", self._process.stdin)
        with suppress(OSError):  # a dead process is noticed where its answers are read
            while (request := self._outgoing.get()) is not None:
                pipe.write(request)
                if self._outgoing.empty():
                    pipe.flush()

    def _listen(self) -> None:
        for line in cast("IO[bytes]", self._process.stderr):
            self._complaint = line.decode("utf-8", "replace").strip() or self._complaint

    def _read(self) -> None:
        for line in cast("IO[bytes]", self._process.stdout):
            self._lines.put(line)
        self._lines.put(None)


def _fill(requests: Iterable[bytes], incoming: "Queue[bytes | None]") -> None:
    try:
        for request in requests:
            if request.strip():
                incoming.put(_unannounced(request.rstrip(b"\n") + b"\n"))
    finally:
        incoming.put(None)


def _unannounced(request: bytes) -> bytes:
    """Return a request of a batch without the wish for progress: each has one line of answer."""
    if b"progress" not in request:
        return request
    try:
        wire = json.loads(request)
    except (ValueError, RecursionError):
        return request
    if not isinstance(wire, dict) or "progress" not in wire:
        return request
    del wire["progress"]
    return json.dumps(wire).encode() + b"\n"


def _refusal(request: bytes) -> bytes:
    """Return the answer to a request that the reading process was lost over."""
    try:
        wire = json.loads(request)
    except (ValueError, RecursionError):
        wire = None
    error = too_complex()
    identity = wire.get("id") if isinstance(wire, dict) else None
    return json.dumps({"id": identity, "error": error.message, "hint": error.hint}).encode() + b"\n"


def lines_of(descriptor: int) -> Iterator[bytes]:
    """Yield the lines of an open file as they come, without the locks that make an interpreter hang at its end."""
    held: list[bytes] = []
    while piece := os.read(descriptor, _BUFFER):
        *whole, rest = piece.split(b"\n")
        for line in whole:
            yield b"".join((*held, line, b"\n"))
            held.clear()
        held.append(rest)
    if last := b"".join(held):
        yield last

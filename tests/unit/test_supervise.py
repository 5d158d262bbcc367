import gc
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from tui.domain.additions import Additions
from tui.domain.figure import FigureKind
from tui.domain.wire import Object
from tui.errors import ReadError
from tui.reading.protocol import BEAT, READY
from tui.reading.source import source_of
from tui.supervise import Reader, _Child, _LostError, lines_of, read_document

Command = tuple[str, ...]
PATIENCE_S = float(os.environ.get("TIEOUT_DEADLINE_S", "0.5"))

CHILD = f"""
import json, sys, time
out = sys.stdout.buffer
def tell(line):
    out.write(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\\n")
    out.flush()
tell({READY!r})
for line in sys.stdin.buffer:
    request = json.loads(line)
    snapshot = sys.stdin.buffer.read(request.get("bytes", 0))
    match request.get("do", "echo"):
        case "echo":
            tell({{"id": request.get("id"), "progress_wanted": request.get("progress"), "size": len(snapshot)}})
        case "say":
            tell({{"progress": "one"}})
            tell({{"progress": "two"}})
            tell({{"id": 1}})
        case "parts":
            tell({{"more": {{"figures": [1, 2]}}}})
            tell({{"more": {{"figures": [3], "blocks": [4]}}}})
            tell({{"id": 1, "figures": [], "blocks": [], "sections": [5]}})
        case "refuse":
            tell({{"id": 1, "error": "No report.", "hint": "Look."}})
        case "spin":
            while True: pass
        case "die":
            sys.exit(1)
        case "long":
            tell({{"id": request.get("id"), "text": "x" * 5_000_000}})
        case "environment":
            import os
            tell({{"environment": dict(os.environ), "path": sys.path}})
"""


def script(folder: Path, source: str) -> Command:
    file = folder / "child.py"
    file.write_text(dedent(source))
    return sys.executable, "-P", str(file)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(script(tmp_path, CHILD)) as reader:
        yield reader


def read(reader: Reader, request: Object, snapshot: bytes = b"", *, deadline_s: float = 10.0) -> Object:
    return reader.read(
        request, snapshot, progress=lambda _line: None, cancelled=threading.Event(), deadline_s=deadline_s
    )


def line(**request: object) -> bytes:
    return json.dumps(request).encode() + b"\n"


def test_requests_are_answered_one_after_another_by_one_process(reader: Reader) -> None:
    assert [read(reader, {"id": number})["id"] for number in range(3)] == [0, 1, 2]


def test_a_document_s_bytes_go_down_whole(reader: Reader) -> None:
    snapshot = bytes(range(256)) * 20_000
    assert read(reader, {"source": {}}, snapshot)["size"] == len(snapshot)


def test_progress_is_told_in_order(reader: Reader) -> None:
    told: list[str] = []
    reader.read({"do": "say"}, progress=told.append, cancelled=threading.Event())
    assert told == ["one", "two"]


def test_an_error_of_the_child_is_raised_with_its_hint(reader: Reader) -> None:
    with pytest.raises(ReadError) as raised:
        read(reader, {"do": "refuse"})
    assert (raised.value.message, raised.value.hint) == ("No report.", "Look.")


def test_an_answer_in_parts_is_put_together(reader: Reader) -> None:
    assert read(reader, {"do": "parts"}) == {"id": 1, "figures": [1, 2, 3], "blocks": [4], "sections": [5]}


@pytest.mark.parametrize("fault", ["spin", "die"])
def test_a_request_that_is_too_much_is_an_error_and_the_next_is_answered(reader: Reader, fault: str) -> None:
    with pytest.raises(ReadError, match="too complex to read safely"):
        read(reader, {"do": fault}, deadline_s=0.3)
    assert read(reader, {"id": 7})["id"] == 7


@pytest.fixture
def beating(tmp_path: Path) -> Iterator[_Child]:
    """A child all of whose beats are there already."""
    child = _Child(script(tmp_path, f"import sys\nsys.stdout.buffer.write({READY!r} + {BEAT!r} * 300)\n"))
    for thread in child._threads[1:]:
        thread.join()
    assert child.line(10.0) is None
    yield child
    child.kill()


def take_late(child: _Child, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take lines of a child of which each comes nine seconds after the one before, by the clock."""
    start = time.monotonic()
    for beat in range(count):
        monkeypatch.setattr("tui.supervise.time.monotonic", lambda late=9.0 * beat: start + late)
        assert child.line(10.0) is None


def test_a_stage_that_says_that_it_gets_on_has_its_time_anew(beating: _Child, monkeypatch: pytest.MonkeyPatch) -> None:
    take_late(beating, 10, monkeypatch)


def test_a_request_that_only_says_that_it_gets_on_is_given_up(beating: _Child, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(_LostError):
        take_late(beating, 300, monkeypatch)


def test_a_stage_that_waits_for_a_busy_machine_is_not_given_up(
    beating: _Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beating, "_worked", lambda: 1.0)
    beating.begin()
    late = time.monotonic() + 50.0
    monkeypatch.setattr("tui.supervise.time.monotonic", lambda: late)
    assert beating.line(10.0) is None


@pytest.mark.parametrize(("late_s", "worked_s"), [(11.0, 12.0), (61.0, 2.0), (11.0, 0.0)])
def test_a_stage_that_works_or_waits_too_long_is_given_up(
    beating: _Child, monkeypatch: pytest.MonkeyPatch, late_s: float, worked_s: float
) -> None:
    monkeypatch.setattr(beating, "_worked", lambda: 1.0)
    beating.begin()
    late = time.monotonic() + late_s
    monkeypatch.setattr(beating, "_worked", lambda: worked_s)
    monkeypatch.setattr("tui.supervise.time.monotonic", lambda: late)
    with pytest.raises(_LostError):
        beating.line(10.0)


def test_a_stop_kills_the_child(reader: Reader) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(ReadError, match="Stopped"):
        reader.read({"do": "spin"}, progress=lambda _line: None, cancelled=cancelled, deadline_s=600)


def test_a_child_that_takes_in_nothing_does_not_block_the_parent(tmp_path: Path) -> None:
    deaf = f"import sys, time\nsys.stdout.buffer.write({READY!r})\nsys.stdout.flush()\nwhile True: time.sleep(9)\n"
    with Reader(script(tmp_path, deaf)) as reader, pytest.raises(ReadError, match="too complex"):
        read(reader, {"source": {}}, bytes(5_000_000), deadline_s=0.3)


def test_a_child_that_does_not_start_is_not_blamed_on_the_page(tmp_path: Path) -> None:
    with Reader(script(tmp_path, "raise ValueError('no parser')")) as reader:
        with pytest.raises(ReadError, match="could not be started: ValueError: no parser"):
            read(reader, {})
        with pytest.raises(ReadError, match="could not be started: ValueError: no parser"):
            list(reader.batch([line(id=1)]))


def test_nothing_of_the_environment_goes_down_but_what_python_needs(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.chdir(tmp_path)
    answer = read(reader, {"do": "environment"})
    assert not {"PYTHONPATH", "SECRET_TOKEN"} & set(json.loads(json.dumps(answer["environment"])))
    assert not {"", ".", str(tmp_path)} & set(json.loads(json.dumps(answer["path"])))


def test_a_batch_is_answered_in_order_and_not_changed(reader: Reader) -> None:
    answers = list(reader.batch(line(id=number) for number in range(200)))
    assert [json.loads(answer)["id"] for answer in answers] == list(range(200))
    assert all(json.loads(answer)["progress_wanted"] is None for answer in answers)


def test_a_batch_has_one_line_of_answer_a_request_whatever_is_asked(reader: Reader) -> None:
    answers = reader.batch([line(id=1, progress=True), b'["progress"]\n', line(id=2, do="progress", text="progress")])
    assert next(answers) == b'{"id": 1, "progress_wanted": null, "size": 0}\n'


def test_a_batch_s_long_answers_come_whole(reader: Reader) -> None:
    answers = list(reader.batch([line(id=1, do="long"), line(id=2, do="long")]))
    assert [len(json.loads(answer)["text"]) for answer in answers] == [5_000_000] * 2


def test_a_batch_passes_over_blank_lines_and_takes_a_last_line_without_an_end(reader: Reader) -> None:
    answers = list(reader.batch([b"\n", line(id=1), b"  \n", b'{"id": 2}']))
    assert [json.loads(answer)["id"] for answer in answers] == [1, 2]


@pytest.mark.parametrize(("fault", "deadline_s"), [("spin", 1.5), ("die", 60.0)])
def test_a_batch_goes_on_after_a_request_that_is_too_much(reader: Reader, fault: str, deadline_s: float) -> None:
    requests = [line(id=0), line(id=1, do=fault), line(id=2), line(id=3, do=fault), line(id=4)]
    answers = [json.loads(answer) for answer in reader.batch(requests, deadline_s=deadline_s)]
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3, 4]
    assert ["error" in answer for answer in answers] == [False, True, False, True, False]


def test_a_batch_answers_before_the_next_request_is_there(reader: Reader) -> None:
    answered = threading.Event()

    def requests() -> Iterator[bytes]:
        yield line(id=1)
        answered.wait(60)
        yield line(id=2 if answered.is_set() else 0)

    answers = reader.batch(requests())
    assert json.loads(next(answers))["id"] == 1
    answered.set()
    assert json.loads(next(answers))["id"] == 2
    assert list(answers) == []


def test_an_empty_batch_starts_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "started"
    command = script(tmp_path, f"open({str(marker)!r}, 'w').close()")
    with Reader(command) as reader:
        assert list(reader.batch([])) == []
    assert not marker.exists()


def test_lines_are_taken_from_a_pipe_whatever_its_pieces() -> None:
    reading, writing = os.pipe()
    long = b"y" * 30_000
    os.write(writing, b"one\ntw")
    os.write(writing, b"o\n\n" + long + b"\nlast")
    os.close(writing)
    try:
        assert list(lines_of(reading)) == [b"one\n", b"two\n", b"\n", long + b"\n", b"last"]
    finally:
        os.close(reading)


# the real reading process


def clock() -> datetime:
    return datetime(2024, 1, 2, tzinfo=UTC)


def test_a_document_becomes_a_report_with_figures() -> None:
    words = "今年合计12,000元，同比增长5.6%，高于全省平均水平，居民收入继续增加。"
    page = f"<html><head><meta charset=gb2312><title>报告</title></head><body><h1>报告</h1><p>{words}</p></body></html>"
    snapshot = page.encode("gb2312")
    told: list[str] = []
    report = read_document(
        snapshot, source_of(snapshot, "/a.html", clock), progress=told.append, cancelled=threading.Event()
    )
    assert report.charset.name == "gbk"
    assert [figure.span.of(report.text) for figure in report.numerals.figures] == ["12,000元", "5.6%"]
    assert report.source == source_of(snapshot, "/a.html", clock)
    assert len(told) >= 2


def test_reading_leaves_the_garbage_collector_on() -> None:
    page = b"# Report\n\nSales were 12.\n"
    read_document(page, source_of(page, "/a.md", clock), progress=lambda _line: None, cancelled=threading.Event())
    assert gc.isenabled()


def test_the_charset_that_the_user_named_wins() -> None:
    snapshot = (
        "<html><meta charset=utf-8><body><p>合計為12,000元，較去年增加5.6%，市民踴躍參與。</p></body></html>".encode(
            "big5"
        )
    )
    source = source_of(snapshot, "/a.html", clock, encoding="big5")
    report = read_document(snapshot, source, progress=lambda _line: None, cancelled=threading.Event())
    assert (report.charset.name, report.charset.how) == ("big5", "you said so")


# Each paragraph opens all the elements that are left open again (the list of active formatting elements): 40 kB become
# millions of elements.
REOPENED = b"".join(b"<b id=%d>" % number for number in range(2_500)) + b"<p>" * 5_000
HOSTILE = {
    "lists": b"<ul><li>" * 50_000,
    "depth": b"<div>" * 100_000,
    "attributes": b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">",
    "one long attribute": b"<p class='" + b"a " * 2_000_000 + b"'>",
    "reopened": REOPENED,
    "reopened in a table": b"<table>" + REOPENED,
    "misnested": b"<a><b><i><u><p>" * 5_000 + b"</a></b></i></u>" * 5_000,
    "fonts": b"".join(b"<font size=%d><div>" % number for number in range(20_000)) + b"</font>" * 20_000,
    "tables": b"<table><tr><td>" * 20_000,
    "foster": b"<table>" + b"<b>x<tr>" * 20_000,
    "spans": b"<table>" + b"<tr><td rowspan=65534 colspan=1000>1" * 2_000 + b"</table>",
    "drawings": b"<svg><g>" * 50_000,
    "templates": b"<template><p>" * 20_000,
    "selects": b"<select><option>" * 50_000,
    "links": b"<a href=/x>1</a> " * 200_000,
    "large": b"<p>Roads cost 4.2 million crowns. </p>" * 500_000,
}


@pytest.mark.parametrize("page", [b"<html><body>" + page + b"12" for page in HOSTILE.values()], ids=list(HOSTILE))
def test_a_hostile_page_ends_in_a_report_or_in_a_clear_refusal(page: bytes) -> None:
    said = text_or_refusal(page)
    assert "12" in said or said in {"The page is too complex to read safely.", "The page holds nothing to read."}


def text_or_refusal(page: bytes) -> str:
    source = source_of(page, "/a.html", clock)
    stop = threading.Event()
    try:
        return read_document(page, source, progress=lambda _line: None, cancelled=stop, deadline_s=PATIENCE_S).text
    except ReadError as error:
        return error.message


def test_a_users_own_words_reach_the_reading_process() -> None:
    snapshot = b"The field holds 12 zorks of gas, more than was thought when it was found."
    source = source_of(snapshot, "/reports/gas.txt", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    own = Additions(units=(("zorks", "volume", "m3", "1000"),))
    report = read_document(snapshot, source, additions=own, progress=print, cancelled=threading.Event())
    (figure,) = report.numerals.figures
    assert (figure.kind, figure.quantity.value, figure.quantity.unit) == (FigureKind.VOLUME, Decimal(12_000), "m3")

import importlib.util
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tui import worker
from tui.domain.report import Report
from tui.domain.wire import report_from_wire
from tui.errors import TieoutError
from tui.reading.protocol import BEAT, READY, too_complex


def answers_to(*lines: bytes) -> list[dict[str, Any]]:
    out = io.BytesIO()
    worker.serve(io.BytesIO(b"".join(lines)), out)
    first, *rest = out.getvalue().splitlines(keepends=True)
    assert first == READY
    return [json.loads(line) for line in rest]


def line(**request: object) -> bytes:
    return json.dumps(request).encode() + b"\n"


def test_a_passage_is_taken_as_it_is() -> None:
    text = " 质(zhì)量  增长 5.6 %\n\n甲\t1\n乙\t2\n"
    (answer,) = answers_to(line(id="a", text=text))
    assert answer["id"] == "a"
    assert answer["text"] == text
    assert answer["repairs"] == answer["aside"] == answer["sections"] == []
    assert [block["kind"] for block in answer["blocks"]] == ["paragraph", "table"]
    assert all(text[figure["start"] : figure["end"]] == figure["text"] for figure in answer["figures"])


def test_an_answer_is_a_report_again() -> None:
    (answer,) = answers_to(line(id=1, text="合计12,000元"))
    report = report_from_wire(answer)
    assert [figure.span.of(report.text) for figure in report.numerals.figures] == ["12,000元"]


def test_a_saved_page_is_read_with_its_address_and_header(tmp_path: Path) -> None:
    file = tmp_path / "page"
    file.write_bytes(
        "<html><body><p>今年合计为12,000元，比去年增长了5.6%，居民收入继续增加。</p></body></html>".encode("gbk")
    )
    (answer,) = answers_to(line(id=1, path=str(file), url="https://a.example/b", encoding="gb2312"))
    assert answer["location"] == "https://a.example/b"
    assert answer["charset"] == {"name": "gbk", "how": "HTTP header", "damaged": 0}
    assert "12,000元" in answer["text"]


def test_a_document_s_bytes_follow_its_line() -> None:
    snapshot = b"# Report\n\nSales were 12,000 euros.\n"
    source = {
        "location": "-", "final_location": "", "media_type": "text/markdown", "sha256": "", "size": len(snapshot),
        "retrieved_at": "2024-01-02T00:00:00+00:00", "declared_charset": "",
    }  # fmt: skip
    first, second = answers_to(line(id=1, source=source, bytes=len(snapshot)), snapshot, line(id=2, text="7%"))
    assert "12,000 euros" in first["text"]
    assert second["id"] == 2


def test_progress_comes_only_when_asked_for() -> None:
    *progress, answer = answers_to(line(id=1, text="7%", progress=True))
    assert progress == [{"progress": "Finding the figures"}, {"progress": "Laying out"}]
    assert answer["id"] == 1


LONG = ("增长7%。" + "甲" * 1_000) * 1_000


def test_a_long_text_says_how_far_it_is() -> None:
    told = [answer["progress"] for answer in answers_to(line(id=1, text=LONG, progress=True)) if "progress" in answer]
    shares = [int(words.split()[-1].strip("%")) for words in told if words.startswith("Finding the figures: ")]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 50 < shares[-1] <= 100


def test_a_long_text_shows_life_to_who_wants_no_progress() -> None:
    out = io.BytesIO()
    worker.serve(io.BytesIO(line(id=1, text=LONG)), out)
    *before, answer = out.getvalue().splitlines(keepends=True)[1:]
    assert len(before) > 2
    assert set(before) == {BEAT}
    assert json.loads(answer)["id"] == 1


def test_long_lists_come_in_parts_to_who_wants_progress() -> None:
    text = "增长7%。" * 1_200
    (whole,) = answers_to(line(id=1, text=text))
    *before, last = answers_to(line(id=1, text=text, progress=True))
    parts = [entry for part in before for entry in part.get("more", {}).get("figures", [])]
    assert len(whole["figures"]) == 1_200
    assert parts == whole["figures"]
    assert {**last, "figures": parts, "snapshot": None} == {**whole, "snapshot": None}


@pytest.mark.parametrize(
    "bad",
    [b"nonsense\n", b"[]\n", b"12\n", b"{}\n", b'{"id": 1}\n', b'{"text": 5}\n', b'{"path": []}\n',
     b"[" * 200_000 + b"\n", b'{"id": 1, "bytes": -1, "source": 1}\n', b'{"text": null}\n',
     b'{"source": {}}\n', b'{"source": 5}\n', b'{"path": "/no/such/file"}\n', b'{"path": "\\u0000"}\n', b"\xff\xfe\n",
     b'{"text": "7%", "bytes": "x", "source": {"location": 5}, "id": 1, "path": 5, "text": null}\n'],
)  # fmt: skip
def test_a_bad_request_is_answered_with_an_error_and_the_next_is_read(bad: bytes) -> None:
    refused, answered = answers_to(bad, line(id=2, text="7%"))
    assert refused["error"]
    assert set(refused) == {"id", "error", "hint"}
    assert answered["id"] == 2


def test_blank_lines_are_passed_over() -> None:
    assert [answer["id"] for answer in answers_to(b"\n", b" \n", line(id=1, text=""))] == [1]


def test_lone_surrogates_pass_through() -> None:
    (answer,) = answers_to(b'{"id": "\\udc80", "text": "\\ud800 7%"}\n')
    assert (answer["id"], answer["text"]) == ("\udc80", "\ud800 7%")


def failing_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    def fail(_text: str) -> Report:
        raise error

    monkeypatch.setattr(worker, "_passage", fail)
    refused, answered = answers_to(line(id=1, text="7%"), line(id=2, path="/no/such/file"))
    assert answered["id"] == 2
    return refused


@pytest.mark.parametrize("error", [MemoryError(), RecursionError()])
def test_a_page_that_takes_all_memory_is_too_complex(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing_with(error, monkeypatch)["error"] == too_complex().message


def test_a_fault_of_ours_is_named_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = failing_with(KeyError("x"), monkeypatch)
    assert "test_worker.py, line " in refused["error"]
    assert "KeyError: 'x'" in refused["error"]
    assert "report it" in refused["hint"]


def test_an_error_of_the_tree_keeps_its_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = failing_with(TieoutError("No.", "Look."), monkeypatch)
    assert (refused["error"], refused["hint"]) == ("No.", "Look.")


def run_child(code: str) -> str:
    done = subprocess.run([sys.executable, "-P", "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.mark.skipif(importlib.util.find_spec("resource") is None, reason="this system has no limits to set")
def test_memory_is_bounded_and_no_core_is_left() -> None:
    code = (
        "import resource\n"
        "from tui import worker\n"
        "worker.limit()\n"
        "try:\n"
        "    bytearray(worker.MEMORY_BYTES)\n"
        "except MemoryError:\n"
        "    print('refused', resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
    )
    assert run_child(code) == "refused 0"


def test_a_system_without_limits_can_still_read() -> None:
    code = (
        "import sys\n"
        "sys.modules['resource'] = None\n"
        "from tui import worker\n"
        "worker.limit()\n"
        "print(worker._passage('7%').text)\n"
    )
    assert run_child(code) == "7%"


def test_the_reading_process_knows_no_network_and_no_screen() -> None:
    code = (
        "import sys, tui.worker\n"
        "print({'httpx', 'httpcore', 'ssl', 'socket', 'http.client', 'urllib.request', 'textual', 'rich'}"
        " & set(sys.modules))\n"
    )
    assert run_child(code) == "set()"


def test_what_a_library_prints_does_not_reach_the_answers() -> None:
    code = (
        "import io, os, sys\n"
        "from tui import worker\n"
        "def passage(text):\n"
        "    os.write(1, b'noise\\n')\n"
        "    return original(text)\n"
        "original, worker._passage = worker._passage, passage\n"
        "worker.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], check=True, capture_output=True, input=line(id=1, text="7%")
    )
    assert b"noise" not in done.stdout
    assert b"noise" in done.stderr
    assert json.loads(done.stdout.splitlines()[1])["id"] == 1


@pytest.mark.parametrize(("worked_s", "passed_s", "counted_s"), [(5.0, 6.0, 5.0), (1.0, 4.0, 1.0), (1.0, 40.0, 8.0)])
def test_the_checks_are_timed_by_work_unless_the_machine_hardly_gets_to_them(
    monkeypatch: pytest.MonkeyPatch, worked_s: float, passed_s: float, counted_s: float
) -> None:
    worked, passed = [100.0], [1_000.0]
    monkeypatch.setattr("tui.worker.time.process_time", lambda: worked[-1])
    monkeypatch.setattr("tui.worker.time.monotonic", lambda: passed[-1])
    effort = worker.effort()
    worked.append(100.0 + worked_s)
    passed.append(1_000.0 + passed_s)
    assert effort() == counted_s


def test_checks_that_take_too_long_leave_the_report_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "CHECKS_S", -1.0)
    *progress, answer = answers_to(line(id=1, text="Sales rose from 12 to 15 euros.", checks=True, progress=True))
    assert {"progress": "Checking the figures against each other"} in progress
    assert answer["figures"]
    assert answer["findings"] == []
    assert "the checks stopped after" in answer["doubts"][0]

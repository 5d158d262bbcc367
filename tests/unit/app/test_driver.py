"""The terminal under Textual's hands."""

import errno
import io
import os
import sys
from threading import Thread

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from tui.app.driver import DirectWay, LastingFile, when_gone


def test_a_closed_terminal_is_noticed_and_what_is_typed_before_is_not_taken_for_that() -> None:
    near, far = os.openpty()
    gone: list[bool] = []
    watch = Thread(target=when_gone, args=(far, lambda: gone.append(True)), daemon=True)
    watch.start()
    os.write(near, b"v\n")
    assert os.read(far, 2) == b"v\n"
    watch.join(0.2)
    assert not gone
    os.close(near)
    watch.join(30)
    os.close(far)
    assert gone == [True]


def test_a_terminal_that_the_system_cant_watch_is_not_taken_for_one_that_is_gone() -> None:
    near, far = os.pipe()
    os.close(near)
    os.close(far)
    gone: list[bool] = []
    when_gone(far, lambda: gone.append(True))
    assert not gone


class Gone(io.StringIO):
    """A terminal that is gone."""

    def write(self, text: str) -> int:
        raise OSError(errno.EIO, "Input/output error", text)

    def flush(self) -> None:
        raise OSError(errno.EIO, "Input/output error")


def test_what_is_written_to_a_terminal_that_is_gone_is_lost_without_a_word() -> None:
    seen = io.StringIO()
    for terminal in (seen, Gone()):
        lasting = LastingFile(terminal)
        assert lasting.write("words") == 5
        lasting.flush()
    assert seen.getvalue() == "words"


def test_what_a_terminal_has_room_for_is_written_to_it_at_once() -> None:
    near, far = os.openpty()
    way = DirectWay(far)
    assert way.send("数字 12".encode()) == b""
    assert os.read(near, 64).decode() == "数字 12"
    way.close()
    os.close(near)
    os.close(far)


def test_what_a_terminal_has_no_room_for_comes_back_and_nothing_waits() -> None:
    near, far = os.openpty()
    way = DirectWay(far)
    body = bytes(range(65, 91)) * 100_000
    rest = way.send(body)
    assert rest
    assert body.endswith(rest)
    assert way.send(b"more") in {b"more", b""}
    assert os.get_blocking(far)
    way.close()
    os.close(near)
    os.close(far)


def test_a_terminal_that_is_gone_takes_everything() -> None:
    near, far = os.openpty()
    way = DirectWay(far)
    os.close(near)
    assert way.send(b"words") == b""
    way.close()
    os.close(far)


def test_without_a_terminal_of_that_name_there_is_no_direct_way() -> None:
    near, far = os.pipe()
    way = DirectWay(far)
    assert way.send(b"words") == b"words"
    way.close()
    os.close(near)
    os.close(far)


def test_bytes_that_came_back_are_written_behind_the_text_before_them() -> None:
    body = io.BytesIO()
    lasting = LastingFile(io.TextIOWrapper(body, encoding="utf-8"))
    lasting.write("数")
    lasting.write("字".encode()[1:])
    lasting.flush()
    assert lasting.sent == 2
    assert body.getvalue() == "数".encode() + "字".encode()[1:]

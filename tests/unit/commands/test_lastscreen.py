import fcntl
import os
import select
import signal
import struct
import termios
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tui.commands.lastscreen import LastScreens
from tui.ending import EndedError

WRITTEN = "\x1b[1;1H\x1b[1mRevenue rose\x1b[0m\x1b[2;1H增长 5%"
BEGUN = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J"
ENDED = "\x1b[?7h\x1b[?25h\x1b[?1049l"
ITEM = "report T-0001 open"


class Desk:
    """A store and a report in a folder, and a terminal."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store"
        self.store.mkdir()
        self.database.write_bytes(b"what was decided")
        (self.store / "marks.jsonl").write_bytes(b"what was decided, once more")
        self.report = folder / "report.txt"
        self.report.write_text("Revenue rose")
        self.master, self.slave = os.openpty()
        self.resize(80, 24)
        self.modes = termios.tcgetattr(self.slave)
        termios.tcsetattr(self.slave, termios.TCSANOW, self.modes)
        self.modes = termios.tcgetattr(self.slave)

    @property
    def database(self) -> Path:
        return self.store / "tieout.db"

    @property
    def kept(self) -> Path:
        """The file with the screen."""
        (path,) = (self.store / "views").iterdir()
        return path

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def screens(self) -> LastScreens:
        return LastScreens(str(self.store), keys=self.slave, screen=self.slave)

    def leave(self, written: str = WRITTEN, location: Path | None = None) -> None:
        """Leave a report, the library when it is none, and close the store."""
        screens, path = self.screens(), location or self.report
        screens.left(str(path), sha256(self.report.read_bytes()).hexdigest(), written, ITEM)
        screens.settle()
        screens.keep()

    def leave_library(self) -> None:
        screens = self.screens()
        screens.left("", "", WRITTEN, "")
        screens.settle()
        screens.keep()

    def seen(self) -> str:
        """Return what was written to the terminal since the last time."""
        sent = b""
        while select.select([self.master], [], [], 0)[0]:
            sent += os.read(self.master, 1 << 16)
        return sent.decode()

    def opened(self, location: str | None = None) -> str:
        """Return what is shown early of a report."""
        screens = self.screens()
        screens.show(str(self.report) if location is None else location)
        shown = self.seen()
        screens.withdraw()
        self.seen()
        return shown


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    os.close(desk.slave)
    os.close(desk.master)


def test_what_a_review_was_left_with_is_shown(desk: Desk) -> None:
    desk.leave()
    assert desk.opened() == BEGUN + WRITTEN


def test_what_the_library_was_left_with_is_shown(desk: Desk) -> None:
    desk.leave_library()
    assert desk.opened("") == BEGUN + WRITTEN


def test_a_report_is_known_by_any_way_to_its_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.leave()
    monkeypatch.chdir(desk.store)
    assert desk.opened("../store/../report.txt") == BEGUN + WRITTEN


def test_what_keys_act_on_is_told_with_what_is_shown(desk: Desk) -> None:
    desk.leave()
    screens = desk.screens()
    screens.show(str(desk.report))
    assert (screens.shown, screens.acts_on) == (WRITTEN, ITEM)
    screens.withdraw()


def test_nothing_is_shown_of_a_report_that_was_never_left(desk: Desk) -> None:
    desk.leave()
    assert desk.opened(str(desk.report.with_name("another.txt"))) == ""


@pytest.mark.parametrize("name", ["../report.txt", "tieout.db", "marks.jsonl"])
def test_nothing_is_shown_once_a_file_changed(name: str, desk: Desk) -> None:
    desk.leave()
    with (desk.store / name).open("a") as file:
        file.write("something else")
    assert desk.opened() == ""


@pytest.mark.parametrize("name", ["../report.txt", "tieout.db", "marks.jsonl"])
def test_nothing_is_shown_once_a_file_was_written_anew(name: str, desk: Desk) -> None:
    desk.leave()
    path = desk.store / name
    found = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes()[::-1])
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(path)
    assert desk.opened() == ""


def test_nothing_is_shown_once_the_settings_changed(desk: Desk, no_stray_files: Path) -> None:
    desk.leave()
    settings = no_stray_files / ".config" / "tieout" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "tieout-light"\n')
    assert desk.opened() == ""


@pytest.mark.parametrize("name", ["tieout.db-wal", "tieout.db-journal"])
def test_nothing_is_shown_while_another_window_is_at_work(name: str, desk: Desk) -> None:
    desk.leave()
    (desk.store / name).touch()
    assert desk.opened() == ""


def test_nothing_is_kept_while_another_window_is_at_work(desk: Desk) -> None:
    (desk.store / "tieout.db-wal").touch()
    desk.leave()
    assert not (desk.store / "views").exists()


@pytest.mark.parametrize("name", ["store/tieout.db", "store"])
def test_nothing_is_shown_once_the_store_can_only_be_read(
    name: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.leave()
    shut = desk.report.parent / name
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != shut)
    assert desk.opened() == ""


@pytest.mark.parametrize(
    "name", ["TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "TZ", "TEXTUAL_THEME", "TIEOUT_STORE", "LOGNAME"]
)
def test_nothing_is_shown_where_the_environment_speaks_otherwise(
    name: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.leave()
    monkeypatch.setenv(name, "otherwise")
    assert desk.opened() == ""


def test_nothing_is_shown_where_a_browser_is_served(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "somewhere:Else")
    desk.leave()
    assert desk.opened() == ""


def test_nothing_is_shown_in_a_terminal_of_another_size(desk: Desk) -> None:
    desk.leave()
    desk.resize(80, 25)
    assert desk.opened() == ""


def test_nothing_is_shown_where_the_screen_is_no_terminal(desk: Desk) -> None:
    desk.leave()
    piped, end = os.pipe()
    screens = LastScreens(str(desk.store), keys=desk.slave, screen=end)
    screens.show(str(desk.report))
    assert not screens.shown
    os.close(end)
    assert os.read(piped, 1) == b""
    os.close(piped)


def test_nothing_is_shown_where_the_keys_come_from_no_terminal(desk: Desk) -> None:
    desk.leave()
    source, end = os.pipe()
    screens = LastScreens(str(desk.store), keys=source, screen=desk.slave)
    screens.show(str(desk.report))
    assert desk.seen() == ""
    os.close(source)
    os.close(end)


@pytest.mark.parametrize(
    "steering",
    ["\x1b]0;title\x07", "\x1b[2J", "\x1bc", "\x07", "\x9b1m", "\x1b[5n", "\x7f", "\n", "\u202e", "\u200b", "\x1b[?5h"],
)
def test_what_would_steer_the_terminal_is_not_kept(steering: str, desk: Desk) -> None:
    desk.leave(WRITTEN + steering)
    assert not (desk.store / "views").exists()


def test_what_somebody_put_into_the_file_is_not_shown(desk: Desk) -> None:
    desk.leave()
    desk.kept.write_bytes(desk.kept.read_bytes() + b" and more")
    assert desk.opened() == ""


def test_what_somebody_put_into_the_file_steers_nothing_even_with_its_checksum(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("tui.commands.lastscreen._is_safe", bool)
        desk.leave(WRITTEN + "\x1b]0;title\x07")
    assert desk.kept.exists()
    assert desk.opened() == ""


@pytest.mark.parametrize("body", [b"", b"\n", b"[]\nx", b"{", b"\xff\xfe", b"1\nx", b"[1, 2, 3]\nx", b"[" * 100_000])
def test_a_damaged_file_is_none(body: bytes, desk: Desk) -> None:
    desk.leave()
    desk.kept.write_bytes(body)
    assert desk.opened() == ""


def test_nothing_is_kept_of_what_came_from_an_address(desk: Desk) -> None:
    screens = desk.screens()
    screens.left("https://example.org/report", "0" * 64, WRITTEN, ITEM)
    screens.settle()
    screens.keep()
    assert not (desk.store / "views").exists()


def test_nothing_is_kept_of_a_report_whose_file_is_another_now(desk: Desk) -> None:
    screens = desk.screens()
    screens.left(str(desk.report), sha256(b"what was read").hexdigest(), WRITTEN, ITEM)
    screens.settle()
    screens.keep()
    assert not (desk.store / "views").exists()


def test_nothing_is_kept_of_a_review_when_something_was_written_after_it_was_left(desk: Desk) -> None:
    screens = desk.screens()
    screens.left(str(desk.report), sha256(desk.report.read_bytes()).hexdigest(), WRITTEN, ITEM)
    with desk.database.open("a") as file:
        file.write("something else")
    screens.settle()
    screens.keep()
    assert not (desk.store / "views").exists()


def test_nothing_is_kept_of_a_review_when_another_window_decided_while_the_store_was_closed(desk: Desk) -> None:
    screens = desk.screens()
    screens.left(str(desk.report), sha256(desk.report.read_bytes()).hexdigest(), WRITTEN, ITEM)
    screens.settle()
    with (desk.store / "marks.jsonl").open("a") as file:
        file.write("another mark")
    screens.keep()
    assert not (desk.store / "views").exists()


def test_a_review_that_was_left_otherwise_since_is_not_kept(desk: Desk) -> None:
    screens = desk.screens()
    digest = sha256(desk.report.read_bytes()).hexdigest()
    screens.left(str(desk.report), digest, WRITTEN, ITEM)
    screens.left(str(desk.report), digest, "", ITEM)
    screens.settle()
    screens.keep()
    assert not (desk.store / "views").exists()


def test_the_terminal_is_given_back_unless_the_app_took_it(desk: Desk) -> None:
    desk.leave()
    screens = desk.screens()
    screens.show(str(desk.report))
    desk.seen()
    screens.withdraw()
    assert desk.seen() == ENDED
    screens.show(str(desk.report))
    screens.taken_over()
    desk.seen()
    screens.withdraw()
    assert desk.seen() == ""


def test_keys_wait_unseen_as_the_app_wants_them_and_the_terminal_is_as_it_was_afterwards(desk: Desk) -> None:
    desk.leave()
    screens = desk.screens()
    screens.show(str(desk.report))
    desk.seen()
    os.write(desk.master, b"Jv\r\x1a")
    assert os.read(desk.slave, 10) == b"Jv\r\x1a"
    assert desk.seen() == ""
    screens.withdraw()
    assert termios.tcgetattr(desk.slave) == desk.modes


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_app_is_there_ends_it_in_an_orderly_way(number: signal.Signals, desk: Desk) -> None:
    desk.leave()
    before = signal.getsignal(number)
    screens = desk.screens()
    screens.show(str(desk.report))
    with pytest.raises(EndedError) as ended:
        signal.raise_signal(number)
    assert ended.value.number == number
    screens.withdraw()
    assert signal.getsignal(number) == before


def test_the_screens_of_few_reports_are_kept_for_their_owner_alone(desk: Desk) -> None:
    for number in range(23):
        copy = desk.report.with_name(str(number))
        copy.write_bytes(desk.report.read_bytes())
        desk.leave(location=copy)
    files = list((desk.store / "views").iterdir())
    assert len(files) == 20
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_that_a_screen_cannot_be_kept_is_no_loss(desk: Desk) -> None:
    (desk.store / "views").write_text("in the way")
    desk.leave()
    assert desk.opened() == ""

"""What is wrong with a store, found without changing a byte of it."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from sys import intern

import apsw
from msgspec import Struct

from tui.domain.chain import BreakKind, breaks_in
from tui.domain.review import EventField
from tui.errors import DamagedError, StoreError
from tui.paths import is_there
from tui.store.backup import FOLDER as BACKUPS
from tui.store.backup import backups_of, counted
from tui.store.checking import faults_of_counts, faults_of_file, faults_of_rows
from tui.store.comparing import compared
from tui.store.disk import risk_of
from tui.store.faults import in_reviewers_words
from tui.store.head import FILE_NAME, SCHEMA_VERSION
from tui.store.opening import leftovers_of_a_store, read_only_connection, version_of
from tui.store.restoring import fault_of
from tui.store.rows import event_of
from tui.store.second_copy import FILE_NAME as COPY_NAME
from tui.store.views import FOLDER as VIEWS

_LEFTOVER = re.compile(r"\.tieout-[0-9a-f]{16}\.part(?:-.*)?|tieout\.db\.new-[0-9]{1,10}(?:-.*)?")
_COPY_FAULTS = (
    f"rows are missing in {COPY_NAME}",
    f"rows of {COPY_NAME} are not in the store: it lost them, or tieout was ended as it wrote them",
    f"rows of {COPY_NAME} say something else than the store",
)
_UNSAVED = "lines more are of what was being written as tieout was ended, and was not saved"
_OPEN_TO_OTHERS = 0o077
_MOST_NAMED = 10
_BREAKS = {
    BreakKind.CHANGED: "not as it was written",
    BreakKind.MISSING: "there, but the one before it is missing",
    BreakKind.MOVED: "before the one that it follows",
}
_RESTORE = "tieout restore, or tieout doctor --repair"
REPAIR = "tieout doctor --repair"
"""The hint of a check that `repair` mends."""
_TAKE_IN = "if you saw it saved: tieout restore takes it in"


class Check(Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    """What: `file`, `version`, `pages`, `rows`, `counts`, `chain`, `copy`, `backups`, `permissions`, `leftovers`,
    `place`."""
    says: str
    """What was found, in the reviewer's words; one line."""
    problems: tuple[str, ...] = ()
    """What is wrong; empty when nothing is."""
    is_damage: bool = False
    """Whether a restore is what helps."""
    hint: str = ""
    """What to do about it; empty when there is nothing to do."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.problems


class Diagnosis(Struct, frozen=True):
    """What was found in a store's folder."""

    folder: Path
    """The store's."""
    checks: tuple[Check, ...]
    """What was looked at, in order."""
    backup: Path | None
    """The newest backup that is whole; None when there is none, or when nothing is damaged and none was looked for."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return all(check.is_sound for check in self.checks)

    @property
    def is_damaged(self) -> bool:
        """Whether a restore is what helps."""
        return any(check.is_damage and not check.is_sound for check in self.checks)


def diagnose(folder: Path, *, beside: Path | None = None) -> Diagnosis:
    """Look at everything that can be wrong with the store in a folder. Takes seconds for a large one; any thread may.

    Args:
        folder: The store's.
        beside: Another folder that is searched for what a killed export left.

    Raises:
        StoreError: There is no store.
    """
    path = folder / FILE_NAME
    if not is_there(path) and not leftovers_of_a_store(folder):
        raise StoreError(f"There is no store in {folder}.", "Name its folder with --store.")
    checks = [_file(path)]
    if checks[0].is_sound:
        with in_reviewers_words():
            connection = read_only_connection(path)
        try:
            checks += _inside(connection, folder)
        finally:
            connection.close()
    checks += [
        _permissions(folder),
        _leftovers([folder, folder / BACKUPS, *([beside] if beside else [])]),
        _place(folder),
    ]
    is_damaged = any(check.is_damage and not check.is_sound for check in checks)
    whole = (known.path for known in backups_of(folder) if is_damaged and not fault_of(known.path))
    return Diagnosis(folder, tuple(checks), next(whole, None))


def _inside(connection: apsw.Connection, folder: Path) -> list[Check]:
    version = int(connection.pragma("user_version"))
    pages = _check("pages", "SQLite finds nothing wrong", faults_of_file(connection, with_indexes=True))
    if version > SCHEMA_VERSION:
        return [Check("version", f"{version}: made by a newer tieout, so only its pages are looked at"), pages]
    rows = _check("rows", "each is as it was written", faults_of_rows(connection))
    checks = [Check("version", f"{version}, the newest known is {SCHEMA_VERSION}"), pages, rows]
    if version < SCHEMA_VERSION:
        return checks
    checks.append(_check("counts", "nothing is missing", faults_of_counts(connection)))
    # What follows reads rows as decisions; broken ones are told already.
    if all(check.is_sound for check in checks):
        checks += [_chain(connection), _copy(connection, folder), _backups(connection, folder)]
    return checks


def _check(name: str, sound: str, faults: Iterator[str]) -> Check:
    problems = tuple(faults)
    return Check(name, _told(problems) or sound, problems, is_damage=True, hint=_RESTORE if problems else "")


def _told(problems: tuple[str, ...]) -> str:
    more = f" … and {len(problems) - _MOST_NAMED} more" if len(problems) > _MOST_NAMED else ""
    return "; ".join(" ".join(problem.split()) for problem in problems[:_MOST_NAMED]) + more


def _file(path: Path) -> Check:
    try:
        version_of(path)
        with in_reviewers_words():
            read_only_connection(path).close()
    except StoreError as error:
        # What never was a store, or may not be opened, a restore would only put aside.
        is_damage = isinstance(error, DamagedError)
        hint = _RESTORE if is_damage else error.hint
        return Check("file", error.message, (error.message,), is_damage=is_damage, hint=hint)
    except OSError as error:
        problem = f"{path}: {error.strerror}"
        is_gone = isinstance(error, FileNotFoundError)
        return Check("file", problem, (problem,), is_damage=is_gone, hint=_RESTORE if is_gone else "mend its rights")
    return Check("file", f"{path}, {path.stat().st_size:,} bytes")


def _chain(connection: apsw.Connection) -> Check:
    broken = []
    # The time that a decision took is a line of its own, but no decision.
    asked = "SELECT count(*) FROM events WHERE field <> ?"
    count = sum(int(str(number)) for (number,) in connection.execute(asked, (EventField.SPENT.value,)))
    for (report_id,) in connection.execute("SELECT DISTINCT report_id FROM events ORDER BY report_id").fetchall():
        rows = connection.execute("SELECT * FROM events WHERE report_id = ? ORDER BY seq", (report_id,))
        written = connection.execute("SELECT reviewer, digest FROM events WHERE report_id = ?", (report_id,))
        for found in breaks_in(map(event_of, rows), ((intern(reviewer), digest) for reviewer, digest in written)):
            event = found.event
            broken.append(
                f"{report_id} {event.item_id}: {event.reviewer}'s {event.field} of {event.at:%Y-%m-%d %H:%M} "
                f"is {_BREAKS[found.kind]}"
            )
    problems = tuple(broken)
    return Check("chain", _told(problems) or f"{count:,} decisions, each after the one before it", problems)


def _copy(connection: apsw.Connection, folder: Path) -> Check:
    """Compare the second copy with the store."""
    try:
        found = compared(connection, folder)
    except OSError as error:
        problem = f"{COPY_NAME} can't be read: {error.strerror}"
        return Check("copy", problem, (problem,), hint="mend its rights")
    counts = (found.lacking, found.beyond, found.otherwise)
    problems = tuple(f"{number} {what}" for number, what in zip(counts, _COPY_FAULTS, strict=True) if number)
    if problems:
        # A copy that says something else is not made to agree: it may be the one that is right.
        hint = REPAIR if found.lacking or found.beyond else "look at both before you go on"
        return Check("copy", _told(problems), problems, hint=hint)
    says = f"{COPY_NAME} agrees with the store"
    says += f", but for {found.broken} lines that are not as they were written" if found.broken else ""
    if found.unsaved:
        return Check("copy", f"{says}; {found.unsaved} {_UNSAVED}", hint=_TAKE_IN)
    return Check("copy", says)


def _backups(connection: apsw.Connection, folder: Path) -> Check:
    known = backups_of(folder)
    if not known:
        return Check("backups", "none yet: one is made when tieout ends")
    readings, events = counted(connection)
    newest = known[0]
    says = (
        f"{len(known)}, the newest of {newest.at:%Y-%m-%d %H:%M} UTC with {newest.events:,} of {events:,} journal lines"
    )
    if newest.events > events or newest.readings > readings:
        problem = f"the newest backup has {newest.events:,} journal lines, the store has {events:,}"
        return Check("backups", problem, (problem,), is_damage=True, hint=_RESTORE)
    return Check("backups", says)


def _permissions(folder: Path) -> Check:
    if os.name != "posix":
        return Check("permissions", "not looked at on this system")
    problems = []
    for path in own_files(folder):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & _OPEN_TO_OTHERS and not path.is_symlink():
            problems.append(f"{path} can be read or changed by others ({mode:03o})")
        elif not os.access(path, os.R_OK):
            problems.append(f"{path} can't be read by you")
    hint = REPAIR if problems else ""
    return Check("permissions", _told(tuple(problems)) or "yours alone", tuple(problems), hint=hint)


def own_files(folder: Path) -> list[Path]:
    """Return the store's folder and what of it is there: all has to be the owner's alone."""
    names = (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", COPY_NAME, BACKUPS, VIEWS)
    there = [folder, *(folder / name for name in names)]
    with suppress(StoreError):
        there += [backup.path for backup in backups_of(folder)]
    return [path for path in there if is_there(path)]


def leftovers_in(folders: list[Path]) -> tuple[Path, ...]:
    """Return the temporary files that a killed tieout left in some folders, by name."""
    found = []
    for folder in folders:
        with suppress(OSError):
            found += [path for path in folder.iterdir() if _LEFTOVER.fullmatch(path.name)]
    return tuple(sorted(set(found)))


def _leftovers(folders: list[Path]) -> Check:
    problems = tuple(f"{path} is left of a program that was ended" for path in leftovers_in(folders))
    return Check("leftovers", _told(problems) or "none", problems, hint=REPAIR if problems else "")


def _place(folder: Path) -> Check:
    risk = risk_of(folder)
    problems = (f"the store is in {risk}, where it can be damaged",) if risk else ()
    return Check(
        "place", _told(problems) or "on this machine", problems, hint="move it with its folder" if risk else ""
    )

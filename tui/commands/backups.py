"""`tieout backup` and `tieout restore`: copies of a store, and a store made whole again from one."""

from pathlib import Path

from tui.commands.lines import in_columns
from tui.commands.output import put_for_reader, put_json
from tui.errors import StoreError
from tui.language import retold, spoken
from tui.paths import is_folder, is_there, named
from tui.session.mending import Backup, backups_of, make_backup, restore, told


def back_up(folder: Path, to: Path | None) -> None:
    """Make a backup of the store in a folder, and print where it is.

    Raises:
        StoreError: There is no store, it is damaged, or the backup could not be written.
    """
    put_for_reader(str(make_backup(folder, None if to is None else named(to).absolute())))


def list_backups(folder: Path, *, as_json: bool) -> None:
    """Print the backups of the store in a folder, the newest first.

    Raises:
        StoreError: They can't be read.
    """
    known = backups_of(folder)
    if as_json:
        put_json([_as_json(backup) for backup in known], indent=2)
        return
    if not known:
        put_for_reader(spoken("No backups in {folder}. Make one: tieout backup", folder=folder))
        return
    head = spoken("MADE (UTC)"), spoken("DECISIONS"), spoken("BACKUP")
    rows = [(f"{backup.at:%Y-%m-%d %H:%M}", f"{backup.events:,}", backup.path.name) for backup in known]
    put_for_reader("\n".join(in_columns([head, *rows])))
    put_for_reader(spoken("Restore one: tieout restore BACKUP; the store as it is now is kept beside it."))


def restore_from(folder: Path, name: str, *, as_json: bool) -> None:
    """Make the store in a folder whole again from a backup, and print what was regained and what was not.

    Args:
        folder: The store's.
        name: The backup: a name that `list_backups` prints, or a path.
        as_json: Print JSON for scripts.

    Raises:
        StoreError: There is no such backup, it is damaged, or the store could not be written; nothing was changed.
    """
    restored = restore(folder, _named(folder, name))
    if as_json:
        counts = {"reports": restored.reports, "decisions": restored.events, "regained": dict(restored.regained)}
        kept = {"backup": str(restored.backup), "aside": str(restored.aside) if restored.aside else None}
        put_json({**counts, **kept, "lost": restored.lost}, indent=2)
        return
    for line in told(restored):
        put_for_reader(retold(line))


def _named(folder: Path, name: str) -> Path:
    known = next((backup.path for backup in backups_of(folder) if backup.path.name == name), None)
    path = known or named(name).absolute()
    if not is_there(path) or is_folder(path):
        raise StoreError(f"There is no backup {name}.", "See which there are with `tieout restore`.")
    return path


def _as_json(backup: Backup) -> dict[str, object]:
    return {
        "name": backup.path.name,
        "path": str(backup.path),
        "at": backup.at.isoformat(),
        "readings": backup.readings,
        "decisions": backup.events,
        "bytes": backup.path.stat().st_size,
    }

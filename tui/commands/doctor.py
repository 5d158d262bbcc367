"""`tieout doctor`: what is wrong with a store, and mending it on request."""

from pathlib import Path

from tui.commands.lines import cells
from tui.commands.output import put_for_reader, put_json, tell
from tui.language import retold, spoken
from tui.session.mending import Check, Diagnosis, diagnose, repair

_WIDTH = 12


def examine(folder: Path, *, as_json: bool, mend: bool) -> bool:
    """Print what is found wrong with the store in a folder, mended first when asked to; say whether it is sound now.

    Raises:
        StoreError: There is no store, or it could not be mended.
    """
    try:
        here = Path.cwd()
    except OSError:
        here = None  # it is gone, and nothing was left there
    done = tuple(repair(folder, beside=here)) if mend else ()
    diagnosis = diagnose(folder, beside=here)
    if as_json:
        put_json({**_as_json(diagnosis), "repaired": done}, indent=2)
        return diagnosis.is_sound
    for line in done:
        tell(retold(line))
    for check in diagnosis.checks:
        for line in _lines(check):
            put_for_reader(line)
    if diagnosis.is_damaged:
        newest = diagnosis.backup or spoken("there is none")
        put_for_reader(spoken("The newest backup that is whole: {backup}", backup=newest))
    return diagnosis.is_sound


def _lines(check: Check) -> list[str]:
    name = spoken(check.name, sense="doctor")
    room = " " * (_WIDTH - cells(name))
    first = f"{'✓' if check.is_sound else 'X'} {name}{room} {retold(check.says)}"
    return [first, f"{'':{_WIDTH + 3}}→ {retold(check.hint)}"] if check.hint else [first]


def _as_json(diagnosis: Diagnosis) -> dict[str, object]:
    return {
        "folder": str(diagnosis.folder),
        "sound": diagnosis.is_sound,
        "damaged": diagnosis.is_damaged,
        "backup": str(diagnosis.backup) if diagnosis.backup else None,
        "checks": [
            {
                "name": check.name,
                "sound": check.is_sound,
                "says": check.says,
                "problems": check.problems,
                "hint": check.hint,
            }
            for check in diagnosis.checks
        ],
    }

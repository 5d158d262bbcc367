"""What is imported later is as if it had been imported at once, however it is first used."""

import subprocess
import sys
from pathlib import Path

import pytest

PARTS = {
    "made/__init__.py": "",
    "made/rare.py": "from abc import ABC\nclass Thing(ABC):\n    kind = 'rare'\n    def told(self): return self.kind\n"
    "def doubled(number): return 2 * number\n",
    "made/usual.py": "from made.rare import Thing, doubled\nclass Own(Thing):\n"
    "    def told(self): return f'own {super().told()}'\ndef is_thing(one): return isinstance(one, Thing)\n",
}
"""A package of which one module takes something from another, which it needs for few things."""
BEFORE = "import sys\nfrom tui.app.later import lent\nwith lent(['made.rare']):\n    import made.usual as usual\n"
IS_THERE = "type(sys.modules['made.rare']).__name__ == 'module'"
USES = {
    "a function is called": "assert usual.doubled(21) == 42",
    "a class is called": "assert usual.Thing().told() == 'rare'",
    "something of a class is asked for": "assert usual.Thing.kind == 'rare'",
    "an object is looked at": "assert not usual.is_thing(3)",
    "a class is looked at": "assert not issubclass(int, usual.Thing)",
    "something is imported from the module": "from made.rare import Thing\nassert Thing is usual.Thing",
    "the module is imported": "import made.rare\nassert made.rare.Thing is usual.Thing",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, code in PARTS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(code)
    return tmp_path


def run(code: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nsys.path.insert(0, {str(folder)!r})\n{code}"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert not done.stderr
    assert done.returncode == 0


def test_what_is_taken_from_a_module_does_not_import_it(folder: Path) -> None:
    run(f"{BEFORE}assert not ({IS_THERE})", folder)


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_the_first_use_imports_it(use: str, folder: Path) -> None:
    run(f"{BEFORE}{use}\nassert {IS_THERE}", folder)


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_after_the_first_use_all_is_as_if_it_had_been_imported_at_once(use: str, folder: Path) -> None:
    same = "import made.rare as rare\nassert (usual.Thing, usual.doubled) == (rare.Thing, rare.doubled)"
    base = "assert issubclass(usual.Own, rare.Thing)\nassert usual.Own().told() == 'own rare'"
    run(f"{BEFORE}{use}\n{same}\n{base}\nassert usual.is_thing(usual.Own())", folder)


def test_a_module_that_is_there_already_is_left_as_it_is(folder: Path) -> None:
    run(f"import made.rare\n{BEFORE}assert usual.Thing is made.rare.Thing", folder)


def test_a_module_that_there_is_none_of_is_as_missing_as_ever(folder: Path) -> None:
    tried = "try:\n    import made.none\n    made.none.word\nexcept ModuleNotFoundError:\n    sys.exit(0)\nsys.exit(1)"
    run(f"{BEFORE.replace('made.rare', 'made.none')}{tried}", folder)


def test_textual_is_imported_without_its_command_palette() -> None:
    code = "import sys\nfrom tui.app.later import import_textual\nimport_textual()\n"
    run(f"{code}assert 'textual.app' in sys.modules\nassert 'textual.widgets._option_list' not in sys.modules", Path())


def test_the_app_is_imported_without_the_widgets_of_forms() -> None:
    code = "import sys\nfrom tui.app.later import import_textual\nimport_textual()\n"
    code += "import tui.app.app, tui.app.screens.reading\n"
    widgets = [f"textual.widgets._{name}" for name in ("input", "option_list", "select", "tree")]
    run(f"{code}assert not sys.modules.keys() & {set(widgets)}", Path())


def test_textuals_own_themes_can_still_be_offered_in_its_palette() -> None:
    code = "from tui.app.later import import_textual\nimport_textual()\nfrom textual.theme import ThemeProvider\n"
    offered = "from textual.command import Provider\nassert issubclass(ThemeProvider, Provider)\n"
    run(f"{code}{offered}assert ThemeProvider.matcher is Provider.matcher", Path())

"""`tieout demo`: sample reports in a store of their own."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib import resources
from pathlib import Path

from tui.commands.choosing import chosen_settings
from tui.commands.opening import Run, runner
from tui.commands.output import tell, tell_error
from tui.commands.throwaway import throwaway_folder
from tui.language import spoken
from tui.session import Desk
from tui.settings import Settings
from tui.store.database import Store

SAMPLES = ("quality.txt", "harbour.html")
"""The sample reports in `tui.samples`; the last one is the first in the library."""
_PREFIX = "tieout-demo-"


def run_demo(*, keep: bool, linear: bool = False) -> int:
    """Show the app, or lines and prompts if asked, on the samples, and return the exit code.

    Raises:
        TieoutError: There is no terminal, or the store can't be made.
    """
    run = runner(linear=linear)
    settings, error = chosen_settings()
    if error:
        tell_error(error)
    if not keep:
        with throwaway_folder(_PREFIX) as folder:
            return _shown(run, folder, settings)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        return _shown(run, folder, settings)
    finally:
        store = folder / "store"
        tell(spoken("The demo's store is kept in {store}\nGo on with it: tieout --store {store}", store=store))


def _shown(run: Run, folder: Path, settings: Settings) -> int:
    tell(spoken("Reading the sample reports …"))
    with closing(Desk(Store.open(folder / "store"), settings)) as desk:
        begin_samples(desk, folder)
        return run(desk)


def begin_samples(desk: Desk, folder: Path) -> None:
    """Read the samples from copies in `folder`, so that their places are ones that the reviewer may look at.

    They are read side by side: the reviewer waits for the slowest of them alone.

    Raises:
        TieoutError: A sample can't be read or kept.
    """
    copies = [folder / name for name in SAMPLES]
    for copy in copies:
        copy.write_bytes(resources.files("tui.samples").joinpath(copy.name).read_bytes())
    with ThreadPoolExecutor(len(copies)) as readers:
        for reading in readers.map(desk.read, map(str, copies)):
            desk.begin(reading)

"""The store's fault tests with their full counts: `python -m tests.bench.deep_store`; half an hour and more.

The rows of the fault matrix that it covers: kills, power cuts, disk faults, damages, migrations, notes, processes.
"""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
RUNS: tuple[tuple[str, dict[str, str], str], ...] = (
    (
        "S1, C1: kills and processes",
        {"TIEOUT_KILLS": "500", "TIEOUT_MARKS": "3000"},
        "tests/unit/store/test_processes.py",
    ),
    ("S2: power cuts", {"TIEOUT_POWER_CUTS": "150"}, "tests/unit/store/test_power_loss.py"),
    ("S3: disk faults", {"TIEOUT_EVERY_FAULT": "1"}, "tests/unit/store/test_disk_faults.py"),
    ("S5: damages", {"TIEOUT_DAMAGES": "1225"}, "tests/unit/store/test_damage.py"),
    ("S4, S6: read-only, foreign, gone", {}, "tests/unit/store/test_opening.py"),
    ("S7: migrations", {}, "tests/unit/store/test_schema.py"),
    ("S8: notes", {"TIEOUT_NOTES": "2000"}, "tests/property/test_store.py"),
)
"""What is run: its rows of the matrix, how often, and where."""


def main(wanted: list[str]) -> int:
    """Run all, or those whose name begins with one of the words, and return how many failed."""
    failed = 0
    for name, counts, path in RUNS:
        if wanted and not name.startswith(tuple(wanted)):
            continue
        sys.stdout.write(f"{name} {counts}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "--durations=5", "--timeout=0", path]
        failed += subprocess.run(command, cwd=CHECKOUT, env={**os.environ, **counts}, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The tests against hostile pages with their full counts: `python -m tests.bench.deep_reading`; an hour and more.

The rows of the fault matrix that it covers: what comes over the network, charsets, and what the readers are given.
"""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
RUNS: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    ("F1: bombs", {"TIEOUT_BOMB_MB": "1024"}, ("tests/unit/reading/test_bombs.py",)),
    (
        "F2-F7: the network",
        {},
        (
            "tests/unit/reading/test_web.py",
            "tests/unit/reading/test_web_privacy.py",
            "tests/unit/reading/test_addresses.py",
        ),
    ),
    ("D3: labels", {}, ("tests/unit/reading/test_decode.py",)),
    ("P1: random pages", {"TIEOUT_PAGES": "1000000"}, ("tests/property/test_html.py",)),
    ("P2: hostile pages", {"TIEOUT_DEADLINE_S": "10"}, ("tests/unit/test_supervise.py",)),
    ("P3: odd characters", {"TIEOUT_JUMBLES": "200000"}, ("tests/property/test_figures.py",)),
    (
        "P4: damaged PDFs",
        {"TIEOUT_PDFS": "20000", "TIEOUT_DEADLINE_S": "10"},
        (
            "tests/property/test_pdf.py",
            "tests/unit/reading/test_hostile_pdf.py",
            "tests/unit/reading/test_pdf_pages.py",
        ),
    ),
    ("P5: Word files", {}, ("tests/unit/reading/test_hostile_docx.py",)),
    (
        "P6: repetitions",
        {"TIEOUT_REPEATED": "1000000"},
        ("tests/unit/reading/test_hostile_text.py", "tests/unit/figures/test_hostile_text.py"),
    ),
)
"""What is run: its rows of the matrix, how often, and where; the charsets have `deep_charsets`."""


def main(wanted: list[str]) -> int:
    """Run all, or those whose name begins with one of the words, and return how many failed."""
    failed = 0
    for name, counts, paths in RUNS:
        if wanted and not name.startswith(tuple(wanted)):
            continue
        sys.stdout.write(f"{name} {counts}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "--timeout=0", "--durations=5", *paths]
        failed += subprocess.run(command, cwd=CHECKOUT, env={**os.environ, **counts}, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

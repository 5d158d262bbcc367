"""How long the checks of a long report take: tables and prose of its own, 100,000 figures by default.

    python -m tests.bench.bench_checks [FIGURES]

Prints the seconds of processor time for each rule and for all of them, on one core; finding the figures is not counted.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.making import report_of
from tui.checks.find import RULES, find_findings
from tui.domain.report import Report
from tui.figures.extract import find_numerals
from tui.reading.plaintext import passage_blocks

_FIGURES = 100_000
_ROWS = 24
_SENTENCES = 30
_SEED = 7


def long_text(figures: int, seed: int = _SEED) -> str:
    """Return a report with about so many figures, two thirds of them in tables."""
    random = Random(seed)  # noqa: S311 - made-up numbers
    parts: list[str] = []
    made = 0
    while made < figures:
        table = list(_table(random))
        parts += [*table, ""]
        made += 5 * len(table)
        parts += [*_prose(random), ""]
        made += 3 * _SENTENCES
    return "\n".join(parts)


def _table(random: Random) -> Iterator[str]:
    yield "Region\t2023\t2024\tChange\tChange (%)\tShare (%)"
    rows = [(random.randint(10_000, 900_000), random.randint(10_000, 900_000)) for _ in range(_ROWS)]
    rows.append((sum(old for old, _ in rows), sum(new for _, new in rows)))
    whole = rows[-1][1]
    for at, (old, new) in enumerate(rows):
        name = "Total" if at == _ROWS else f"Region {chr(65 + at)}"
        yield f"{name}\t{old}\t{new}\t{new - old}\t{(new / old - 1) * 100:.1f}\t{new / whole * 100:.1f}"


def _prose(random: Random) -> Iterator[str]:
    for at in range(_SENTENCES):
        old, new = random.randint(1000, 9000), random.randint(1000, 9000)
        if at % 2:
            yield f"Output of mill {at} rose from {old} to {new} tonnes, a change of {(new / old - 1) * 100:.1f}%."
        else:
            yield f"全年{at}号厂产量由{old}吨增加到{new}吨，增长{(new / old - 1) * 100:.1f}%。"


def read(text: str) -> Report:
    """Return a plain passage with its figures, not yet checked."""
    blocks = passage_blocks(text)
    return replace(report_of(""), text=text, blocks=blocks, numerals=find_numerals(text, blocks))


def main() -> None:
    """Print how long the checks take."""
    report = read(long_text(int(sys.argv[1]) if len(sys.argv) > 1 else _FIGURES))
    print(f"{len(report.numerals.figures)} figures, {len(report.text)} code points")  # noqa: T201
    for rule in RULES:
        begun = time.process_time()
        found = sum(1 for _ in rule(report))
        print(f"{rule.__name__}: {time.process_time() - begun:.2f} s, {found} findings")  # noqa: T201
    begun = time.process_time()
    found = len(find_findings(report))
    print(f"all: {time.process_time() - begun:.2f} s, {found} findings")  # noqa: T201


if __name__ == "__main__":
    main()

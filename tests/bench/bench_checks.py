"""How long the checks of a long report take: made-up tables and prose, with 25, 50 and 100 thousand figures by default.

    python -m tests.bench.bench_checks [FIGURES…]

Prints the processor time on one core for the tables, for the prose and for both, then for each rule over both of the
last size; finding the figures is not counted. The garbage
collector is set as in the reading process.
"""

import gc
import sys
import time
from collections.abc import Iterator
from random import Random

from msgspec.structs import replace

from tests.making import report_of
from tui.checks.find import find_findings, named_rules
from tui.checks.pace import unhurried
from tui.domain.report import Report
from tui.figures.extract import find_numerals
from tui.reading.plaintext import passage_blocks
from tui.worker import COLLECT_SELDOM

_FIGURES = (25_000, 50_000, 100_000)
_ROWS = 24
_SENTENCES = 30
_SEED = 7
_APART = "These numbers were made up."


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
    gc.set_threshold(*COLLECT_SELDOM)
    asked = [int(argument) for argument in sys.argv[1:]]
    for figures in asked or _FIGURES:
        text = long_text(figures)
        tables, prose = (_of_one_sort(text, is_table=is_table) for is_table in (True, False))
        for name, part in (("tables", tables), ("prose", prose), ("both", text)):
            report = read(part)
            begun = time.process_time()
            found = len(find_findings(report))
            took_s = time.process_time() - begun
            count = len(report.numerals.figures)
            print(f"{name}: {count} figures, {found} findings, {took_s:.2f} s, {count / took_s:.0f} figures/s")  # noqa: T201
    for name, took_s in _by_rule(report):
        print(f"  {took_s:.2f} s  {name}")  # noqa: T201


def _of_one_sort(text: str, *, is_table: bool) -> str:
    """Return the tables of a long text with a sentence between them, so that they stay apart, or its prose."""
    parts = (part for part in text.split("\n\n") if ("\t" in part) is is_table)
    return (f"\n\n{_APART}\n\n" if is_table else "\n\n").join(parts)


def _by_rule(report: Report) -> Iterator[tuple[str, float]]:
    """Yield how long each rule takes; what the rules share is counted with the one behind it."""
    begun = time.process_time()
    for name, findings in named_rules(report, unhurried):
        for _ in findings:
            pass
        yield name, time.process_time() - begun
        begun = time.process_time()


if __name__ == "__main__":
    main()

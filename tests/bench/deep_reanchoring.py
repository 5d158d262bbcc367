"""Edit reports at random, open each again, and count where its items came to stand.

`python -m tests.bench.deep_reanchoring FOLDER [EDITS]` reads the documents of FOLDER, each as `tieout extract` would,
and edits them in turn. It ends with 1 when an item stands on a wrong figure, vanished, is verified although its words
changed, or when fewer than 98 % of the unchanged ones are verified still.
"""

import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from tests.making import START, desk_in
from tests.mutating import mutated, written
from tests.reanchoring import Outcomes, outcomes_of
from tui.domain.report import Report, Source
from tui.figures.extract import find_numerals
from tui.reading.pipeline import read_report
from tui.reading.plaintext import passage_blocks
from tui.reading.source import saved_page

LEAST_FOUND = 0.98
LONGEST = 120_000
"""How much of a text is edited: a book would take most of the time."""


def report_in(text: str) -> Report:
    """Return a passage with its figures."""
    body = text.encode("utf-8", "surrogatepass")
    source = Source("/reports/one.txt", "text/plain", sha256(body).hexdigest(), len(body), START)
    report = Report(source=source, text=text, blocks=passage_blocks(text))
    return replace(report, numerals=find_numerals(report.text, report.blocks, (), language=""))


def texts_in(folder: Path) -> dict[str, str]:
    """Return the text of each document in a folder, by name."""
    texts = {}
    for path in sorted(folder.iterdir()):
        if path.suffix != ".jsonl":
            page, source = saved_page(str(path), lambda: START, url="", charset="")
            text = read_report(page, source).text
            texts[path.name] = text[: text.find("\n", LONGEST) + 1] if len(text) > LONGEST else text
    return texts


def main() -> int:
    """Run the edits and print what came of them."""
    texts = texts_in(Path(sys.argv[1]))
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    old = {name: report_in(text) for name, text in texts.items()}
    total, seconds = Outcomes(), time.perf_counter()
    names = list(texts)
    for seed in range(edits):
        name = names[seed % len(names)]
        pieces = mutated(texts[name], seed)
        with tempfile.TemporaryDirectory() as folder:
            desk = desk_in(Path(folder))
            counts = outcomes_of(desk, old[name], report_in(written(pieces)), pieces)
            desk.close()
        total.add(counts)
        if counts.wrong or counts.vanished or counts.kept_wrongly or counts.found < LEAST_FOUND * counts.unchanged:
            sys.stdout.write(f"{seed} {name} {counts}\n")
    share = total.found / max(1, total.unchanged)
    sys.stdout.write(f"{edits} edits in {time.perf_counter() - seconds:.0f} s: {total}; found again {share:.2%}\n")
    return int(bool(total.wrong or total.vanished or total.kept_wrongly or share < LEAST_FOUND))


if __name__ == "__main__":
    sys.exit(main())

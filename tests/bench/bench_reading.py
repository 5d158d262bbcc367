"""How fast documents become reports, by format, beside the libraries that are installed.

Run it as `python -m tests.bench.bench_reading [FOLDER…]`. The folders are searched for documents, packed ones (`.gz`)
too; documents of our own stand in for formats that none of them has, and are marked with a star.

What is compared. Each reader gets the same bytes, in the same run and process, and they take turns of a few documents
each, so that a busy machine is busy for all and yet each reads page after page, as in a batch; the processor's time
counts. Ours are read from bytes to a report, all of it: text, blocks, tables, links and metadata, which trafilatura
gives too, and besides what it does not: the hash of the bytes and what they are, sections, repairs with what stood
there, and the words of what was set apart. No figures are found, which are not of the reading, and nothing is written
as JSON. Trafilatura reads HTML to its document, text and tree, with metadata, tables, links and formatting; comments,
which we have not, are left out, and all else is as its defaults have it. Readability-lxml, which has none of them,
reads to its summary and title. Neither reads another format. Everything is loaded, and has read a page in each
language, before the clock starts. Each document is read once: trafilatura remembers what it has seen, we what classes
are called, and a reviewer reads new pages. What we learnt of them while they were sorted by language is forgotten.

The garbage collector is set for all as the reading process sets it for the user (`tui.worker`): what is loaded is
frozen, and it is run so seldom that a page hardly ever has to wait for it.

`ratio` is the time for all documents of a format and language by ours, and the one to quote; `median` that of each
document, in the middle, so that no single page decides.
"""

import argparse
import gc
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from statistics import median

from tests.bench.documents import ADDRESS, Document, found, written
from tui.clock import utc_now
from tui.reading.pipeline import read_report
from tui.reading.source import source_of
from tui.worker import COLLECT_SELDOM

Read = Callable[[Document], object]
_OURS = "tieout"
_TURN = 16
"""How many documents a reader reads before the next one's turn."""


def ours(document: Document) -> object:
    return read_report(document.body, source_of(document.body, document.location, utc_now))


def libraries() -> dict[str, Read]:
    """Return the libraries that import here, each as a function of a page."""
    readers: dict[str, Read] = {}
    with suppress(ImportError):
        extract = import_module("trafilatura").bare_extraction

        def by_trafilatura(page: Document) -> object:
            return extract(
                page.body,
                url=ADDRESS,
                with_metadata=True,
                include_tables=True,
                include_formatting=True,
                include_links=True,
                include_comments=False,
            )

        readers["trafilatura"] = by_trafilatura
    with suppress(ImportError):
        parsed = import_module("readability").Document

        def by_readability(page: Document) -> object:
            article = parsed(page.body, url=ADDRESS)
            return article.summary(), article.short_title()

        readers["readability-lxml"] = by_readability
    return readers


def for_format(name: str, readers: Mapping[str, Read]) -> dict[str, Read]:
    """Return the readers that read a format."""
    return {_OURS: ours, **(readers if name.startswith(("html ", "xhtml ")) else {})}


def took_s(read: Read, document: Document) -> float:
    """Return the seconds of the processor that one reading takes; what a library can't read takes its time too."""
    start = time.process_time()
    with suppress(Exception):
        read(document)
    return time.process_time() - start


def forget() -> None:
    """Empty the memories that the readers keep from page to page."""
    modules = [module for name, module in sys.modules.items() if name.startswith("tui.reading.")]
    for kept in (value for module in modules for value in vars(module).values()):
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def report(documents: Iterable[Document], readers: Mapping[str, Read]) -> None:
    """Print a line for each format and reader."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[document.format].append(document)
    columns = f"{'reader':18} {'a second':>9} {'MB/s':>7} {'ratio':>6} {'median':>6}"
    print(f"{'format':12} {'documents':>9} {'MB':>7}  {columns}")  # noqa: T201
    for name, group in sorted(groups.items()):
        spent: dict[str, list[float]] = defaultdict(list)
        for start in range(0, len(group), _TURN):
            for reader, read in for_format(name, readers).items():
                spent[reader] += [took_s(read, document) for document in group[start : start + _TURN]]
        size = sum(len(document.body) for document in group) / 1e6
        place = f"{name + '*' * group[0].is_own:12} {len(group):9} {size:7.2f}"
        for reader, times in spent.items():
            s, each = sum(times), median(his / own for his, own in zip(times, spent[_OURS], strict=True))
            speed = f"{len(group) / s:9.1f} {size / s:7.2f} {s / sum(spent[_OURS]):6.1f} {each:6.1f}"
            print(f"{place}  {reader:18} {speed}")  # noqa: T201


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="How fast documents become reports.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=10_000, help="at most so many documents of each folder")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    readers = libraries()
    own = list(written())
    documents = list(found(options.folders, options.limit))
    has = {document.format for document in documents}
    documents += [document for document in own if document.format not in has]
    forget()
    for document in own:
        for read in for_format(document.format, readers).values():
            took_s(read, document)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_SELDOM)
    report(documents, readers)


if __name__ == "__main__":
    main(sys.argv[1:])

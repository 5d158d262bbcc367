"""How fast documents become reports, by format, beside the libraries that are installed.

Run it as `python -m tests.bench.bench_reading [FOLDER…]`. The folders are searched for documents, packed ones (`.gz`)
too; without any, documents of our own are written. Each document is read in this process from its bytes to a report
(decoded, taken apart, repaired, sectioned; no figures), with what the page says of itself. Beside it, pages of HTML are
read by trafilatura (with metadata, tables, links and formatting) and by readability-lxml (which has none of them), from
the same bytes in the same run, one after the other on each page, so that a busy machine is busy for all. The
processor's time counts. Each page is read once: trafilatura remembers what it has seen, and a reviewer reads new pages.
"""

import argparse
import gc
import gzip
import logging
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tests.unit.reading.office import heading_style, paragraph, word_file, zipped
from tests.unit.reading.printing import Paper, pdf
from tui.clock import utc_now
from tui.errors import TieoutError
from tui.reading.pipeline import read_report
from tui.reading.source import source_of

Read = Callable[[bytes], object]
_ADDRESS = "https://example.org/report"
_PAGES = frozenset(("html zh", "html en", "html other"))
_OWN_PAGES = 40
_SENTENCES = {
    "zh": (
        "全市实现地区生产总值4876.52亿元，按可比价格计算，同比增长5.6%。",
        "居民人均可支配收入43012元，比上年同期提高了1.2个百分点。",
        "新增就业8.6万人，老旧小区改造112个，惠及4.6万户。",
        "市政府要求各部门继续做好民生工作，统筹推进城乡融合发展。",
    ),
    "en": (
        "Net sales for the quarter ended November 2, 2024 decreased 3.2 percent to $293.6 million.",
        "More than three-quarters of the 1,286 projects are complete, the office said on Monday.",
        "The Committee voted by a majority of 8-1 to maintain the rate at 0.5%, as it had in the spring.",
        "Of the 112 schools that were visited, 46 had been rebuilt since the last report was written.",
    ),
}


class Document(NamedTuple):
    """One document of the run."""

    body: bytes
    format: str


def own(body: bytes) -> object:
    return read_report(body, source_of(body, _ADDRESS, utc_now))


def libraries() -> dict[str, Read]:
    """Return the libraries that import here, each as a function of a page's bytes."""
    found: dict[str, Read] = {}
    with suppress(ImportError):
        extract = import_module("trafilatura").bare_extraction

        def by_trafilatura(body: bytes) -> object:
            return extract(
                body,
                url=_ADDRESS,
                with_metadata=True,
                include_tables=True,
                include_formatting=True,
                include_comments=False,
            )

        found["trafilatura"] = by_trafilatura
    with suppress(ImportError):
        parsed = import_module("readability").Document

        def by_readability(body: bytes) -> object:
            page = parsed(body, url=_ADDRESS)
            return page.summary(), page.short_title()

        found["readability-lxml"] = by_readability
    return found


def documents(folders: Sequence[Path], most: int) -> Iterator[Document]:
    """Yield the documents in folders that can be read, `most` of each folder, spread over it."""
    for folder in folders:
        files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in {".json", ".jsonl"})
        chosen = random.Random(1).sample(files, min(most, len(files)))  # noqa: S311 - the same ones each time
        for file in chosen:
            body = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            with suppress(TieoutError):
                yield Document(body, format_of(body, str(file).removesuffix(".gz")))


def format_of(body: bytes, location: str) -> str:
    source = source_of(body, location, utc_now)
    kind = source.media_type.rpartition("/")[2].rpartition(".")[2].removesuffix("+xml").removesuffix("+zip")
    if kind not in {"html", "xhtml"}:
        return kind
    language = read_report(body, source).language.partition("-")[0]
    return f"html {language if language in {'zh', 'en'} else 'other'}"


def written() -> Iterator[Document]:
    """Yield documents of our own, a few of each format."""
    chance = random.Random(1)  # noqa: S311 - the same ones each time
    for language in ("zh", "en"):
        for _ in range(_OWN_PAGES):
            yield Document(_page(language, chance).encode(), f"html {language}")
    prose = [chance.choice(_SENTENCES["zh"]) for _ in range(400)]
    english = [" ".join(chance.choices(_SENTENCES["en"], k=4)) for _ in range(400)]
    markdown = "".join(f"## {at} Part\n\n{words}\n\n- {words}\n\n" for at, words in enumerate(english))
    body = "".join(paragraph(f"第{at}条", "H1") + paragraph(words) for at, words in enumerate(prose, 1))
    chapters = "".join(f"<h2>{at}</h2><p>{words}</p>" for at, words in enumerate(english))
    yield Document(f"# Report\n\n{markdown}".encode(), "markdown")
    yield Document("\n\n".join(f"{at}. {words}" for at, words in enumerate(english, 1)).encode(), "plain")
    yield Document(word_file(body, styles=heading_style(1)), "docx")
    yield Document(_book(chapters), "epub")
    yield Document(pdf([_printed(english[at : at + 10]) for at in range(0, 400, 10)]), "pdf")


def _page(language: str, chance: random.Random) -> str:
    def some(most: int) -> str:
        return ("" if language == "zh" else " ").join(chance.choices(_SENTENCES[language], k=chance.randint(1, most)))

    links = "".join(f"<li><a href='/{at}'>{some(1)[:20]}</a></li>" for at in range(60))
    cells = "".join(f"<tr><td>{some(1)[:12]}</td><td>{at}</td></tr>" for at in range(12))
    parts = "".join(f"<h2>{at} {some(1)[:16]}</h2>" + f"<p>{some(4)}</p>" * 4 for at in range(1, 9))
    return (
        f"<html><head><title>{some(1)}</title><meta name=author content=Ada></head><body>"
        f"<nav class=nav><ul>{links}</ul></nav><div class=main><article><h1>{some(1)}</h1>{parts}<table>{cells}</table>"
        f"</article><aside class=sidebar><ul>{links}</ul></aside></div><footer>{links}</footer></body></html>"
    )


def _printed(paragraphs: Sequence[str]) -> Paper:
    paper, y = Paper(), 780.0
    for words in paragraphs:
        y = paper.lines(60, y, [words[at : at + 90] for at in range(0, len(words), 90)]) - 14
    return paper


def _book(chapters: str) -> bytes:
    container = "urn:oasis:names:tc:opendocument:xmlns:container"
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            f'<container xmlns="{container}"><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
        ),
        "a.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.xhtml" '
            'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
        ),
        "a.xhtml": f"<html><body>{chapters}</body></html>",
    })  # fmt: skip


def took_s(read: Read, body: bytes) -> float:
    """Return the seconds of the processor that one reading takes; what a library can't read takes its time too."""
    start = time.process_time()
    with suppress(Exception):
        read(body)
    return time.process_time() - start


def report(found: Sequence[Document], readers: dict[str, Read]) -> None:
    """Print a line for each format and reader."""
    groups: dict[str, list[bytes]] = defaultdict(list)
    for document in found:
        groups[document.format].append(document.body)
    print(f"{'format':12} {'documents':>9} {'MB':>7}  {'reader':18} {'a second':>9} {'MB/s':>7} {'ratio':>6}")  # noqa: T201
    for name, bodies in sorted(groups.items()):
        used = readers if name in _PAGES else {"tieout": own}
        spent = dict.fromkeys(used, 0.0)
        for body in bodies:
            for reader, read in used.items():
                spent[reader] += took_s(read, body)
        size = sum(map(len, bodies)) / 1e6
        for reader, seconds in spent.items():
            place = f"{name:12} {len(bodies):9} {size:7.2f}"
            speed = f"{len(bodies) / seconds:9.1f} {size / seconds:7.2f} {seconds / spent['tieout']:6.1f}"
            print(f"{place}  {reader:18} {speed}")  # noqa: T201


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="How fast documents become reports.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=10_000, help="at most so many documents of each folder")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    found = list(documents(options.folders, options.limit)) if options.folders else list(written())
    readers = {"tieout": own, **libraries()}
    for read in readers.values():
        took_s(read, _page("en", random.Random(0)).encode())  # noqa: S311 - what is loaded at first use is no reading
    gc.collect()
    gc.freeze()
    report(found, readers)


if __name__ == "__main__":
    main(sys.argv[1:])

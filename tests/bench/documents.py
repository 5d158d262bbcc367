"""Documents for the bench of the readers: those of folders, and some of our own, a few of each format.

Our own are of a report's make and say nothing of how pages of the web are read: they stand in for formats that no
folder has, and load what each reader loads at its first use.
"""

import gzip
import io
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

from tests.unit.reading.office import heading_style, paragraph, word_file, zipped
from tests.unit.reading.printing import Paper, pdf
from tui.clock import utc_now
from tui.errors import TieoutError
from tui.reading import sniff
from tui.reading.pipeline import read_report
from tui.reading.source import source_of

ADDRESS = "https://example.org/report"
_FORMATS: Mapping[str, str] = {
    sniff.HTML: "html",
    sniff.MARKDOWN: "md",
    sniff.PLAIN: "txt",
    sniff.RST: "rst",
    sniff.PDF: "pdf",
    sniff.DOCX: "docx",
    sniff.EPUB: "epub",
    sniff.MHTML: "mhtml",
    sniff.CSV: "csv",
    sniff.XLSX: "xlsx",
}
_NO_DOCUMENTS = frozenset({".json", ".jsonl"})
_LANGUAGES = frozenset({"zh", "en"})
_OWN_PAGES = 40
_PARTS = 400
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
_DAY = {"zh": "发布时间：2024年1月19日 来源：示例日报", "en": "Published January 19, 2024 by Ada Example"}


class Document(NamedTuple):
    """One document of the run."""

    body: bytes
    format: str
    """`html` and `xhtml` with the language: `html zh`, `xhtml en`."""
    location: str = ADDRESS
    """Its address or path, whose ending tells some formats of text from others."""
    is_own: bool = True


def found(folders: Sequence[Path], most: int) -> Iterator[Document]:
    """Yield the documents in folders that can be read, packed ones too, `most` of each folder, spread over it."""
    for folder in folders:
        files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in _NO_DOCUMENTS)
        chosen = random.Random(1).sample(files, min(most, len(files)))  # noqa: S311 - the same ones each time
        for file in chosen:
            body = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            location = str(file).removesuffix(".gz")
            with suppress(TieoutError):
                yield Document(body, _format_of(body, location), location, is_own=False)


def _format_of(body: bytes, location: str) -> str:
    source = source_of(body, location, utc_now)
    kind = _FORMATS[source.media_type]
    if kind != "html":
        return kind
    name = "xhtml" if body.lstrip().startswith(b"<?xml") or location.endswith(".xhtml") else kind
    language = read_report(body, source).language.partition("-")[0]
    return f"{name} {language if language in _LANGUAGES else 'other'}"


def written() -> Iterator[Document]:
    """Yield documents of our own, a few of each format."""
    chance = random.Random(1)  # noqa: S311 - the same ones each time
    for language in _SENTENCES:
        for _ in range(_OWN_PAGES):
            page = _page(language, chance)
            yield Document(page.encode(), f"html {language}")
        yield Document(_as_xhtml(page), f"xhtml {language}", f"{ADDRESS}.xhtml")
        yield Document(_saved(page), "mhtml", f"{ADDRESS}.mhtml")
    chinese = [chance.choice(_SENTENCES["zh"]) for _ in range(_PARTS)]
    english = [" ".join(chance.choices(_SENTENCES["en"], k=4)) for _ in range(_PARTS)]
    yield from _texts(english)
    body = "".join(paragraph(f"第{at}条", "H1") + paragraph(words) for at, words in enumerate(chinese, 1))
    yield Document(word_file(body, styles=heading_style(1)), "docx")
    yield Document(_book("".join(f"<h2>{at}</h2><p>{words}</p>" for at, words in enumerate(english))), "epub")
    yield Document(pdf([_printed(english[at : at + 10]) for at in range(0, _PARTS, 10)]), "pdf")
    yield Document(_workbook(english), "xlsx")


def _texts(paragraphs: Sequence[str]) -> Iterator[Document]:
    numbered = list(enumerate(paragraphs, 1))
    markdown = "".join(f"## {at} Part\n\n{words}\n\n- {words}\n\n" for at, words in numbered)
    yield Document(f"# Report\n\n{markdown}".encode(), "md", f"{ADDRESS}.md")
    yield Document("\n\n".join(f"{at}. {words}" for at, words in numbered).encode(), "txt", f"{ADDRESS}.txt")
    sections = "".join(f"Part {at}\n{'-' * 9}\n\n{words}\n\n- {words}\n\n" for at, words in numbered)
    yield Document(f"Report\n======\n\n{sections}".encode(), "rst", f"{ADDRESS}.rst")
    rows = "".join(f'{at},"{words}",{at * 1.5}\n' for at, words in numbered)
    yield Document(f"number,words,share\n{rows}".encode(), "csv", f"{ADDRESS}.csv")


def _page(language: str, chance: random.Random) -> str:
    def some(most: int) -> str:
        return ("" if language == "zh" else " ").join(chance.choices(_SENTENCES[language], k=chance.randint(1, most)))

    links = "".join(f"<li><a href='/{at}'>{some(1)[:20]}</a></li>" for at in range(60))
    cells = "".join(f"<tr><td>{some(1)[:12]}</td><td>{at}</td></tr>" for at in range(12))
    parts = "".join(f"<h2>{at} {some(1)[:16]}</h2>" + f"<p>{some(4)}</p>" * 4 for at in range(1, 9))
    return (
        f"<html><head><title>{some(1)}</title><meta name='author' content='Ada'/></head><body>"
        f"<div class='nav'><ul>{links}</ul></div><div class='main'><div class='article'><h1>{some(1)}</h1>"
        f"<p class='date'>{_DAY[language]}</p>{parts}<table>{cells}</table></div>"
        f"<div class='sidebar'><ul>{links}</ul></div></div><div class='footer'>{some(1)}</div></body></html>"
    )


def _as_xhtml(page: str) -> bytes:
    root = '<html xmlns="http://www.w3.org/1999/xhtml">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{page.replace("<html>", root, 1)}'.encode()


def _saved(page: str) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message.attach(MIMEText(page, "html", "utf-8"))
    return message.as_bytes()


def _printed(paragraphs: Sequence[str]) -> Paper:
    paper, y = Paper(), 780.0
    for words in paragraphs:
        y = paper.lines(60, y, [words[at : at + 90] for at in range(0, len(words), 90)]) - 14
    return paper


def _workbook(rows: Sequence[str]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, words in enumerate(rows):
            sheet.write_row(at, 0, (at, words, at * 1.5))
    return file.getvalue()


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

"""PDFs made to harm whoever opens them (hardening, P4): each ends in a report or in a refusal, in bounded time."""

import os
import threading
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest

from tests.unit.reading.printing import Paper, objects_to_pdf, pdf, stream
from tui.errors import ReadError
from tui.reading.source import source_of
from tui.supervise import Reader, document_read_by

MB = 1 << 20
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
SHOWN = b"BT /F1 10 Tf 60 700 Td (The roads cost 12 crowns) Tj ET"
FONT = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
PATIENCE_S = float(os.environ.get("TIEOUT_DEADLINE_S", "0.5"))
REFUSALS = (
    "The page is too complex to read safely.",
    "This PDF is longer than tieout reads.",
    "This PDF is damaged: it can't be opened.",
    "There is no text in this PDF.",
)


def with_page(
    contents: bytes, resources: bytes = b"", others: Mapping[int, bytes] | None = None, trailer: str = ""
) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font %b %b >> >>"
    return objects_to_pdf({1: CATALOGUE, 2: TREE, 3: page % (FONT, resources), 4: contents, **(others or {})}, trailer)


def packed_twice(content: bytes) -> bytes:
    packed = zlib.compress(zlib.compress(content, 9), 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(packed)
    return head + packed + b"\nendstream"


def form(content: bytes, resources: bytes) -> bytes:
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {resources.decode()} >>")


def forms_of_forms(depth: int, times: int) -> dict[int, bytes]:
    """Return forms of which each draws the next one several times over."""
    inner = {10 + at: form(b"/X Do " * times, b"/XObject << /X %d 0 R >>" % (11 + at)) for at in range(depth)}
    return {**inner, 10 + depth: form(SHOWN, b"/Font %b" % FONT)}


def nested_pages(depth: int) -> bytes:
    tree = {2 + at: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (3 + at) for at in range(depth)}
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return objects_to_pdf({1: CATALOGUE, **tree, 2 + depth: page})


def many_letters() -> bytes:
    page = Paper()
    for row in range(2_000):
        page.text(1, 800 - row / 3, "12 " * 200, 0.1)
    return pdf([page])


HOSTILE = {
    "spaces that unpack to 100 MB": with_page(stream(b" " * (100 * MB) + SHOWN)),
    "spaces packed twice": with_page(packed_twice(b" " * (100 * MB) + SHOWN)),
    "10 MB of states in one another": with_page(stream(b"q " * (5 * MB) + SHOWN)),
    "brackets in one another": with_page(stream(b"[" * MB + SHOWN)),
    "dictionaries in one another": with_page(stream(b"/A <<" * (MB // 4) + SHOWN)),
    "a million letters one on another": many_letters(),
    "a form that draws itself": with_page(
        stream(b"/X Do " + SHOWN), b"/XObject << /X 10 0 R >>", {10: form(b"/X Do", b"/XObject << /X 10 0 R >>")}
    ),
    "forms of forms, 8 to the power of 12": with_page(
        stream(b"/X Do " + SHOWN), b"/XObject << /X 10 0 R >>", forms_of_forms(12, 8)
    ),
    "500 trees of pages in one another": nested_pages(500),
    "a page that is its own parent": with_page(stream(SHOWN)).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    "a length that is itself": with_page(
        b"<< /Length 4 0 R >>\nstream\n" + SHOWN + b"\nendstream",
    ),
    "a table before itself": with_page(stream(SHOWN), trailer="/Prev 9"),
    "a picture of 100,000 by 100,000": with_page(
        stream(b"/X Do " + SHOWN),
        b"/XObject << /X 10 0 R >>",
        {10: stream(b"\0", "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8"
                    " /ColorSpace /DeviceRGB")},
    ),
    "a page as large as a country": with_page(stream(SHOWN)).replace(b"595 842", b"1e9 1e9"),
    "a page without size": with_page(stream(SHOWN)).replace(b"0 0 595 842", b"0 0 0 0"),
    "a map of all characters, over and over": with_page(
        stream(SHOWN.replace(b"(The", b"(\1\2")),
        others={10: stream(b"1 beginbfrange <0000> <ffff> <0020> endbfrange " * 50_000)},
    ).replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 10 0 R"),
    "100,000 objects that lead nowhere": b"%PDF-1.7\n" + b"1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj " * 50_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def refusal_of(snapshot: bytes, reader: Reader) -> ReadError | None:
    source, stop = source_of(snapshot, "/a.pdf", lambda: datetime(2026, 1, 2, tzinfo=UTC)), threading.Event()
    try:
        document_read_by(reader, snapshot, source, progress=lambda _line: None, cancelled=stop, deadline_s=PATIENCE_S)
    except ReadError as error:
        return error
    return None


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_ends_in_a_report_or_in_a_clear_refusal(name: str, reader: Reader) -> None:
    refusal = refusal_of(HOSTILE[name], reader)
    assert refusal is None or (refusal.message in REFUSALS and refusal.hint)


def test_the_sound_file_that_they_are_made_from_is_read(reader: Reader) -> None:
    assert refusal_of(with_page(stream(SHOWN)), reader) is None

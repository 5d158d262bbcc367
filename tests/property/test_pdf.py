import os
import random

from tests.unit.reading.printing import BOLD, Paper, objects_to_pdf, pdf
from tui.errors import ReadError
from tui.reading.pdf import draft_of

FILES = int(os.environ.get("TIEOUT_PDFS", "300"))
WORDS = (
    b"<<", b">>", b"[", b"]", b"R", b"obj", b"endobj", b"stream", b"endstream", b"/Kids", b"/Parent", b"/Length", b"/W",
    b"/FlateDecode", b"/ToUnicode", b"/Annots", b"/QuadPoints", b"/Count", b"0", b"-1", b"99999999999", b"1e308", b"q",
    b"BT", b"ET", b"Tj", b"Tf", b"cm", b"Do", b"re", b"(", b")", b"<", b"\0", b"\xff",
)  # fmt: skip


def whole() -> bytes:
    page = Paper()
    page.text(60, 760, "Trade of the ports", 18, BOLD)
    page.lines(60, 720, ["The ports handled 4.2 million tonnes in the year, and the board", "expects more of it."])
    page.grid((60, 160, 260), (600, 620, 640))
    page.text(64, 626, "全市 12")
    page.link((60, 715, 200, 735), "https://example.org/ports", quads=(60, 735, 200, 735, 60, 715, 200, 715))
    return pdf([page, page], info={"Title": "Trade"}, bookmarks=[("Trade of the ports", 1)])


def unpacked() -> bytes:
    """Return a file with one page whose operators are not compressed, so that damage reaches them."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>>>"
    )
    shown = b"q 1 0 0 1 0 0 cm BT /F1 10 Tf 60 700 Td (12 words) Tj 0 -12 Td [(a) -200 (b)] TJ ET Q 60 500 200 50 re S"
    plain = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Widths [500 500] /FirstChar 32 /LastChar 33 >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return objects_to_pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree, 3: page, 4: plain, 5: font})


def mutated(file: bytes, source: random.Random) -> bytes:
    """Return a file with some of its bytes changed, cut, doubled or swapped for words of the format."""
    data = bytearray(file)
    for _ in range(source.randrange(1, 12)):
        at = source.randrange(len(data))
        match source.randrange(4):
            case 0:
                data[at] = source.randrange(256)
            case 1:
                del data[at : at + source.randrange(1, 40)]
            case 2:
                data[at:at] = data[at : at + source.randrange(1, 200)]
            case _:
                data[at:at] = b" %b " % source.choice(WORDS)
        if not data:
            break
    return bytes(data)


def test_damaged_files_become_drafts_or_are_refused() -> None:
    source = random.Random(20240119)  # noqa: S311 - the same files in every run
    sound = (whole(), unpacked())
    read = 0
    for number in range(FILES):
        try:
            draft = draft_of(mutated(sound[number % 2], source))
        except ReadError:
            continue
        read += 1
        assert all(0 <= link.start < link.end <= len(block.text) for block in draft.blocks for link in block.links)
    assert 0 < read < FILES

"""A tiny writer of PDFs for the tests: words and lines at places, in points from the lower left of an A4 page."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

REGULAR, BOLD, SONG = "F1", "F2", "F3"
_FONTS = (
    f"/{REGULAR} << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    f" /{BOLD} << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
    f" /{SONG} << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts"
    " [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"
)


@dataclass
class Paper:
    """One page to print on."""

    width: float = 595
    height: float = 842
    drawn: list[str] = field(default_factory=list)
    extra: str = ""
    """More resources."""
    annotations: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 10, font: str = REGULAR, *, mode: int = 0) -> None:
        if any(ord(c) > 255 for c in words):
            font = SONG
        code = words.encode("utf-16-be" if font == SONG else "cp1252").hex()
        self.drawn.append(f"BT {mode} Tr /{font} {size} Tf {x} {y} Td <{code}> Tj ET")

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 10, leading: float = 12) -> float:
        for line in lines:
            self.text(x, y, line, size)
            y -= leading
        return y

    def link(self, box: Sequence[float], address: str, quads: Sequence[float] = ()) -> None:
        """Lay a link over a box (left, bottom, right, top), or over the lines in it."""
        lines = f"/QuadPoints [{' '.join(map(str, quads))}]" if quads else ""
        self.annotations.append(
            f"<< /Type /Annot /Subtype /Link /Rect [{' '.join(map(str, box))}] {lines}"
            f" /A << /S /URI /URI ({address}) >> >>"
        )

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.drawn.append(f"{x0} {y0} m {x1} {y1} l S")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)


def objects_to_pdf(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """Return a file of these numbered objects; 1 is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d %05d %s \n" % (
            places.get(number, 0),
            0 if number in places else 65535,
            b"n" if number in places else b"f",
        )
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(out)


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a compressed stream."""
    packed = zlib.compress(content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
    return head.encode("latin-1") + packed + b"\nendstream"


def pdf(
    pages: Sequence[Paper],
    info: Mapping[str, str] | None = None,
    bookmarks: Sequence[tuple[str, int]] = (),
    trailer: str = "",
) -> bytes:
    """Return the pages as a file; a bookmark is its title and the page, from 1, it leads to."""
    objects: dict[int, bytes] = {}
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    outline = "/Outlines 3 0 R" if bookmarks else ""
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {outline} >>".encode()
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    for at, page in enumerate(pages):
        objects[10 + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Contents {11 + 2 * at} 0 R"
            f" /Annots [{' '.join(page.annotations)}] /Resources << /Font << {_FONTS} >> {page.extra} >> >>"
        ).encode()
        objects[11 + 2 * at] = stream("\n".join(page.drawn).encode("latin-1"))
    first = 10 + 2 * len(pages)
    if bookmarks:
        objects[3] = f"<< /First {first} 0 R /Last {first + len(bookmarks) - 1} 0 R /Count {len(bookmarks)} >>".encode()
    for at, (title, number) in enumerate(bookmarks):
        after = f"/Next {first + at + 1} 0 R" if at + 1 < len(bookmarks) else ""
        objects[first + at] = (
            f"<< /Title <feff{title.encode('utf-16-be').hex()}> /Parent 3 0 R {after}"
            f" /Dest [{10 + 2 * (number - 1)} 0 R /Fit] >>"
        ).encode()
    if info:
        entries = " ".join(f"/{key} <feff{value.encode('utf-16-be').hex()}>" for key, value in info.items())
        objects[4] = f"<< {entries} >>".encode()
        trailer += " /Info 4 0 R"
    return objects_to_pdf(objects, trailer)

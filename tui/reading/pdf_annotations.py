"""The link annotations of a PDF page (ISO 32000-1 §12.5.6.5): where on it each address stands."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from tui.domain.report import LONGEST_ADDRESS

_MOST_LINKS = 2_000
"""On one page; a page of references has some hundred."""
_MOST_QUADS = 50
_ROW = 16.0
"""The height, in points, of the rows in which addresses are looked up."""
_MOST_ROWS = 1_000
"""A box that is taller than so many rows is no link over words."""

_Box: TypeAlias = tuple[float, float, float, float, str]
"""Left, bottom, right, top, and the address."""


class Addresses:
    """Where on one page the words lead to which address; positions as the file has them, upwards."""

    def __init__(self, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> None:
        """Take the links of a page that lead to an address."""
        self._rows: dict[int, list[_Box]] = defaultdict(list)
        for left, bottom, right, top, address in _boxes(document, page):
            first, last = int(bottom // _ROW), int(top // _ROW)
            if last - first < _MOST_ROWS:
                for row in range(first, last + 1):
                    self._rows[row].append((left, bottom, right, top, address))

    def at(self, x: float, y: float) -> str:
        """Return the address that the words at a place lead to; empty where there is none."""
        for left, bottom, right, top, address in self._rows.get(int(y // _ROW), ()):
            if left <= x <= right and bottom <= y <= top:
                return address
        return ""

    def __bool__(self) -> bool:
        return bool(self._rows)


def _boxes(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage
) -> Iterator[tuple[float, float, float, float, str]]:
    place, link = ctypes.c_int(), pdfium.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, place, link):
            return
        address = _address(document, link)
        if address:
            for box in _places(link):
                yield (*box, address)


def _address(document: pypdfium2.PdfDocument, link: object) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    printed = ctypes.create_string_buffer(LONGEST_ADDRESS + 1)
    size = pdfium.FPDFAction_GetURIPath(document.raw, action, printed, len(printed))
    return printed.value.decode("utf-8", "replace") if size <= len(printed) else ""


def _places(link: object) -> Iterator[tuple[float, float, float, float]]:
    """Yield the boxes of a link: one a line where it says so, else the one around it."""
    corners = pdfium.FS_QUADPOINTSF()
    count = min(pdfium.FPDFLink_CountQuadPoints(link), _MOST_QUADS)
    for index in range(count):
        if pdfium.FPDFLink_GetQuadPoints(link, index, corners):
            xs = (corners.x1, corners.x2, corners.x3, corners.x4)
            ys = (corners.y1, corners.y2, corners.y3, corners.y4)
            yield min(xs), min(ys), max(xs), max(ys)
    box = pdfium.FS_RECTF()
    if not count and pdfium.FPDFLink_GetAnnotRect(link, box):
        yield min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top)

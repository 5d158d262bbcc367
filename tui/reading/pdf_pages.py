"""A PDF taken apart into printed characters and ruled lines, page by page.

All that touches the library stands here and in `pdf_annotations`.

Positions are in points (1/72 inch), `x` from the left and `y` downwards, in the direction in which most of a page's
text runs, so that a page that is turned reads like one that is not. Everything comes from PDFium, which bounds depth
and loops itself; what it gives is bounded here once more, and the reading process bounds time and memory.
"""

import ctypes
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from msgspec import Struct, field

from tui.errors import ReadError
from tui.reading.pdf_annotations import Addresses

_MOST_GLYPHS = 3_000_000
"""Ten times the longest annual report: a file that has more is made to be too long."""
_MOST_PAGES = 5_000
_MOST_RULES = 20_000
"""On one page; a drawing has more, a table never."""
_MOST_OBJECTS = 50_000
_MOST_BOOKMARKS = 5_000
_DEEPEST_BOOKMARK = 10
_MOST_SAID = 1 << 16
_METADATA = ("Title", "Author", "CreationDate")
_THICKEST_RULE = 3.0
_SHORTEST_RULE = 4.0
_MOST_SKEW = 0.02
"""The rise of a line that still counts as level, as a share of its length."""
_PICTURE_SHARE = 0.3
"""How much of a page a picture covers that may be the page itself."""
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
"""The flag of a font that is always bold (ISO 32000-1 table 123)."""
_BOLD_NAME = re.compile("bold|black|heavy|semibd|demi|simhei|stheiti|heiti|黑体", re.IGNORECASE)
_FILL_AND_STROKE = (2, 6)
_INVISIBLE = (3, 7)
"""Text rendering modes (ISO 32000-1 table 106)."""
_LINE_END_HYPHEN = 2
"""What PDFium gives for a hyphen after which a word goes on in the next line."""
_FIRST_PRINTED = 0x20
_NAME_BYTES = 128
_PICTURES = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
"""A scan may be wrapped in a form."""
_SIDEWAYS = (1, 3)
_HAIR = 0.8
"""How far apart, in points, the two prints of one word stand that is to look bold."""


class Font(NamedTuple):
    """How a run of characters is printed."""

    size: float
    """The height of the em in points."""
    bold: bool
    quarter: int
    """Which way it runs: 0 to the right, 1 upwards, 2 upside down, 3 downwards; -1 for askew."""
    hidden: bool
    """Whether it is laid over a picture and not printed, as text recognition does."""


class Glyph(NamedTuple):
    """One printed character."""

    char: str
    left: float
    right: float
    base: float
    """Where its baseline stands, downwards."""
    font: Font
    spaced: bool
    """Whether a space stands before it."""
    address: str = ""
    """Where a link leads that stands over it, as printed; empty where none does."""


class Rule(NamedTuple):
    """A ruled line, or one side of a box, along the page's edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs across the page and not down."""
        return self.right - self.left >= self.bottom - self.top


class Page(Struct):
    """One page as printed."""

    number: int
    """Counted from 1."""
    width: float
    """Along its lines."""
    height: float
    """Across them."""
    top: float = 0.0
    """Where it begins, downwards: PDF counts upwards from the lower edge, and the page may be turned."""
    glyphs: list[Glyph] = field(default_factory=list)
    """The characters that run as most of the page's do, in the file's order."""
    rules: list[Rule] = field(default_factory=list)
    askew: str = ""
    """What runs another way: stamps in the margin, watermarks."""
    is_picture: bool = False
    """Whether a picture covers so much of it that it may be a scan."""


class Bookmark(NamedTuple):
    """An entry of the file's own outline."""

    title: str
    level: int
    """From 1."""
    page: int
    """From 1; 0 when the entry leads nowhere."""


class Document(Struct, frozen=True):
    """A whole file."""

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    metadata: dict[str, str]
    """The document information dictionary (ISO 32000-1 §14.3.3): `Title`, `Author`, `CreationDate` …"""


def document_of(snapshot: bytes) -> Document:
    """Take a PDF apart.

    Raises:
        ReadError: It is broken or locked by a password, or larger than a report is.
    """
    with _opened(snapshot) as document:
        count = len(document)
        if count > _MOST_PAGES:
            raise _too_long()
        pages: list[Page] = []
        glyphs = 0
        for index in range(count):
            page = _page(document, index)
            glyphs += len(page.glyphs)
            if glyphs > _MOST_GLYPHS:
                raise _too_long()
            pages.append(page)
        return Document(tuple(pages), tuple(_bookmarks(document)), _metadata(document))


def _too_long() -> ReadError:
    return ReadError("This PDF is longer than tieout reads.", "Split off the part you need, and open that.")


@contextmanager
def _opened(snapshot: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(snapshot)
    except pypdfium2.PdfiumError as error:
        # The code may be that of a file before: PDFium does not set it for each failure.
        if b"/Encrypt" in snapshot and error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise ReadError(
                "This PDF is locked by a password.", "Save a copy without the password, and open that."
            ) from error
        raise _broken() from error
    try:
        yield document
    finally:
        document.close()


def _broken() -> ReadError:
    return ReadError(
        "This PDF is damaged: it can't be opened.", "Download it again, or save it anew from a PDF viewer."
    )


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        source = document[index]
        text = source.get_textpage()
    except pypdfium2.PdfiumError:
        # One page that can't be read doesn't spoil the others; a document without any readable page has no text.
        return Page(index + 1, 0, 0)
    try:
        drawn = _drawn(source)
        glyphs = _glyphs(text, drawn.twice, Addresses(document, source))
        quarters = Counter(glyph.font.quarter for glyph in glyphs if glyph.font.quarter >= 0)
        quarter = quarters.most_common(1)[0][0] if quarters else 0
        width, height = source.get_size()
        width, height = (height, width) if quarter in _SIDEWAYS else (width, height)
        page = Page(index + 1, width, height, (-height, 0.0, 0.0, -height)[quarter])
        page.glyphs = [glyph for glyph in glyphs if glyph.font.quarter == quarter]
        page.askew = "".join(f" {g.char}" if g.spaced else g.char for g in glyphs if g.font.quarter != quarter)
        page.rules = [_turned(rule, quarter) for rule in drawn.rules]
        page.is_picture = drawn.covered > _PICTURE_SHARE * width * height
        return page
    finally:
        text.close()
        source.close()


class _Drawn(Struct):
    """What a page draws, its characters apart."""

    rules: list[Rule] = field(default_factory=list)
    covered: float = 0.0
    """The area of its largest picture, in square points."""
    twice: set[int] = field(default_factory=set)
    """The addresses of pieces of text that another covers, a hair apart, to look bold; PDFium keeps one of the two."""


def _drawn(page: pypdfium2.PdfPage) -> _Drawn:
    found = _Drawn()
    edges = [ctypes.c_float() for _ in range(4)]
    before, places = 0, [0.0] * 4
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        piece = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(piece)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if len(found.rules) < _MOST_RULES:
                found.rules += _rules(piece)
            continue
        pdfium.FPDFPageObj_GetBounds(piece, *edges)
        bounds = [edge.value for edge in edges]
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if abs(bounds[0] - places[0]) < _HAIR and all(
                abs(one - other) < _HAIR for one, other in zip(bounds, places, strict=True)
            ):
                found.twice |= {before, _address(piece)}
            before, places = _address(piece), bounds
        elif kind in _PICTURES:
            found.covered = max(found.covered, (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]))
    return found


def _address(drawn: object) -> int:
    return ctypes.c_void_p.from_buffer(drawn).value or 0  # type: ignore[arg-type]


def _glyphs(text: pypdfium2.PdfTextPage, twice: Collection[int], addresses: Addresses) -> list[Glyph]:
    """Return the printed characters in the file's order, each placed along the direction in which its own run goes."""
    found: list[Glyph] = []
    # A piece of text has one font and one baseline: what a call per character would tell is asked once.
    pieces: dict[int, tuple[Font, float]] = {}
    bold: dict[int, bool] = {}
    raw, count = text.raw, min(text.count_chars(), _MOST_GLYPHS)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    spaced = False
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        char = "-" if code == _LINE_END_HYPHEN else chr(min(code, sys.maxunicode))
        if char.isspace():
            spaced = True
            continue
        if code == 0 or (code < _FIRST_PRINTED and char != "-"):
            char = "\ufffd"
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        drawn = pdfium.FPDFText_GetTextObject(raw, index)
        key = _address(drawn)
        if key not in pieces:
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            font = _font(raw, index, drawn, bold, is_doubled=key in twice)
            pieces[key] = (font, (-y.value, x.value, y.value, -x.value)[font.quarter])
        font, base = pieces[key]
        left, right = _along(font.quarter, box)
        address = addresses.at((box.left + box.right) / 2, (box.bottom + box.top) / 2) if addresses else ""
        found.append(Glyph(char, left, right, base, font, spaced, address))
        spaced = False
    return found


def _along(quarter: int, box: pdfium.FS_RECTF) -> tuple[float, float]:
    """Return where a character begins and ends along its line."""
    if quarter == 1:
        return box.bottom, box.top
    if quarter == 2:  # noqa: PLR2004 - two quarters of a turn
        return -box.right, -box.left
    if quarter == 3:  # noqa: PLR2004 - three quarters of a turn
        return -box.top, -box.bottom
    return box.left, box.right


def _font(text: object, index: int, piece: object, bold: dict[int, bool], *, is_doubled: bool) -> Font:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(piece) if piece else 0
    key = _address(pdfium.FPDFTextObj_GetFont(piece)) if piece else 0
    if key not in bold:
        bold[key] = _is_bold(text, index)
    is_bold = bold[key] or is_doubled or mode in _FILL_AND_STROKE
    return Font(round(size, 1), is_bold, _quarter(matrix), mode in _INVISIBLE)


def _is_bold(text: object, index: int) -> bool:
    """Say whether a font is bold, by its weight, its flags or its name."""
    name, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, _NAME_BYTES, flags)
    is_heavy = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD)
    return is_heavy or bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace")))


def _quarter(matrix: pdfium.FS_MATRIX) -> int:
    turns = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < _MOST_SKEW else -1


def _turned(rule: Rule, quarter: int) -> Rule:
    left, top, right, bottom = rule
    if quarter == 1:
        return Rule(-bottom, left, -top, right)
    if quarter == 2:  # noqa: PLR2004 - two quarters of a turn
        return Rule(-right, -bottom, -left, -top)
    if quarter == 3:  # noqa: PLR2004 - three quarters of a turn
        return Rule(top, -right, bottom, -left)
    return rule


def _rules(drawn: object) -> Iterator[Rule]:
    """Yield the level and upright lines of a path; a thin box is one line, a wide one has four."""
    points = _points(drawn)
    xs, ys = [x for line in points for x, _ in line], [y for line in points for _, y in line]
    if not xs:
        return
    whole = Rule(min(xs), min(ys), max(xs), max(ys))
    if min(whole.right - whole.left, whole.bottom - whole.top) <= _THICKEST_RULE:
        if max(whole.right - whole.left, whole.bottom - whole.top) >= _SHORTEST_RULE:
            yield whole
        return
    for line in points:
        for (x0, y0), (x1, y1) in pairwise(line):
            across, down = abs(x1 - x0), abs(y1 - y0)
            if max(across, down) >= _SHORTEST_RULE and min(across, down) <= _MOST_SKEW * max(across, down):
                yield Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _points(drawn: object) -> list[list[tuple[float, float]]]:
    """Return the corners of a path's straight pieces, `y` downwards; empty when it is not drawn at all."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
    count = pdfium.FPDFPath_CountSegments(drawn)
    if not (fill.value or stroke.value) or not 1 < count <= _MOST_RULES:
        return []
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, m)
    lines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium.FPDF_SEGMENT_LINETO or not lines:
            lines.append([])
        lines[-1].append((m.a * x.value + m.c * y.value + m.e, -(m.b * x.value + m.d * y.value + m.f)))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(lines[-1]) > 2:  # noqa: PLR2004 - two points are closed
            lines[-1].append(lines[-1][0])
    return lines


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    said = {key: _said(partial(pdfium.FPDF_GetMetaText, document.raw, key.encode())) for key in _METADATA}
    return {key: words for key, words in said.items() if words}


def _said(call: Callable[[object, int], int]) -> str:
    """Return the words that PDFium writes to a buffer; the library's own way fails over damaged ones."""
    size = min(call(None, 0), _MOST_SAID)
    buffer = ctypes.create_string_buffer(max(size, 2))
    call(buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").split("\0", 1)[0]


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    for entry in islice(document.get_toc(max_depth=_DEEPEST_BOOKMARK), _MOST_BOOKMARKS):
        target = entry.get_dest()
        page = target.get_index() if target else None
        title = _said(partial(pdfium.FPDFBookmark_GetTitle, entry.raw))
        yield Bookmark(" ".join(title.split()), entry.level + 1, 0 if page is None else page + 1)

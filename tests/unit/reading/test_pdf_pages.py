import zlib

import pytest

from tests.unit.reading.printing import Paper, objects_to_pdf, pdf, stream
from tui.errors import ReadError
from tui.reading.pdf_pages import document_of
from tui.reading.pdf_runs import runs_of

PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
    b" << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)
WORDS = stream(b"BT /F1 10 Tf 60 700 Td (12 words) Tj ET")


def printed() -> Paper:
    page = Paper()
    page.text(60, 700, "12 words")
    return page


def words(snapshot: bytes) -> str:
    return "".join(glyph.char for page in document_of(snapshot).pages for glyph in page.glyphs)


@pytest.mark.parametrize(
    "snapshot",
    [
        b"%PDF-1.7\n",
        pdf([Paper()])[:150],
        objects_to_pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}),
    ],
    ids=["only a mark", "cut off", "no pages"],
)
def test_a_broken_file_is_refused_by_name(snapshot: bytes) -> None:
    with pytest.raises(ReadError, match="damaged"):
        document_of(snapshot)


@pytest.mark.parametrize(
    "lock",
    [
        f"<< /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4 >>",
        "<< /Filter /Unheard /V 9 /R 2 >>",
    ],
)
def test_an_encrypted_file_is_refused_by_name(lock: str) -> None:
    with pytest.raises(ReadError, match="locked by a password"):
        document_of(pdf([printed()], trailer=f"/Encrypt {lock} /ID [<00><00>]"))


def test_a_tree_of_pages_that_holds_itself_is_refused() -> None:
    tree = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"}
    with pytest.raises(ReadError, match="longer than tieout reads"):
        document_of(objects_to_pdf(tree))


def test_bookmarks_that_run_in_a_circle_end() -> None:
    file = objects_to_pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
            2: PAGES,
            3: PAGE,
            4: WORDS,
            5: b"<< /First 6 0 R /Last 6 0 R >>",
            6: b"<< /Title (Part) /Parent 5 0 R /Next 6 0 R /First 6 0 R >>",
        }
    )
    assert [bookmark.title for bookmark in document_of(file).bookmarks][:1] == ["Part"]


@pytest.mark.parametrize("body", [b"nonsense", b"1 beginbfrange <0000> <ffff> <e000> endbfrange " * 2_000])
def test_a_bad_map_of_characters_gives_characters_without_meaning(body: bytes) -> None:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 5 0 R"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
        b" /CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement 0 >> >>] >>"
    )
    page = PAGE.replace(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", font)
    shown = stream(b"BT /F1 10 Tf 60 700 Td <000100020003> Tj ET")
    file = objects_to_pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: PAGES, 3: page, 4: shown, 5: stream(body)})
    assert not any(character.isalnum() for character in words(file))


def test_operators_without_end_leave_a_page_without_text() -> None:
    page = Paper()
    page.drawn = ["q ["] * 200_000
    assert words(pdf([page])) == ""


def test_a_stream_packed_twice_is_read() -> None:
    packed = zlib.compress(zlib.compress(b"BT /F1 10 Tf 60 700 Td (12 words) Tj ET"))
    body = (
        f"<< /Length {len(packed)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode() + packed + b"\nendstream"
    )
    file = objects_to_pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: PAGES, 3: PAGE, 4: body})
    assert words(file) == "12words"


@pytest.mark.parametrize(
    ("turn", "start"), [("0 1 -1 0", (300, 60)), ("-1 0 0 -1", (500, 700)), ("0 -1 1 0", (300, 700))]
)
def test_a_page_that_is_turned_reads_like_one_that_is_not(turn: str, start: tuple[int, int]) -> None:
    page = Paper()
    page.drawn = [f"BT /F1 10 Tf {turn} {start[0]} {start[1]} Tm (First 1) Tj 0 -12 Td (Second 2) Tj ET"]
    (read,) = document_of(pdf([page])).pages
    first, second = runs_of(read.glyphs)
    assert (first.text, second.text, read.askew) == ("First 1", "Second 2", "")
    assert round(second.base - first.base) == 12
    assert read.top <= first.base <= read.top + read.height


def test_a_thin_box_is_one_rule_and_a_wide_one_has_four() -> None:
    page = printed()
    page.drawn += ["60 500 200 0.5 re f", "60 300 200 50 re S"]
    (read,) = document_of(pdf([page])).pages
    assert [rule.is_level for rule in read.rules] == [True, True, False, True, False]


def test_what_is_neither_filled_nor_stroked_is_no_rule() -> None:
    page = printed()
    page.drawn.append("60 500 200 0.5 re n")
    assert document_of(pdf([page])).pages[0].rules == []


def test_damaged_titles_lose_only_what_is_damaged() -> None:
    file = pdf([printed()], info={"Title": "Trade", "Author": "Ada"}, bookmarks=[("Trade", 1)])
    for_bad = "Trade".encode("utf-16-be").hex().encode()
    damaged = document_of(file.replace(for_bad, for_bad[:16] + b"d800"))
    assert damaged.metadata == {"Title": "Trad\ufffd", "Author": "Ada"}
    assert [bookmark.title for bookmark in damaged.bookmarks] == ["Trad\ufffd"]

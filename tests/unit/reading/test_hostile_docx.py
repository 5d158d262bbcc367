"""Word files made to harm whoever opens them (hardening, P5): each is refused by name, before much is done with it."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from tests.unit.reading.office import paragraph, relations, run, word_file, word_part, zipped
from tui.errors import ReadError
from tui.reading.docx import draft_of

TEXT = word_part("document", f"<w:body>{paragraph('12 apples')}</w:body>")
MAIN, ROOT = "word/document.xml", "_rels/.rels"
Members = dict[str, str | bytes]


def members() -> Members:
    """Return the members of a sound file."""
    return {ROOT: relations(officeDocument=MAIN), MAIN: TEXT}


def main(text: str | bytes) -> bytes:
    return zipped({**members(), MAIN: text})


def leading(target: str, mode: str = "") -> bytes:
    root = relations(officeDocument=target)
    return zipped({**members(), ROOT: root.replace("/></", f"{mode}/></") if mode else root, MAIN: b""})


def with_doctype(declaration: str, before: str = "", codec: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{codec}"?>' if codec != "utf-8" else ""
    return main(f"{head}{before}{declaration}{TEXT}".encode(codec))


def in_part(name: str) -> bytes:
    """Return a file with a DOCTYPE in one of its lesser parts."""
    sound = zipfile.ZipFile(io.BytesIO(word_file(paragraph("12 apples"))))
    parts = {member: sound.read(member) for member in sound.namelist()}
    return zipped({**parts, name: b"<!DOCTYPE a>" + parts[name]})


def declared(size: int) -> bytes:
    """Return a file whose directory says that its first member unpacks to `size` bytes."""
    file = bytearray(zipped(members()))
    struct.pack_into("<I", file, file.index(b"PK\x01\x02") + 24, size)
    return bytes(file)


def flagged(offset: int, value: int) -> bytes:
    """Return a file with two bytes changed in the directory entry and the local header of its main part."""
    file = bytearray(zipped({MAIN: TEXT, ROOT: relations(officeDocument=MAIN)}))
    struct.pack_into("<H", file, file.index(b"PK\x01\x02") + offset + 2, value)
    struct.pack_into("<H", file, offset, value)
    return bytes(file)


def broken_checksum() -> bytes:
    file = bytearray(zipped({MAIN: TEXT, ROOT: relations(officeDocument=MAIN)}))
    struct.pack_into("<I", file, file.index(b"PK\x01\x02") + 16, 12)
    return bytes(file)


def body(inner: str) -> bytes:
    return main(word_part("document", f"<w:body>{inner}</w:body>"))


def cut(share: float) -> bytes:
    file = word_file(paragraph("12 apples"))
    return file[: int(len(file) * share)]


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY b 'ha'>"
    + "".join(f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("bcdefgh", "cdefghi", strict=True))
    + "]>"
)
HOSTILE: dict[str, Callable[[], bytes]] = {
    # what it unpacks to
    "a directory that declares 2 GB": lambda: declared(0x7FFF_FFFF),
    "a directory that declares 4 GB": lambda: declared(0xFFFF_FFFE),
    "a part of 70 MB": lambda: main(b" " * (70 << 20)),
    "20,001 members": lambda: zipped({**members(), **dict.fromkeys(map(str, range(20_001)), b"")}),
    "two million paragraphs": lambda: body("<w:p/>" * 2_000_000),
    "1.6 million runs in one paragraph": lambda: body(f"<w:p>{'<w:r/>' * 1_600_000}</w:p>"),
    "1.6 million elements in one another": lambda: body("<w:p>" * 1_600_000),
    "100,001 paragraphs": lambda: body("<w:p/>" * 100_001),
    "101 fields in one another": lambda: body(paragraph(FIELD * 101 + run("12"))),
    # what it declares
    "a DOCTYPE": lambda: with_doctype("<!DOCTYPE a>"),
    "entities of entities": lambda: with_doctype(LAUGHS),
    "an entity of a file": lambda: with_doctype("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"),
    "an entity of an address": lambda: with_doctype("<!DOCTYPE a [<!ENTITY b SYSTEM 'http://127.0.0.1:1/'>]>"),
    "a DTD of an address": lambda: with_doctype("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>"),
    "a public DTD": lambda: with_doctype("<!DOCTYPE a PUBLIC '-//X//Y' 'http://127.0.0.1:1/a.dtd'>"),
    "a parameter entity": lambda: with_doctype("<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]>"),
    "a DOCTYPE after a long comment": lambda: with_doctype("<!DOCTYPE a>", f"<!--{'x' * 20_000}-->"),
    "a DOCTYPE after an instruction": lambda: with_doctype("<!DOCTYPE a>", "<?a b?>"),
    "a DOCTYPE after white space": lambda: with_doctype("<!DOCTYPE a>", "\n" * 10_000),
    "a DOCTYPE in UTF-16": lambda: with_doctype("<!DOCTYPE a>", codec="utf-16"),
    "a DOCTYPE after a byte order mark": lambda: main(b"\xef\xbb\xbf<!DOCTYPE a>" + TEXT.encode()),
    "a DOCTYPE in the styles": lambda: in_part("word/styles.xml"),
    "a DOCTYPE in the lists": lambda: in_part("word/numbering.xml"),
    "a DOCTYPE in the notes": lambda: in_part("word/footnotes.xml"),
    "a DOCTYPE in the relations of the package": lambda: in_part(ROOT),
    "a DOCTYPE in the relations of the text": lambda: in_part("word/_rels/document.xml.rels"),
    "a DOCTYPE in the properties": lambda: in_part("docProps/core.xml"),
    # where it leads
    "a text outside the archive": lambda: leading("../../../../etc/passwd"),
    "a text at an absolute path": lambda: leading("/etc/passwd"),
    "a text in a file of the system": lambda: leading("file:///etc/passwd"),
    "a text at an address": lambda: leading("http://127.0.0.1:1/"),
    "a text on a drive": lambda: leading("C:\\windows\\win.ini"),
    "a text that is said to be outside": lambda: leading("http://127.0.0.1:1/", ' TargetMode="External"'),
    # what is broken in it
    "a file cut at a tenth": lambda: cut(0.1),
    "a file cut at the middle": lambda: cut(0.5),
    "a file without its last bytes": lambda: cut(0.99),
    "a wrong checksum": broken_checksum,
    "an encrypted part": lambda: flagged(6, 1),
    "an unknown packing": lambda: flagged(8, 99),
    "no XML": lambda: main(b"\x00\x01\x02"),
    "an element left open": lambda: main(TEXT.replace("</w:p>", "")),
    "an undefined entity": lambda: main(TEXT.replace("apples", "&apples;")),
    "an undefined prefix": lambda: main(TEXT.replace("<w:body>", "<x:body>")),
    "bytes that are no UTF-8": lambda: main(TEXT.encode().replace(b"apples", b"\xff\xfe")),
    "no text": lambda: main(word_part("document", "")),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_file_is_refused_by_name(hostile: str) -> None:
    with pytest.raises(ReadError) as refusal:
        draft_of(HOSTILE[hostile]())
    assert refusal.value.hint


def test_the_sound_file_that_they_are_made_from_is_read() -> None:
    assert [block.text for block in draft_of(zipped(members())).blocks] == ["12 apples"]

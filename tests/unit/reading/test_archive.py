import io
import zipfile

import pytest

from tests.unit.reading.office import relations, zipped
from tui.errors import ReadError
from tui.reading import archive as subject
from tui.reading.archive import archive_of, member_name, xml_of


def test_members_are_read_by_name() -> None:
    assert archive_of(zipped({"a/b.txt": "12"})).read("a/b.txt") == b"12"


def test_a_member_that_is_not_there_is_empty() -> None:
    opened = archive_of(zipped({"a": "1"}))
    assert (opened.read("b"), opened.tree("b")) == (b"", None)


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "C:\\evil", "a/../b"])
def test_where_a_member_s_path_leads_does_not_matter(name: str) -> None:
    opened = archive_of(zipped({name: "12"}))
    assert opened.read(next(iter(opened.names))) == b"12"


def test_an_archive_that_declares_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "_MOST_BYTES", 1_000)
    with pytest.raises(ReadError, match="more than a report can hold"):
        archive_of(zipped({"a": "1" * 600, "b": "1" * 600}))


def test_an_archive_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "_MOST_MEMBERS", 3)
    with pytest.raises(ReadError, match="more than a report can hold"):
        archive_of(zipped({str(at): "" for at in range(4)}))


def test_a_member_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "_MOST_PART_BYTES", 1_000)
    with pytest.raises(ReadError, match="more than a report can hold"):
        archive_of(zipped({"a": "1" * 1_001})).read("a")


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    made = zipped({"a": "1" * 1_000})
    size = (1_000).to_bytes(4, "little")
    opened = archive_of(made.replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(ReadError, match="damaged"):
        opened.read("a")


@pytest.mark.parametrize("at", [5, 20, 35, 45])
def test_an_archive_cut_short_is_refused(at: int) -> None:
    with pytest.raises(ReadError, match="damaged"):
        archive_of(zipped({"a": "1234567890" * 9})[:at])


def test_a_member_with_a_wrong_checksum_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a", "sales 1234")
    with pytest.raises(ReadError, match="damaged"):
        archive_of(file.getvalue().replace(b"sales 1234", b"sales 1235")).read("a")


def test_an_encrypted_member_is_refused() -> None:
    made = bytearray(zipped({"a": "1234567890"}))
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadError, match="encrypted"):
        archive_of(bytes(made)).read("a")


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0"?><!-- x --><!DOCTYPE a SYSTEM "http://127.0.0.1/x"><a/>',
        "<!-- " + "x" * 10_000 + " --><!DOCTYPE a><a/>",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_whatever_stands_before_it(document: str, codec: str) -> None:
    with pytest.raises(ReadError, match="DOCTYPE"):
        xml_of(document.encode(codec))


@pytest.mark.parametrize("document", [b"", b"<a>", b"a", b"<a>&b;</a>", b"<?xml version='1.0' encoding='x-none'?><a/>"])
def test_what_is_not_xml_is_refused(document: bytes) -> None:
    with pytest.raises(ReadError, match="not XML"):
        xml_of(document)


def test_relations_name_members_and_none_outside() -> None:
    outside = '<Relationship Id="x" Type="y/hyperlink" TargetMode="External" Target="http://a.example/"/></Rel'
    part = relations(styles="styles.xml", theme="/word/theme/a%20b.xml").replace("</Rel", outside)
    opened = archive_of(zipped({"word/_rels/document.xml.rels": part}))
    assert opened.related("word/document.xml") == {"styles": ["word/styles.xml"], "theme": ["word/theme/a b.xml"]}


@pytest.mark.parametrize(
    ("folder", "target", "name"),
    [("a/b", "c.xml", "a/b/c.xml"), ("a/b", "../c.xml#d", "a/c.xml"), ("a", "/c.xml", "c.xml"), ("", "../../c", "c")],
)
def test_addresses_inside_an_archive_are_names(folder: str, target: str, name: str) -> None:
    assert member_name(folder, target) == name

"""ZIP-based formats opened safely, and the XML inside them: totals first, no DOCTYPE, nothing written to disk.

A member is asked for by its name and comes as bytes; where its path points does not matter: nothing is unpacked.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from xml.parsers import expat

from msgspec import Struct

from tui.errors import ReadError

_MOST_MEMBERS = 20_000
_MOST_BYTES = 256 << 20
"""The most that all members may unpack to: the largest file that is fetched, at ten times the usual compression."""
_MOST_PART_BYTES = 64 << 20
_MOST_TAGS = 1_500_000
"""Ten times what a handbook of 872 pages has; a tree of them takes a second and 200 MB."""
_PROLOGUE_STEP = 4_096
_SPLIT_HINT = "Split it, or save the part that you need as a file of its own."
_BROKEN_HINT = "Open it in the program that it comes from, save it again, and open that."

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Mapping[bytes, bytes] = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""The names of ISO/IEC 29500-1 (strict) and what the same things are called in part 4 (transitional)."""

_OUTSIDE = "External"
"""The mode of a relation whose target is no member (ISO/IEC 29500-2 §9.3)."""


class Archive(Struct, frozen=True):
    """A ZIP file whose totals are within bounds."""

    file: zipfile.ZipFile
    """The open file, in memory."""
    names: frozenset[str]
    """The names of its members, as they stand in it."""

    def read(self, name: str) -> bytes:
        """Return a member's bytes; empty when there is no such member.

        Raises:
            ReadError: It is damaged, encrypted, or larger than it says or than a report can be.
        """
        if name not in self.names:
            return b""
        try:
            with self.file.open(name) as member:
                data = member.read(_MOST_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise ReadError("The file is damaged: a part of it can't be unpacked.", _BROKEN_HINT) from error
        except (RuntimeError, NotImplementedError) as error:
            raise ReadError("A part of the file is encrypted or packed in an unusual way.", _BROKEN_HINT) from error
        if len(data) > _MOST_PART_BYTES:
            raise ReadError("The file unpacks to more than a report can hold.", _SPLIT_HINT)
        return data

    def tree(self, name: str) -> ET.Element | None:
        """Return the root of an XML member; None when there is no such member.

        Raises:
            ReadError: As `read` and `xml_of` raise it.
        """
        data = self.read(name)
        return xml_of(data) if data else None

    def related(self, part: str) -> dict[str, list[str]]:
        """Return the members that an OOXML part refers to, by the last word of the relation's type.

        Args:
            part: A member's name; empty for the whole package (ISO/IEC 29500-2 §9.3).
        """
        relations = self.relations(part)
        found: dict[str, list[str]] = {}
        for kind, target in relations.values():
            found.setdefault(kind, []).append(target)
        return found

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and target of an OOXML part's relations by their ids, but for those that lead outside."""
        folder = posixpath.dirname(part)
        return {
            key: (relation.get("Type", "").rpartition("/")[2], member_name(folder, relation.get("Target", "")))
            for key, relation in self._relations(part).items()
            if relation.get("TargetMode") != _OUTSIDE
        }

    def addresses(self, part: str) -> dict[str, str]:
        """Return where an OOXML part's relations that lead outside lead to, by their ids."""
        return {
            key: relation.get("Target", "")
            for key, relation in self._relations(part).items()
            if relation.get("TargetMode") == _OUTSIDE
        }

    def _relations(self, part: str) -> dict[str, ET.Element]:
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {relation.get("Id", ""): relation for relation in (root if root is not None else ())}


def archive_of(snapshot: bytes) -> Archive:
    """Open a ZIP file in memory and check what it declares before anything is unpacked.

    Raises:
        ReadError: It is damaged, or declares more than a report can hold.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(snapshot))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise ReadError("The file is damaged: it is no whole ZIP archive.", _BROKEN_HINT) from error
    members = file.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_BYTES:
        raise ReadError("The file unpacks to more than a report can hold.", _SPLIT_HINT)
    return Archive(file, frozenset(member.filename for member in members))


def member_name(folder: str, target: str) -> str:
    """Return the name of the member that a relative or absolute address inside an archive means."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def xml_of(data: bytes) -> ET.Element:
    """Return the root of an XML document; strict names of OOXML come as the transitional ones.

    Raises:
        ReadError: It is not XML, has a DOCTYPE, or has more elements than can be read in time.
    """
    if data.count(b"<") > _MOST_TAGS:
        raise ReadError("The document is too complex to read.", _SPLIT_HINT)
    if _STRICT in data[:_PROLOGUE_STEP]:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    try:
        _refuse_doctype(data)
        return ET.fromstring(data)  # noqa: S314 - no DOCTYPE got here, so there are no entities to expand
    except (expat.ExpatError, ET.ParseError, ValueError, LookupError) as error:
        raise ReadError("The file is damaged: a part of it is not XML.", _BROKEN_HINT) from error


def _refuse_doctype(data: bytes) -> None:
    """Read up to the root element, before which alone a DOCTYPE can stand (XML 1.0 §2.8)."""
    begun: list[str] = []

    def refuse(*_: object) -> None:
        raise ReadError("The file declares a DOCTYPE, which reports have no use for.", _BROKEN_HINT)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, _: begun.append(name)
    for at in range(0, len(data), _PROLOGUE_STEP):
        parser.Parse(data[at : at + _PROLOGUE_STEP], at + _PROLOGUE_STEP >= len(data))
        if begun:
            return

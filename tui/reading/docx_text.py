"""The words of a Word paragraph: runs, fields, tracked changes, notes and text boxes, in the order of print."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from tui.errors import ReadError
from tui.reading.characters import raised
from tui.reading.docx_styles import Look, Styles, W, look_of, value_of
from tui.reading.links import Linked, marked

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH_TEXT, _POWER, _DENOMINATOR = _MATH + "t", _MATH + "sup", _MATH + "den"
_REMOVED = frozenset((W + "del", W + "moveFrom"))
_NOT_PRINTED = frozenset((W + "pPr", W + "rPr", W + "rt", W + "tblPr", W + "trPr", W + "tcPr", W + "sdtPr"))
"""Properties; and what is printed over Chinese characters to say how they sound (`w:rt`)."""
_PRINTED = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTE_MARKS = frozenset((W + "footnoteReference", W + "endnoteReference"))
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]{1,2000})"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINE_ENDS = re.compile(r"[\r\n]+")
_MOST_FIELDS = 100
"""How deep fields may stand in fields: each run asks all that are open."""
_PRIVATE = range(0xE000, 0xF900)


class Words(Struct):
    """What was read of one paragraph."""

    pieces: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    """The size of each piece that prints something, in half points."""
    plain: bool = False
    """Whether some of it is not bold."""
    bare: bool = False
    """Whether some of it is not underlined, or is so as the words of a link."""
    boxes: list[Element] = field(default_factory=list)
    """The text boxes anchored in it."""
    in_contents: bool = False
    """Whether it is part of an automatic table of contents."""
    addresses: list[str] = field(default_factory=list)
    """Where each piece leads; empty for those that lead nowhere."""

    @property
    def text(self) -> str:
        """The words; forced line breaks as line ends, tabs as tabs."""
        return "".join(self.pieces)

    @property
    def linked(self) -> Linked:
        """The words with their links."""
        addresses = {at: address for at, address in enumerate(self.addresses) if address}
        return self.text, marked(self.pieces, addresses) if addresses else ()

    def add(self, text: str, look: Look, address: str) -> None:
        """Add what one run prints."""
        self.pieces.append(text)
        self.addresses.append(address)
        if text.strip():
            self.sizes.append(look.size or 0)
            self.plain = self.plain or not look.bold
            self.bare = self.bare or not look.underlined or bool(address)


class _Field(Struct):
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False


class RunReader(Struct):
    """Reads paragraphs in order; fields may run over several, and notes are numbered through."""

    styles: Styles
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (`footnote`, `endnote`) and id of the notes in the order of their marks."""
    removed: int = 0
    """How many tracked deletions were left out."""
    comments: int = 0
    """How many comments stand beside the text, which are not of it."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Where the links of the part that is read lead, by the ids of its relations."""
    _fields: list[_Field] = field(default_factory=list)

    def words_of(self, paragraph: Element, base: Look) -> Words:
        """Return the words of a paragraph or a note; `base` is how its style prints them."""
        words = Words(in_contents=self._in_contents())
        waiting: list[tuple[Element, Look, str]] = [(child, base, "") for child in reversed(paragraph)]
        while waiting:
            element, look, address = waiting.pop()
            if element.tag == W + "r":
                properties = element.find(W + "rPr")
                named = value_of(properties.find(W + "rStyle")) if properties is not None else None
                look = look_of(properties).over(self.styles.run(named)).over(base)
            elif element.tag == W + "hyperlink":
                address = self.addresses.get(element.get(_RELATION, ""), "")
            elif element.tag == _POWER:
                look = replace(look, raised=True)
            elif element.tag == _DENOMINATOR:
                words.add("/", look, address)
            if not self._takes(element, look, address, words):
                waiting.extend((child, look, address) for child in reversed(list(_branches(element))))
        return words

    def end_contents(self) -> None:
        """Close a table of contents that was never ended: a heading of the body stands after it."""
        self._fields = [opened for opened in self._fields if not _is_contents(opened)]

    def _takes(self, element: Element, look: Look, address: str, words: Words) -> bool:
        """Read an element that holds no others of interest; False when its children are to be read."""
        tag = element.tag
        if tag in _REMOVED:
            self.removed += any(inner.tag in {W + "delText", W + "t"} for inner in element.iter())
        elif tag == W + "commentReference":
            self.comments += 1
        elif tag == W + "fldChar":
            self._field(value_of(element, "fldCharType"))
            words.in_contents = words.in_contents or self._in_contents()
        elif tag == W + "instrText":
            if self._fields:
                self._fields[-1].instruction += element.text or ""
        elif tag == W + "txbxContent":
            words.boxes.append(element)
        elif tag in {W + "t", _MATH_TEXT, W + "sym", *_PRINTED, *_NOTE_MARKS}:
            if not look.hidden and all(opened.shows for opened in self._fields):
                before = words.pieces[-1] if words.pieces else ""
                words.add(self._printed(element, look, before), look, address or self._field_address())
        else:
            return tag in _NOT_PRINTED
        return True

    def _printed(self, element: Element, look: Look, before: str) -> str:
        if element.tag in _NOTE_MARKS:
            if value_of(element, "customMarkFollows") not in {None, "0", "false", "off"}:
                return ""
            kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
            self.notes.append((kind, value_of(element, "id") or ""))
            return note_mark(len(self.notes))
        if element.tag == W + "sym":
            return _symbol(value_of(element, "char") or "")
        if element.tag in _PRINTED:
            return _PRINTED[element.tag]
        text = _LINE_ENDS.sub(" ", element.text or "")
        return (raised(text, before) if look.raised else "") or text

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            if len(self._fields) == _MOST_FIELDS:
                raise ReadError("The document is too complex to read.", "Save the part that you need by itself.")
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _field_address(self) -> str:
        """Return where the innermost open field leads (ISO/IEC 29500-1 §17.16.5.25); most lead nowhere."""
        for opened in reversed(self._fields):
            leads = _HYPERLINK.match(opened.instruction)
            if leads:
                return leads[1]
        return ""

    def _in_contents(self) -> bool:
        return any(map(_is_contents, self._fields))


def note_mark(number: int) -> str:
    """Return a note's mark as it is printed, raised."""
    return raised(str(number))


def _is_contents(opened: _Field) -> bool:
    return opened.instruction.lstrip().startswith("TOC")


def _symbol(code: str) -> str:
    """Return the character that a symbol's code means; none for the private codes of symbol fonts."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if value in _PRIVATE or not 0 < value < 0xD800 else chr(value)  # noqa: PLR2004 - surrogates begin there


def _branches(element: Element) -> Iterator[Element]:
    """Yield the children to read; of several forms of one drawing the first (ISO/IEC 29500-3 §9.3)."""
    if element.tag == _COMPATIBILITY + "AlternateContent":
        yield from list(element)[:1]
    else:
        yield from element


_CONTAINERS = frozenset(W + name for name in ("body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


def content_of(element: Element, wanted: frozenset[str], *, inside: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Yield the elements of the kinds wanted below `element` in order, whatever content controls they stand in.

    Args:
        element: What they stand in.
        wanted: Their tags; what is inside them is not looked at.
        inside: Further tags to look inside, beside the controls that print nothing of their own.
    """
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag in wanted:
            yield child
        elif child.tag in _CONTAINERS or child.tag in inside or child.tag.startswith(_COMPATIBILITY):
            waiting.extend(reversed(list(_branches(child))))

"""The styles of a Word document: what a paragraph or run looks like, and which part it plays by its style.

Properties are inherited along `basedOn`, then from the document's defaults (ISO/IEC 29500-1 §17.7.2).
"""

from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset(("0", "false", "off", "none"))
_MOST_ANCESTORS = 20
_BODY_OUTLINE = 9
_DEFAULT_HALF_POINTS = 20
"""The size of text that nothing sets (ISO/IEC 29500-1 §17.3.2.38)."""


class Look(Struct, frozen=True):
    """How characters are printed; None where it is not said."""

    bold: bool | None = None
    size: int | None = None
    """In half points."""
    hidden: bool | None = None
    raised: bool | None = None
    underlined: bool | None = None

    def over(self, base: "Look") -> "Look":
        """Return this look with what it leaves open taken from `base`."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.size if self.size is None else self.size,
            base.hidden if self.hidden is None else self.hidden,
            base.raised if self.raised is None else self.raised,
            base.underlined if self.underlined is None else self.underlined,
        )


class Layout(Struct, frozen=True):
    """How a paragraph is set; None where it is not said."""

    outline: int | None = None
    """Its level in the outline, from 0; 9 for body text."""
    centred: bool | None = None
    boxed: bool | None = None
    """Whether lines are drawn on all four sides."""
    list_id: str | None = None
    """The list that numbers it; `0` for none."""
    list_level: int | None = None
    """Its depth in the list, from 0."""

    def over(self, base: "Layout") -> "Layout":
        """Return this layout with what it leaves open taken from `base`."""
        return Layout(
            base.outline if self.outline is None else self.outline,
            base.centred if self.centred is None else self.centred,
            base.boxed if self.boxed is None else self.boxed,
            base.list_id if self.list_id is None else self.list_id,
            base.list_level if self.list_level is None else self.list_level,
        )

    @property
    def heading_level(self) -> int:
        """Return the level as a heading, from 1; 0 for body text."""
        return self.outline + 1 if self.outline is not None and self.outline < _BODY_OUTLINE else 0


class Style(Struct, frozen=True):
    """A style with what it inherits."""

    key: str = ""
    """Its id, as paragraphs name it."""
    name: str = ""
    """Its name in lower case; built-in styles have English names in every language of Word."""
    look: Look = Look()
    layout: Layout = Layout()


def value_of(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of the word-processing namespace; None when it, or the element, is not there."""
    return None if element is None else element.get(W + name)


def number_of(element: Element | None, name: str = "val") -> int | None:
    """Return an attribute that is a whole number; None when it is not there, or is none."""
    text = value_of(element, name)
    return int(text) if text is not None and text.isascii() and text.lstrip("-").isdigit() and len(text) < 10 else None  # noqa: PLR2004 - what fits 32 bits


def _switch(properties: Element, name: str) -> bool | None:
    element = properties.find(W + name)
    return None if element is None else (value_of(element) or "on").lower() not in _OFF


def look_of(properties: Element | None) -> Look:
    """Return what run properties (`w:rPr`) say."""
    if properties is None:
        return Look()
    raised = value_of(properties.find(W + "vertAlign"))
    return Look(
        _switch(properties, "b"),
        number_of(properties.find(W + "sz")),
        _switch(properties, "vanish"),
        None if raised is None else raised == "superscript",
        _switch(properties, "u"),
    )


def layout_of(properties: Element | None) -> Layout:
    """Return what paragraph properties (`w:pPr`) say."""
    if properties is None:
        return Layout()
    alignment = value_of(properties.find(W + "jc"))
    borders = properties.find(W + "pBdr")
    return Layout(
        number_of(properties.find(W + "outlineLvl")),
        None if alignment is None else alignment == "center",
        None if borders is None else all(_draws(borders, side) for side in ("top", "left", "bottom", "right")),
        value_of(properties.find(f"{W}numPr/{W}numId")),
        number_of(properties.find(f"{W}numPr/{W}ilvl")),
    )


def _draws(borders: Element, side: str) -> bool:
    return value_of(borders.find(W + side)) not in {None, "none", "nil"}


class Styles:
    """The styles of one document by id."""

    def __init__(self, root: Element | None) -> None:
        """Take `word/styles.xml`; None when the document has none."""
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        defaults = Look(size=_DEFAULT_HALF_POINTS)
        if root is not None:
            defaults = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")).over(defaults)
            for element in root.iterfind(W + "style"):
                key = value_of(element, "styleId") or ""
                self._elements[key] = element
                if value_of(element, "type") == "paragraph" and value_of(element, "default") in {"1", "true", "on"}:
                    self._default = key
        self._base = defaults

    def paragraph(self, key: str | None) -> Style:
        """Return a paragraph style; the document's default one for None or an id that is not there."""
        style = self._style(key if key in self._elements else self._default)
        return Style(style.key, style.name, style.look.over(self._base), style.layout)

    def run(self, key: str | None) -> Look:
        """Return what a character style says, and no more."""
        return self._style(key).look if key is not None else Look()

    def _style(self, key: str | None) -> Style:
        if key is None or key not in self._elements:
            return Style()
        if key not in self._resolved:
            self._resolved[key] = self._inherited(key)
        return self._resolved[key]

    def _inherited(self, key: str) -> Style:
        look, layout, name = Look(), Layout(), ""
        at: str | None = key
        for _ in range(_MOST_ANCESTORS):
            element = self._elements.get(at or "")
            if element is None:
                break
            look = look.over(look_of(element.find(W + "rPr")))
            own = layout_of(element.find(W + "pPr"))
            label = (value_of(element.find(W + "name")) or "").lower()
            layout = layout.over(own if own.outline is not None else _with_outline_of(label, own))
            name = name or label
            at = value_of(element.find(W + "basedOn"))
        return Style(key, name, look, layout)


def _with_outline_of(name: str, layout: Layout) -> Layout:
    """Return the layout of a built-in heading style, whose level is in its name even where nothing else says it."""
    words, _, level = name.rpartition(" ")
    if words != "heading" or level not in "123456789" or not level:
        return layout
    return replace(layout, outline=int(level) - 1)

"""Office files made for the tests, from the XML that matters to them."""

import io
import zipfile
from collections.abc import Mapping

WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            # A book says what it is in a member that is not packed (EPUB 3.3, OCF §4.3).
            made.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def relations(**targets: str) -> str:
    """Return a relations part; each keyword is the last word of a relation's type, `_` for `-`."""
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind.replace("_", "-")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def word_part(root: str, inner: str) -> str:
    """Return a part of a Word document."""
    return (
        f'<w:{root} xmlns:w="{WORD_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{inner}</w:{root}>'
    )


def heading_style(level: int, extra: str = "") -> str:
    """Return a built-in heading style whose id is `H1`, `H2` …"""
    return (
        f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr>{extra}<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )


def named_style(key: str, name: str, inner: str = "") -> str:
    """Return a paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{inner}</w:style>'


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs, or of plain words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner if inner.startswith('<') else run(inner)}</w:p>"


def listed(level: int, number: int = 1) -> str:
    """Return the paragraph properties of a list's paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, form: str, text: str, extra: str = "") -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, instances: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """Return the lists of a document: one abstract list with these levels."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{instances}'


def hyperlink(key: str, inner: str) -> str:
    """Return a link whose address the relation `key` has."""
    return f'<w:hyperlink xmlns:r="{_OFFICE}" r:id="{key}">{inner}</w:hyperlink>'


def outside(**addresses: str) -> str:
    """Return a relations part of links by their ids."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for key, address in addresses.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def word_file(
    body: str, *, styles: str = "", lists: str = "", notes: str = "", core: str = "", links: str = ""
) -> bytes:
    """Return a Word document; `links` is what `outside` returns, for the text and for the notes."""
    members: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="word/document.xml", core_properties="docProps/core.xml"),
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            styles="styles.xml", numbering="/word/numbering.xml", footnotes="footnotes.xml"
        ).replace("</Relationships>", links.partition(">")[2] or "</Relationships>"),
        "word/_rels/footnotes.xml.rels": links or relations(),
        "word/styles.xml": word_part("styles", styles),
        "word/numbering.xml": word_part("numbering", lists),
        "word/footnotes.xml": word_part("footnotes", notes),
        "docProps/core.xml": (
            '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:d="http://purl.org/dc/elements/1.1/">{core}</c:coreProperties>'
        ),
    }
    return zipped(members)

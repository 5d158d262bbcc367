"""Links: where their words stand after folding and repair, and where they lead.

Owns which addresses are kept: absolute ones over http and https, without a password in them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, urljoin, urlsplit

from msgspec.structs import replace

from tui.domain.report import LONGEST_ADDRESS, Link, Repair
from tui.domain.text import Span
from tui.reading.draft import DraftLink

_SCHEMES = frozenset(("http", "https"))
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f-\x9f\"<>]+")
"""What has no place in an address (RFC 3986 §2) and browsers write as %XX."""
_WHOLE = re.compile(r"https?://[a-z0-9][a-z0-9.-]*+/[\w/.~%+,=&-]*+(?:\?[\w/.~%+,=&-]++)?", re.ASCII)
"""An absolute address that joining and quoting leave as it is: most links of most pages."""
_ROOTED = re.compile(r"(?:/[\w~%+,=&-][\w.~%+,=&-]*+)++/?(?:\?[\w/.~%+,=&-]++)?", re.ASCII)
"""A path from the root of the site that joining and quoting leave as it is: no part of it begins with a point."""
_ORIGIN = re.compile(r"https?://[a-z0-9][a-z0-9.-]*+(?=/)", re.ASCII)

FOLDED = re.compile(r"[ \t\r\n\f]+")
"""What HTML folds into one space (CSS Text Level 3 §4.1.1)."""
_SHORTENED = re.compile(r"[ \t\r\n\f][ \t\r\n\f]+")
"""What of that becomes shorter."""
_ENDS = tuple(" \t\r\n\f")
_KEPT_SPACE = "\v"
"""White space to Python's bytes, but not to HTML."""

Replaced = tuple[int, int, int]
"""A stretch of text and how long what stands there now is."""


Linked = tuple[str, Sequence[DraftLink]]
"""A text, and the links in it."""


def folded(words: Sequence[str], links: Mapping[int, str], space: re.Pattern[str]) -> tuple[str, tuple[DraftLink, ...]]:
    """Return words on one line, white space folded and none at the ends, with the links in them.

    Args:
        words: The words in pieces, as printed.
        links: The indexes of the pieces that stand in links, in order, with the address of each.
        space: What is folded into one space.
    """
    return fold("".join(words), marked(words, links) if links else (), space)


def fold(raw: str, links: Sequence[DraftLink], space: re.Pattern[str]) -> tuple[str, tuple[DraftLink, ...]]:
    """Return a text with white space folded and none at the ends, and its links."""
    # What is printable has no white space but spaces, and folding takes many times as long as to see that.
    if raw.isprintable() and "  " not in raw:
        text = raw.strip()
        return text, (cut(links, len(raw) - len(raw.lstrip()), len(text)) if links else ())
    whole = _folded(raw) if space is FOLDED else space.sub(" ", raw)
    text = whole.strip()
    if not links:
        return text, ()
    runs = _SHORTENED if space is FOLDED else space
    found = links if len(whole) == len(raw) else moved(links, [(*run.span(), 1) for run in runs.finditer(raw)])
    return text, cut(found, len(whole) - len(whole.lstrip()), len(text))


def _folded(raw: str) -> str:
    """Fold what HTML folds, in a third of the time that the pattern takes."""
    if _KEPT_SPACE in raw:
        return FOLDED.sub(" ", raw)
    words = b" ".join(raw.encode("utf-8", "surrogatepass").split()).decode("utf-8", "surrogatepass")
    return f"{' ' * raw.startswith(_ENDS)}{words}{' ' * (raw.endswith(_ENDS) and bool(words))}"


def strung(parts: Iterable[Linked], separator: str) -> Linked:
    """Return texts joined, with the links in them."""
    texts: list[str] = []
    links: list[DraftLink] = []
    at = 0
    for text, inside in parts:
        links += [DraftLink(at + link.start, at + link.end, link.address) for link in inside]
        texts.append(text)
        at += len(text) + len(separator)
    return separator.join(texts), links


def marked(words: Sequence[str], links: Mapping[int, str]) -> list[DraftLink]:
    """Return the links in pieces of text, with offsets into the pieces joined; pieces of one link make one."""
    found: list[DraftLink] = []
    at = 0
    for index, word in enumerate(words):
        if index in links:
            if found and found[-1].end == at and found[-1].address == links[index]:
                found[-1] = replace(found[-1], end=at + len(word))
            else:
                found.append(DraftLink(at, at + len(word), links[index]))
        at += len(word)
    return found


def moved(links: Iterable[DraftLink], stretches: Sequence[Replaced]) -> list[DraftLink]:
    """Return the links where their words stand after stretches of the text, in order, were replaced."""
    found: list[DraftLink] = []
    at = shift = 0

    def now(offset: int) -> int:
        nonlocal at, shift
        while at < len(stretches) and stretches[at][1] <= offset:
            start, end, length = stretches[at]
            shift += length - (end - start)
            at += 1
        if at < len(stretches) and stretches[at][0] < offset:
            start, _, length = stretches[at]
            return start + shift + min(offset - start, length)
        return offset + shift

    for link in links:
        start = now(link.start)
        found.append(DraftLink(start, now(link.end), link.address))
    return found


def cut(links: Iterable[DraftLink], start: int, length: int) -> tuple[DraftLink, ...]:
    """Return the links that stand in a part of a text, with offsets into it."""
    inside = (
        DraftLink(max(link.start - start, 0), min(link.end - start, length), link.address)
        for link in links
        if link.address
    )
    return tuple(link for link in inside if link.start < link.end)


def after_repair(links: Sequence[DraftLink], repairs: Sequence[Repair]) -> Sequence[DraftLink]:
    """Return the links of a text where their words stand after its repairs."""
    if not (links and repairs):
        return links
    stretches: list[Replaced] = []
    shift = 0
    for repair in repairs:
        start = repair.span.start - shift
        length = repair.span.end - repair.span.start
        stretches.append((start, start + len(repair.was), length))
        shift += length - len(repair.was)
    return moved(links, stretches)


def resolved(links: Iterable[DraftLink], text: str, base: str) -> Iterable[Link]:
    """Yield the links of a report's text that lead to a page, white space at the ends of their words left out.

    Args:
        links: Offsets into `text`.
        text: The whole text.
        base: The page's own address; what is relative to anything but a page on the web leads nowhere.
    """
    for link in links:
        words = text[link.start : link.end]
        start = link.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        address = absolute(link.address, base) if start < end else ""
        if address:
            yield Link(Span(start, end), address)


def absolute(address: str, base: str) -> str:
    """Return the address that a link on a page leads to (RFC 3986 §5); empty when that is no page on the web."""
    if len(address) > LONGEST_ADDRESS:
        return ""
    if _WHOLE.fullmatch(address):
        return address
    origin = _ORIGIN.match(base) if _ROOTED.fullmatch(address) else None
    if origin is not None and len(origin[0]) + len(address) <= LONGEST_ADDRESS:
        return f"{origin[0]}{address}"
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or not host or "@" in parts.netloc:
        return ""
    joined = _UNSAFE.sub(lambda found: quote(found[0]), parts.geturl())
    return joined if len(joined) <= LONGEST_ADDRESS else ""

"""Bytes to text, and how the encoding was known.

The order is: byte order mark, what the user said, the HTTP label, the page's own label, valid UTF-8, the pattern of
UTF-16, and what the bytes look like. A label is believed unless the bytes plainly say something else.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import Charset
from tui.errors import DecodeError
from tui.reading.charsets import encoding_name, text_in
from tui.reading.plausible import SAMPLE_CHARACTERS, oddness

TOLERATED_DAMAGE = 0.001
"""The share of U+FFFD up to which a label is believed without a second look."""
_TOLERATED_ODDNESS = 0.15
_ENOUGH = 12
"""How many characters outside ASCII it takes to be sure of an encoding that nothing names."""
_PLAINLY_WRONG = 0.5
_MORE_THAN_DAMAGE = 30
_CLEAR_LEAD = 0.2
_MOSTLY = 0.7
"""The share of bytes outside ASCII that must be well-formed UTF-8; in GBK and Big5 a third is by chance."""
_HIGH_BYTES = bytes(range(0x80, 0x100))
_FEW = 3
_MOST_MORE = 3 * (_FEW - 1)
"""How many bytes more than characters text in UTF-8 has with fewer outside ASCII than that."""
_STRAY_BYTES = 20
_SAMPLE_BYTES = 60_000
_OPENING_BYTES = 4_000
"""How much of a sample tells the encodings that are plainly wrong."""
_META_WINDOW = 16_384
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_GUESSES = (
    "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1252", "windows-1251", "koi8-r", "windows-1253",
    "windows-1250", "windows-1254", "windows-1255", "windows-1256", "windows-874", "iso-8859-5", "ibm866",
)  # fmt: skip
"""What is tried, the commoner first, when no label fits: each is weighed, and the first of equals wins."""
_DETECTOR_NAMES = {"UHC": "windows-949"}
"""Names of the detector that are not the WHATWG's."""
_TWO_BYTES = ("gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
_LIKE_LATIN_1 = ("iso-8859-2", "windows-1250", "iso-8859-3", "iso-8859-4", "windows-1254", "windows-1257")
"""Encodings of other Latin alphabets: they read Western words as words with other accents."""
_SHORT = 60
"""How many characters outside ASCII it takes to tell the encodings of two bytes from each other."""
_CHINESE = frozenset({"gbk", "gb18030", "big5"})
_META = re.compile(
    rb"<meta\s[^>]{0,2000}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE
)
_XML = re.compile(rb"\s{0,100}<\?xml\s[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([A-Za-z0-9_:.\-]{1,40})")
_HIGH_RUN = re.compile(rb"[\x80-\xff][^<>\n]{0,4000}")
_ESCAPE = b"\x1b"
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")


class _Reading(Struct, frozen=True):
    """The bytes read in one encoding, or a sample of them."""

    name: str
    how: str
    text: str
    damaged: int
    odd: float

    @property
    def outside_ascii(self) -> int:
        """How many characters outside ASCII were weighed."""
        return min(len(self.text) - len(self.text.encode("ascii", "ignore")), SAMPLE_CHARACTERS)

    @property
    def plainly_wrong(self) -> bool:
        """Whether what is odd about it is more than a few damaged bytes can explain."""
        return self.odd >= _PLAINLY_WRONG or self.odd * self.outside_ascii >= _MORE_THAN_DAMAGE

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return self.damaged <= TOLERATED_DAMAGE * len(self.text) and self.odd <= _TOLERATED_ODDNESS


HTTP_HEADER = "HTTP header"
"""Who says, for most pages, which encoding they are in."""


def decode(
    snapshot: bytes,
    *,
    declared: str = "",
    override: str = "",
    markup: bool = False,
    declared_by: str = HTTP_HEADER,
) -> tuple[str, Charset]:
    """Return the text of a snapshot without its byte order mark, and how its encoding was known.

    Args:
        snapshot: The bytes as they came.
        declared: The label of what comes with the bytes; one that the WHATWG's table does not have is as good as none.
        override: The label that the user gave: taken as it is, whatever it damages.
        markup: Whether to look for a label in the bytes themselves (`<meta charset>`, `<?xml encoding>`).
        declared_by: What that is.

    Raises:
        DecodeError: The user's label names no encoding.
    """
    chosen = ""
    if override:
        chosen = encoding_name(override)
        if not chosen:
            raise DecodeError(f"There is no encoding called “{override}”.", "Try utf-8, gb18030, big5 or shift_jis.")
    marked = _marked(snapshot)
    if marked is not None and (marked.fits or not chosen):
        return _with_charset(marked)
    if chosen:
        return _with_charset(_read(snapshot, chosen, "you said so"))
    return _with_charset(_best(snapshot, tuple(_labels(snapshot, (declared, declared_by), markup=markup))))


def _with_charset(reading: _Reading) -> tuple[str, Charset]:
    return reading.text, Charset(reading.name, reading.how, reading.damaged)


def _marked(snapshot: bytes) -> _Reading | None:
    for mark, name in _MARKS:
        if snapshot.startswith(mark):
            return _read(snapshot[len(mark) :], name, "byte order mark")
    return None


def _labels(snapshot: bytes, declared: tuple[str, str], *, markup: bool) -> Iterator[tuple[str, str]]:
    """Yield the encodings that labels name, with who says so."""
    label, declared_by = declared
    if name := encoding_name(label):
        yield name, declared_by
    if not markup:
        return
    head = _without_comments(snapshot[:_META_WINDOW])
    if xml := _XML.match(head):
        name = encoding_name(xml[1].decode("ascii"))
        if name and not name.startswith("utf-16"):  # the declaration was read as ASCII, so it can't be UTF-16
            yield name, "XML declaration"
    if meta := _META.search(head):
        name = encoding_name(meta[1].decode("ascii"))
        if name:
            yield ("utf-8" if name.startswith("utf-16") else name), "meta tag"  # WHATWG HTML §13.2.3.2


def _without_comments(head: bytes) -> bytes:
    kept: list[bytes] = []
    at = 0
    while (start := head.find(b"<!--", at)) >= 0:
        kept.append(head[at:start])
        end = head.find(b"-->", start)
        if end < 0:
            return b"".join(kept)
        at = end + len(b"-->")
    kept.append(head[at:])
    return b"".join(kept)


def _best(snapshot: bytes, labels: tuple[tuple[str, str], ...]) -> _Reading:
    if japanese := _escaped_japanese(snapshot, labels):
        return japanese
    if snapshot.isascii():
        return _ascii(snapshot, labels)
    utf8 = _strict_utf8(snapshot)
    if name := _utf16_pattern(snapshot) or ("" if utf8 is not None else _utf16_as_read(snapshot)):
        return _read(snapshot, name, "pattern of zero bytes")
    if utf8 is not None:
        return _named_by(labels, utf8, snapshot)
    labels = tuple(label for label in labels if not label[0].startswith("utf-16"))  # the pattern would show
    for name, how in labels:
        reading = _read(snapshot, name, how)
        if reading.fits:
            return _confirmed(reading, snapshot)
    return _damaged_utf8(snapshot, labels) or _weighed(snapshot, labels)


def _confirmed(reading: _Reading, snapshot: bytes) -> _Reading:
    """Return a reading that a label names, with a doubt when another encoding fits as well."""
    sample = _high_sample(snapshot)
    labelled = _read(sample, reading.name, "")
    rivals = [_detected(snapshot)]
    if reading.name in _TWO_BYTES and labelled.outside_ascii < _SHORT:
        rivals += _TWO_BYTES
    if reading.name in _LIKE_LATIN_1:
        rivals.append("windows-1252")
    for name in rivals:
        if name and name != reading.name:
            rival = _read(sample, name, "")
            if rival.fits and rival.odd <= labelled.odd and rival.text != labelled.text:
                return replace(reading, how=f"{reading.how}, in doubt: it looks like {name} too")
    return reading


def _escaped_japanese(snapshot: bytes, labels: tuple[tuple[str, str], ...]) -> _Reading | None:
    """Return the bytes read as ISO-2022-JP when they have its escapes and next to nothing outside ASCII."""
    # One byte is found many times faster than a pattern, and hardly any page has this one.
    if _ESCAPE not in snapshot or not _ISO_2022_JP.search(snapshot):
        return None
    if len(snapshot) - len(snapshot.translate(None, _HIGH_BYTES)) > _STRAY_BYTES:
        return None
    said = dict(reversed(labels)).get("iso-2022-jp", "")
    reading = _read(snapshot, "iso-2022-jp", said or f"detected{_against(labels)}")
    return reading if said or reading.fits else None


def _against(labels: tuple[tuple[str, str], ...]) -> str:
    """Return the words for a label that was not believed; empty when there is none."""
    return f", not {labels[0][0]} as the {labels[0][1]} says" if labels else ""


def _ascii(snapshot: bytes, labels: tuple[tuple[str, str], ...]) -> _Reading:
    if name := _utf16_pattern(snapshot):
        return _read(snapshot, name, "pattern of zero bytes")
    ascii_based = [label for label in labels if not label[0].startswith("utf-16")]
    name, how = ascii_based[0] if ascii_based else ("utf-8", "valid UTF-8")
    return _Reading(name, how, snapshot.decode("ascii"), 0, 0.0)


def _utf16_pattern(snapshot: bytes) -> str:
    """Return the UTF-16 that has its zero bytes where these bytes have them, or an empty string.

    In UTF-16 every ASCII character, line ends and mark-up included, brings a zero byte on one side.
    """
    head = snapshot[: 4_096 & ~1]
    pairs = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if pairs >= _FEW and odd > pairs * 0.1 and even <= odd * 0.05:
        return "utf-16le"
    if pairs >= _FEW and even > pairs * 0.1 and odd <= even * 0.05:
        return "utf-16be"
    return ""


def _utf16_as_read(snapshot: bytes) -> str:
    """Return the UTF-16 that makes ordinary text of bytes with zeros among them, or an empty string.

    Chinese has few ASCII characters, and some whose own zero byte stands on the other side: 一 is U+4E00.
    """
    head = snapshot[: 4_096 & ~1]
    if head.count(0) < _FEW:
        return ""
    best, other = sorted((_read(head, name, "") for name in ("utf-16le", "utf-16be")), key=lambda reading: reading.odd)
    is_right = best.fits and best.outside_ascii >= _FEW and other.odd - best.odd >= _CLEAR_LEAD
    return best.name if is_right else ""


def _strict_utf8(snapshot: bytes) -> str | None:
    try:
        return snapshot.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _named_by(labels: tuple[tuple[str, str], ...], utf8: str, snapshot: bytes) -> _Reading:
    """Return the reading of bytes that are valid UTF-8: other encodings hardly ever are by chance."""
    for name, how in labels:
        if name == "utf-8":
            return _Reading(name, how, utf8, 0, 0.0)
    # A character outside ASCII takes a byte more at least.
    if labels and len(snapshot) - len(utf8) <= _MOST_MORE and len(utf8) - len(utf8.encode("ascii", "ignore")) < _FEW:
        reading = _read(snapshot, *labels[0])
        if reading.fits:
            return reading
    return _Reading("utf-8", f"valid UTF-8{_against(labels)}", utf8, 0, 0.0)


def _damaged_utf8(snapshot: bytes, labels: tuple[tuple[str, str], ...]) -> _Reading | None:
    """Return the bytes read as UTF-8 when most of those outside ASCII are well-formed: damage, not another encoding."""
    outside = len(snapshot) - len(snapshot.translate(None, _HIGH_BYTES))
    kept = snapshot.decode("utf-8", "ignore")
    well_formed = len(kept.encode()) - len(kept.encode("ascii", "ignore"))
    if well_formed < _MOSTLY * outside:
        return None
    said = dict(reversed(labels)).get("utf-8", "mostly valid UTF-8")
    return _read(snapshot, "utf-8", said)


def _weighed(snapshot: bytes, labels: tuple[tuple[str, str], ...]) -> _Reading:
    """Return the reading that looks most like text, when no label fits.

    A label that fits badly is kept, with a doubt, unless another encoding is plainly right: a few damaged bytes on a
    page with few characters outside ASCII look bad in every encoding.
    """
    sample = _high_sample(snapshot)
    detected = _detected(snapshot)
    names = dict.fromkeys([*(name for name, _ in labels), detected, *_GUESSES])
    likely = _likely(sample, [name for name in names if name], [name for name, _ in labels])
    readings = sorted((_read(sample, name, "") for name in likely), key=lambda reading: reading.odd)
    best = readings[0]
    second = next((reading for reading in readings if reading.text != best.text), best)
    if labels:
        said = dict(reversed(labels))
        labelled = next(reading for reading in readings if reading.name in said)
        other_is_right = best.odd <= _TOLERATED_ODDNESS and labelled.odd - best.odd >= _CLEAR_LEAD
        if not (other_is_right and labelled.plainly_wrong):
            doubt = "" if labelled is best else ", in doubt: it fits badly"
            return _read(snapshot, labelled.name, said[labelled.name] + doubt)
    # The detector's word settles nothing where another encoding gives other words that are as likely.
    agreed = second.odd - best.odd >= _CLEAR_LEAD or (best.name == detected and second.odd > best.odd)
    sure = agreed and best.odd <= _TOLERATED_ODDNESS and best.outside_ascii >= _ENOUGH
    return _read(snapshot, best.name, ("detected" if sure else "guessed") + _against(labels))


def _likely(sample: bytes, names: Sequence[str], kept: Collection[str]) -> list[str]:
    """Return the encodings that may be the right one by how a sample begins, in order, and those to be kept."""
    if len(sample) <= _OPENING_BYTES:
        return list(names)
    opening = sample[: sample.rfind(b"\n", 0, _OPENING_BYTES)]
    odd = {name: _read(opening, name, "").odd for name in names}
    most = max(min(odd.values()) + 2 * _CLEAR_LEAD, sorted(odd.values())[_FEW])
    return [name for name in names if odd[name] <= most or name in kept]


def _high_sample(snapshot: bytes) -> bytes:
    runs: list[bytes] = []
    size = 0
    for run in _HIGH_RUN.finditer(snapshot):
        runs.append(run[0])
        size += len(run[0])
        if size > _SAMPLE_BYTES:
            break
    return b"\n".join(runs)


def _detected(snapshot: bytes) -> str:
    import cchardet  # noqa: PLC0415 - only pages without a right label pay for it

    label = cchardet.detect(snapshot[: 4 * _SAMPLE_BYTES])["encoding"] or ""
    return encoding_name(_DETECTOR_NAMES.get(label, label))


def _read(snapshot: bytes, name: str, how: str) -> _Reading:
    text = text_in(name, snapshot)
    damaged = text.count("\ufffd")
    if damaged and name == "utf-8":
        damaged -= snapshot.count(b"\xef\xbf\xbd")
    return _Reading(name, how, text, damaged, oddness(text, as_chinese=name in _CHINESE))

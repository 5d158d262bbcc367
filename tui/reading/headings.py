"""Which blocks could be headings, and on what evidence, strongest first: markup, number with a title, prominence.

Owns what a title looks like and where a run-in title ends; whether a candidate stands, and where, the outline decides.
"""

import re
from collections.abc import Collection, Sequence
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import Block, BlockKind
from tui.domain.text import Span
from tui.reading.characters import HAN_RANGE, is_chinese, is_title_case, latin_words, weight
from tui.reading.numbering import PARTS, Marker, marker_of


class Evidence(IntEnum):
    """Why a block could be a heading; a lower value is the stronger reason."""

    MARKUP = 1
    NUMBER = 2
    RUN_IN = 3
    PARAGRAPH = 4
    """Numbered, but without a title of its own: a numbered paragraph unless its siblings have titles."""
    CUSTOMARY = 5
    PROMINENT = 6


class Candidate(Struct, frozen=True):
    """A block, or the beginning of one, that could be a heading."""

    block: int
    """The index of the block."""
    heading: Span
    """The printed number and title."""
    evidence: Evidence
    """The strongest reason."""
    title: str
    """Without number and final punctuation."""
    marker: Marker | None = None
    """The printed number; None when it has none."""
    markup: int = 0
    """The level in the markup; 0 when it is no heading there."""
    rest: int = 0
    """The weight of what follows in the same block, in Chinese characters."""
    prominent: bool = False
    """Whether the whole block is printed bold, larger or centred."""
    is_part: bool = False
    """Whether it is one of the centred lines that divide the report, with the numbers below them."""

    @property
    def number(self) -> str:
        """The number as printed; empty when it has none, or is all there is."""
        return self.marker.number if self.marker and self.title != self.marker.number else ""

    @property
    def squeezed(self) -> str:
        """Number and title without white space and punctuation, to compare copies by."""
        return "".join(filter(str.isalnum, f"{self.number}{self.title}".casefold()))


LONGEST_CHINESE_TITLE = 40
"""The most characters of a run-in title (the convention of the gold outlines, and a line of official print)."""
LONGEST_TITLE = 120
"""The most characters of a title in other scripts."""

_LONGEST_LINE = 60
"""The most characters of a title that stands alone: two lines of print; the outline shows the first."""
_MOST_TITLE_WORDS = 8
"""The most words of an English title that is printed with a full stop."""
_LONGEST_TERM = 20
"""The most characters before a colon that name what follows it (元旦：…); a longer clause only introduces it."""

_FOLDED_ELLIPSIS = 3
"""How many characters an ellipsis is where it is written out (Unicode NFKC): a cut title is no longer then, either."""
_SENTENCE_END = re.compile("[。！？]")
_CLAUSE_END = re.compile("[：；;]|:(?!//)")
_CUT = re.compile("[，、（(,]")
_FINAL = " \t\u00a0\u3000。．.：:；;，,、"
_CAPITALS_LEAD = re.compile(r"([A-Z][A-Z0-9 ,&’'/-]{9,118}): +(?=\S)")
_FEWEST_CAPITAL_WORDS = 3
_SHORTEST_REST = 40
_ENGLISH_SENTENCE = re.compile(r"[a-z0-9)][.?!][”\"’]? +[A-Z“]")
# 原则同意《…》（以下简称《…》）: the parenthesis names what the title says, for the text after it.
_DEFINITION = re.compile(r"[（(](?:以下(?:简称|簡稱|称|稱|统称)|下[称稱]|(?i:hereinafter|hereafter))[^（）()]*[）)]\Z")
_DEFINITION_END = (")", "）")
_SPACED_TITLE = re.compile(rf"[{HAN_RANGE}](?:[ \u00a0\u3000]+[{HAN_RANGE}])+")
# What is printed bold or centred and names no section: brackets, table titles, contents, numbers, introductions of what
# follows, check boxes, by-lines, salutations, issuing numbers (发文字号), dates.
_NO_HEADING = re.compile(
    r"[（(\[].*[）)\]]"
    r"|(?i:table|figure|fig\.?|chart|exhibit|box|map|photo|source|notes?)\b.*\d.*|(?i:source|note)s?[:：].*|[图表圖]\s*\d+.*"
    r"|(?i:table of contents|contents|index)|目\s*[录錄次]"
    r"|[^\W\d_]?[\W\d_]*"
    r"|.*[:：;；,，]"
    r"|.*[☐☑☒□✓✔].*"
    r"|(?i:by|contact|tel|phone|fax|e-?mail)\b.*"
    r"|(?i:(?:(?:case|docket|file|report|document) )?no\. ?\S*[0-9]\S*)"
    r"|各位.{1,8}"
    r"|.{1,12}[〔\[（(]\d{4}[〕\]）)]第?\d{1,4}[号號]"
    r"|(?:\d{4}|[〇○零一二三四五六七八九]{4})年.{0,12}日.{0,20}",
)
_TABLE_TITLE = re.compile(r"[图表圖附]{1,2}\s*\d+|(?i:table|figure|fig\.?|chart|box|map)\s*[A-Z]?[\d.-]+")
_ATTACHMENT = re.compile(r"附件\s?[0-9一二三四五六七八九十]{0,3}|附[录錄]\s?[A-Z0-9一二三四五六七八九十]{0,3}")
_STATUS = re.compile(r"[（(]?(?:informative|normative|资料性|規範性|规范性|資料性)(?:附[录錄])?[）)]?", re.IGNORECASE)
"""What stands between the number of a standard's annex and its title (ISO/IEC Directives Part 2, GB/T 1.1-2020)."""
# Parts that stand at the end of a report under a name that needs neither number nor bold print.
_HAS_NUMBER = re.compile("[0-9A-Z一二三四五六七八九十]")
_CLOSING = re.compile(
    rf"{_ATTACHMENT.pattern}|名[词詞]解[释釋]|[术術][语語](?:表|解[释釋])|[参參]考文[献獻]|[结結]束[语語]|[结結][语語]|致[谢謝]"
    r"|(?i:glossary|references|bibliography|acknowledge?ments|appendix|appendices|signatures?)",
)
_OPENING = re.compile(
    r"前\s?言|引\s?言|导\s?言|序\s?言|摘\s?要|(?i:abstract|executive summary|foreword|preface|introduction)"
)


# To look a member of an enumeration up takes several times as long as a name of the module (Python 3.11).
_HEADING, _PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH


def candidates_of(text: str, blocks: Sequence[Block], prominent: Collection[int]) -> list[Candidate]:
    """Return all candidates in reading order; tables, list items, quotes, captions and notes have none."""
    found: list[Candidate] = []
    for index, block in enumerate(blocks):
        kind = block.kind
        if kind is not _HEADING and kind is not _PARAGRAPH:
            continue
        words = block.span.of(text)
        if kind is _HEADING:
            candidate = _marked(words, block, index)
        else:
            is_prominent = index in prominent
            # A short line below a number that stands alone is its title, however it is printed.
            is_named = bool(found) and _awaits_title(found[-1]) and found[-1].block + 1 == index
            if found and _awaits_title(found[-1]) and found[-1].block + 1 == index and _STATUS.fullmatch(words.strip()):
                found[-1] = replace(found[-1], block=index)
                continue
            candidate = _numbered(words, block, index, is_prominent) or _unnumbered(
                words, block, index, is_prominent or is_named
            )
        if candidate and not (found and _completes(candidate, found)):
            found.append(candidate)
    return found


def _is_bare(candidate: Candidate) -> bool:
    """Say whether a candidate is a number and nothing else."""
    return candidate.marker is not None and candidate.title == candidate.marker.number


def _awaits_title(candidate: Candidate) -> bool:
    """Say whether a candidate is a number, or the mark of an attachment, that stands above its title."""
    return _is_bare(candidate) or bool(_ATTACHMENT.fullmatch(candidate.title))


def _completes(candidate: Candidate, found: list[Candidate]) -> bool:
    """Join a title to the number printed alone in the block before it (`Item 1.` above `Business`), if it is one."""
    part = found[-1]
    alone = _awaits_title(part) and part.block + 1 == candidate.block
    is_bare_title = candidate.marker is None and candidate.evidence is not Evidence.CUSTOMARY
    if not (alone and is_bare_title) or (candidate.markup and candidate.markup < part.markup):
        return False
    if candidate.markup > part.markup > 0 and not _HAS_NUMBER.search(part.title):
        # 附录 is a name by itself, and what is marked up below it stands in it.
        return False
    heading = Span(part.heading.start, candidate.heading.end)
    title = candidate.title if part.marker else clean_title(f"{part.title} {candidate.title}")
    found[-1] = replace(part, block=candidate.block, heading=heading, title=title)
    return True


def is_closing(candidate: Candidate) -> bool:
    """Say whether a heading names, without a number of a family, one of the parts that customarily end a report."""
    return candidate.evidence is Evidence.CUSTOMARY and not is_opening(candidate)


def is_opening(candidate: Candidate) -> bool:
    """Say whether a heading names one of the parts that customarily stand before the first number."""
    return candidate.marker is None and bool(_OPENING.fullmatch(candidate.title))


def clean_title(words: str) -> str:
    """Return a title without final punctuation and padding spaces (总　则), cut where it is longer than a line."""
    title = words.strip(_FINAL) or words.strip()
    title = title.lstrip("—– ")
    if title.endswith(_DEFINITION_END):
        title = _DEFINITION.sub("", title)
    is_spaced = not title.isascii() and _SPACED_TITLE.fullmatch(title)
    title = "".join(title.split()) if is_spaced else " ".join(title.split())
    longest = LONGEST_CHINESE_TITLE if is_chinese(title) else LONGEST_TITLE
    return title if len(title) <= longest else f"{title[: longest - _FOLDED_ELLIPSIS]}…"


def _marked(words: str, block: Block, index: int) -> Candidate | None:
    marker = marker_of(words)
    after = words[marker.end :] if marker else words
    if not words.strip() or weight(words) > LONGEST_TITLE or _TABLE_TITLE.match(words):
        return None
    title = clean_title(after) if after.strip(_FINAL) else clean_title(words)
    if marker and not after.strip(_FINAL):
        title = marker.number
    return Candidate(index, block.span, Evidence.MARKUP, title, marker, max(block.level, 1))


def _numbered(words: str, block: Block, index: int, prominent: bool) -> Candidate | None:
    marker = marker_of(words)
    if marker is None:
        return None
    after = words[marker.end :]
    if not after.strip(_FINAL):
        is_part = marker.key.startswith("label:") or marker.key in PARTS
        return Candidate(index, block.span, Evidence.NUMBER, marker.number, marker) if is_part else None
    length, evidence = _title_length(after, marker)
    if evidence is None:
        return None
    title = clean_title(after[:length])
    end = block.span.end if evidence is Evidence.NUMBER else block.span.start + marker.end + length
    rest = weight(after[length:].strip(_FINAL))
    return Candidate(index, Span(block.span.start, end), evidence, title, marker, 0, rest, prominent)


def _title_length(after: str, marker: Marker) -> tuple[int, Evidence | None]:
    """Return how much of what follows a number is its title, and what that makes of it."""
    if not is_chinese(after[:LONGEST_TITLE]):
        return _latin_title_length(after, marker)
    is_decimal = len(marker.path) > 1
    stop = _SENTENCE_END.search(after)
    first = stop.start() if stop else len(after)
    if stop is None and len(after) <= _LONGEST_TERM:
        first = len(after.rstrip("：: "))
    stands_alone = stop is None and first <= _LONGEST_LINE and not after.rstrip().endswith(("；", ";", "，", "："))
    if (first <= LONGEST_CHINESE_TITLE or stands_alone) and not _CLAUSE_END.search(after, 0, first):
        alone = not after[first:].strip(_FINAL)
        if alone or not is_decimal:
            return first, Evidence.NUMBER if alone else Evidence.RUN_IN
    # A decimal number with its title has a line of its own; else it counts a paragraph (GB/T 1.1-2020).
    if is_decimal:
        return 0, None
    clause = _CLAUSE_END.search(after)
    if clause and clause.start() <= _LONGEST_TERM and after[clause.end() :].strip():
        return clause.start(), Evidence.RUN_IN
    cut = _CUT.search(after, 6)
    return (cut.start() if cut and cut.start() <= LONGEST_CHINESE_TITLE else 30), Evidence.PARAGRAPH


def _latin_title_length(after: str, marker: Marker) -> tuple[int, Evidence | None]:
    if _reads_as_latin_title(after):
        return len(after), Evidence.NUMBER
    stop = re.search(r"[.:] |\s[–—-]+\s", after[: LONGEST_TITLE + 2])
    has_label = marker.key.startswith("label:") or len(marker.path) > 1
    if has_label and stop and _reads_as_latin_title(after[: stop.start()]) and is_title_case(after[: stop.start()]):
        return stop.start(), Evidence.RUN_IN
    return 0, None


def _reads_as_latin_title(words: str) -> bool:
    bare = words.strip()
    if bare.endswith(".") and len(latin_words(bare)) <= _MOST_TITLE_WORDS and is_title_case(bare):
        bare = bare[:-1]
    return (
        0 < len(bare) <= LONGEST_TITLE
        and any(map(str.isalpha, bare))
        and not bare.endswith((".", ";", ",", ":"))
        and not _ENGLISH_SENTENCE.search(bare)
        and (bare[0].isupper() or not bare[0].isalpha())
    )


def _in_capitals(words: str, block: Block, index: int) -> Candidate | None:
    """Return the English form of a run-in heading without a number: `SAFE HARBOR STATEMENT: All …`."""
    found = _CAPITALS_LEAD.match(words)
    if found is None or len(latin_words(found.group(1))) < _FEWEST_CAPITAL_WORDS:
        return None
    rest = weight(words[found.end() :])
    heading = Span(block.span.start, block.span.start + found.end(1))
    title = clean_title(found.group(1))
    return Candidate(index, heading, Evidence.PROMINENT, title, rest=rest) if rest >= _SHORTEST_REST else None


def _unnumbered(words: str, block: Block, index: int, prominent: bool) -> Candidate | None:
    title = clean_title(words) if len(words) <= LONGEST_TITLE else ""
    if not title:
        return _in_capitals(words, block, index)
    if _CLOSING.fullmatch(words.strip()) or (_OPENING.fullmatch(words.strip()) and prominent):
        return Candidate(index, block.span, Evidence.CUSTOMARY, title)
    if not prominent or _NO_HEADING.fullmatch(words.strip()):
        return None
    if is_chinese(words):
        fits = len(title) <= LONGEST_CHINESE_TITLE and not _SENTENCE_END.search(words.rstrip("？"))
    else:
        fits = _reads_as_latin_title(words)
    return Candidate(index, block.span, Evidence.PROMINENT, title) if fits else None

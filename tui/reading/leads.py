"""Headings inside running text: 一是…二是…, and X方面，…: which of them a reader would navigate by."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.domain.text import Span
from tui.reading.characters import weight
from tui.reading.headings import LONGEST_CHINESE_TITLE, clean_title
from tui.reading.numbering import marker_of


class Lead(Struct, frozen=True):
    """Words at the beginning of a stretch of text that name it."""

    number: str
    """The enumerator as printed; empty for a topical lead."""
    title: str
    """Without enumerator and final punctuation."""
    heading: Span
    """Enumerator and title in the text."""


_DEEPEST_ENUMERATED = 2
_LONGEST_INLINE_LEAD = 25
_SHORTEST_TOPIC = 40
_FEWEST_TOPICS = 3
_COVERAGE = 0.6

_NUMERALS = "一二三四五六七八九十"
# Each set of enumerators with its printed forms in order; a title follows each of them directly.
_ENUMERATORS: tuple[tuple[str, ...], ...] = (
    tuple(f"{numeral}是" for numeral in _NUMERALS),
    tuple(f"第{numeral}，" for numeral in _NUMERALS),
    tuple(f"第{numeral}," for numeral in _NUMERALS),
    tuple(f"第{numeral}、" for numeral in _NUMERALS),
    tuple(f"其{numeral}，" for numeral in _NUMERALS),
)
_OPENING = r"(?:^|(?<=[。：；！？:;]))[ \u3000]*"
_ENUMERATOR = re.compile(
    _OPENING + "(" + "|".join(sorted({form for forms in _ENUMERATORS for form in forms}, key=len, reverse=True)) + ")",
)
# Stands wherever an enumerator does, and begins with a class: what begins with a choice is tried everywhere.
_MAY_BE_ENUMERATOR = re.compile(f"[{_NUMERALS}](?:是|(?<=[第其].)[，,、])")
_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("方面", re.compile(_OPENING + r"((?:在)?[^，,。；：:\s]{2,12}方面)(?=[，,])")),
    ("上", re.compile(_OPENING + r"(在[^，,。；：:\s]{2,12}上)(?=[，,])")),
)
"""How the leads of a topic are put, each after what they end in."""
_FEWEST_TOPIC_SENTENCES = 2
_LONGEST_TOPIC_SENTENCE = 28
_SHORTEST_TOPIC_PARAGRAPH = 60
_ARTICLE = "条"
_LINK_WORDS = re.compile(r"(?:—+|－+)?\s*(?:[这這]?[一三五十]年(?:以?[来來]|[间間])?，(?:我[们們])?)?")
# What a topic sentence has not: figures, a copula, an early end, words that go on with what came before.
_NARRATIVE = re.compile(
    r"[0-9０-９？！；：]|是|\A(?:今年|去年|明年|[过過]去|[当當目]前|同[时時]|此外|另外|各位|我[们們]|[这這]|[综綜][观觀]|回[顾顧]|展望"
    r"|根[据據]|按照|[为為]|在|一年|[与與]此|但|也|[还還]|全年|年末|截至)",
)
_LEAD_END = re.compile("[。！？；;：:\n]")


class _Item(Struct, frozen=True):
    """One enumerator with what it governs, up to the next one or the end of its paragraph."""

    start: int
    title: Span
    end: int
    opens: bool
    form: str


def may_have_leads(text: str) -> bool:
    """Say whether a text has one of the marks that every lead asks for: a full stop of Chinese, or a topic's word."""
    return "。" in text or "方面" in text or "在" in text


def leads_of(text: str, paragraphs: Sequence[Span], length: int, level: int) -> list[Lead]:
    """Return the headings inside the running text of one section.

    一是…二是… are headings where each item has a lead that ends in 。 and more text after it, and either each opens a
    paragraph or together they make up three fifths of the section. Three or more X方面，… of one form are, where they
    make up as much and each governs 40 characters or more; so are the short sentences that open most of a section's
    paragraphs.

    Args:
        text: The report's text.
        paragraphs: The section's own paragraphs, from its heading to the next section, in order.
        length: How many characters the section has, its subsections included.
        level: The section's level; an enumeration below the second is a list.
    """
    is_list = level > _DEEPEST_ENUMERATED
    leads = _topical(text, paragraphs, length) if is_list else counted_leads(text, paragraphs, length)
    blocks = [span for span in paragraphs if _begins_block(text, span)]
    topics = _topic_sentences(text, [span for span in blocks if not any(span.contains(lead.heading) for lead in leads)])
    return sorted((*leads, *topics), key=lambda lead: lead.heading.start)


def counted_leads(text: str, paragraphs: Sequence[Span], length: int) -> list[Lead]:
    """Return those of `leads_of` that count or are of one form: they divide a report that has no sections, too."""
    if not paragraphs:
        return []
    return _enumerated(text, paragraphs, length) or _topical(text, paragraphs, length)


def _begins_block(text: str, span: Span) -> bool:
    return span.start == 0 or text[span.start - 1] == "\n"


def _enumerated(text: str, paragraphs: Sequence[Span], length: int) -> list[Lead]:
    leads: list[Lead] = []
    numbered = [
        paragraph for paragraph in paragraphs if _MAY_BE_ENUMERATOR.search(text, paragraph.start, paragraph.end)
    ]
    for forms in _ENUMERATORS if numbered else ():
        for run in _runs(_items(text, numbered, forms), forms):
            if _opens_paragraphs(run, text) or _fills(run, text, length):
                leads += [
                    Lead(item.form.rstrip("，,、"), clean_title(item.title.of(text)), Span(item.start, item.title.end))
                    for item in run
                ]
    return leads


def _items(text: str, paragraphs: Sequence[Span], forms: Sequence[str]) -> Iterator[_Item]:
    for paragraph in paragraphs:
        words = paragraph.of(text)
        found = [match for match in _ENUMERATOR.finditer(words) if match.group(1) in forms]
        starts = [paragraph.start + match.start(1) for match in found]
        ends = [*starts, paragraph.end][1:] if found else []
        for match, start, end in zip(found, starts, ends, strict=True):
            first = start + len(match.group(1))
            stop = _LEAD_END.search(text, first, end)
            title = Span(first, stop.start() if stop else end)
            yield _Item(start, title, end, not words[: match.start(1)].strip(), match.group(1))


def _runs(items: Iterator[_Item], forms: Sequence[str]) -> Iterator[list[_Item]]:
    """Yield the runs that count up from the first form, of two items or more."""
    run: list[_Item] = []
    for item in items:
        if len(run) < len(forms) and item.form == forms[len(run)]:
            run.append(item)
            continue
        if len(run) > 1:
            yield run
        run = [item] if item.form == forms[0] else []
    if len(run) > 1:
        yield run


def _opens_paragraphs(run: Sequence[_Item], text: str) -> bool:
    return all(item.opens and _has_lead(item, text, LONGEST_CHINESE_TITLE) for item in run)


def _fills(run: Sequence[_Item], text: str, length: int) -> bool:
    governed = sum(item.end - item.start for item in run)
    # Items that a semicolon parts are members of one sentence, not sections.
    sentences = all(text[item.end - 1] in "。！？" for item in run)
    return (
        sentences
        and governed >= _COVERAGE * length
        and all(_has_lead(item, text, _LONGEST_INLINE_LEAD) for item in run)
    )


def _has_lead(item: _Item, text: str, longest: int) -> bool:
    """Say whether an item begins with a sentence short enough for a title, and has another one after it."""
    ends_sentence = text[item.title.end : item.title.end + 1] == "。"
    has_more = bool(text[item.title.end + 1 : item.end].strip())
    return 0 < len(item.title) <= longest and ends_sentence and has_more


def _topical(text: str, paragraphs: Sequence[Span], length: int) -> list[Lead]:
    for ending, topic in _TOPICS:
        found: list[Span] = []
        for paragraph in paragraphs:
            words = paragraph.of(text)
            if f"{ending}，" in words or f"{ending}," in words:
                found += [Span(*match.span(1)).shifted(paragraph.start) for match in topic.finditer(words)]
        if len(found) < _FEWEST_TOPICS:
            continue
        ends = [*(span.start for span in found[1:]), paragraphs[-1].end]
        governed = [end - span.start for span, end in zip(found, ends, strict=True)]
        if min(governed) >= _SHORTEST_TOPIC and sum(governed) >= _COVERAGE * length:
            return [Lead("", clean_title(span.of(text)), span) for span in found]
    return []


def _topic_sentences(text: str, paragraphs: Sequence[Span]) -> list[Lead]:
    """Return the short sentences that open a section's paragraphs and say what each is about; print sets them bold.

    One alone is a sentence like others: two are asked for, side by side, or in most paragraphs from the first on. Two
    could still be chance, so of those neither has a comma. The paragraphs of a law's articles name nothing.
    """
    markers = [marker_of(span.of(text)) for span in paragraphs]
    if any(marker is not None and marker.key == _ARTICLE for marker in markers):
        return []
    found = [
        _topic_sentence(text, span) if marker is None else None
        for span, marker in zip(paragraphs, markers, strict=True)
    ]
    places = [at for at, lead in enumerate(found) if lead]
    commas = [lead for lead in found if lead and "，" in lead.title]
    if len(places) < _FEWEST_TOPIC_SENTENCES or (len(places) == _FEWEST_TOPIC_SENTENCES and commas):
        return []
    most = len(places) * 2 >= len(paragraphs) - places[0]
    return [lead for at, lead in enumerate(found) if lead and (most or at - 1 in places or at + 1 in places)]


def _topic_sentence(text: str, paragraph: Span) -> Lead | None:
    words = paragraph.of(text)
    opening = _LINK_WORDS.match(words)
    first = opening.end() if opening else 0
    stop = words.find("。", first, first + _LONGEST_TOPIC_SENTENCE + 1)
    if stop < 0 or weight(words[stop + 1 :]) < _SHORTEST_TOPIC_PARAGRAPH or _NARRATIVE.search(words[first:stop]):
        return None
    return Lead("", clean_title(words[first:stop]), Span(paragraph.start, paragraph.start + stop))

"""Lines in the article that are not of it: by-lines, calls to read on, tails.

Owns what can be told of a line only by its words and its place among the others, after the article was chosen. What it
takes out stays in its place as an aside.
"""

from collections.abc import Sequence

from tui.domain.report import BlockKind
from tui.reading.bylines import is_byline
from tui.reading.characters import may_be_wide
from tui.reading.html_blocks import Piece, Place
from tui.reading.html_phrases import (
    ATTACHMENT,
    CALL,
    CLOSING,
    CREDIT,
    FIGURE,
    FILING,
    LABEL,
    LIST_OPENING,
    NUMBERED_CAPTION,
    PROMOTION,
    TAIL,
)
from tui.reading.html_title import bare
from tui.reading.table_lines import is_source_or_note

# To look a member of an enumeration up takes several times as long as a name of the module (Python 3.11).
_HEADING, _PARAGRAPH, _CAPTION = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION
_BEFORE, _LEAD, _IN = Place.BEFORE, Place.LEAD, Place.IN
_MANY_LINKS = 0.3
"""The share of link text from which a line that calls for another page is one."""
_MOSTLY_LINKS = 0.5
_ALL_LINKS = 0.85


def set_lines_apart(pieces: Sequence[Piece], title: str, *, is_repeated: bool = False) -> None:
    """Mark the pieces of the body that are not of the article; pieces that are marked already stay as they are.

    Args:
        pieces: The page, in reading order.
        title: The article's title.
        is_repeated: Whether a heading prints the title: lines of the body that make it up together then repeat it.
    """
    head = [piece for piece in pieces if not piece.aside][:_HEAD_LINES]
    for piece in _printed_title(head, bare(title), most=_MOST_TITLE_LINES if is_repeated else 1):
        piece.aside = "title"
    for mark in (_mark_head, _close, _cut_lists, _mark_lines, _mark_tail):
        mark([piece for piece in pieces if not piece.aside])


_HEAD_LINES = 25
_MOST_TITLE_LINES = 4
_BODY_WEIGHT = 150.0
_LEAD_WEIGHT = 50.0


def _printed_title(head: Sequence[Piece], title: str, *, most: int) -> Sequence[Piece]:
    """Return the lines that print the title again, as long titles are broken over several."""
    if not title:
        return ()
    letters = [_opening_letters(piece.text, round(len(title) / _TITLE_SHARE) + 1) for piece in head]
    for first, (piece, own) in enumerate(zip(head, letters, strict=True)):
        if _is_title(piece, own, title):
            return (piece,)
        words = ""
        for last, following in enumerate(letters[first : first + most]):
            words += following
            if words == title:
                return head[first : first + last + 1]
            if not words or not title.startswith(words):
                break
    return ()


def _mark_head(body: Sequence[Piece]) -> None:
    """Mark what stands between the title and the first line of prose: by-lines, buttons, captions."""
    for piece in body[:_HEAD_LINES]:
        if is_byline(piece.text):
            piece.aside = "by-line"
        elif piece.place is _BEFORE or (piece.place is _LEAD and not _is_lead(piece)):
            piece.aside = "page head"
        elif piece.place is _IN and _is_body(piece):
            break


_SENTENCE_WEIGHT = 40.0


def _is_body(piece: Piece) -> bool:
    """Say whether the article has begun: a table, much text, or a sentence, or the addressee of a letter."""
    is_sentence = piece.text[-1:] in "。.：:" and piece.weight > _SENTENCE_WEIGHT
    return bool(piece.rows) or piece.weight > _BODY_WEIGHT or is_sentence


def _is_lead(piece: Piece) -> bool:
    """Say whether a piece between title and article is a lead: a sentence or more, not a caption, not links."""
    return piece.kind is not _CAPTION and piece.weight >= _LEAD_WEIGHT and piece.link_density < _MANY_LINKS


_OPENING_SHARE = 2
"""How many characters are looked at for each letter that is asked for."""
_SHORTEST_PART = 8
_TITLE_SHARE = 0.6


def _opening_letters(text: str, enough: int) -> str:
    """Return the letters and digits of a text; of one that has more than enough, those that it begins with."""
    opening = bare(text[: _OPENING_SHARE * enough])
    return opening if len(opening) > enough else bare(text)


def _is_title(piece: Piece, text: str, title: str) -> bool:
    """Say whether a piece, whose letters `text` has, prints the title again, or set off from the text most of it."""
    if text == title:
        return True
    shorter, longer = sorted((text, title), key=len)
    is_part = len(shorter) > _SHORTEST_PART and len(shorter) > _TITLE_SHARE * len(longer) and shorter in longer
    return is_part and (piece.kind is _HEADING or piece.prominent)


_MOST_AFTER = 0.3
_NOTICE_WEIGHT = 800.0


def _close(body: Sequence[Piece]) -> None:
    """Set apart the line that names the editors, or opens the legal notice, with all after it when that is little."""
    total = sum(piece.weight for piece in body)
    after = 0.0
    for index in range(len(body) - 1, -1, -1):
        after += body[index].weight
        if after > _MOST_AFTER * total + _NOTICE_WEIGHT:
            return
        if CLOSING.fullmatch(body[index].text):
            for later in body[index:]:
                later.aside = "tail"
            return


_LONGEST_OPENING = 60
_ENTRY_WEIGHT = 50.0


def _cut_lists(body: Sequence[Piece]) -> None:
    """Set apart the lists of other articles, each from the line that opens it to the next line of prose."""
    is_cut = False
    for piece in body:
        if not piece.rows and len(piece.text) < _LONGEST_OPENING and LIST_OPENING.fullmatch(piece.text):
            is_cut = True
        elif is_cut and not _is_entry(piece):
            is_cut = False
        if is_cut:
            piece.aside = "teaser"


def _is_entry(piece: Piece) -> bool:
    """Say whether a piece may stand in a list of other articles: a link, a headline, a date, a label."""
    return not piece.rows and (piece.link_density > _MOSTLY_LINKS or piece.weight < _ENTRY_WEIGHT)


_NEIGHBOURS = 8


def _mark_lines(body: Sequence[Piece]) -> None:
    headings = [piece for piece in body if piece.kind is _HEADING]
    are_linked = sum(piece.link_density > _ALL_LINKS for piece in headings) > _MOSTLY_LINKS * len(headings)
    captions: list[str] = []
    is_below_table = False
    for piece in body:
        is_below_table = bool(piece.rows) or (is_below_table and is_source_or_note(piece.text))
        if is_below_table:
            continue
        if piece.kind is _CAPTION and piece.text in captions[-_NEIGHBOURS:]:
            piece.aside = "repeated"
        elif piece.kind is _HEADING and not are_linked and piece.link_density > _ALL_LINKS:
            piece.aside = "teaser"
        else:
            piece.aside = _line_reason(piece)
        captions.append(piece.text)


_LONGEST_LINK = 200
_LONGEST_PROMOTION = 140
_LONGEST_LABEL = 120


def _line_reason(piece: Piece) -> str:
    """Return why a line is not of the article by its words; empty when it is."""
    text = piece.text
    if piece.kind is _PARAGRAPH:
        is_link = piece.link_density > _ALL_LINKS and len(text) < _LONGEST_LINK
        if is_link and not ATTACHMENT.match(text):
            return "teaser"
        if FILING.fullmatch(text):
            return "filing"
    if piece.kind is _CAPTION and CREDIT.search(text) and not NUMBERED_CAPTION.match(text):
        return "picture credit"
    if piece.link_density > _MANY_LINKS and CALL.match(text):
        return "teaser"
    if len(text) < _LONGEST_PROMOTION and may_be_wide(text) and PROMOTION.search(text) and not FIGURE.search(text):
        return "promotion"
    is_label = (
        piece.kind is not _HEADING and not piece.prominent and len(text) < _LONGEST_LABEL and LABEL.fullmatch(text)
    )
    return "button or label" if is_label else ""


_TAIL_LINES = 12
_LONGEST_TAIL = 400
_PROSE_WEIGHT = 60.0


def _mark_tail(body: Sequence[Piece]) -> None:
    """Mark the editors, sources, copyright lines and labels that close an article, from the last line upwards."""
    tail = body[-_TAIL_LINES:]
    for at, piece in reversed(list(enumerate(tail))):
        if _is_below_table(tail, at):
            break
        is_tail = not piece.rows and len(piece.text) < _LONGEST_TAIL and TAIL.match(piece.text.lstrip(" 　（(【["))
        if is_tail:
            piece.aside = "tail"
        elif piece.weight > _PROSE_WEIGHT:
            break


def _is_below_table(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a piece is a source or note of the table above it, and not of the page."""
    above = at
    while above and is_source_or_note(pieces[above].text):
        above -= 1
    return above < at and bool(pieces[above].rows)

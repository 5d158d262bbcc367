"""Tables as the rules see them: which row and column a number stands in, and what the heads say of its unit.

A grid comes from a table block, or from lines of a plain passage: cells parted by tabs, by `|`, or set in columns with
blanks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from tui.domain.report import Block, BlockKind
from tui.figures.captions import caption_hint
from tui.figures.folding import Folded
from tui.figures.heads import NO_HINT, Hint, hint_of
from tui.figures.lines import line_start

_WIDE_FROM = "\u2e80"
_VALUE = re.compile(
    r"[(\[]?[-+±]?(?:US|HK|NT|RMB|[A-Z]{3} ?)?[$€£¥]? ?[(]?[-+]?[0-9][0-9,. \u00a0]*(?:\.[0-9]+)?[)\]]? "
    r"?(?:%|pp|bps?|x|\*|[)])*"
    r"(?: ?\([0-9a-z]{1,2}\))?"
)
_DASHES = frozenset({"—", "-", "——", "–", "…", "n/a", "N/A", "NM", "nm", "N.M.", "不适用", "/", "*", "--", "n.m."})
_YEAR_CELL = re.compile(
    r"(?:FY ?)?(?:19|20)[0-9]{2}(?: ?(?:年(?:度)?|A|E|F))?(?:[/-][0-9]{2,4})?|[0-9]{3}年(?:度)?|[0-9]{1,2}月"
)
_PIPE_RULE = re.compile(r"[\s|:+=—-]+")
_ALIGNED_GAP = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_VALUE_TOKEN = re.compile(r"(?<![^\s])\(?[-+]?[$€£¥]? ?[0-9][0-9,]*(?:\.[0-9]+)?\)? ?%?(?![^\s])|(?<=\s)[—–-]+(?=\s|$)")
_SHORT_LINE = 60
_SHORT_LABEL = 9
_LONGEST_LINE = 600
_WIDEST = 200
_MOST_HEADS = 6


class Place(Struct):
    """A cell of a grid; offsets are into the folded text."""

    start: int
    """Where its words begin."""
    end: int
    """Where they end."""
    row_label: str = ""
    """What its row is called."""
    column_label: str = ""
    """What its column is called."""
    hint: Hint = NO_HINT
    """What the heads say of its unit and scale."""
    head: bool = False
    """Whether it is a head itself."""

    @property
    def says_nothing(self) -> bool:
        """Whether neither its row nor its column gives its numbers a name, a unit or a scale."""
        return not (self.row_label or self.column_label or self.head or self.hint or self.hint.currency)


class Grids:
    """All cells of a text, in reading order."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = sorted(places, key=lambda place: place.start)
        self._starts = [place.start for place in self._places]

    def at(self, offset: int) -> Place | None:
        """Return the cell that holds `offset`, or None outside tables."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        place = self._places[index]
        return place if place.start <= offset < place.end else None


def grids_of(folded: Folded, blocks: Sequence[Block]) -> Grids:
    """Return the cells of all tables of a text, the table blocks and those written in lines."""
    text = folded.text
    places: list[Place] = []
    covered: list[tuple[int, int]] = []
    tables: list[tuple[int, list[list[tuple[int, int]]]]] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE and block.table is not None:
            start, end = folded.folded(block.span.start), folded.folded(block.span.end)
            rows = _trimmed(
                [[(folded.folded(c.span.start), folded.folded(c.span.end)) for c in row] for row in block.table.rows]
            )
            between = _between(text, covered[-1][1], start) if covered else None
            if between is not None:
                tables[-1][1].extend([[line] for line in between] + rows)
                covered[-1] = (covered[-1][0], end)
            else:
                tables.append((start, rows))
                covered.append((start, end))
    for start, rows in tables:
        places += _lay_out(folded, rows, start)
    if "\t" in text or "|" in text or "   " in text:
        for start, rows, aligned in _written(text, covered):
            places += _lay_out(folded, rows, start) if not aligned else _lay_out_aligned(folded, rows, start)
    return Grids(places)


def _between(text: str, start: int, end: int) -> list[tuple[int, int]] | None:
    """Return the short lines that part two pieces of one table (OPERATING EXPENSES:); None for two tables."""
    if end - start > 2 * _SHORT_LINE:
        return None
    lines = [_stripped(text, start + a, start + b) for a, b in _lines(text[start:end])]
    lines = [line for line in lines if line[0] < line[1]]
    if len(lines) > 2 or any(text[line[1] - 1] in "。；" or hint_of(text[line[0] : line[1]]) for line in lines):  # noqa: PLR2004
        return None
    return lines


def _trimmed(rows: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Return the rows without the empty cells at their ends and without a spanning cell's repetitions."""
    trimmed = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1][0] == cells[-1][1]:
            cells.pop()
        trimmed.append(cells)
    return [row for row in trimmed if row]


def _written(text: str, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[list[tuple[int, int]]], bool]]:
    """Yield the tables written in lines: where each begins, its rows, and whether blanks align it."""
    rows: list[list[tuple[int, int]]] = []
    style, begun, start, idle = "", 0, 0, 0
    spans = iter([*covered, (len(text) + 1, len(text) + 1)])
    block = next(spans)
    for line in _lines(text):
        start, end = line
        while start >= block[1]:
            block = next(spans)
        found, cells = ("", []) if start >= block[0] else _cells(text, start, end)
        if found and (not rows or found == style):
            if not rows:
                begun, style = start, found
            rows.append(cells)
            idle = 0
            continue
        patience = {"aligned": 4, "tab": 2}.get(style, 0)
        if rows and idle < patience and end - start < _SHORT_LINE and start < block[0] and not found:
            idle += 1
            if text[start:end].strip():
                rows.append([_stripped(text, start, end)])
            continue
        if len(rows) > 1:
            yield begun, rows, style == "aligned"
        rows, idle = ([cells], 0) if found else ([], 0)
        begun, style = start, found
    if len(rows) > 1:
        yield begun, rows, style == "aligned"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _cells(text: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """Return how a line parts its cells, and the cells; nothing when it is no row."""
    line = text[start:end]
    if "|" in line and line.lstrip().startswith("|"):
        cells = list(_parted(text, start + line.index("|") + 1, start + len(line.rstrip().rstrip("|")), "|"))
        return ("pipe", [] if _PIPE_RULE.fullmatch(line) else cells)
    if "\t" in line:
        return "tab", list(_parted(text, start, end, "\t"))
    if (
        end - start < _LONGEST_LINE
        and "   " in line
        and (len(_ALIGNED_GAP.findall(line)) > 0 or line.startswith("      "))
    ):
        return "aligned", [_stripped(text, start, end)]
    return "", []


def _parted(text: str, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    for _ in range(_WIDEST):
        if start > end:
            return
        cut = text.find(mark, start, end)
        cut = end if cut < 0 else cut
        yield _stripped(text, start, cut)
        start = cut + 1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@lru_cache(maxsize=4096)
def is_value(words: str) -> bool:
    """Say whether a cell holds a number and is no year or date of a head."""
    if words in _DASHES:
        return True
    return _VALUE.fullmatch(words) is not None and _YEAR_CELL.fullmatch(words) is None


def _lay_out(folded: Folded, rows: Sequence[list[tuple[int, int]]], start: int) -> list[Place]:
    """Give each cell of a table its labels and hint."""
    sheet = _Sheet(folded, rows, caption_hint(folded.text, start))
    places: list[Place] = []
    for row in rows:
        words = [folded.text[a:b] for a, b in row]
        if any(word and is_value(word) for word in words):
            places += sheet.data(row, words)
        else:
            sheet.take_head(row, words)
            places += [Place(a, b, head=True) for a, b in row if a < b]
    return places


class _Sheet:
    """A table being read from the top: what its heads say so far."""

    def __init__(self, folded: Folded, rows: Sequence[list[tuple[int, int]]], caption: Hint) -> None:
        self._folded = folded
        self._width = max((len(row) for row in rows), default=0)
        self._caption = caption
        self._money = _money_columns(folded.text, rows, self._width)
        self._heads: list[list[str]] = []
        self._hints = [NO_HINT] * self._width
        self._group = ""
        self._in_head = True

    def take_head(self, row: Sequence[tuple[int, int]], words: Sequence[str]) -> None:
        """Take in a row without numbers: heads of columns, a new set of them, or a line over a group of rows."""
        if len({cell for cell in row if cell[0] < cell[1]}) > 1:
            if not self._in_head:
                self._heads, self._hints, self._in_head = [], [NO_HINT] * self._width, True
            columns = _columns(words, self._width, data=False)
            self._heads.append(_spread(self._folded, row, columns, self._width))
            del self._heads[:-_MOST_HEADS]
            self._hints = _merged(self._hints, words, columns)
        elif words:
            self._group = next((word for word in words if word), "")
            self._caption = hint_of(self._group) or self._caption

    def data(self, row: Sequence[tuple[int, int]], words: Sequence[str]) -> list[Place]:
        """Return the cells of a row with numbers."""
        self._in_head = False
        text, clean = self._folded.text, self._folded.clean
        name = next(((a, b) for a, b in row if a < b and not is_value(text[a:b])), None)
        label = clean[name[0] : name[1]] if name is not None else ""
        own = hint_of(text[name[0] : name[1]]) if name is not None else NO_HINT
        grouped = len(label) < _SHORT_LABEL and self._group and label not in self._group
        called = f"{self._group} {label}" if grouped else label
        places = [Place(*name, head=True)] if name is not None else []
        columns = _columns(words, self._width, data=True)
        for index, ((a, b), column) in enumerate(zip(row, columns, strict=True)):
            if a < b and (a, b) != name:
                behind = words[index + 1] if index + 1 < len(words) else ""
                head = self._head(column)
                settled = self._settled(own, column).for_column(head).for_row(label, self._group)
                hint = _PERCENT if behind in _PERCENT_CELLS else settled
                places.append(Place(a, b, called, head, hint))
                # Without heads, the words before a value name it: name, value, name, value.
                called = called if head or is_value(words[index]) else clean[a:b]
        return places

    def _head(self, column: int) -> str:
        return " ".join(dict.fromkeys(part[column] for part in self._heads if part[column]))

    def _settled(self, own: Hint, column: int) -> Hint:
        """Return the hint of a cell: a column of percentages goes before the head of a row."""
        percent = self._hints[column].unit
        if percent is not None and percent.unit == _PERCENT_UNIT:
            return self._hints[column]
        return own or self._hint(column)

    def _hint(self, column: int) -> Hint:
        hint = self._hints[column] or self._caption
        return hint.with_currency("USD") if column in self._money and not hint.currency else hint


_CURRENCY_SIGNS = frozenset("$€£¥")
_PERCENT_CELLS = frozenset({"%", ")%", "％"})
_PERCENT = hint_of("%")
_PERCENT_UNIT = "%"


def _columns(words: Sequence[str], width: int, *, data: bool) -> list[int]:
    """Return the column of each cell; a head with fewer cells than the data has no corner cell."""
    missing = width - len(words)
    if missing and words and words[0] and (not data or is_value(words[0])):
        return [index + missing for index in range(len(words))]
    return list(range(len(words)))


def _spans(words: Sequence[str], width: int) -> int:
    """Return how many columns each of a few heads covers (Thirteen Weeks Ended over two dates)."""
    count = len(words)
    return (width - 1) // count if 1 < count < width - 1 and (width - 1) % count == 0 and all(words) else 1


def _spread(folded: Folded, row: Sequence[tuple[int, int]], columns: Sequence[int], width: int) -> list[str]:
    head = [""] * width
    covered = _spans([folded.text[a:b] for a, b in row], width)
    for index, ((a, b), column) in enumerate(zip(row, columns, strict=True)):
        first = 1 + index * covered if covered > 1 else column
        for place in range(first, first + covered):
            head[place] = folded.clean[a:b]
    return head


def _merged(hints: list[Hint], words: Sequence[str], columns: Sequence[int]) -> list[Hint]:
    merged = list(hints)
    for word, column in zip(words, columns, strict=True):
        hint = hint_of(word)
        if hint:
            merged[column] = hint
    return merged


def _money_columns(text: str, rows: Sequence[list[tuple[int, int]]], width: int) -> set[int]:
    """Return the columns in which a `$` or its like stands at some number."""
    money: set[int] = set()
    for row in rows:
        for index, (a, b) in enumerate(row[:width]):
            if text[a : a + 1] in _CURRENCY_SIGNS:
                alone = a == b - 1
                money.update(range(index, index + 3) if alone else (index,))
    return money


def _lay_out_aligned(folded: Folded, rows: Sequence[list[tuple[int, int]]], start: int) -> list[Place]:
    """Lay out a table whose columns are set with blanks: heads stand over the values that they overlap."""
    text = folded.text
    lines = [row[0] for row in rows if row and row[0][0] < row[0][1]]
    heads: list[list[tuple[int, int, str, Hint]]] = []
    caption = caption_hint(text, start)
    places: list[Place] = []
    in_head = True
    for a, b in lines:
        tokens = [(m.start(), m.end()) for m in _VALUE_TOKEN.finditer(text, a, b)]
        tokens = [t for t in tokens if not _YEAR_CELL.fullmatch(text[t[0] : t[1]])]
        label_end = tokens[0][0] if tokens else b
        if not tokens:
            if not in_head:
                if len(_ALIGNED_GAP.findall(text, a, b)) == 0 and not _indented(text, a):
                    places.append(Place(a, b, head=True))
                    continue
                heads, in_head = [], True
            heads.append(_head_cells(folded, a, b))
            del heads[:-_MOST_HEADS]
            places.append(Place(a, b, head=True))
            continue
        in_head = False
        label = folded.clean[a:label_end].strip()
        own = hint_of(text[a:label_end].strip())
        if label:
            places.append(Place(*_stripped(text, a, label_end), head=not _holds_number(label)))
        for c, d in tokens:
            head, hint = _over(text, [cell for line in heads for cell in line], c, d)
            places.append(Place(c, d, label, head, (own or hint or caption).for_column(head).for_row(label)))
    return places


def _holds_number(label: str) -> bool:
    return any(character.isdigit() for character in label)


def _indented(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].isspace() and line_start(text, start) < start - 7


_HEAD_WORD = re.compile(r"\S+(?: \S+)*")


def _head_cells(folded: Folded, start: int, end: int) -> list[tuple[int, int, str, Hint]]:
    """Return the heads of a line with the screen columns that they cover."""
    text = folded.text
    cells = []
    for found in _HEAD_WORD.finditer(text, start, end):
        parts = [(found.start(), found.end())]
        words = found.group().split(" ")
        if len(words) > 1 and all(hint_of(word) for word in words):
            parts, at = [], found.start()
            for word in words:
                parts.append((at, at + len(word)))
                at += len(word) + 1
        for a, b in parts:
            cells.append((_screen(text, a), _screen(text, b), folded.clean[a:b], hint_of(text[a:b])))
    return cells


def _screen(text: str, offset: int) -> int:
    """Return the screen column of an offset, Chinese characters being two wide."""
    line = line_start(text, offset)
    return sum(2 if character > _WIDE_FROM else 1 for character in text[line:offset])


def _over(text: str, heads: Sequence[tuple[int, int, str, Hint]], start: int, end: int) -> tuple[str, Hint]:
    """Return the words and the hint of the heads that stand over a value, or nearest to it."""
    left, right = _screen(text, start), _screen(text, end)
    near = [cell for cell in heads if cell[0] - 6 <= right and left <= cell[1] + 6]
    near = [c for c in near if c[1] - c[0] < 40]  # noqa: PLR2004
    closest: dict[str, tuple[int, int, str, Hint]] = {}
    middle = (left + right) / 2
    for cell in sorted(near, key=lambda c: abs((c[0] + c[1]) / 2 - middle), reverse=True):
        closest["hint" if cell[3] else "word"] = cell
    hint = closest["hint"][3] if "hint" in closest else NO_HINT
    return (closest["word"][2] if "word" in closest else ""), hint

"""The XLSX working paper: what was tested, how, with what evidence and result, and by whom."""

import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from decimal import Decimal

from tui import __version__
from tui.domain.evidence import Evidence
from tui.domain.finding import VERDICT_WORDS, Verdict
from tui.domain.ondemand import reasons_of
from tui.domain.review import STATUS_WORDS, Status
from tui.domain.tally import Tally
from tui.export.notes import SCHEMA, NotedFinding, Notes
from tui.export.rows import COLUMNS, Cell, Row, number_of, rows_of
from tui.export.wording import UNCHECKED, dismissal_words, left_out_words, section_words, signed_words
from tui.export.xlsx_book import Book, Formula, Link, cell_name, linked_places

_SHEETS = ("Index", "Figures", "Checks", "Evidence", "Tick legend", "History", "Coverage")
_INDEX_COLUMNS = (("Working paper", 24), ("", 100))
_CHECK_COLUMNS = (
    *(("Check", 16), ("Kind", 14), ("Rule", 20), ("Figures", 24), ("What was found", 50), ("Verdict", 20)),
    *(("Dismissed", 30), ("Report", 24), ("Expression", 24), ("Stated (x0)", 14), ("Worked out", 14)),
    *(("Difference", 14), ("Tolerance", 14), ("By the formula", 18)),
)
_EVIDENCE_COLUMNS = (
    *(("Ref", 9), ("Kind", 12), ("Title", 30), ("URL or file", 40), ("Locator", 16), ("Quote or calculation", 50)),
    *(("Value", 16), ("Accessed", 20), ("Snapshot hash", 20), ("Private", 8), ("Report", 24)),
)
_HISTORY_COLUMNS = (
    *(("At (UTC)", 20), ("Who", 14), ("Item", 14), ("What", 8), ("Field", 12), ("From", 40), ("To", 40)),
    ("Report", 24),
)
_COVERAGE_COLUMNS = (
    ("Report or section", 50),
    *((name, 12) for name in ("To review", "Reviewed", *(STATUS_WORDS[status] for status in Status), UNCHECKED)),
)
_STATED, _WORKED_OUT, _DIFFERENCE, _TOLERANCE = (
    [name for name, _ in _CHECK_COLUMNS].index(name)
    for name in ("Stated (x0)", "Worked out", "Difference", "Tolerance")
)
_ARITHMETIC = frozenset("x0123456789.+-*/() ")
"""What an expression is made of; in nothing else could a spreadsheet find a function or a link."""
_OPERAND = re.compile(r"x([0-9]+)", re.ASCII)
_LONGEST_FORMULA = 8_000
"""A formula may have 8,192 characters (Excel specifications and limits)."""
_MOST_OPERANDS = 1_000
"""How many operands have a cell of their own; the rest of a longer relation shares the last one."""
_NOISE = Decimal("1E-9")
"""The share of a number that a spreadsheet's arithmetic may be wrong by."""


def render(several: Sequence[Notes]) -> Iterator[bytes]:
    """Yield the workbook of the notes on one report or several: nothing while it is made, then all of it."""
    # Events are in order of their times.
    times = [notes.events[-1].at for notes in several if notes.events]
    book = Book(max([*times, *(notes.report.source.retrieved_at for notes in several)]))
    try:
        _index(book, several)
        places = yield from _figures(book, several)
        _checks(book, several, places)
        _evidence(book, several, places)
        _legend(book, several)
        yield from _history(book, several, places)
        _coverage(book, several)
    finally:
        # A workbook that is not finished would leave its rows in temporary files.
        body = book.finished()
    yield body


def _index(book: Book, several: Sequence[Notes]) -> None:
    sheet = book.sheet("Index", _INDEX_COLUMNS)
    sheet.add(("Made by", f"tieout {__version__}, schema {SCHEMA}"))
    for name in _SHEETS[1:]:
        sheet.add(("Sheet", Link(name, f"internal:'{name}'!A1")))
    for notes in several:
        report = notes.report
        sheet.add(())
        for name, cell in (
            ("Report", report.name),
            ("URL or file", _linked(report.source.location, report.source.location)),
            ("Author", report.author),
            ("Publisher", report.publisher),
            ("Published", report.date),
            ("Retrieved (UTC)", report.source.retrieved_at),
            ("Snapshot SHA-256", report.source.sha256),
            ("Report id", notes.report_id),
            ("Prepared by", ", ".join(notes.reviewers)),
            ("Signed", signed_words(notes)),
            ("Statuses", ", ".join(STATUS_WORDS[status] for status in notes.statuses)),
            ("Items in this file", Decimal(notes.exported)),
            ("Reviewed", f"{notes.tally.reviewed} of {notes.tally.total}"),
            ("Left out", left_out_words(notes)),
        ):
            sheet.add((name, cell))


def _figures(book: Book, several: Sequence[Notes]) -> Generator[bytes, None, list[dict[str, int]]]:
    """Write the rows of the working paper, and return the row of each item by its id, for each report."""
    sheet = book.sheet("Figures", [(f"{c.name} (UTC)" if c.name.endswith(" at") else c.name, c.width) for c in COLUMNS])
    places: list[dict[str, int]] = []
    for notes in several:
        rows: dict[str, int] = {}
        for row in rows_of(notes):
            rows[row.item.id] = sheet.row
            sheet.add([_cell(column.name, column.of(row), row) for column in COLUMNS])
            yield b""
        places.append(rows)
    sheet.finish()
    return places


def _cell(name: str, cell: Cell, row: Row) -> Cell | Link:
    if name == "Source URL or file" and isinstance(cell, str) and len(row.review.evidence) == 1:
        return _linked(cell, row.review.evidence[0].place)
    return cell


def _linked(text: str, address: str) -> Link | str:
    return Link(text, address) if address.startswith(("https://", "http://")) and _is_plain(address) else text


def _is_plain(address: str) -> bool:
    return address.isprintable() and " " not in address


def _checks(book: Book, several: Sequence[Notes], places: Sequence[Mapping[str, int]]) -> None:
    most = max((len(check.finding.operands) for notes in several for check in notes.findings), default=0)
    operands = [(f"x{number}", 14) for number in range(1, min(most, _MOST_OPERANDS + 1))]
    sheet = book.sheet("Checks", (*_CHECK_COLUMNS, *operands))
    for notes, rows in zip(several, places, strict=True):
        for check in notes.findings:
            found, first = check.finding, check.items[0] or check.finding.operands[0].printed
            others = check.items[1:]
            sheet.add(
                (
                    found.key,
                    found.kind.value.replace("_", " "),
                    found.rule,
                    linked_places(rows, "Figures", first) if not any(others) else ", ".join(filter(None, check.items)),
                    found.message,
                    VERDICT_WORDS[found.verdict],
                    dismissal_words(check.review),
                    notes.report.name,
                    found.expression,
                    found.operands[0].value if found.operands[0].value is not None else found.operands[0].printed,
                    *_worked_out(check, sheet.row),
                    *_operands(check),
                )
            )
    sheet.finish()


def _operands(check: NotedFinding) -> Iterator[Cell]:
    """Yield a cell for each operand after the first."""
    single, others = check.finding.operands[1:_MOST_OPERANDS], check.finding.operands[_MOST_OPERANDS:]
    yield from (operand.printed if operand.value is None else operand.value for operand in single)
    if others:
        yield "; ".join(operand.printed for operand in others)


def _worked_out(check: NotedFinding, row: int) -> tuple[Cell | Formula, ...]:
    """Return the cells from `Worked out` to `By the formula`, alive where the relation is arithmetic."""
    found = check.finding
    formula = _formula(check, row)
    if not formula or found.computed is None or found.difference is None:
        return found.computed, found.difference, found.tolerance, ""
    stated, made, difference, tolerance = (
        cell_name(row, column) for column in (_STATED, _WORKED_OUT, _DIFFERENCE, _TOLERANCE)
    )
    noise = f"{_NOISE}*MAX(1,ABS({stated}))"
    words = {verdict: f'"{VERDICT_WORDS[verdict]}"' for verdict in (Verdict.HOLDS, Verdict.ROUNDING, Verdict.FAILS)}
    by_rounding = f"IF(ABS({difference})<={tolerance}+{noise},{words[Verdict.ROUNDING]},{words[Verdict.FAILS]})"
    verdict = f"=IF(ABS({difference})<={noise},{words[Verdict.HOLDS]},{by_rounding})"
    return (
        Formula(formula, found.computed),
        Formula(f"={stated}-{made}", found.difference),
        found.tolerance or Decimal(0),
        Formula(verdict, VERDICT_WORDS[_verdict(check)]),
    )


def _verdict(check: NotedFinding) -> Verdict:
    """Return what the formula of the verdict comes to."""
    found = check.finding
    off = abs(found.difference or Decimal(0))
    noise = _NOISE * max(Decimal(1), abs(found.operands[0].value or Decimal(0)))
    if off <= noise:
        return Verdict.HOLDS
    return Verdict.ROUNDING if off <= (found.tolerance or Decimal(0)) + noise else Verdict.FAILS


def _formula(check: NotedFinding, row: int) -> str:
    """Return the expression over the cells of its operands; empty where there is none that a spreadsheet works out."""
    found = check.finding
    if not found.expression or not _ARITHMETIC.issuperset(found.expression):
        return ""
    named = {int(number) for number in _OPERAND.findall(found.expression)}
    most = min(len(found.operands), _MOST_OPERANDS)
    if any(number >= most or found.operands[number].value is None for number in named):
        return ""
    columns = {number: len(_CHECK_COLUMNS) + number - 1 if number else _STATED for number in named}
    formula = "=" + _OPERAND.sub(lambda match: cell_name(row, columns[int(match[1])]), found.expression)
    return formula if len(formula) <= _LONGEST_FORMULA and "x" not in formula else ""


def _evidence(book: Book, several: Sequence[Notes], places: Sequence[Mapping[str, int]]) -> None:
    sheet = book.sheet("Evidence", _EVIDENCE_COLUMNS)
    for notes, rows in zip(several, places, strict=True):
        for item_id, pieces in notes.evidence:
            for piece in pieces:
                sheet.add((linked_places(rows, "Figures", item_id), *_piece(piece), notes.report.name))
    sheet.finish()


def _piece(piece: Evidence) -> tuple[Cell | Link, ...]:
    value = number_of(piece.value) if piece.value else None
    return (
        piece.kind.value,
        piece.title,
        _linked(piece.place, piece.place),
        piece.locator,
        piece.quote,
        piece.value if value is None else value,
        piece.accessed,
        piece.sha256,
        "yes" if piece.is_private else "",
    )


def _legend(book: Book, several: Sequence[Notes]) -> None:
    sheet = book.sheet("Tick legend", (("Mark", 10), ("What was done", 40), ("Times given", 12)))
    given: Counter[str] = sum((Counter(notes.ticks_given) for notes in several), Counter())
    legend = {tick: words for notes in several for tick, words in notes.legend.items()}
    for tick in dict.fromkeys([*legend, *sorted(set(given))]):
        sheet.add((tick, legend.get(tick, "not in the legend"), Decimal(given[tick])))
    sheet.finish()


def _history(book: Book, several: Sequence[Notes], places: Sequence[Mapping[str, int]]) -> Iterator[bytes]:
    sheet = book.sheet("History", _HISTORY_COLUMNS)
    for notes, rows in zip(several, places, strict=True):
        for event in notes.events:
            item = linked_places(rows, "Figures", event.item_id)
            said = (event.kind.value, event.field.value, event.was, event.now)
            sheet.add((event.at, event.reviewer, item, *said, notes.report.name))
            yield b""
    sheet.finish()


def _coverage(book: Book, several: Sequence[Notes]) -> None:
    """Write how far each report and each of its sections is, and what became of every numeral."""
    sheet = book.sheet("Coverage", _COVERAGE_COLUMNS)
    for notes in several:
        sheet.add((notes.report.name, *_counts(notes.tally)))
        for section, tally in enumerate(notes.section_tallies):
            depth = notes.report.sections[section].level
            sheet.add((f"{'  ' * depth}{section_words(notes.report, section)}", *_counts(tally)))
        numerals = notes.report.numerals
        sheet.add(("Numerals that are figures", Decimal(len(numerals.figures))))
        for reason, count in sorted(reasons_of(numerals.set_aside).items()):
            sheet.add((f"Numerals set aside: {reason}", Decimal(count)))
        sheet.add(())
    sheet.finish()


def _counts(tally: Tally) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, (tally.total, tally.reviewed, *tally.counts)))

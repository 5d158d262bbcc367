"""One HTML file for clients, lawyers and print: it asks nothing of the web, and runs nothing.

The filter by status works by style alone, so there is no script that could be switched off or abused.
"""

from collections.abc import Iterable, Iterator, Sequence

from tui import __version__
from tui.domain.ondemand import reasons_of
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Status
from tui.export.html_article import Article, Place, link_to, shown
from tui.export.html_style import POLICY, STYLE
from tui.export.notes import SCHEMA, Notes
from tui.export.wording import (
    UNCHECKED,
    dismissal_words,
    finding_words,
    left_out_words,
    section_words,
    signed_words,
    utc,
)


def render(several: Sequence[Notes]) -> Iterator[str]:
    """Yield the page of one report or several."""
    title = several[0].report.name if len(several) == 1 else f"{len(several)} reports"
    language = several[0].report.language if len(several) == 1 else ""
    yield f'<!doctype html>\n<html lang="{shown(language)}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta name="generator" content="tieout {__version__}, schema {SCHEMA}">\n'
    yield f"<title>{shown(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    yield from _filter()
    yield "<main>\n"
    for number, notes in enumerate(several, 1):
        yield from _article(notes, Place(f"r{number}-" if len(several) > 1 else ""))
    yield "</main>\n</body>\n</html>\n"


def _filter() -> Iterator[str]:
    """Yield the choice of what is shown; all of it at first, and always on paper."""
    yield '<input type="radio" name="show" id="show-all" checked><label for="show-all">all</label>\n'
    for status in Status:
        name = f"show-{status.value}"
        label = f"{STATUS_GLYPHS[status]} {STATUS_WORDS[status]}"
        yield f'<input type="radio" name="show" id="{name}"><label for="{name}">{label}</label>\n'


def _article(notes: Notes, place: Place) -> Iterator[str]:
    article = Article(notes, place)
    yield f'<article lang="{shown(notes.report.language)}">\n<h1>{shown(notes.report.name)}</h1>\n'
    yield from _about(notes)
    yield from _summary(notes)
    yield "<section>\n"
    for row in article.rows():
        yield f"{row}\n"
    yield "</section>\n"
    if notes.orphans:
        yield "<section>\n<h2>Not in this version</h2>\n"
        for orphan in notes.orphans:
            quote = orphan.item.target.quote
            words = f"{shown(quote.prefix)}<mark>{shown(quote.exact)}</mark>{shown(quote.suffix)}"
            aside = article.aside(orphan.item, orphan.review, why_gone=orphan.why)
            yield f'<div class="row"><div class="text"><p class="quote">…{words}…</p></div><div>{aside}</div></div>\n'
        yield "</section>\n"
    yield from _checks(notes, place)
    yield from _legend(notes)
    yield from _coverage(notes, place)
    yield "</article>\n"


def _about(notes: Notes) -> Iterator[str]:
    report = notes.report
    told = (
        ("Source", link_to(report.source.location, report.source.location)),
        ("Author", shown(report.author)),
        ("Publisher", shown(report.publisher)),
        ("Published", shown(report.date)),
        ("Retrieved", utc(report.source.retrieved_at)),
        ("Snapshot SHA-256", report.source.sha256),
        ("Reviewers", shown(", ".join(notes.reviewers))),
        ("Signed", shown(signed_words(notes))),
        ("Left out here", shown(left_out_words(notes))),
        ("Made by", f"tieout {__version__}, schema {SCHEMA}"),
    )
    yield f"<dl>{''.join(f'<dt>{name}</dt><dd>{words}</dd>' for name, words in told if words)}</dl>\n"


def _summary(notes: Notes) -> Iterator[str]:
    tally = notes.tally
    counts = (tally.open, tally.verified, tally.disputed, tally.needs_source, tally.excluded)
    rows = [(STATUS_GLYPHS[status], STATUS_WORDS[status], count) for status, count in zip(Status, counts, strict=True)]
    yield f"<p>{tally.reviewed} of {tally.total} figures reviewed.</p>\n"
    yield from _table(("", "Status", "Figures"), [*rows, ("", UNCHECKED, tally.unchecked)])


def _checks(notes: Notes, place: Place) -> Iterator[str]:
    if not notes.findings:
        return
    known = set(notes.names)
    yield "<section>\n<h2>Checks</h2>\n<table><tr><th>Check</th><th>Figures</th><th>Outcome</th><th>Dismissed</th></tr>"
    for check in notes.findings:
        figures = [
            f'<a href="#{place.mark(name)}">{name}</a>' if name in known else shown(operand.printed)
            for name, operand in zip(check.items, check.finding.operands, strict=True)
        ]
        kind = check.finding.kind.value.replace("_", " ")
        yield f"<tr><td>{kind}</td><td>{', '.join(figures)}</td><td>{shown(finding_words(check))}</td>"
        yield f"<td>{shown(dismissal_words(check.review))}</td></tr>"
    yield "</table>\n</section>\n"


def _legend(notes: Notes) -> Iterator[str]:
    marks = {**notes.legend, **{tick: notes.legend.get(tick, "not in the legend") for tick in notes.ticks_used}}
    yield "<section>\n<h2>Tick marks</h2>\n"
    yield from _table(("Mark", "What was done"), marks.items())
    yield "</section>\n"


def _coverage(notes: Notes, place: Place) -> Iterator[str]:
    """Yield how far each section is, and what became of every numeral."""
    yield "<section>\n<h2>Coverage</h2>\n"
    head = ("Section", "To review", "Reviewed", *(STATUS_WORDS[status] for status in Status), UNCHECKED)
    yield f"<table><tr>{''.join(f'<th>{shown(name)}</th>' for name in head)}</tr>"
    for index, tally in enumerate(notes.section_tallies):
        name = f'<a href="#{place.section(index)}">{shown(section_words(notes.report, index))}</a>'
        counts = (tally.total, tally.reviewed, *tally.counts)
        yield f"<tr><td>{name}</td>{''.join(map(_number, counts))}</tr>"
    yield "</table>\n"
    numerals = notes.report.numerals
    reasons = reasons_of(numerals.set_aside)
    told = [("figures", len(numerals.figures)), *((f"set aside: {reason}", n) for reason, n in sorted(reasons.items()))]
    yield from _table(("Numerals", ""), told)
    yield "</section>\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"<table><tr>{''.join(f'<th>{shown(name)}</th>' for name in head)}</tr>"
    for row in rows:
        cells = (_number(cell) if isinstance(cell, int) else f"<td>{shown(str(cell))}</td>" for cell in row)
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>\n"


def _number(count: int) -> str:
    return f'<td class="number">{count}</td>'

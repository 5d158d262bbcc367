"""Notes through the user's own Markdown template (Jinja2), in a sandbox.

What a template is given are plain texts, numbers and lists: see `NAMES`. Each value is escaped for Markdown when it is
written, unless the template says `|safe`. A template can't open files, include others or change what it is given.
"""

import traceback
from collections.abc import Iterable, Mapping, Sequence
from time import monotonic

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tui import __version__
from tui.domain.evidence import Evidence
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Item, Review
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.errors import ExportError
from tui.export.markdown import escaped
from tui.export.notes import SCHEMA, NotedFinding, Notes
from tui.export.wording import finding_words, left_out_words, section_words, signed_words, utc, value_words

Given = Mapping[str, object]

NAMES: Mapping[str, tuple[str, ...]] = {
    "template": ("reports", "report", "program", "schema"),
    "report": (
        *("id", "name", "title", "url", "author", "publisher", "published", "retrieved", "sha256", "language"),
        *("reviewers", "signed", "items", "orphans", "checks", "legend", "exported", "reviewed", "total", "left_out"),
    ),
    "item": (
        *("id", "status", "glyph", "printed", "value", "kind", "unit", "label", "section", "before", "after"),
        *("note", "ticks", "tags", "evidence", "reviewer", "at", "spent_s", "why_gone"),
    ),
    "check": ("id", "kind", "verdict", "items", "outcome", "dismissed"),
    "evidence": ("kind", "title", "place", "locator", "quote", "value", "accessed", "sha256"),
}
"""What a template can name: by itself, of a report, of an item, of a check and of a piece of evidence."""
_LARGEST_TEMPLATE = 1_000_000
_LARGEST_OUTPUT = 100_000_000
_LONGEST_S = 60
_LARGEST_REPEAT = 100_000
_LARGEST_POWER = 1_000
_FILE = "<template>"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, which also refuses sums that would take all memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def getattr(self, obj: object, attribute: str) -> object:
        """Return what a name after a dot stands for: an entry before a method, so that `report.items` is the items."""
        return obj[attribute] if isinstance(obj, dict) and attribute in obj else super().getattr(obj, attribute)

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Work out one of the operators that can grow without end."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "%" and isinstance(left, str):
            raise SecurityError("texts are put together with ~, not with %")
        if operator == "*" and not numbers and any(isinstance(n, int) and n > _LARGEST_REPEAT for n in (left, right)):
            raise SecurityError("that repeats too often")
        if operator == "**" and not (numbers and abs(left) < _LARGEST_POWER and abs(right) < _LARGEST_POWER):  # type: ignore[arg-type]
            raise SecurityError("that power is too large")
        return super().call_binop(context, operator, left, right)  # type: ignore[arg-type]


def render_template(source: str, several: Sequence[Notes]) -> str:
    """Return what a template makes of the notes.

    Raises:
        ExportError: The template is wrong, with its line, or makes too much.
    """
    if len(source) > _LARGEST_TEMPLATE:
        raise ExportError("The template is too large.", f"It may have {_LARGEST_TEMPLATE:,} characters.")
    sandbox = _Sandbox(undefined=StrictUndefined, finalize=_finalized, keep_trailing_newline=True, autoescape=False)
    try:
        return _bounded(sandbox.from_string(source).generate(_given(several)))
    except ExportError:
        raise
    except TemplateSyntaxError as error:
        raise ExportError(f"The template is wrong in line {error.lineno}: {error.message}.", _HINT) from error
    except Exception as error:
        line = _line(error)
        where = f" in line {line}" if line else ""
        reason = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        raise ExportError(f"The template fails{where}: {reason}.", _HINT) from error


_HINT = "The README's part on templates lists what it can name."


def _bounded(chunks: Iterable[str]) -> str:
    parts: list[str] = []
    size, deadline = 0, monotonic() + _LONGEST_S
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > _LARGEST_OUTPUT or monotonic() > deadline:
            raise ExportError("The template makes too much, or takes too long.", "Write fewer reports at once.")
    return "".join(parts)


def _line(error: Exception) -> int:
    """Return the line of the template that failed; Jinja2 puts it into the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename in {_FILE, "<unknown>"}), 0)


def _finalized(value: object) -> object:
    """Escape a value for Markdown as it is written; `|safe` leaves it as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "\\\n".join(map(escaped, value.splitlines()))


def _given(several: Sequence[Notes]) -> Given:
    reports = [_report(notes) for notes in several]
    return {"reports": reports, "report": reports[0], "program": f"tieout {__version__}", "schema": SCHEMA}


def _report(notes: Notes) -> Given:
    report = notes.report
    return {
        "id": notes.report_id,
        "name": report.name,
        "title": report.title,
        "url": report.source.location,
        "author": report.author,
        "publisher": report.publisher,
        "published": report.date,
        "retrieved": utc(report.source.retrieved_at),
        "sha256": report.source.sha256,
        "language": report.language,
        "reviewers": list(notes.reviewers),
        "signed": signed_words(notes),
        "items": [
            _item(noted.item, noted.review, notes.report.text, section_words(report, noted.section))
            for noted in notes.items
        ],
        "orphans": [_orphan(orphan.item, orphan.review, orphan.why) for orphan in notes.orphans],
        "checks": [_check(check) for check in notes.findings],
        "legend": dict(notes.legend),
        "exported": notes.exported,
        "reviewed": notes.tally.reviewed,
        "total": notes.tally.total,
        "left_out": left_out_words(notes),
    }


def _orphan(item: Item, review: Review, why: str) -> Given:
    quote = item.target.quote
    words = {"before": quote.prefix, "after": quote.suffix, "why_gone": why}
    return {**_item(item, review, "", ""), **words}


def _item(item: Item, review: Review, text: str, section: str) -> Given:
    span = Span(item.target.position.start, item.target.position.end)
    around = context_around(text, span) if text else span
    return {
        "id": item.id,
        "status": STATUS_WORDS[review.status],
        "glyph": STATUS_GLYPHS[review.status],
        "printed": item.printed,
        "value": value_words(item),
        "kind": item.kind,
        "unit": item.unit,
        "label": item.label,
        "section": section,
        "before": text[around.start : span.start],
        "after": text[span.end : around.end],
        "note": review.note,
        "ticks": list(review.ticks),
        "tags": list(review.tags),
        "evidence": [_evidence(piece) for piece in review.evidence],
        "reviewer": review.reviewer,
        "at": utc(review.at),
        "spent_s": review.spent_s,
        "why_gone": "",
    }


def _evidence(piece: Evidence) -> Given:
    return {name: str(getattr(piece, name)) for name in NAMES["evidence"]}


def _check(check: NotedFinding) -> Given:
    return {
        "id": check.finding.key,
        "kind": check.finding.kind.value.replace("_", " "),
        "verdict": check.finding.verdict.value,
        "items": list(check.items),
        "outcome": finding_words(check),
        "dismissed": check.review.dismissed,
    }

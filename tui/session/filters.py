"""Which items of a review a filter shows."""

from functools import partial
from typing import TYPE_CHECKING

from tui.domain.figure import Quantity
from tui.domain.filtering import Facts, Filter, parsed_comparison, parsed_filter
from tui.domain.report import Block, BlockKind
from tui.domain.tallying import section_parents
from tui.domain.text import Span

if TYPE_CHECKING:
    from tui.session.looking import Looking


def accepted(session: "Looking", expression: str) -> frozenset[int]:
    """Return the items that a filter shows, by index.

    Raises:
        TieoutError: A part of the expression can't be understood.
    """
    return _accepted(session, parsed_filter(expression, partial(read_quantity, language=session.report.language)))


def compared(session: "Looking", words: str) -> frozenset[int]:
    """Return the items whose value compares as the words say, by index; there may be blanks in them.

    Raises:
        TieoutError: The words can't be understood.
    """
    wanted = parsed_comparison(words, partial(read_quantity, language=session.report.language))
    figures = session.report.numerals.figures
    found, doubtful = session.amounts.comparing(wanted)
    found.update(figure for figure in doubtful if wanted.accepts(figures[figure].quantity))
    return frozenset(session.items_of(found))


def _accepted(session: "Looking", wanted: Filter) -> frozenset[int]:
    paths = _section_paths(session)
    return frozenset(index for index in range(len(session.items)) if wanted.accepts(_facts(session, index, paths)))


def read_quantity(words: str, language: str = "") -> Quantity | None:
    """Return what words like `1.2亿` or `5%` state; None unless they are one figure."""
    from tui.figures.extract import find_numerals  # noqa: PLC0415 - a plain number needs none of it

    block = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
    figures = find_numerals(words, (block,), language=language).figures
    return figures[0].quantity if len(figures) == 1 else None


def _section_paths(session: "Looking") -> list[tuple[str, ...]]:
    """Return the names of each section and those it lies in, the outermost first."""
    sections = session.report.sections
    paths: list[tuple[str, ...]] = []
    for section, parent in zip(sections, section_parents(sections), strict=True):
        paths.append((*(paths[parent] if parent is not None else ()), section.name))
    return paths


def _facts(session: "Looking", index: int, paths: list[tuple[str, ...]]) -> Facts:
    item, section = session.items[index], session.section_of(index)
    standing = (finding for finding in session.findings_of(index) if not session.is_dismissed(finding))
    return Facts(
        printed=item.span.of(session.report.text),
        figure=item.figure,
        review=session.review(index),
        sections=paths[section] if section is not None else (),
        verdicts=frozenset(finding.verdict for finding in standing),
    )

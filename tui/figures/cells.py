"""What a table gives to the numbers in its cells: unit, scale and sign."""

from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures.drafts import Draft
from tui.figures.grids import Place
from tui.figures.numerals import EXACT

_ONE = Decimal(1)


def settle(text: str, draft: Draft, place: Place, yuan: str) -> None:
    """Complete `draft` from the cell that it stands in: its heads' unit, scale and minus in brackets."""
    if place.head:
        if draft.kind is FigureKind.DATE:
            draft.checkable = False
        return
    _take_brackets(text, draft, place)
    hint = place.hint
    if draft.code or not hint:
        if hint.currency and draft.plain:
            draft.kind, draft.unit = FigureKind.MONEY, hint.currency
        return
    if draft.plain:
        _take_hint(draft, place)
        if draft.unit == "CNY" and not hint.currency:
            draft.unit = yuan
    elif (
        draft.kind is FigureKind.MONEY
        and draft.scale == _ONE
        and (hint.unit is None or hint.unit.kind is FigureKind.MONEY)
    ):
        _scale(draft, hint.factor)


def _take_hint(draft: Draft, place: Place) -> None:
    hint = place.hint
    if hint.unit is not None:
        draft.kind, draft.unit = hint.unit.kind, hint.unit.unit
        _scale(draft, EXACT.multiply(hint.factor, hint.unit.factor))
        return
    if hint.currency:
        draft.kind, draft.unit = FigureKind.MONEY, hint.currency
    _scale(draft, hint.factor)


def _scale(draft: Draft, factor: Decimal) -> None:
    if draft.value is not None:
        draft.value = EXACT.multiply(draft.value, factor)
    if draft.high is not None:
        draft.high = EXACT.multiply(draft.high, factor)
    if draft.step is not None:
        draft.step = EXACT.multiply(draft.step, factor)
    draft.scale = factor


def _take_brackets(text: str, draft: Draft, place: Place) -> None:
    """Read `(1,234)`, `$(12.4)` or `(8)%` that fill a cell as negative numbers."""
    words = text[place.start : place.end]
    if "(" not in words or draft.value is None or draft.value <= 0 or draft.code:
        return
    lead = text[max(0, draft.start - 3) : draft.start - 1]
    if lead[-1:] == " " and lead[:1].isalpha():
        return
    opened, closed = text[draft.start - 1 : draft.start] == "(", text[draft.end : draft.end + 1] == ")"
    inside = text[place.start : draft.start].strip("$€£¥ ")
    behind = text[draft.end : place.end].strip()
    if opened and closed and inside == "(" and behind in {")", ")%", ") %"}:
        draft.start -= 1
        draft.end += 1
        draft.value = -draft.value

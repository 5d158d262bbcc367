"""`tieout agree`: how far the reviewers of a report agree, and on what they don't."""

from collections.abc import Sequence

from msgspec import to_builtins

from tui.commands.library import entry_named
from tui.commands.output import put_for_reader, put_json
from tui.domain.agreement import Agreement, Rated, agreements
from tui.domain.review import STATUS_WORDS
from tui.session import Desk, rated_items

_HEAD = ("ITEMS", "SAME", "AGREE", "KAPPA", "ALPHA", "")


def agree(desk: Desk, reference: str, *, as_json: bool) -> None:
    """Print agreement figures for a report, by kind and by section, and the disagreements.

    Raises:
        FetchError: The store has no such report.
        StoreError: The report can't be read.
        TieoutError: The reviewer's own blind review has not ended.
    """
    session = desk.resume(entry_named(desk, reference).id)
    rated = rated_items(session)
    differing = [item for item in rated if item.differs]
    if as_json:
        wire = {
            "report": session.report_id,
            "agreement": [to_builtins(agreement) for agreement in agreements(rated)],
            "disagreements": [_as_json(item) for item in differing],
        }
        put_json(wire, indent=2)
        return
    told = [agreement for agreement in agreements(rated) if agreement.items]
    if not told:
        put_for_reader("No item has conclusions of two reviewers yet. Take in the other's store: tieout merge STORE")
        return
    rows = [_HEAD, *map(_row, told)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    for row in rows:
        put_for_reader("  ".join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]))
    for pair in told[0].pairs:
        names = " and ".join(pair.reviewers)
        put_for_reader(f"{names}: {pair.same} of {pair.items} alike, kappa {_number(pair.kappa)}")
    _list(differing)


def _row(agreement: Agreement) -> Sequence[str]:
    kappa = agreement.pairs[0].kappa if len(agreement.pairs) == 1 else None
    percent = "–" if agreement.percent is None else f"{agreement.percent:.1f} %"
    name = f"{agreement.scope} {agreement.name}".strip()
    return str(agreement.items), str(agreement.same), percent, _number(kappa), _number(agreement.alpha), name


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _list(differing: Sequence[Rated]) -> None:
    if differing:
        put_for_reader(f"\nThey differ on {len(differing)}:")
    for item in differing:
        said = ", ".join(f"{opinion.reviewer}: {STATUS_WORDS[opinion.status]}" for opinion in item.opinions)
        place = f" ({item.section})" if item.section else ""
        put_for_reader(f"  {item.item_id} {' '.join(item.printed.split())}{place}: {said}")


def _as_json(item: Rated) -> dict[str, object]:
    said = [
        {"reviewer": one.reviewer, "status": one.status.value, "note": one.note, "at": one.at.isoformat()}
        for one in item.opinions
    ]
    return {
        "item": item.item_id,
        "printed": item.printed,
        "kind": item.kind,
        "section": item.section,
        "opinions": said,
    }

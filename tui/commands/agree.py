"""`tieout agree`: how far the reviewers of a report agree, and on what they don't."""

from collections.abc import Sequence

from msgspec import to_builtins

from tui.commands.library import entry_named
from tui.commands.lines import in_columns
from tui.commands.output import put_for_reader, put_json
from tui.domain.agreement import Agreement, Rated, agreements
from tui.domain.review import STATUS_WORDS
from tui.language import spoken
from tui.session import Desk, rated_items


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
        put_for_reader(
            spoken("No item has conclusions of two reviewers yet. Take in the other's store: tieout merge STORE")
        )
        return
    put_for_reader("\n".join(in_columns([_head(), *map(_row, told)], right=True)))
    for pair in told[0].pairs:
        names = spoken(" and ").join(pair.reviewers)
        kappa = _number(pair.kappa)
        put_for_reader(
            spoken(
                "{names}: {same} of {items} alike, kappa {kappa}",
                names=names,
                same=pair.same,
                items=pair.items,
                kappa=kappa,
            )
        )
    _list(differing)


def _head() -> Sequence[str]:
    counts = (spoken("ITEMS", sense="agree"), spoken("SAME", sense="agree"), spoken("AGREE", sense="agree"))
    return *counts, "KAPPA", "ALPHA", ""


def _row(agreement: Agreement) -> Sequence[str]:
    kappa = agreement.pairs[0].kappa if len(agreement.pairs) == 1 else None
    percent = "–" if agreement.percent is None else f"{agreement.percent:.1f} %"
    by_kind = agreement.scope == "kind" and agreement.name
    called = spoken(agreement.name.replace("_", " "), sense="kind") if by_kind else agreement.name
    name = f"{spoken(agreement.scope, sense='agree')} {called}".strip()
    return str(agreement.items), str(agreement.same), percent, _number(kappa), _number(agreement.alpha), name


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _list(differing: Sequence[Rated]) -> None:
    if differing:
        put_for_reader("\n" + spoken("They differ on {count}:", count=len(differing)))
    for item in differing:
        said = ", ".join(f"{opinion.reviewer}: {spoken(STATUS_WORDS[opinion.status])}" for opinion in item.opinions)
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

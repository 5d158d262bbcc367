"""`tieout merge`: what other reviewers decided in their stores, taken over into this one."""

from collections.abc import Sequence

from msgspec import to_builtins

from tui.commands.output import put_for_reader, put_json
from tui.language import counted, spoken
from tui.paths import named
from tui.session import Desk, MergedReport


def merge(desk: Desk, places: Sequence[str], *, as_json: bool) -> None:
    """Merge stores and exports into the store, and say what came of each report.

    Raises:
        ReadError: A file is neither a store nor a full export; those before it are merged.
        StoreError: A store can't be read, or this one can't be written.
    """
    for place in places:
        merged = desk.merge(named(place))
        if as_json:
            reports = [to_builtins(report) for report in merged]
            put_json({"from": place, "reports": reports})
        else:
            put_for_reader("\n".join([place, *(f"  {_told(report)}" for report in merged)]))


def _told(report: MergedReport) -> str:
    events = counted(report.events, "{count} event taken over", "{count} events taken over")
    parts = [f"{report.report_id} {report.title}: {events}"]
    if report.is_new:
        parts.append(spoken("the report is new here"))
    if report.known:
        parts.append(spoken("{count} known", count=report.known))
    if report.differing:
        parts.append(
            counted(
                report.differing,
                "reviewers differ on {count} item (tieout agree {report})",
                "reviewers differ on {count} items (tieout agree {report})",
                report=report.report_id,
            )
        )
    if report.orphans:
        parts.append(
            counted(
                report.orphans,
                "{count} reviewed item is not found in this version",
                "{count} reviewed items are not found in this version",
            )
        )
    return spoken("; ").join(parts)

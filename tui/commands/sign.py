"""`tieout sign` and `tieout blind`: what a reviewer says of a whole report."""

from msgspec.structs import asdict

from tui.commands.library import entry_named
from tui.commands.output import put_for_reader, put_json, tell
from tui.domain.review import EventField
from tui.language import retold, spoken
from tui.session import Desk


def sign(desk: Desk, reference: str, *, role: str, withdraw: bool, as_json: bool) -> None:
    """Sign a report as prepared or reviewed, or take that back; without a role only say who signed.

    Raises:
        FetchError: The store has no such report.
        StoreError: The store can't be read or written.
    """
    session = desk.resume(entry_named(desk, reference).id)
    if role and not withdraw and session.tally.open:
        tally = session.tally
        nothing = spoken("Not all of it is reviewed" if tally.reviewed else "Nothing of this report is reviewed yet")
        told = spoken(
            "{nothing}: {open} of {total} figures are open. It is signed all the same.",
            nothing=nothing,
            open=tally.open,
            total=tally.total,
        )
        tell(f"tieout: {told}")
    if role:
        session.sign(EventField(role), is_signed=not withdraw)
    if as_json:
        wire = [{**asdict(one), "at": one.at.isoformat()} for one in session.sign_offs]
        put_json({"report": session.report_id, "signed": wire})
        return
    for one in session.sign_offs:
        since = spoken("; changed since") if one.changed_since else ""
        when, role = f"{one.at:%Y-%m-%d %H:%M}", retold(one.role.value)
        put_for_reader(spoken("{role} by {who}, {when}", role=role, who=one.reviewer, when=when) + since)
    if not session.sign_offs:
        put_for_reader(spoken("Nobody has signed this report."))


def blind(desk: Desk, reference: str, *, end: bool) -> None:
    """Begin a blind review of a report, or end it.

    Raises:
        FetchError: The store has no such report.
        StoreError: The store can't be read or written.
    """
    session = desk.resume(entry_named(desk, reference).id)
    session.be_blind(is_blind=not end)
    if end:
        put_for_reader(spoken("What other reviewers decided shows again."))
    else:
        put_for_reader(
            spoken(
                "Nothing shows of what other reviewers decided. End it with: tieout blind {report} --end",
                report=session.report_id,
            )
        )

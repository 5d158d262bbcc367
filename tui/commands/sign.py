"""`tieout sign` and `tieout blind`: what a reviewer says of a whole report."""

from msgspec.structs import asdict

from tui.commands.library import entry_named
from tui.commands.output import put_for_reader, put_json, tell
from tui.domain.review import EventField
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
        nothing = "Nothing of this report is reviewed yet" if not tally.reviewed else "Not all of it is reviewed"
        tell(f"tieout: {nothing}: {tally.open} of {tally.total} figures are open. It is signed all the same.")
    if role:
        session.sign(EventField(role), is_signed=not withdraw)
    if as_json:
        wire = [{**asdict(one), "at": one.at.isoformat()} for one in session.sign_offs]
        put_json({"report": session.report_id, "signed": wire})
        return
    for one in session.sign_offs:
        since = "; changed since" if one.changed_since else ""
        put_for_reader(f"{one.role.value} by {one.reviewer}, {one.at.strftime('%Y-%m-%d %H:%M')}{since}")
    if not session.sign_offs:
        put_for_reader("Nobody has signed this report.")


def blind(desk: Desk, reference: str, *, end: bool) -> None:
    """Begin a blind review of a report, or end it.

    Raises:
        FetchError: The store has no such report.
        StoreError: The store can't be read or written.
    """
    session = desk.resume(entry_named(desk, reference).id)
    session.be_blind(is_blind=not end)
    shown = "What other reviewers decided shows again." if end else "Nothing shows of what other reviewers decided."
    put_for_reader(shown if end else f"{shown} End it with: tieout blind {session.report_id} --end")

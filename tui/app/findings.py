"""What a finding looks like in words: pure functions. No widget, no colour."""

from tui.app.words import Line, Word
from tui.domain.finding import CHECK_WORDS, SPEAKING, VERDICT_WORDS, Finding, Verdict, short, worked_out
from tui.domain.review import Review
from tui.language import retold, spoken

VERDICT_GLYPHS = {
    Verdict.HOLDS: "=",
    Verdict.ROUNDING: "≈",
    Verdict.NEAR: "~",
    Verdict.FAILS: "!",
    Verdict.REMARK: "¶",
}
"""The sign of each verdict; each is told apart without colour."""
VERDICT_LOOKS = {
    Verdict.HOLDS: "verified",
    Verdict.ROUNDING: "verified",
    Verdict.NEAR: "needs_source",
    Verdict.FAILS: "disputed",
    Verdict.REMARK: "needs_source",
}
COMPARE = -1
"""What the list of findings returns, instead of the number of one, when the report is to be held against another."""


def speaks(finding: Finding) -> bool:
    """Say whether a reviewer has to look at a finding."""
    return finding.verdict in SPEAKING


def kind_words(finding: Finding) -> str:
    """Return what sort of relation a finding is about, in words."""
    return spoken(CHECK_WORDS[finding.kind], sense="check")


def finding_lines(finding: Finding, dismissal: Review) -> list[Line]:
    """Return a finding as the card shows it: verdict, message, calculation, tolerance."""
    look = "excluded" if dismissal.dismissed else VERDICT_LOOKS[finding.verdict]
    words = spoken("{kind}: {verdict}", kind=kind_words(finding), verdict=spoken(VERDICT_WORDS[finding.verdict]))
    verdict = f"{VERDICT_GLYPHS[finding.verdict]} {words}"
    lines: list[Line] = [(), (Word(verdict, look),), (Word(retold(finding.message)),)]
    calculation = worked_out(finding)
    if calculation:
        lines.append((Word(spoken("worked out "), "name"), Word(retold(calculation), "strong")))
    if finding.tolerance is not None and calculation:
        lines.append((Word(spoken("rounding explains "), "name"), Word(short(finding.tolerance))))
    if dismissal.dismissed:
        words = f"{dismissal.dismissed} ({dismissal.reviewer})"
        lines.append((Word(spoken("dismissed "), "name"), Word(words, "strong")))
    return lines

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
_MOST_OPERANDS = 13
"""The figures of the longest calculation on the card: twelve, and the one that they are held against."""
COMPARE = -1
"""What the list of findings returns, instead of the number of one, when the report is to be held against another."""


def speaks(finding: Finding) -> bool:
    """Say whether a reviewer has to look at a finding."""
    return finding.verdict in SPEAKING


def kind_words(finding: Finding) -> str:
    """Return what sort of relation a finding is about, in words."""
    return spoken(CHECK_WORDS[finding.kind], sense="check")


def _gives_all(finding: Finding) -> bool:
    """Say whether the message names all figures that a finding is about, as they are printed."""
    return all(" ".join(operand.printed.split()) in finding.message for operand in finding.operands)


def finding_lines(finding: Finding, dismissal: Review, *, is_brief: bool = False) -> list[Line]:
    """Return a finding in lines: verdict, message, calculation, tolerance.

    Args:
        finding: The finding.
        dismissal: What was decided on it.
        is_brief: Whether it is one of many things that are told, as on the card: the calculation is left out where the
            figures agree, where the message gives it already, and where it is as long as a column of a table.
    """
    look = "excluded" if dismissal.dismissed else VERDICT_LOOKS[finding.verdict]
    words = spoken("{kind}: {verdict}", kind=kind_words(finding), verdict=spoken(VERDICT_WORDS[finding.verdict]))
    verdict = f"{VERDICT_GLYPHS[finding.verdict]} {words}"
    lines: list[Line] = [(), (Word(verdict, look),), (Word(retold(finding.message)),)]
    agrees = finding.verdict is Verdict.HOLDS
    is_told = not is_brief or not (agrees or len(finding.operands) > _MOST_OPERANDS or _gives_all(finding))
    calculation = worked_out(finding) if is_told else ""
    if calculation:
        lines.append((Word(spoken("worked out "), "name"), Word(retold(calculation), "strong")))
    if finding.tolerance is not None and calculation and not agrees:
        lines.append((Word(spoken("rounding explains "), "name"), Word(short(finding.tolerance))))
    if dismissal.dismissed:
        words = f"{dismissal.dismissed} ({dismissal.reviewer})"
        lines.append((Word(spoken("dismissed "), "name"), Word(words, "strong")))
    return lines

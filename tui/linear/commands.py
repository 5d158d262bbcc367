"""What may be typed in a review: the table that the help is made from, and how a line is understood."""

import re
import unicodedata
from dataclasses import dataclass

from tui.language import spoken


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that may be typed."""

    id: str
    """`area.verb`, as the table of keys calls the same thing where there is one."""
    names: tuple[str, ...]
    """What is typed for it: the app's key first, where it has one that can be typed in a line."""
    does: str
    """What it does, in a few words, lower case."""
    takes: str = ""
    """What may follow the name; empty where nothing may."""


COMMANDS: tuple[Command, ...] = (
    Command("figure.next_open", ("", "]"), "next unreviewed figure (or an empty line)"),
    Command("figure.previous_open", ("[",), "previous unreviewed figure"),
    Command("figure.next", ("n", "J", "next"), "next figure"),
    Command("figure.previous", ("p", "K", "previous"), "previous figure"),
    Command("figure.verify", ("v", "1", "verified"), "verified, and on to the next unreviewed"),
    Command("figure.dispute", ("d", "2", "disputed"), "disputed, and on"),
    Command("figure.need_source", ("s", "3", "source"), "needs a source, and on"),
    Command("figure.exclude", ("x", "exclude"), "excluded: not a claim to check, and on"),
    Command("figure.reopen", ("0", "open"), "open again"),
    Command("figure.repeat", (".", "repeat"), "decide once more as was decided last"),
    Command("figure.note", ("c", "note"), "write a note on the figure; - takes it away", "words"),
    Command("evidence.tie", ("t", "tie"), "tie the figure to evidence", "address, path or words"),
    Command("figure.tick", ("T", "tick"), "give a tick mark, or take it; alone: the signs", "sign"),
    Command("figure.tag", ("#", "tag"), "give a tag, or take it", "words"),
    Command("review.undo", ("u", "undo"), "undo"),
    Command("review.redo", ("U", "redo"), "redo"),
    Command("figure.read", ("r", "read"), "read the whole paragraph or table row that the figure stands in"),
    Command("figure.again", ("h", "history"), "the figure again, with all that was decided on it"),
    Command("section.list", ("l", "sections"), "the sections; with a number: go there", "number"),
    Command("section.next", ("}",), "next section"),
    Command("section.previous", ("{",), "previous section"),
    Command("figure.go", ("g", "go"), "go to a figure", "number or id"),
    Command("search.open", ("/", "search"), "search text, labels and notes; =1.2亿 or >5% by value", "words"),
    Command("filter.expression", ("f", "F", "filter"), "walk only the figures that fit; alone: all", "expression"),
    Command("finding.next", ("w", "finding"), "next finding: figures that don't fit each other"),
    Command("finding.previous", ("W",), "previous finding"),
    Command(
        "report.sign", ("P", "sign"), "sign the report, or take your signature back; alone: the signatures", "role"
    ),
    Command("report.blind", ("B", "blind"), "begin a blind review, or end it: what others decided does not show"),
    Command("report.summary", ("S", "summary"), "how far the review is: by status, section and kind, pace, coverage"),
    Command("report.about", ("i", "about"), "about this report: source, repairs, set apart, coverage"),
    Command("help.open", ("?", "help"), "this list"),
    Command("app.back", ("q", "quit"), "leave: everything is saved"),
)
"""Every command, in the order of the help."""

_BY_NAME = {name: command for command in COMMANDS for name in command.names}
_NUMBERED = re.compile(r"(?:T-)?\d+")


def understood(line: str) -> tuple[Command, str] | None:
    """Return the command that a typed line names, and the words after it; None when it names none.

    Full-width signs and letters, as Chinese input methods write them, count as the plain ones.
    """
    name, words = [*line.split(maxsplit=1), "", ""][:2]
    name = unicodedata.normalize("NFKC", name)
    if name in _BY_NAME:
        return _BY_NAME[name], words
    head, tail = name[0], name[1:]
    if head in {"/", "#"}:
        return _BY_NAME[head], line[1:].strip()
    if head in {"g", "l"} and not words and _NUMBERED.fullmatch(tail):
        return _BY_NAME[head], tail
    return None


def help_lines() -> list[str]:
    """Return the help: a line a command."""
    return [_help_line(command) for command in COMMANDS]


def _help_line(command: Command) -> str:
    names = ", ".join(name for name in command.names if name)
    takes = f" [{spoken(command.takes, sense='takes')}]" if command.takes else ""
    return f"{names}{takes}: {spoken(command.does)}"


def number_in(words: str, total: int) -> int | None:
    """Return the index that a number from 1 to `total` names; None for anything else."""
    number = int(words) if words.isdecimal() and len(words) <= len(str(total)) else 0
    return number - 1 if 1 <= number <= total else None

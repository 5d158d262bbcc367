"""What `tieout` can do, in words: the commands and the help, which needs no argument parser."""

import os
import sys

from tui.commands.lines import wrapped
from tui.language import spoken

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Mapping

USAGE = """\
tieout [--profile NAME] [--store PATH] [PATH | URL | - …]
       tieout [--profile NAME] [--store PATH] COMMAND …"""
DESCRIPTION = "Check every figure in a report against its source."
EPILOG = """\
examples:
  tieout demo                         look around with sample reports
  tieout https://example.org/report   read a page and review it
  tieout report.html                  the same with a file: a page, a PDF, a Word file, a text …
  tieout *.pdf                        several: they are read side by side, then the library shows them
  tieout add reports/ --from list.txt  the same without the screen: folders, addresses, lists of them
  tieout report.html --linear         in lines and prompts: screen readers, plain terminals
  tieout                              the library: every report so far, and how far it is
  tieout export report.html --format markdown -o notes.md

A file that is named like a command opens with its folder: tieout ./list

exit codes:
  0  done                              3  an input could not be read
  1  the work found problems           4  the store or a file could not be written
  2  wrong usage

The store is a folder: --store, else the environment variable TIEOUT_STORE, else the user's data folder. Each
profile (--profile, else TIEOUT_PROFILE) has a store and settings of its own.
"""
OPTIONS = {
    "help": "show this help message and exit",
    "version": "print the version and end",
    "store": "the folder of the store to use",
    "profile": "use the store and the settings of this name",
}
"""What each option of all commands does."""
TABLE: "Mapping[str, tuple[str, str]]" = {
    "open": (
        "review a report, or pick one from the library (the word may be left out)",
        "Review a report. Several, or a folder, are read side by side and shown in the library. Without one, show it.",
    ),
    "add": (
        "read many reports at once, and keep them for review",
        "Read reports from addresses, files, folders and lists, and keep them in the store. Each is kept as soon as it "
        "is read; what fails and may pass is tried again; a host is asked for one page at a time. Ctrl+C stops.",
    ),
    "demo": (
        "look around with sample reports",
        "Review sample reports, a Chinese and an English one, in a store that is thrown away at the end.",
    ),
    "extract": (
        "print reports with their sections and figures as JSON Lines",
        "Print one JSON object a line for each report, in order. Nothing is kept in the store.",
    ),
    "check": (
        "hold the figures of reports against each other",
        "Print what the figures of each report say of each other. Ends with 1 when something fails that was neither "
        "dismissed nor is in the baseline.",
    ),
    "export": (
        "write out the notes on reports",
        "Write out the notes on reports in the store; what is left out is counted in the file. "
        "A full copy of the store, for `tieout import`: --all --format jsonl --status all --private",
    ),
    "import": (
        "take in marks: JSON Lines by tieout, web annotations, a CSV with quote, status, note",
        "Take in what others marked. Reports that the store doesn't have come back from a full copy; marks on those "
        "that it has are placed by their words. What was decided here stays as it is. What could not be placed is "
        "listed, with the exit code 1.",
    ),
    "list": (
        "list the reports in the store",
        "List the reports in the store, the last touched first.",
    ),
    "show": (
        "print a report with its items, what was decided and the notes",
        "Print a report in the store: by section each item with its status, what it measures and its note.",
    ),
    "search": (
        "find words in all reports, titles and notes",
        "Print where words stand in the titles, the notes and the texts of all reports, whatever their case and width.",
    ),
    "tag": (
        "file a report under tags",
        "File a report under tags instead of those that it has; `tieout list --tag` lists by them.",
    ),
    "remove": (
        "take a report out of the library",
        "Take a report out of the library. Nothing is deleted: --undo, or reading it again, brings it back.",
    ),
    "doctor": (
        "say what is wrong with the store, and mend it on request",
        "Check the store from end to end and explain what is found. Nothing is changed unless --repair is given. "
        "Ends with 0 when it is sound and with 1 when something is wrong.",
    ),
    "backup": (
        "copy the store",
        "Copy the store as it is, also while it is in use, into a file or among its own backups.",
    ),
    "restore": (
        "make the store whole again from a backup",
        "Without a backup, list those that there are. With one, build the store anew from it and from all that the "
        "store and its second copy hold beyond it. The old files are kept.",
    ),
    "serve": (
        "show the app in a browser",
        "Show the app in a browser on this machine, at an address that only this run knows.",
    ),
    "merge": (
        "take over what other reviewers decided",
        "Take over every decision from other stores or full exports. Where reviewers differ both opinions are kept. "
        "The other store is not changed; merging again, or in another order, comes to the same.",
    ),
    "agree": (
        "say how far reviewers agree, and on what they differ",
        "Print percent agreement, Cohen's kappa and Krippendorff's alpha of a report, by kind of figure and by section,"
        " and list the items on which reviewers differ.",
    ),
    "sign": (
        "sign a report as prepared or reviewed by you",
        "Sign a report as it stands. Without --prepared or --reviewed, say who signed, and whether it changed since.",
    ),
    "blind": (
        "review a report without seeing what others decided",
        "Begin a blind review of a report: nothing shows of what other reviewers decided until it is ended.",
    ),
    "completion": (
        "print what makes a shell complete tieout's arguments",
        'Print a completion script. In bash: eval "$(tieout completion bash)"',
    ),
}
"""The summary and the description of each command."""
_INVOCATIONS = {
    "help": "-h, --help",
    "version": "-V, --version",
    "store": "--store PATH",
    "profile": "--profile NAME",
}
_USUAL_COLUMNS = 78
_MARGIN = 2
_LEAST_COLUMNS = 11
"""How narrow a column of help gets, as in argparse."""
_OPTION, _COMMAND = 2, 4
"""How far they are set in."""


def help_text() -> str:
    """Return the help of the program, set as argparse sets that of a command."""
    names = [*((_OPTION, name) for name in _INVOCATIONS.values()), *((_COMMAND, name) for name in TABLE)]
    column = max(indent + len(name) for indent, name in names) + _MARGIN
    width = max(columns() - column, _LEAST_COLUMNS)
    options = [_row(_OPTION, name, spoken(OPTIONS[option]), column, width) for option, name in _INVOCATIONS.items()]
    commands = [_row(_COMMAND, name, spoken(summary), column, width) for name, (summary, _) in TABLE.items()]
    heads = (f"{spoken('options')}:", f"{spoken('commands')}:")
    listed = "\n".join([heads[0], *options, "", heads[1], "  COMMAND", *commands])
    return f"{spoken('usage: ')}{spoken(USAGE)}\n\n{spoken(DESCRIPTION)}\n\n{listed}\n\n{spoken(EPILOG)}"


def columns() -> int:
    """Return how wide the help is set: as argparse finds it out, but without the archivers that it imports for that."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked):
        return int(asked) - _MARGIN
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns - _MARGIN if sys.__stdout__ else _USUAL_COLUMNS
    except (OSError, ValueError):
        return _USUAL_COLUMNS


def _row(indent: int, name: str, words: str, column: int, width: int) -> str:
    begin = " " * indent + name
    return ("\n" + " " * column).join(wrapped(words, width)).join((begin.ljust(column), ""))

"""How the program is called: the argument parser, which the help and the shell completion are made from."""

import argparse
import os
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

SHELLS = ("bash", "zsh")
"""The shells that completion is written for."""
FORMATS = ("markdown", "csv", "xlsx", "jsonl", "annotations", "claimreview", "html", "recompute")
"""The formats of `tieout export`, as `tui.export.formats` has them; named here so that help needs no exporter."""
STATUSES = ("open", "verified", "disputed", "needs_source", "excluded")
"""Every `Status`, named here for the same reason."""
ORDERS = ("touched", "title", "source", "date", "open", "disputed", "progress")
"""Every `Order` of `tieout list`, named here for the same reason; the first is the usual one."""
CHECK_FORMATS = ("text", "json", "sarif", "junit")
"""The forms that findings are printed in."""
ALL_STATUSES = "all"
_USUAL_COLUMNS = 78
_MARGIN = 2
_TAKES_A_VALUE = ("--store", "--profile")
_ENDS_AT_ONCE = frozenset({"-h", "--help", "-V", "--version"})

_PATHS = {"bash": "_shtab_compgen_files", "zsh": "_files"}
"""What completes a path, in shtab's words."""

_DESCRIPTION = "Check every figure in a report against its source."
_EPILOG = """\
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


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the command line asks for; `command` is one of `COMMANDS`. Wrong usage ends the program with 2."""
    words = _with_command(arguments)
    return parser(frozenset(words)).parse_args(words)


class _Parser(argparse.ArgumentParser):
    """A parser that shows wrong words safely: they may be names of files, which are outside text."""

    def error(self, message: str) -> "NoReturn":
        """End the program with 2 and say why."""
        from tui.domain.visible import visible_lines  # noqa: PLC0415 - as below

        super().error(visible_lines(message))


def parser(words: Collection[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands.

    Args:
        words: The command line: only the commands among them get their arguments. All do when it is None.
    """
    width = _width()
    top = _Parser(
        prog="tieout",
        usage="tieout [--profile NAME] [--store PATH] [PATH | URL | - …]\n"
        "       tieout [--profile NAME] [--store PATH] COMMAND …",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=width),
    )
    top.add_argument("-V", "--version", action="store_true", help="print the version and end")
    _add_store(top, default=None)
    top.add_argument("--profile", default="", metavar="NAME", help="use the store and the settings of this name")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="tieout")
    for name, (summary, description, fill) in _TABLE.items():
        form = partial(argparse.HelpFormatter, width=width)
        command = commands.add_parser(name, help=summary, description=description, formatter_class=form)
        if words is None or name in words:
            fill(command)
    return top


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Put `open` before what is no command."""
    skip = False
    for index, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument in _TAKES_A_VALUE:
            skip = True
        elif argument in COMMANDS or argument in _ENDS_AT_ONCE:
            return list(arguments)
        elif not argument.startswith(tuple(f"{option}=" for option in _TAKES_A_VALUE)):
            return [*arguments[:index], "open", *arguments[index:]]
    return [*arguments, "open"]


def _width() -> int:
    """Return how wide the help is set: as argparse finds it out, but without the archivers that it imports for that."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns) - _MARGIN
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns - _MARGIN if sys.__stdout__ else _USUAL_COLUMNS
    except (OSError, ValueError):
        return _USUAL_COLUMNS


def _path(name: str) -> "Path":
    """Return a path; the help needs none, and its module takes as long to be imported as argparse."""
    from pathlib import Path  # noqa: PLC0415 - as said

    return Path(name)


def _completes_paths(action: argparse.Action) -> None:
    """Let a shell complete an argument with the names of files."""
    vars(action)["complete"] = _PATHS


def _add_store(command: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    _completes_paths(
        command.add_argument(
            "--store", type=_path, default=default, metavar="PATH", help="the folder of the store to use"
        )
    )


def _add_encoding(command: argparse.ArgumentParser) -> None:
    command.add_argument("--encoding", default="", metavar="NAME", help="the charset, when the page is wrong about it")


def _add_linear(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--linear", action="store_true", help="review in lines and prompts: for screen readers and plain terminals"
    )


def _fill_open(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "locations", nargs="*", metavar="PATH|URL|-", help="what to read: files, folders, addresses; - is the input"
        )
    )
    command.add_argument(
        "--blind", action="store_true", help="review blind: nothing shows of what others decided, until that is ended"
    )
    _add_linear(command)
    _add_encoding(command)
    _add_store(command)


def _fill_add(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "locations",
            nargs="*",
            metavar="PLACE",
            help="an address, a file, a folder with all below it; - is the input",
        )
    )
    _completes_paths(
        command.add_argument(
            "--from",
            dest="lists",
            action="append",
            default=[],
            metavar="LIST",
            help="a file that lists places, one a line (# begins a comment, paths start from its folder; - is the "
            "input); may be given more than once",
        )
    )
    command.add_argument("--json", action="store_true", help="print an object a line for scripts, as each is read")
    _add_encoding(command)
    _add_store(command)


def _fill_demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("--keep", action="store_true", help="keep that store and say where it is")
    _add_linear(command)


def _fill_extract(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument("locations", nargs="*", metavar="PATH_OR_URL", help="what to read; - is the input")
    )
    command.add_argument("--jsonl", action="store_true", help="print JSON Lines (there is no other form)")
    command.add_argument("--batch", action="store_true", help='read lines {"id", "text"} or {"id", "path"} instead')
    _add_encoding(command)


def _fill_check(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "references", nargs="*", metavar="PATH|URL|ID", help="files, addresses, and reports in the store"
        )
    )
    command.add_argument("--json", action="store_true", help="print JSON for scripts, with all findings")
    command.add_argument("--format", choices=CHECK_FORMATS, default="text", help="the form of the findings (text)")
    command.add_argument("--all", action="store_true", help="show the relations that hold, too")
    _completes_paths(
        command.add_argument(
            "--baseline", type=_path, metavar="FILE", help="findings that are known; only new ones are failures"
        )
    )
    command.add_argument("--write-baseline", action="store_true", help="write what fails now to that file")
    command.add_argument(
        "--together", action="store_true", help="hold each report against those named behind it, too (a new one first)"
    )
    _completes_paths(
        command.add_argument(
            "-o", "--output", type=_path, metavar="FILE", help="where to; the output when it is not given"
        )
    )
    command.add_argument("--batch", action="store_true", help='read lines {"id", "text"} or {"id", "path"} instead')
    _add_encoding(command)
    _add_store(command)


def _fill_export(command: argparse.ArgumentParser) -> None:
    statuses = [*STATUSES, ALL_STATUSES]
    _completes_paths(
        command.add_argument(
            "references", nargs="*", metavar="ID|PATH|URL", help="the reports, as `tieout list` names them"
        )
    )
    command.add_argument("--all", action="store_true", help="all reports of the store")
    form = command.add_mutually_exclusive_group(required=True)
    form.add_argument("--format", default="", choices=FORMATS, help="the form of the notes")
    _completes_paths(
        form.add_argument("--template", type=_path, metavar="FILE", help="a Markdown template of your own (Jinja2)")
    )
    command.add_argument(
        "--status",
        action="append",
        choices=statuses,
        metavar="STATUS",
        help=f"which items: {', '.join(statuses)}; may be given more than once (verified when it is not given)",
    )
    _completes_paths(
        command.add_argument(
            "-o",
            "--output",
            metavar="FILE|FOLDER/",
            help="where to: a file, or a folder that gets one file a report; the output when it is not given",
        )
    )
    command.add_argument("--private", action="store_true", help="private evidence too, like an interview's contact")
    _add_store(command)


def _fill_import(command: argparse.ArgumentParser) -> None:
    _completes_paths(command.add_argument("files", nargs="+", metavar="FILE", help="what to take in; - is the input"))
    command.add_argument("--into", default="", metavar="ID|PATH|URL", help="the report that the files are about")
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_list(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--status",
        action="append",
        default=[],
        choices=STATUSES,
        metavar="STATUS",
        help=f"only reports with items that are {', '.join(STATUSES)}; may be given more than once",
    )
    command.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only reports with this tag; more than one: with all"
    )
    command.add_argument(
        "--sort", choices=ORDERS, default=ORDERS[0], metavar="ORDER", help=f"by what: {', '.join(ORDERS)}"
    )
    command.add_argument("--removed", action="store_true", help="the reports that were removed from the library")
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _add_reference(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument("reference", metavar="ID|PATH|URL", help="the report, as `tieout list` names it")
    )


def _fill_show(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_search(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "words", nargs="+", metavar="WORD", help="what to look for: all on one line, quoted ones side by side"
    )
    command.add_argument("--limit", type=int, default=100, metavar="N", help="the most hits (100)")
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_tag(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("tags", nargs="*", metavar="TAG", help="its tags from now on; none takes all away")
    _add_store(command)


def _fill_remove(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--undo", action="store_true", help="put it back, with all that was decided")
    _add_store(command)


def _fill_doctor(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--repair", action="store_true", help="mend what is wrong; nothing is deleted that was decided"
    )
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_backup(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "file", nargs="?", type=_path, metavar="FILE", help="where to; among the store's backups when not given"
        )
    )
    _add_store(command)


def _fill_restore(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument("backup", nargs="?", default="", metavar="BACKUP", help="a name from the list, or a file")
    )
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="the address to listen on (this machine alone)")
    command.add_argument("--port", type=int, default=8000, help="the port (8000)")
    _add_store(command)


def _fill_merge(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument("places", nargs="+", metavar="FILE", help="another store, or a full JSON Lines export")
    )
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_agree(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_sign(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    role = command.add_mutually_exclusive_group()
    for name in ("prepared", "reviewed"):
        role.add_argument(f"--{name}", dest="role", action="store_const", const=name, help=f"sign it as {name} by you")
    command.add_argument("--withdraw", action="store_true", help="take that signature back")
    command.add_argument("--json", action="store_true", help="print JSON for scripts")
    _add_store(command)


def _fill_blind(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--end", action="store_true", help="end it, and see what the others decided")
    _add_store(command)


def _fill_completion(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=SHELLS, help="the shell")


_TABLE: Mapping[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]] = {
    "open": (
        "review a report, or pick one from the library (the word may be left out)",
        "Review a report. Several, or a folder, are read side by side and shown in the library. Without one, show it.",
        _fill_open,
    ),
    "add": (
        "read many reports at once, and keep them for review",
        "Read reports from addresses, files, folders and lists, and keep them in the store. Each is kept as soon as it "
        "is read; what fails and may pass is tried again; a host is asked for one page at a time. Ctrl+C stops.",
        _fill_add,
    ),
    "demo": (
        "look around with sample reports",
        "Review sample reports, a Chinese and an English one, in a store that is thrown away at the end.",
        _fill_demo,
    ),
    "extract": (
        "print reports with their sections and figures as JSON Lines",
        "Print one JSON object a line for each report, in order. Nothing is kept in the store.",
        _fill_extract,
    ),
    "check": (
        "hold the figures of reports against each other",
        "Print what the figures of each report say of each other. Ends with 1 when something fails that was neither "
        "dismissed nor is in the baseline.",
        _fill_check,
    ),
    "export": (
        "write out the notes on reports",
        "Write out the notes on reports in the store; what is left out is counted in the file. "
        "A full copy of the store, for `tieout import`: --all --format jsonl --status all --private",
        _fill_export,
    ),
    "import": (
        "take in marks: JSON Lines by tieout, web annotations, a CSV with quote, status, note",
        "Take in what others marked. Reports that the store doesn't have come back from a full copy; marks on those "
        "that it has are placed by their words. What was decided here stays as it is. What could not be placed is "
        "listed, with the exit code 1.",
        _fill_import,
    ),
    "list": (
        "list the reports in the store",
        "List the reports in the store, the last touched first.",
        _fill_list,
    ),
    "show": (
        "print a report with its items, what was decided and the notes",
        "Print a report in the store: by section each item with its status, what it measures and its note.",
        _fill_show,
    ),
    "search": (
        "find words in all reports, titles and notes",
        "Print where words stand in the titles, the notes and the texts of all reports, whatever their case and width.",
        _fill_search,
    ),
    "tag": (
        "file a report under tags",
        "File a report under tags instead of those that it has; `tieout list --tag` lists by them.",
        _fill_tag,
    ),
    "remove": (
        "take a report out of the library",
        "Take a report out of the library. Nothing is deleted: --undo, or reading it again, brings it back.",
        _fill_remove,
    ),
    "doctor": (
        "say what is wrong with the store, and mend it on request",
        "Check the store from end to end and explain what is found. Nothing is changed unless --repair is given. "
        "Ends with 0 when it is sound and with 1 when something is wrong.",
        _fill_doctor,
    ),
    "backup": (
        "copy the store",
        "Copy the store as it is, also while it is in use, into a file or among its own backups.",
        _fill_backup,
    ),
    "restore": (
        "make the store whole again from a backup",
        "Without a backup, list those that there are. With one, build the store anew from it and from all that the "
        "store and its second copy hold beyond it. The old files are kept.",
        _fill_restore,
    ),
    "serve": (
        "show the app in a browser",
        "Show the app in a browser on this machine, at an address that only this run knows.",
        _fill_serve,
    ),
    "merge": (
        "take over what other reviewers decided",
        "Take over every decision from other stores or full exports. Where reviewers differ both opinions are kept. "
        "The other store is not changed; merging again, or in another order, comes to the same.",
        _fill_merge,
    ),
    "agree": (
        "say how far reviewers agree, and on what they differ",
        "Print percent agreement, Cohen's kappa and Krippendorff's alpha of a report, by kind of figure and by section,"
        " and list the items on which reviewers differ.",
        _fill_agree,
    ),
    "sign": (
        "sign a report as prepared or reviewed by you",
        "Sign a report as it stands. Without --prepared or --reviewed, say who signed, and whether it changed since.",
        _fill_sign,
    ),
    "blind": (
        "review a report without seeing what others decided",
        "Begin a blind review of a report: nothing shows of what other reviewers decided until it is ended.",
        _fill_blind,
    ),
    "completion": (
        "print what makes a shell complete tieout's arguments",
        'Print a completion script. In bash: eval "$(tieout completion bash)"',
        _fill_completion,
    ),
}
COMMANDS = tuple(_TABLE)
"""Each command by name; what begins with none of them is opened."""

"""How the program is called: the argument parser, which the help and the shell completion are made from."""

import argparse
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from tui.commands.table import OPTIONS, TABLE, USAGE, columns, help_text

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
_TAKES_A_VALUE = ("--store", "--profile")
_ENDS_AT_ONCE = frozenset({"-h", "--help", "-V", "--version"})

_PATHS = {"bash": "_shtab_compgen_files", "zsh": "_files"}
"""What completes a path, in shtab's words."""


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


class _TopParser(_Parser):
    """The parser of all commands: its help is the one that is told without it."""

    def format_help(self) -> str:
        return help_text()


def parser(words: Collection[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands.

    Args:
        words: The command line: only the commands among them are known. All are when it is None.
    """
    # With a width, argparse does not import archivers to find one out.
    form = partial(argparse.HelpFormatter, width=columns())
    top = _TopParser(prog="tieout", usage=USAGE, formatter_class=form)
    top.add_argument("-V", "--version", action="store_true", help=OPTIONS["version"])
    _add_store(top, default=None)
    top.add_argument("--profile", default="", metavar="NAME", help=OPTIONS["profile"])
    commands = top.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="tieout", parser_class=_Parser
    )
    for name, fill in _FILLING.items():
        if words is None or name in words:
            summary, description = TABLE[name]
            fill(commands.add_parser(name, help=summary, description=description, formatter_class=form))
    return top


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Put `open` before what is no command."""
    skip = False
    for index, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument in _TAKES_A_VALUE:
            skip = True
        elif argument in TABLE or argument in _ENDS_AT_ONCE:
            return list(arguments)
        elif not argument.startswith(tuple(f"{option}=" for option in _TAKES_A_VALUE)):
            return [*arguments[:index], "open", *arguments[index:]]
    return [*arguments, "open"]


def _path(name: str) -> "Path":
    """Return a path; the help needs none, and its module takes as long to be imported as argparse."""
    from pathlib import Path  # noqa: PLC0415 - as said

    return Path(name)


def _completes_paths(action: argparse.Action) -> None:
    """Let a shell complete an argument with the names of files."""
    vars(action)["complete"] = _PATHS


def _add_store(command: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    _completes_paths(command.add_argument("--store", default=default, metavar="PATH", help=OPTIONS["store"]))


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


_FILLING: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "open": _fill_open,
    "add": _fill_add,
    "demo": _fill_demo,
    "extract": _fill_extract,
    "check": _fill_check,
    "export": _fill_export,
    "import": _fill_import,
    "list": _fill_list,
    "show": _fill_show,
    "search": _fill_search,
    "tag": _fill_tag,
    "remove": _fill_remove,
    "doctor": _fill_doctor,
    "backup": _fill_backup,
    "restore": _fill_restore,
    "serve": _fill_serve,
    "merge": _fill_merge,
    "agree": _fill_agree,
    "sign": _fill_sign,
    "blind": _fill_blind,
    "completion": _fill_completion,
}

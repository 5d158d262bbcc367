"""How the program is called: the argument parser, which the help and the shell completion are made from."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from tui.commands.lines import cells, wrapped
from tui.commands.table import OPTIONS, TABLE, USAGE, columns, help_text
from tui.commands.untranslated import argparse
from tui.language import retold, spoken

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

_LINES = '{"id", "text"} / {"id", "path"}'
"""The objects of a batch's input, one a line."""
ROLES = {"prepared": "sign it as prepared by you", "reviewed": "sign it as reviewed by you"}
"""As what a report is signed, and the help on it."""

_PATHS = {"bash": "_shtab_compgen_files", "zsh": "_files"}
"""What completes a path, in shtab's words."""


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the command line asks for; `command` is one of `COMMANDS`. Wrong usage ends the program with 2."""
    words = _with_command(arguments)
    return parser(frozenset(words)).parse_args(words)


class _Form(argparse.HelpFormatter):
    """Help in the language that is spoken: argparse's own words too, and lines that end where Chinese may break."""

    def start_section(self, heading: str | None) -> None:
        """Begin a part of the help under its heading."""
        super().start_section(heading and spoken(heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: "Iterable[argparse._MutuallyExclusiveGroup]",
        prefix: str | None = None,
    ) -> None:
        """Add how the command is called."""
        super().add_usage(usage, actions, groups, spoken("usage: ") if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [*wrapped(text, width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


class _Parser(argparse.ArgumentParser):
    """A parser that shows wrong words safely: they may be names of files, which are outside text."""

    def error(self, message: str) -> "NoReturn":
        """End the program with 2 and say why."""
        from tui.commands.output import tell  # noqa: PLC0415 - as below

        tell(f"{self.format_usage()}{self.prog}: {spoken('error: {message}', message=retold(message))}")
        self.exit(2)


class _TopParser(_Parser):
    """The parser of all commands: its help is the one that is told without it."""

    def format_help(self) -> str:
        return help_text()


def parser(words: Collection[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands.

    Args:
        words: The command line: only the commands among them are known. All are when it is None.
    """
    # With a width, argparse does not import archivers to find one out. It counts characters of what usage begins with.
    begin = spoken("usage: ")
    form = partial(_Form, width=columns() - cells(begin) + len(begin))
    top = _TopParser(prog="tieout", usage=spoken(USAGE), formatter_class=form, add_help=False)
    _add_help(top)
    top.add_argument("-V", "--version", action="store_true", help=spoken(OPTIONS["version"]))
    _add_store(top, default=None)
    top.add_argument("--profile", default="", metavar="NAME", help=spoken(OPTIONS["profile"]))
    commands = top.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="tieout", parser_class=_Parser
    )
    for name, fill in _FILLING.items():
        if words is None or name in words:
            summary, description = map(spoken, TABLE[name])
            command = commands.add_parser(
                name, help=summary, description=description, formatter_class=form, add_help=False
            )
            _add_help(command)
            fill(command)
    return top


def _add_help(command: argparse.ArgumentParser) -> None:
    """Add the option that argparse adds by itself in English."""
    command.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=spoken(OPTIONS["help"]))


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
    _completes_paths(command.add_argument("--store", default=default, metavar="PATH", help=spoken(OPTIONS["store"])))


def _add_encoding(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--encoding", default="", metavar="NAME", help=spoken("the charset, when the page is wrong about it")
    )


def _add_linear(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--linear",
        action="store_true",
        help=spoken("review in lines and prompts: for screen readers and plain terminals"),
    )


def _fill_open(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "locations",
            nargs="*",
            metavar="PATH|URL|-",
            help=spoken("what to read: files, folders, addresses; - is the input"),
        )
    )
    command.add_argument(
        "--blind",
        action="store_true",
        help=spoken("review blind: nothing shows of what others decided, until that is ended"),
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
            help=spoken("an address, a file, a folder with all below it; - is the input"),
        )
    )
    _completes_paths(
        command.add_argument(
            "--from",
            dest="lists",
            action="append",
            default=[],
            metavar="LIST",
            help=spoken(
                "a file that lists places, one a line (# begins a comment, paths start from its folder; - is the "
                "input); may be given more than once"
            ),
        )
    )
    command.add_argument(
        "--json", action="store_true", help=spoken("print an object a line for scripts, as each is read")
    )
    _add_encoding(command)
    _add_store(command)


def _fill_demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("--keep", action="store_true", help=spoken("keep that store and say where it is"))
    _add_linear(command)


def _fill_extract(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument("locations", nargs="*", metavar="PATH_OR_URL", help=spoken("what to read; - is the input"))
    )
    command.add_argument("--jsonl", action="store_true", help=spoken("print JSON Lines (there is no other form)"))
    command.add_argument("--batch", action="store_true", help=spoken("read lines {forms} instead", forms=_LINES))
    _add_encoding(command)


def _fill_check(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "references", nargs="*", metavar="PATH|URL|ID", help=spoken("files, addresses, and reports in the store")
        )
    )
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts, with all findings"))
    command.add_argument(
        "--format", choices=CHECK_FORMATS, default="text", help=spoken("the form of the findings (text)")
    )
    command.add_argument("--all", action="store_true", help=spoken("show the relations that hold, too"))
    _completes_paths(
        command.add_argument(
            "--baseline", type=_path, metavar="FILE", help=spoken("findings that are known; only new ones are failures")
        )
    )
    command.add_argument("--write-baseline", action="store_true", help=spoken("write what fails now to that file"))
    command.add_argument(
        "--together",
        action="store_true",
        help=spoken("hold each report against those named behind it, too (a new one first)"),
    )
    _completes_paths(
        command.add_argument(
            "-o", "--output", type=_path, metavar="FILE", help=spoken("where to; the output when it is not given")
        )
    )
    command.add_argument("--batch", action="store_true", help=spoken("read lines {forms} instead", forms=_LINES))
    _add_encoding(command)
    _add_store(command)


def _fill_export(command: argparse.ArgumentParser) -> None:
    statuses = [*STATUSES, ALL_STATUSES]
    _completes_paths(
        command.add_argument(
            "references", nargs="*", metavar="ID|PATH|URL", help=spoken("the reports, as `tieout list` names them")
        )
    )
    command.add_argument("--all", action="store_true", help=spoken("all reports of the store"))
    form = command.add_mutually_exclusive_group(required=True)
    form.add_argument("--format", default="", choices=FORMATS, help=spoken("the form of the notes"))
    _completes_paths(
        form.add_argument(
            "--template", type=_path, metavar="FILE", help=spoken("a Markdown template of your own (Jinja2)")
        )
    )
    command.add_argument(
        "--status",
        action="append",
        choices=statuses,
        metavar="STATUS",
        help=spoken(
            "which items: {statuses}; may be given more than once (verified when it is not given)",
            statuses=", ".join(statuses),
        ),
    )
    _completes_paths(
        command.add_argument(
            "-o",
            "--output",
            metavar="FILE|FOLDER/",
            help=spoken("where to: a file, or a folder that gets one file a report; the output when it is not given"),
        )
    )
    command.add_argument(
        "--private", action="store_true", help=spoken("private evidence too, like an interview's contact")
    )
    _add_store(command)


def _fill_import(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument("files", nargs="+", metavar="FILE", help=spoken("what to take in; - is the input"))
    )
    command.add_argument(
        "--into", default="", metavar="ID|PATH|URL", help=spoken("the report that the files are about")
    )
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_list(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--status",
        action="append",
        default=[],
        choices=STATUSES,
        metavar="STATUS",
        help=spoken(
            "only reports with items that are {statuses}; may be given more than once", statuses=", ".join(STATUSES)
        ),
    )
    command.add_argument(
        "--tag",
        action="append",
        default=[],
        metavar="TAG",
        help=spoken("only reports with this tag; more than one: with all"),
    )
    command.add_argument(
        "--sort",
        choices=ORDERS,
        default=ORDERS[0],
        metavar="ORDER",
        help=spoken("by what: {orders}", orders=", ".join(ORDERS)),
    )
    command.add_argument(
        "--removed", action="store_true", help=spoken("the reports that were removed from the library")
    )
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _add_reference(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument("reference", metavar="ID|PATH|URL", help=spoken("the report, as `tieout list` names it"))
    )


def _fill_show(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_search(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "words", nargs="+", metavar="WORD", help=spoken("what to look for: all on one line, quoted ones side by side")
    )
    command.add_argument("--limit", type=int, default=100, metavar="N", help=spoken("the most hits (100)"))
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_tag(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("tags", nargs="*", metavar="TAG", help=spoken("its tags from now on; none takes all away"))
    _add_store(command)


def _fill_remove(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--undo", action="store_true", help=spoken("put it back, with all that was decided"))
    _add_store(command)


def _fill_doctor(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--repair", action="store_true", help=spoken("mend what is wrong; nothing is deleted that was decided")
    )
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_backup(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "file",
            nargs="?",
            type=_path,
            metavar="FILE",
            help=spoken("where to; among the store's backups when not given"),
        )
    )
    _add_store(command)


def _fill_restore(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "backup", nargs="?", default="", metavar="BACKUP", help=spoken("a name from the list, or a file")
        )
    )
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help=spoken("the address to listen on (this machine alone)"))
    command.add_argument("--port", type=int, default=8000, help=spoken("the port (8000)"))
    _add_store(command)


def _fill_merge(command: argparse.ArgumentParser) -> None:
    _completes_paths(
        command.add_argument(
            "places", nargs="+", metavar="FILE", help=spoken("another store, or a full JSON Lines export")
        )
    )
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_agree(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_sign(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    role = command.add_mutually_exclusive_group()
    for name, summary in ROLES.items():
        role.add_argument(f"--{name}", dest="role", action="store_const", const=name, help=spoken(summary))
    command.add_argument("--withdraw", action="store_true", help=spoken("take that signature back"))
    command.add_argument("--json", action="store_true", help=spoken("print JSON for scripts"))
    _add_store(command)


def _fill_blind(command: argparse.ArgumentParser) -> None:
    _add_reference(command)
    command.add_argument("--end", action="store_true", help=spoken("end it, and see what the others decided"))
    _add_store(command)


def _fill_completion(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=SHELLS, help=spoken("the shell"))


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

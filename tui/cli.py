"""argv to a command and an exit code; what a command doesn't need is not imported for it."""

import os
import sys

from tui import __version__
from tui.errors import DecodeError, ExportError, FetchError, ReadError, StoreError, TieoutError, UnreadyError

TYPE_CHECKING = False  # without `typing`: `--version` takes half the time
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence

DONE = 0
"""The exit code of a command that did what it was asked."""
PROBLEMS = 1
"""The exit code of a command that found what somebody has to look at."""
WRONG_USAGE = 2
"""The exit code when the command line makes no sense."""
UNREADABLE = 3
"""The exit code when an input could not be read."""
UNWRITABLE = 4
"""The exit code when the store or a file could not be written."""
BROKEN = 70
"""The exit code after a fault of the program itself, as sysexits.h has it."""
_INTERRUPTED = 130
_READER_GONE = 141

_EXIT_CODES: tuple[tuple[type[TieoutError], int], ...] = (
    (FetchError, UNREADABLE),
    (DecodeError, UNREADABLE),
    (ReadError, UNREADABLE),
    (StoreError, UNWRITABLE),
    (UnreadyError, WRONG_USAGE),
    (ExportError, UNWRITABLE),
    (TieoutError, WRONG_USAGE),
)


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the command line and return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _prepare_streams()
    if words[:1] in (["--version"], ["-V"]):
        sys.stdout.write(f"tieout {__version__}\n")
        return DONE
    try:
        return _run(words)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last place to say what happened and what it means for a script
        return _told(error)


def _prepare_streams() -> None:
    """Give the program outputs that take all it writes.

    Python has None for those that a shell closed (`>&-`), and ends a program that writes what their encoding lacks.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _told(error: Exception) -> int:
    """Say what went wrong, and return the exit code for it."""
    from tui.commands.output import silence_output, tell, tell_error

    if isinstance(error, TieoutError):
        tell_error(error)
        return next(code for kind, code in _EXIT_CODES if isinstance(error, kind))
    if isinstance(error, BrokenPipeError):
        silence_output()
        return _READER_GONE
    if isinstance(error, OSError) and error.filename is None:
        failed = ExportError(f"The output could not be written: {error.strerror}.", "Make room, or write elsewhere.")
        tell_error(failed)
        return UNWRITABLE
    from tui.commands.crash import logged
    from tui.language import spoken

    fault = spoken("This is a fault of tieout itself; everything that was decided is kept.")
    tell(f"tieout: {fault}\n{logged(error)}")
    return BROKEN


def _run(words: "Sequence[str]") -> int:
    from tui.commands.tongue import speak_as_set

    speak_as_set()
    if words[:1] in (["--help"], ["-h"]):
        from tui.commands.table import help_text

        sys.stdout.write(help_text())
        return DONE
    from tui.commands.plain import plain_request

    request = plain_request(words) or _parsed(words)
    if request.version:
        return main(["--version"])
    if not request.profile:
        return _COMMANDS[request.command](request)
    from tui import paths

    with paths.Profile(request.profile):
        speak_as_set()
        # What is asked for on the command line goes before what the environment says.
        request.store = getattr(request, "store", None) or paths.store_folder()
        return _COMMANDS[request.command](request)


def _parsed(words: "Sequence[str]") -> "Namespace":
    from tui.commands.arguments import parsed

    return parsed(words)


def _open(request: "Namespace") -> int:
    import gc

    from tui import paths
    from tui.commands.lastscreen import LastScreens
    from tui.commands.openssl import without_openssl
    from tui.ending import EndedError

    screens = LastScreens(paths.store_place(request.store))
    try:
        if len(request.locations) <= 1 and not (request.encoding or request.linear or request.blind):
            screens.show("".join(request.locations))
        # Of the thousands of objects that imports make, none is to be collected, nor looked at ever after.
        gc.disable()
        with without_openssl():
            import hashlib  # noqa: F401
            import hmac  # noqa: F401

            from tui.commands.opening import open_app
        gc.freeze()
        gc.enable()
        return open_app(
            request.locations,
            store=request.store,
            screens=screens,
            encoding=request.encoding,
            linear=request.linear,
            blind=request.blind,
        )
    except EndedError as error:
        screens.withdraw()
        from tui.commands.ended import ended_by

        return ended_by(error.number)
    finally:
        screens.withdraw()


def _add(request: "Namespace") -> int:
    from tui.commands.add import add, places_named
    from tui.commands.ended import ended_by, ending_in_order
    from tui.commands.working import desk_at
    from tui.ending import EndedError
    from tui.session import Manner

    places, stdin = places_named(request.locations, request.lists)
    try:
        with ending_in_order(), desk_at(request.store) as desk:
            summary = add(desk, places, Manner(encoding=request.encoding, stdin=stdin), as_json=request.json)
    except EndedError as error:
        return ended_by(error.number)
    if summary.store_failed:
        return UNWRITABLE
    return UNREADABLE if summary.all_unread else DONE


def _demo(request: "Namespace") -> int:
    from tui.commands.demo import run_demo

    return run_demo(keep=request.keep, linear=request.linear)


def _extract(request: "Namespace") -> int:
    from tui.commands.extract import extract_batch, extract_each

    if request.batch:
        extract_batch()
        return DONE
    if not request.locations:
        raise TieoutError("Nothing to extract was named.", "Name a path or an address, or use --batch.")
    return UNREADABLE if extract_each(request.locations, encoding=request.encoding) else DONE


def _check(request: "Namespace") -> int:
    from tui.commands.check import Wanted, check_batch, check_each

    if request.batch:
        check_batch()
        return DONE
    if not request.references:
        raise TieoutError("Nothing to check was named.", "Name a path, an address or a report's id, or use --batch.")
    if request.write_baseline and request.baseline is None:
        raise TieoutError("There is no baseline to write.", "Name its file with --baseline.")
    wanted = Wanted(
        format_name="json" if request.json else request.format,
        everything=request.all,
        baseline=request.baseline,
        writes_baseline=request.write_baseline,
        output=request.output,
        together=request.together,
    )
    outcome = check_each(request.references, wanted, encoding=request.encoding, store=request.store)
    if outcome.unread:
        return UNREADABLE
    return PROBLEMS if outcome.fails else DONE


def _export(request: "Namespace") -> int:
    from tui.commands.notes import Wanted, export
    from tui.commands.working import desk_at
    from tui.paths import named

    if bool(request.references) == request.all:
        raise TieoutError("Which reports to export is not clear.", "Name reports, or use --all.")
    to_output = request.output in {None, "-"}
    wanted = Wanted(
        request.references,
        request.all,
        request.format,
        template=request.template,
        statuses=request.status or (),
        private=request.private,
        output=None if to_output else named(request.output),
        into_folder=not to_output and request.output.endswith(("/", os.sep)),
    )
    with desk_at(request.store) as desk:
        export(desk, wanted)
    return DONE


def _import(request: "Namespace") -> int:
    from tui.commands.importing import import_files
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        unplaced = import_files(desk, request.files, into=request.into, as_json=request.json)
    return PROBLEMS if unplaced else DONE


def _list(request: "Namespace") -> int:
    import gc

    # What is made is printed at once, and the program ends.
    gc.disable()
    from tui.commands.listing import list_reports
    from tui.commands.looking import all_entries

    try:
        list_reports(
            all_entries(request.store),
            as_json=request.json,
            statuses=request.status,
            tags=request.tag,
            order=request.sort,
            gone=request.removed,
        )
    finally:
        gc.enable()
    return DONE


def _show(request: "Namespace") -> int:
    from tui.commands.library import show
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        show(desk, request.reference, as_json=request.json)
    return DONE


def _search(request: "Namespace") -> int:
    from tui.commands.library import search
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        search(desk, request.words, limit=request.limit, as_json=request.json)
    return DONE


def _tag(request: "Namespace") -> int:
    from tui.commands.library import tag
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        tag(desk, request.reference, request.tags)
    return DONE


def _remove(request: "Namespace") -> int:
    from tui.commands.library import remove
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        remove(desk, request.reference, undo=request.undo)
    return DONE


def _doctor(request: "Namespace") -> int:
    from tui.commands.doctor import examine
    from tui.commands.working import store_folder

    return DONE if examine(store_folder(request.store), as_json=request.json, mend=request.repair) else PROBLEMS


def _backup(request: "Namespace") -> int:
    from tui.commands.backups import back_up
    from tui.commands.working import store_folder

    back_up(store_folder(request.store), request.file)
    return DONE


def _restore(request: "Namespace") -> int:
    from tui.commands.backups import list_backups, restore_from
    from tui.commands.working import store_folder

    folder = store_folder(request.store)
    if request.backup:
        restore_from(folder, request.backup, as_json=request.json)
    else:
        list_backups(folder, as_json=request.json)
    return DONE


def _serve(request: "Namespace") -> int:
    try:
        from tui.commands.serving import serve
    except ModuleNotFoundError as error:
        hint = "Install it in tieout's own folder: pip install '.[serve]'"
        raise TieoutError(f"Serving needs {error.name}.", hint) from error

    serve(request.store, request.host, request.port)
    return DONE


def _merge(request: "Namespace") -> int:
    from tui.commands.merge import merge
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        merge(desk, request.places, as_json=request.json)
    return DONE


def _agree(request: "Namespace") -> int:
    from tui.commands.agree import agree
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        agree(desk, request.reference, as_json=request.json)
    return DONE


def _sign(request: "Namespace") -> int:
    from tui.commands.sign import sign
    from tui.commands.working import desk_at

    if request.withdraw and not request.role:
        raise TieoutError("Which signature to take back was not named.", "Add --prepared or --reviewed.")
    with desk_at(request.store) as desk:
        sign(desk, request.reference, role=request.role or "", withdraw=request.withdraw, as_json=request.json)
    return DONE


def _blind(request: "Namespace") -> int:
    from tui.commands.sign import blind
    from tui.commands.working import desk_at

    with desk_at(request.store) as desk:
        blind(desk, request.reference, end=request.end)
    return DONE


def _completion(request: "Namespace") -> int:
    from shtab import complete

    from tui.commands.arguments import parser
    from tui.commands.output import put

    put(complete(parser(), request.shell) + "\n")
    return DONE


_COMMANDS: "Mapping[str, Callable[[Namespace], int]]" = {
    "open": _open,
    "add": _add,
    "demo": _demo,
    "extract": _extract,
    "check": _check,
    "export": _export,
    "import": _import,
    "list": _list,
    "show": _show,
    "search": _search,
    "tag": _tag,
    "remove": _remove,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
    "serve": _serve,
    "merge": _merge,
    "agree": _agree,
    "sign": _sign,
    "blind": _blind,
    "completion": _completion,
}

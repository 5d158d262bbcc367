"""Command lines that say no more than what to open or to list, and in which store: they need no argument parser."""

from tui.commands.table import TABLE

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
else:
    Namespace = object


class Request(Namespace):
    """What a command line asks for, as the namespace of the argument parser has it."""

    def __init__(self, command: str, store: str | None, **others: object) -> None:
        """Ask for a command on a store."""
        self.command = command
        self.store = store
        self.version = False
        self.profile = ""
        self.json = False
        vars(self).update(others)


def plain_request(words: "Sequence[str]") -> Request | None:
    """Return what a plain command line asks for, as the argument parser would; None for all others."""
    store: str | None = None
    rest = []
    following = iter(words)
    for word in following:
        if word == "--store":
            store = next(following, "-")
            if store.startswith("-"):
                return None
        elif word.startswith("-") and word != "-":
            return None
        else:
            rest.append(word)
    if rest == ["list"]:
        return Request("list", store, status=[], tag=[], sort="touched", removed=False)
    if rest and rest[0] in TABLE:
        return None
    return Request("open", store, locations=rest, encoding="", linear=False, blind=False)

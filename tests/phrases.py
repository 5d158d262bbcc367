"""The phrases that the program says, read off its syntax trees."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

ROOT = Path(__file__).parents[1] / "tui"
_ERRORS = frozenset(
    f"{name}Error"
    for name in ("Tieout", "Fetch", "Passing", "Decode", "Read", "Store", "Conflict", "Damaged", "Export", "Settings")
)
_SAYING = {"spoken": 0, "counted": 2}
"""The functions that say a phrase, and which of their arguments stands in the catalogue."""
SHOWN = frozenset(
    (
        "say",
        "_say",
        "offer",
        "notify",
        "Word",
        "TitleBar",
        "AskScreen",
        "ChooseScreen",
        "ConfirmScreen",
        "FormScreen",
        "OpeningScreen",
        "SheetScreen",
    )
)
"""The calls of the app whose words reach the screen as they are."""
PRINTED = frozenset(("tell", "put_for_reader"))
"""Those of the commands."""


_WORDED = frozenset(("placeholder", "help", "description", "epilog"))
"""The arguments that are words for a reader."""


@dataclass(frozen=True)
class Said:
    """Something that is said through `spoken` or `counted`."""

    where: str
    """The module and the line."""
    source: str
    """What is said, as it stands in the code, behind its sense."""
    keys: tuple[str, ...]
    """The keys of the catalogue; none when only a running program knows them."""
    places: frozenset[str]
    """The names of what is put into it."""


@dataclass(frozen=True)
class Sentence:
    """A finished sentence of the core, which `retold` turns."""

    where: str
    """The module and the line."""
    template: str
    """The sentence, with `{}` for what only a running program knows."""


@cache
def trees() -> Mapping[str, ast.Module]:
    """Return the syntax tree of each module of the program but the catalogues, by its path."""
    paths = [path for path in sorted(ROOT.rglob("*.py")) if "languages" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}


def places_in(phrase: str) -> frozenset[str]:
    """Return the names of the places of a phrase."""
    return frozenset(name for _, name, _, _ in Formatter().parse(phrase) if name)


def without_names(phrase: str) -> str:
    """Return a phrase with its places unnamed, as the template of an f-string has them."""
    return "".join(f"{text}{'' if name is None else '{}'}" for text, name, _, _ in Formatter().parse(phrase))


@cache
def all_strings() -> str:
    """Return every string of the program, one after the other, in lower case."""
    nodes = (node for tree in trees().values() for node in ast.walk(tree))
    return "\n".join(n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)).lower()


def phrases_said() -> Iterator[Said]:
    """Yield everything that is said."""
    linear = {f"phrases.{name}": words for name, words in _constants(trees()["linear/phrases.py"]).items()}
    for where, tree in trees().items():
        constants = {**linear, **_constants(tree)}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            place = _SAYING.get(_name(call), len(call.args))
            if place < len(call.args):
                yield _said(f"{where}:{call.lineno}", call, call.args[place], constants)


def words_shown() -> Iterator[Sentence]:
    """Yield the literal words that reach a reader without having been said, in functions."""
    for where, tree in trees().items():
        showing = SHOWN if where.startswith("app/") else PRINTED if where.startswith(("cli", "commands/")) else None
        if showing and where != "commands/add.py":
            functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
            for call in (node for function in functions for node in ast.walk(function) if isinstance(node, ast.Call)):
                shown = call.args[:1] if _name(call) in showing else []
                shown += [keyword.value for keyword in call.keywords if keyword.arg in _WORDED]
                for words in shown:
                    template = _template(words, {})
                    if template and any(part.isalpha() and len(part) > 1 for part in template.split()):
                        yield Sentence(f"{where}:{call.lineno}", template)


def sentences_of_errors() -> Iterator[Sentence]:
    """Yield the messages and the hints of the errors that are raised with words of their own."""
    for where, tree in trees().items():
        constants = _constants(tree)
        for scope in ast.walk(tree):
            if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
                known = _constants(scope, constants)
                calls = (call for call in _own_calls(scope) if _name(call) in _ERRORS)
                for call in calls:
                    for template in (t for words in call.args[:2] for t in _templates(words, known)):
                        yield Sentence(f"{where}:{call.lineno}", template)


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _said(where: str, call: ast.Call, phrase: ast.expr, constants: Mapping[str, str]) -> Said:
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    sense = given.pop("sense", None)
    prefix = f"{sense.value!s}|" if isinstance(sense, ast.Constant) else ""
    places = frozenset(given) | ({"count"} if _name(call) == "counted" else set())
    found = [_template(one, constants) for one in _alternatives(phrase) if not isinstance(one, ast.JoinedStr)]
    keys = () if None in found else tuple(f"{prefix}{words}" for words in found)
    if any(keyword.arg is None for keyword in call.keywords):
        places |= {name for words in found if words for name in places_in(words)}
    return Said(where, f"{prefix}{ast.unparse(phrase)}", keys, places)


def _own_calls(scope: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls in a scope, those of functions inside it left out."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _own_calls(node)


def _constants(scope: ast.AST, known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return the strings that have a name in a module or a function, besides those that are known."""
    found = dict(known)
    for node in scope.body if isinstance(scope, ast.Module) else ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            words = _template(node.value, found)
            if words is not None:
                found[node.targets[0].id] = words
    return found


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _alternatives(node.body)
        yield from _alternatives(node.orelse)
    else:
        yield node


def _templates(node: ast.expr, known: Mapping[str, str]) -> Iterator[str]:
    for one in _alternatives(node):
        words = _template(one, known)
        if words:
            yield words


def _template(node: ast.expr, constants: Mapping[str, str]) -> str | None:
    """Return a string of the code with `{}` for what only a running program knows; None when it is no string."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(value, constants) for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _template(node.left, constants), _template(node.right, constants)
        return None if left is None or right is None else left + right
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    return constants.get(ast.unparse(node)) if isinstance(node, ast.Name | ast.Attribute) else None


def _part(value: ast.expr, constants: Mapping[str, str]) -> str:
    if isinstance(value, ast.FormattedValue):
        return _template(value.value, constants) or "{}"
    return str(value.value) if isinstance(value, ast.Constant) else "{}"

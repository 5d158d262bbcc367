"""The phrases that the program says, read off its syntax trees."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).parents[1] / "tui"
_ERRORS = frozenset(
    f"{name}Error"
    for name in ("Tieout", "Fetch", "Passing", "Decode", "Read", "Store", "Conflict", "Damaged", "Export", "Settings")
)


@dataclass(frozen=True)
class Said:
    """One phrase that is said through `spoken` or `counted`."""

    where: str
    """The module and the line."""
    source: str
    """What is said, as it stands in the code."""
    key: str | None
    """The key of the catalogue; None when only a running program knows it."""
    places: frozenset[str]
    """The names of what is put into it."""


@cache
def trees(folder: str = "") -> Mapping[str, ast.Module]:
    """Return the syntax tree of each module below a folder of the program, by its path."""
    files = sorted((ROOT / folder).rglob("*.py"))
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text("utf-8")) for file in files}


def places_in(phrase: str) -> frozenset[str]:
    """Return the names of the places of a phrase."""
    return frozenset(name for _, name, _, _ in Formatter().parse(phrase) if name)


def phrases_said(folder: str = "") -> Iterator[Said]:
    """Yield every phrase that is said below a folder."""
    for where, tree in trees(folder).items():
        constants = _constants(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            if name == "spoken" or (name == "counted" and len(call.args) > 2):
                yield from _said(f"{where}:{call.lineno}", call, call.args[2 if name == "counted" else 0], constants)


def _said(where: str, call: ast.Call, phrase: ast.expr, constants: Mapping[str, str]) -> Iterator[Said]:
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    sense = given.pop("sense", None)
    prefix = f"{sense.value!s}|" if isinstance(sense, ast.Constant) else ""
    places = frozenset(given) | ({"count"} if len(call.args) > 2 else set())
    words = _literal(phrase, constants)
    source = f"{prefix}{ast.unparse(phrase)}"
    yield Said(where, source, None if words is None else f"{prefix}{words}", places)


def _constants(tree: ast.Module) -> Mapping[str, str]:
    """Return the strings that have a name in a module."""
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            words = _template(node.value, found)
            if words is not None:
                found[node.targets[0].id] = words
    return found


def _literal(node: ast.expr, constants: Mapping[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return constants.get(node.id) if isinstance(node, ast.Name) else None


def _template(node: ast.expr, constants: Mapping[str, str]) -> str | None:
    """Return a string of the code with `{}` for what only a running program knows; None when it is no string."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(value, constants) for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _template(node.left, constants), _template(node.right, constants)
        return None if left is None or right is None else left + right
    return _literal(node, constants)


def _part(value: ast.expr, constants: Mapping[str, str]) -> str:
    if isinstance(value, ast.FormattedValue):
        return _literal(value.value, constants) or "{}"
    return str(value.value) if isinstance(value, ast.Constant) else "{}"


@dataclass(frozen=True)
class Sentence:
    """A finished sentence of the core, which `retold` turns."""

    where: str
    """The module and the line."""
    template: str
    """The sentence, with `{}` for what only a running program knows."""


def sentences_of_errors() -> Iterator[Sentence]:
    """Yield the messages and the hints of the errors that are raised with words of their own."""
    for where, tree in trees().items():
        constants = _constants(tree)
        for scope in ast.walk(tree):
            if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
                known = {**constants, **_locals(scope, constants)}
                for call in _own_calls(scope):
                    if isinstance(call.func, ast.Name) and call.func.id in _ERRORS:
                        for words in call.args[:2]:
                            for template in _templates(words, known):
                                yield Sentence(f"{where}:{call.lineno}", template)


def _own_calls(scope: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls in a scope, those of functions inside it left out."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _own_calls(node)


def _locals(scope: ast.AST, constants: Mapping[str, str]) -> Mapping[str, str]:
    """Return the strings that have a name in a function."""
    found: dict[str, str] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            words = _template(node.value, constants)
            if words is not None:
                found[node.targets[0].id] = words
    return found


def _templates(node: ast.expr, known: Mapping[str, str]) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _templates(node.body, known)
        yield from _templates(node.orelse, known)
        return
    words = _template(node, known)
    if words:
        yield words

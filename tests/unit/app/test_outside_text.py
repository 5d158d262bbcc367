"""Outside text reaches the terminal through the safe ways alone: held over the syntax trees of the app."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui.app

APP = Path(tui.app.__file__).parent
MODULES = sorted(APP.rglob("*.py"))

MARKUP_PARSERS = {"from_markup", "Markdown", "escape", "markup", "print", "inspect"}
"""Names that lead into a markup parser, or to the screen past the widgets."""
WIDGETS_THAT_PARSE = {
    "Static", "Label", "Button", "Checkbox", "Collapsible", "DataTable", "Footer", "Header", "Link", "ListItem", "Log",
    "MarkdownViewer", "OptionList", "Pretty", "RadioButton", "RichLog", "Select", "SelectionList", "TabbedContent",
    "Tab", "Tabs", "Toast", "Tree", "Welcome",
}  # fmt: skip
SAFE_SEGMENTS = "lines.py"
SAFE_NOTICES = "telling.py"
SAFE_FIELDS = {"fields.py"}


def names_in(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.ImportFrom | ast.Import):
            yield from ((alias.name.rsplit(".", 1)[-1], node.lineno) for alias in node.names)


def faults(source: str, name: str) -> list[str]:
    """Return what in a module could hand outside text to the terminal unsafely."""
    tree = ast.parse(source)
    found = [f"{word} in line {line}" for word, line in names_in(tree) if word in MARKUP_PARSERS | WIDGETS_THAT_PARSE]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called == "Segment" and not _is_visible_call(node, name):
                found.append(f"Segment without visible in line {node.lineno}")
            if called == "notify" and not _is_plain_notice(node, name):
                found.append(f"notify in line {node.lineno}")
            if called in {"Input", "TextArea"} and name not in SAFE_FIELDS:
                found.append(f"{called} in line {node.lineno}: use Field or Editor")
        if isinstance(node, ast.Assign | ast.AnnAssign) and not isinstance(node.value, ast.Constant):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            titles = {"title", "sub_title", "border_title", "border_subtitle", "tooltip", "placeholder"}
            found += [
                f"{target.attr} in line {node.lineno}"
                for target in targets
                if isinstance(target, ast.Attribute) and target.attr in titles
            ]
    return found


def _is_visible_call(call: ast.Call, name: str) -> bool:
    first = call.args[0] if call.args else None
    is_visible = isinstance(first, ast.Call) and getattr(first.func, "id", "") == "visible"
    return is_visible and name == SAFE_SEGMENTS


def _is_plain_notice(call: ast.Call, name: str) -> bool:
    markup = [word.value for word in call.keywords if word.arg == "markup"]
    first = call.args[0] if call.args else None
    is_visible = isinstance(first, ast.Call) and getattr(first.func, "id", "") == "visible_lines"
    is_off = len(markup) == 1 and isinstance(markup[0], ast.Constant) and markup[0].value is False
    return is_visible and is_off and name == SAFE_NOTICES


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(APP)))
def test_a_module_hands_outside_text_on_safely(module: Path) -> None:
    assert faults(module.read_text("utf-8"), module.name) == []


@pytest.mark.parametrize(
    "unsafe",
    [
        "Static(title)",
        "from rich.markup import escape",
        "from textual.widgets import Label",
        "text = Text.from_markup(title)",
        "Segment(title)",
        "self.notify(str(error))",
        "node.notify(visible_lines(words), markup=True)",
        "Input(value)",
        "self.border_title = title",
        "self.title = report.title",
        "rich.print(title)",
    ],
)
def test_the_rule_finds_what_it_is_for(unsafe: str) -> None:
    assert faults(unsafe, "anywhere.py")

import re
from pathlib import Path

import pytest

from tests.readme_keys import README
from tests.unit.export.noting import noted_session, tied_session
from tui.domain.review import Status
from tui.errors import ExportError
from tui.export.template import NAMES, render_template


@pytest.fixture
def made(tmp_path: Path) -> str:
    notes = tied_session(tmp_path).notes(tuple(Status))
    return render_template("{% for item in report.items %}{{ item.id }} {{ item.status }}\n{% endfor %}", (notes,))


def made_of(folder: Path, source: str) -> str:
    return render_template(source, (noted_session(folder).notes(tuple(Status)),))


def test_a_template_lists_the_items(made: str) -> None:
    assert made.splitlines()[:2] == ["T-0001 verified", "T-0002 open"]


def test_values_are_escaped_for_markdown_unless_the_template_says_so(tmp_path: Path) -> None:
    note = "report.items[1].note"
    assert made_of(tmp_path, f"{{{{ {note} }}}}") == "\\=1+1\\\nsecond line \\| \\<b\\>bold\\</b\\>"
    assert made_of(tmp_path / "b", f"{{{{ {note}|safe }}}}") == "=1+1\nsecond line | <b>bold</b>"
    assert made_of(tmp_path / "c", f"{{{{ {note}|upper }}}}").endswith("\\<B\\>BOLD\\</B\\>")


def test_every_name_that_is_promised_is_there(tmp_path: Path) -> None:
    notes = tied_session(tmp_path).notes(tuple(Status), private=True)
    expressions = [
        *NAMES["template"],
        *(f"report['{name}']" for name in NAMES["report"]),
        *(f"report.items[0]['{name}']" for name in NAMES["item"]),
        *(f"report.checks[0]['{name}']" for name in NAMES["check"]),
        *(f"report.items[0].evidence[0]['{name}']" for name in NAMES["evidence"]),
    ]
    for expression in expressions:
        render_template(f"{{{{ {expression} }}}}", (notes,))


def test_the_readme_names_them_all() -> None:
    told = README.read_text("utf-8").split("`tieout export --template FILE`")[1].split("```")[0]
    for names in NAMES.values():
        assert set(names) <= set(re.findall(r"`(\w+)`", told))


def test_the_readme_s_template_works(tmp_path: Path) -> None:
    source = README.read_text("utf-8").split("```jinja\n")[1].split("```")[0]
    assert "# A report: 4 of 8" in made_of(tmp_path, source)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("one\ntwo {% if %}", "is wrong in line 2"),
        ("one\n\n{{ report.nothing }}", "fails in line 3"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{% include '/etc/passwd' %}", "template"),
        ("{{ report.__class__.__mro__ }}", "fails in line 1"),
        ("{{ ''.__class__ }}", "fails in line 1"),
        ("{{ report.items.append(1) }}", "fails in line 1"),
        ("{{ 'a' * 1000000000 }}", "repeats too often"),
        ("{{ 9 ** 9 ** 9 ** 9 }}", "power is too large"),
        ("{{ '%1000000000d' % 1 }}", "put together with ~"),
        ("{% for a in range(10000000) %}{% endfor %}", "fails in line 1"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "RecursionError"),
        ("x" * 1_000_001, "too large"),
    ],
)
def test_a_wrong_or_greedy_template_is_refused_with_its_line(tmp_path: Path, source: str, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        made_of(tmp_path, source)


def test_too_much_output_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.export.template._LARGEST_OUTPUT", 1_000)
    with pytest.raises(ExportError, match="makes too much"):
        made_of(tmp_path, "{% for a in range(1000) %}many words {% endfor %}")


def test_markup_in_a_value_is_no_template(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    session.note(0, "{{ 7 * 7 }}{% raw %}")
    made = render_template("{{ report.items[0].note|safe }}", (session.notes(tuple(Status)),))
    assert made == "{{ 7 * 7 }}{% raw %}"

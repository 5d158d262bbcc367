"""The README's table of keys, made from the table of bindings: `python tests/readme_keys.py` writes it anew."""

from collections.abc import Iterator
from pathlib import Path

from tui.app.keys import KEYS, PLACES

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->\n"


def table_lines() -> Iterator[str]:
    """Yield the lines of the table."""
    for place, heading in PLACES.items():
        yield f"| {heading} | |\n|---|---|\n" if place == "reading" else f"| **{heading}** | |\n"
        for key in KEYS:
            if key.place == place:
                shown = " ".join(f"`` {name} ``" if "`" in name else f"`{name}`" for name in key.shown.split())
                yield f"| {shown} | {key.does} |\n"


def table() -> str:
    """Return the table."""
    return "".join(table_lines())


def with_table(readme: str) -> str:
    """Return the README with the table in its place."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")

"""A report as flat columns, which are there in a moment however many figures it has.

The store keeps each reading as one JSON object, and that is the truth. From it the columns are made: the text, arrays
of places, and the objects that are only sometimes needed, a few at a time. `unflatten(flatten(report_to_wire(r)))`
equals `r`.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar, cast

from msgspec.structs import replace

from tui.domain.amounts import Amounts
from tui.domain.figure import Figure, FigureKind, Numerals, SetAside
from tui.domain.finding_places import FindingPlaces
from tui.domain.ondemand import FIGURE_WORDS, Blocks, FigureColumns, Figures, Findings, OnDemand, Placed, Reasoned
from tui.domain.report import Block, BlockKind, Report
from tui.domain.spans import Spans
from tui.domain.wire import (
    Json,
    Object,
    aside_from_wire,
    block_marker,
    figure_from_wire,
    finding_from_wire,
    link_from_wire,
    repair_from_wire,
    report_from_wire,
    section_from_wire,
    table_from_wire,
)
from tui.store.columns import Columns, packed_floats, packed_json, packed_numbers, packed_objects, packed_words

FORMAT = 6
"""The version of the columns."""
_KINDS = tuple(BlockKind)
_CODES = {kind.value: code for code, kind in enumerate(_KINDS)}
_FIGURE_CODES = {kind.value: code for code, kind in enumerate(FigureKind)}
_SEQUENCES = ("blocks", "sections", "figures", "aside", "repairs", "set_aside", "findings", "links")
_AMOUNTS = ("figures.units", "figures.units.words", "amounts.of", "amounts.numbers", "amounts.inexact")
_SAID = tuple(f"figures.{field}{part}" for field in FIGURE_WORDS for part in ("", ".words"))
LATE = frozenset({"figures", "tables", "sections", "aside", "repairs", "findings", "links", *_AMOUNTS, *_SAID})
"""The columns that are read when something of them is asked for."""
_DERIVED = frozenset({"text", "section"})
"""What the object of a figure says and its place says too."""

T = TypeVar("T")
_Wire = Mapping[str, Json]


def flatten(wire: Mapping[str, Json]) -> dict[str, bytes]:
    """Return the columns of a report.

    Args:
        wire: What `report_to_wire` returned.
    """
    lists = {name: cast("Sequence[Object]", wire.get(name, [])) for name in _SEQUENCES}
    text = cast("str", wire["text"])
    head = {name: value for name, value in wire.items() if name not in {"text", *_SEQUENCES}}
    return {
        "head": packed_json(head),
        "text": text.encode("utf-8", "surrogatepass"),
        **_blocks_flat(lists["blocks"]),
        **_reasoned_flat("set_aside", lists["set_aside"], "reason"),
        **_reasoned_flat("repairs", lists["repairs"], "why"),
        **packed_objects("repairs", lists["repairs"]),
        **_findings_flat(lists["findings"], text),
        **_figures_flat(lists["figures"]),
        "aside.count": packed_numbers([len(lists["aside"])]),
        **packed_objects("aside", lists["aside"]),
        **{
            column: body
            for name in ("sections", "links")
            for column, body in {**_spans_flat(name, lists[name]), **packed_objects(name, lists[name])}.items()
        },
    }


def unflatten(columns: Columns) -> Report:
    """Return the report of columns that `flatten` returned.

    Raises:
        KeyError, ValueError, TypeError: They are none.
    """
    text = columns.text("text")
    head = cast("Object", columns.json("head"))
    report = report_from_wire({**head, "text": text, **{name: [] for name in _SEQUENCES}})
    return replace(
        report,
        blocks=_blocks(columns),
        sections=_placed(columns, "sections", section_from_wire),
        aside=OnDemand(_count(columns, "aside"), _each(columns, "aside", aside_from_wire)),
        repairs=_reasoned(columns, "repairs", "why", _each(columns, "repairs", repair_from_wire)),
        numerals=Numerals(_figures(columns), _set_aside(columns)),
        findings=_findings(columns, text),
        links=_placed(columns, "links", link_from_wire),
    )


def _spans_flat(name: str, objects: Iterable[_Wire]) -> dict[str, bytes]:
    every = list(objects)
    return {
        f"{name}.{column}s": packed_numbers(cast("int", one[column]) for one in every) for column in ("start", "end")
    }


def _spans(columns: Columns, name: str) -> Spans:
    return Spans.of(columns.numbers(f"{name}.starts"), columns.numbers(f"{name}.ends"))


def _each(columns: Columns, name: str, read: Callable[[_Wire], T]) -> Callable[[int], T]:
    objects = columns.objects(name)
    return lambda index: read(cast("_Wire", objects(index)))


def _placed(columns: Columns, name: str, read: Callable[[_Wire], T]) -> Placed[T]:
    return Placed(_spans(columns, name), _each(columns, name, read))


def _words_flat(name: str, words: Sequence[str]) -> dict[str, bytes]:
    """Return the columns of words of which many are the same."""
    codes = {word: code for code, word in enumerate(dict.fromkeys(words))}
    return {name: packed_numbers(codes[word] for word in words), f"{name}.words": packed_json(list(codes))}


def _words(columns: Columns, name: str) -> Callable[[int], str]:
    codes, words = _coded(columns, name)
    return lambda index: words[codes[index]]


def _coded(columns: Columns, name: str) -> tuple["array[int]", list[str]]:
    """Return what `_words_flat` made: a code for each, and the words by their codes."""
    return columns.numbers(name), cast("list[str]", columns.json(f"{name}.words"))


def _count(columns: Columns, name: str) -> int:
    return columns.numbers(f"{name}.count")[0]


def _blocks_flat(blocks: Sequence[_Wire]) -> dict[str, bytes]:
    tables = [index for index, block in enumerate(blocks) if "cells" in block]
    return {
        **_spans_flat("blocks", blocks),
        "blocks.kinds": bytes(_CODES[str(block["kind"])] for block in blocks),
        "blocks.levels": packed_numbers(cast("int", block.get("level", 0)) for block in blocks),
        **_words_flat("blocks.markers", [block_marker(block) for block in blocks]),
        "blocks.pages": packed_numbers(cast("int", block.get("page", 0)) for block in blocks),
        "tables.of": packed_numbers(tables),
        **packed_objects("tables", (blocks[index]["cells"] for index in tables)),
    }


def _blocks(columns: Columns) -> Blocks:
    spans, kinds = _spans(columns, "blocks"), columns.body("blocks.kinds")
    levels, pages = columns.numbers("blocks.levels"), columns.numbers("blocks.pages")
    tables, cells = columns.numbers("tables.of"), columns.objects("tables")
    marker = _words(columns, "blocks.markers")
    numbers = {block: number for number, block in enumerate(tables)}

    def block(index: int) -> Block:
        table = table_from_wire(cells(numbers[index])) if index in numbers else None
        return Block(_KINDS[kinds[index]], spans[index], levels[index], table, pages[index], marker(index))

    return Blocks(spans, kinds, block)


def _figures_flat(figures: Sequence[_Wire]) -> dict[str, bytes]:
    stated = ((cast("Sequence[str | None]", figure["exact"]), str(figure["unit"])) for figure in figures)
    amounts = Amounts.of(stated)
    return {
        **_spans_flat("figures", figures),
        "figures.checkable": bytes(bool(figure["checkable"]) for figure in figures),
        "figures.kinds": bytes(_FIGURE_CODES[str(figure["kind"])] for figure in figures),
        "figures.units": packed_numbers(amounts.units),
        "figures.units.words": packed_json(list(amounts.names)),
        "amounts.of": packed_numbers(amounts.figures),
        "amounts.numbers": packed_floats(amounts.numbers),
        "amounts.inexact": packed_numbers(amounts.inexact),
        **packed_objects("figures", map(_said_of_figure, figures)),
        **{
            column: body
            for field in FIGURE_WORDS
            for column, body in packed_words(f"figures.{field}", [_said(figure[field]) for figure in figures]).items()
        },
    }


def _said_of_figure(figure: _Wire) -> Object:
    return {name: value for name, value in figure.items() if name not in _DERIVED}


def _said(words: Json) -> tuple[str, ...]:
    return tuple(map(str, words)) if isinstance(words, list) else (str(words),)


def _figures(columns: Columns) -> Figures:
    figures = columns.objects("figures")

    def figure(index: int) -> Figure:
        return figure_from_wire(index, cast("_Wire", figures(index)))

    def amounts() -> Amounts:
        return Amounts(
            columns.numbers("amounts.of"),
            columns.floats("amounts.numbers"),
            columns.numbers("amounts.inexact"),
            columns.numbers("figures.units"),
            cast("list[str]", columns.json("figures.units.words")),
        )

    checkable, kinds = columns.body("figures.checkable"), columns.body("figures.kinds")
    flat = FigureColumns(checkable, kinds, amounts, lambda field: columns.words(f"figures.{field}"))
    return Figures(_spans(columns, "figures"), flat, figure)


def _reasoned_flat(name: str, things: Sequence[_Wire], reason: str) -> dict[str, bytes]:
    """Return the columns of things that each have a reason."""
    return {**_spans_flat(name, things), **_words_flat(f"{name}.{reason}s", [str(one[reason]) for one in things])}


def _reasoned(columns: Columns, name: str, reason: str, made: Callable[[int], T]) -> Reasoned[T]:
    codes, words = _coded(columns, f"{name}.{reason}s")
    return Reasoned(_spans(columns, name), codes, words, made)


def _set_aside(columns: Columns) -> Placed[SetAside]:
    spans, reason = _spans(columns, "set_aside"), _words(columns, "set_aside.reasons")
    return _reasoned(columns, "set_aside", "reason", lambda index: SetAside(spans[index], reason(index)))


def _findings_flat(findings: Sequence[_Wire], text: str) -> dict[str, bytes]:
    places = FindingPlaces.of(finding_from_wire(finding, text) for finding in findings)
    return {
        "findings.verdicts": places.verdicts,
        "findings.starts": packed_numbers(places.starts),
        "findings.ends": packed_numbers(places.ends),
        "findings.numbers": packed_numbers(places.numbers),
        "findings.keys": places.keys.encode("ascii"),
        **packed_objects("findings", findings),
    }


def _findings(columns: Columns, text: str) -> Findings:
    spans = _spans(columns, "findings")
    places = FindingPlaces(
        columns.body("findings.verdicts"),
        spans.starts,
        spans.ends,
        columns.numbers("findings.numbers"),
        columns.body("findings.keys").decode("ascii"),
    )
    return Findings(places, _each(columns, "findings", partial(finding_from_wire, text=text)))

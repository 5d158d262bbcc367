"""Reports in the machine interface's words: the JSON object that `tieout extract` prints, and back.

One form serves the command, the pipe from the reading process and the store:
`report_from_wire(report_to_wire(r)) == r`. Spans are pairs of code points, decimals are strings, a range is a list of
two strings, and a number that is only compared with (greater than 30) is a range that is open at one end: None there.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias, cast

from tui.domain.figure import Figure, FigureKind, Numerals, Quantity, SetAside
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.ondemand import reasons_of
from tui.domain.report import (
    BULLET,
    NO_CHOICES,
    Aside,
    Block,
    BlockKind,
    Cell,
    Charset,
    Choices,
    Link,
    Repair,
    Report,
    Section,
    Source,
    Table,
)
from tui.domain.spans import spans_of
from tui.domain.text import Span

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
Object: TypeAlias = dict[str, Json]

_IN_A_PART = 256
"""How many values are freed at once: nothing else runs meanwhile, the interface neither."""


def quantity_value(quantity: Quantity) -> Json:
    """Return the value as the machine interface writes it: a string, or a list of two for a range."""
    if quantity.low is not None and quantity.high is not None:
        return [plain(quantity.low), plain(quantity.high)]
    return plain(quantity.value) if quantity.value is not None else quantity.code


def plain(number: Decimal) -> str:
    """Return a decimal without an exponent and without padding zeros after a scale was multiplied in."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text and number == number.to_integral_value() else text


def report_to_wire(report: Report) -> Object:
    """Return the object that `tieout extract` prints for one report, without its `id`."""
    return {name: [*value] if isinstance(value, Iterator) else value for name, value in report_in_parts(report).items()}


def report_in_parts(report: Report) -> dict[str, Json | Iterator[Json]]:
    """Return the fields of what `report_to_wire` returns; lists as long as the report come as iterators."""
    text = report.text
    aside = reasons_of(report.numerals.set_aside)
    chosen: Object = {"choices": choices_to_wire(report.choices)} if report.choices != NO_CHOICES else {}
    return {
        "location": report.source.location,
        "title": report.title,
        "date": report.date,
        "author": report.author,
        "source": report.publisher,
        "language": report.language,
        "charset": {"name": report.charset.name, "how": report.charset.how, "damaged": report.charset.damaged},
        "text": text,
        "blocks": (_block_to_wire(block, text) for block in report.blocks),
        "sections": map(_section_to_wire, report.sections),
        "figures": _figures_to_wire(report),
        "aside": map(_aside_to_wire, report.aside),
        "repairs": _repairs_to_wire(report.repairs),
        "numerals": {
            "total": len(report.numerals.figures) + aside.total(),
            "figures": len(report.numerals.figures),
            "aside": dict(sorted(aside.items())),
        },
        "set_aside": ({**_pair(numeral.span), "reason": numeral.reason} for numeral in report.numerals.set_aside),
        "findings": map(finding_to_wire, report.findings),
        "doubts": list(report.doubts),
        "links": ({**_pair(link.span), "address": link.address} for link in report.links),
        **chosen,
        "snapshot": source_to_wire(report.source),
    }


def report_from_wire(wire: Mapping[str, Json]) -> Report:
    """Return the report that `report_to_wire` wrote, an older version's included.

    Raises:
        KeyError, ValueError, TypeError: The object is not one that `report_to_wire` wrote.
    """
    charset = _object(wire["charset"])
    return Report(
        source=source_from_wire(_object(wire["snapshot"])),
        text=_string(wire["text"]),
        title=_string(wire["title"]),
        date=_string(wire["date"]),
        author=_string(wire["author"]),
        publisher=_string(wire["source"]),
        language=_string(wire["language"]),
        charset=Charset(_string(charset["name"]), _string(charset["how"]), _int(charset["damaged"])),
        blocks=tuple(_block_from_wire(block) for block in _objects(wire["blocks"])),
        sections=tuple(section_from_wire(section) for section in _objects(wire["sections"])),
        aside=tuple(aside_from_wire(aside) for aside in _objects(wire["aside"])),
        repairs=_repairs_from_wire(wire["repairs"]),
        numerals=Numerals(
            tuple(figure_from_wire(index, figure) for index, figure in enumerate(_objects(wire["figures"]))),
            tuple(SetAside(_span(numeral), _string(numeral["reason"])) for numeral in _objects(wire["set_aside"])),
        ),
        findings=tuple(
            finding_from_wire(finding, _string(wire["text"])) for finding in _objects(wire.get("findings", []))
        ),
        doubts=tuple(_string(doubt) for doubt in _list(wire["doubts"])),
        links=tuple(map(link_from_wire, _objects(wire.get("links", [])))),
        choices=choices_from_wire(_object(wire.get("choices", {}))),
    )


def let_go(wire: Object) -> None:
    """Empty an object's lists in parts: a million values that are freed at once hold up all threads."""
    for value in wire.values():
        while isinstance(value, list) and value:
            del value[-_IN_A_PART:]


def _aside_to_wire(aside: Aside) -> Object:
    wire: Object = {"reason": aside.reason, "text": aside.text, "at": aside.at}
    return {**wire, "repairs": _repairs_to_wire(aside.repairs)} if aside.repairs else wire


def aside_from_wire(wire: Mapping[str, Json]) -> Aside:
    """Return one piece that was set apart, of the list `aside`; errors as in `report_from_wire`."""
    repairs = _repairs_from_wire(wire.get("repairs", []))
    return Aside(_string(wire["reason"]), _string(wire["text"]), _int(wire["at"]), repairs)


def _repairs_to_wire(repairs: Sequence[Repair]) -> list[Json]:
    return [{**_pair(repair.span), "was": repair.was, "why": repair.why} for repair in repairs]


def _repairs_from_wire(wire: Json) -> tuple[Repair, ...]:
    return tuple(map(repair_from_wire, _objects(wire)))


def repair_from_wire(wire: Mapping[str, Json]) -> Repair:
    """Return one repair, of the list `repairs`; errors as in `report_from_wire`."""
    return Repair(_span(wire), _string(wire["was"]), _string(wire["why"]))


def link_from_wire(wire: Mapping[str, Json]) -> Link:
    """Return one link, of the list `links`; errors as in `report_from_wire`."""
    return Link(_span(wire), _string(wire["address"]))


def _pair(span: Span) -> Object:
    return {"start": span.start, "end": span.end}


def choices_to_wire(choices: Choices) -> Object:
    """Return the reviewer's choices as an object; the request to the reading process holds one too."""
    return {
        "keep": list(choices.keep),
        "drop": [{"words": words, "which": which} for words, which in choices.drop],
    }


def choices_from_wire(wire: Mapping[str, Json]) -> Choices:
    """Return the choices that `choices_to_wire` wrote; none for an empty object.

    Raises:
        KeyError, ValueError, TypeError: The object is not one that `choices_to_wire` wrote.
    """
    return Choices(
        tuple(_string(words) for words in _list(wire.get("keep", []))),
        tuple((_string(entry["words"]), _int(entry["which"])) for entry in _objects(wire.get("drop", []))),
    )


def source_to_wire(source: Source) -> Object:
    """Return where a report came from as an object; the request to the reading process holds one too."""
    return {
        "location": source.location,
        "final_location": source.final_location,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "size": source.size,
        "retrieved_at": source.retrieved_at.isoformat(),
        "declared_charset": source.declared_charset,
        "chosen_charset": source.chosen_charset,
    }


def source_from_wire(wire: Mapping[str, Json]) -> Source:
    """Return the source that `source_to_wire` wrote.

    Raises:
        KeyError, ValueError, TypeError: The object is not one that `source_to_wire` wrote.
    """
    return Source(
        location=_string(wire["location"]),
        media_type=_string(wire["media_type"]),
        sha256=_string(wire["sha256"]),
        size=_int(wire["size"]),
        retrieved_at=datetime.fromisoformat(_string(wire["retrieved_at"])),
        final_location=_string(wire["final_location"]),
        declared_charset=_string(wire["declared_charset"]),
        chosen_charset=_string(wire.get("chosen_charset", "")),
    )


def _block_to_wire(block: Block, text: str) -> Object:
    wire: Object = {"kind": block.kind.value, **_pair(block.span)}
    if block.level:
        wire["level"] = block.level
    if block.page:
        wire["page"] = block.page
    if block.marker or block.kind is BlockKind.LIST_ITEM:
        wire["marker"] = block.marker
    if block.table is not None:
        wire["rows"] = [[cell.span.of(text) for cell in row] for row in block.table.rows]
        wire["cells"] = [[[cell.span.start, cell.span.end, cell.header] for cell in row] for row in block.table.rows]
    return wire


def _block_from_wire(wire: Mapping[str, Json]) -> Block:
    table = table_from_wire(wire["cells"]) if "cells" in wire else None
    return Block(
        kind=BlockKind(_string(wire["kind"])),
        span=_span(wire),
        level=_int(wire.get("level", 0)),
        table=table,
        page=_int(wire.get("page", 0)),
        marker=block_marker(wire),
    )


def block_marker(wire: Mapping[str, Json]) -> str:
    """Return the marker of one block, of the list `blocks`; errors as in `report_from_wire`."""
    # Older versions drew a bullet before each item and wrote none.
    return _string(wire.get("marker", BULLET if wire["kind"] == BlockKind.LIST_ITEM else ""))


def table_from_wire(cells: Json) -> Table:
    """Return the grid of a table from `cells` of its block; errors as in `report_from_wire`."""
    return Table(tuple(tuple(_cell_from_wire(_list(cell)) for cell in _list(row)) for row in _list(cells)))


def _cell_from_wire(wire: Sequence[Json]) -> Cell:
    start, end, header = wire
    return Cell(Span(_int(start), _int(end)), bool(header))


def _section_to_wire(section: Section) -> Object:
    return {
        "level": section.level,
        "number": section.number,
        "title": section.title,
        **_pair(section.span),
        "heading": [section.heading.start, section.heading.end],
    }


def section_from_wire(wire: Mapping[str, Json]) -> Section:
    """Return one section, of the list `sections`; errors as in `report_from_wire`."""
    start, end = _list(wire["heading"])
    heading = Span(_int(start), _int(end))
    return Section(_int(wire["level"]), _string(wire["number"]), _string(wire["title"]), _span(wire), heading)


def _figures_to_wire(report: Report) -> Iterator[Json]:
    starts = spans_of(report.sections).starts
    upcoming = 0
    innermost: int | None = None
    for figure in report.numerals.figures:
        while upcoming < len(starts) and starts[upcoming] <= figure.span.start:
            innermost = upcoming
            upcoming += 1
        yield _figure_to_wire(figure, report.text, innermost)


def _figure_to_wire(figure: Figure, text: str, section: int | None) -> Object:
    quantity = figure.quantity
    return {
        **_pair(figure.span),
        "text": figure.span.of(text),
        "kind": figure.kind.value,
        "value": _open_range(quantity) if quantity.condition else quantity_value(quantity),
        "unit": quantity.unit,
        "modifier": [modifier.value for modifier in quantity.modifiers],
        "checkable": figure.checkable,
        "label": figure.label,
        "section": section,
        "period": figure.period,
        "scope": figure.scope,
        "scale": str(quantity.scale),
        "precision": None if quantity.precision is None else str(quantity.precision),
        "code": quantity.code,
        "warnings": list(figure.warnings),
        "exact": [None if n is None else str(n) for n in (quantity.value, quantity.low, quantity.high)],
    }


def _open_range(quantity: Quantity) -> Json:
    """Return a condition as the range that meets it: a list of two, None for the end that is not bounded."""
    end = quantity_value(quantity)
    return [end, None] if quantity.comparator.startswith(">") else [None, end]


_COMPARATORS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}


def figure_from_wire(index: int, wire: Mapping[str, Json]) -> Figure:
    """Return one figure, the one at `index` of the list `figures`; errors as in `report_from_wire`."""
    value, low, high = (_decimal(number) for number in _list(wire["exact"]))
    modifiers = [_string(modifier) for modifier in _list(wire["modifier"])]
    quantity = Quantity(
        value=value,
        low=low,
        high=high,
        code=_string(wire["code"]),
        unit=_string(wire["unit"]),
        scale=Decimal(_string(wire["scale"])),
        precision=_decimal(wire["precision"]),
        approximate="approx" in modifiers,
        comparator=next((_COMPARATORS[modifier] for modifier in modifiers if modifier in _COMPARATORS), ""),
        condition=isinstance(wire["value"], list) and None in wire["value"],
    )
    return Figure(
        id=index,
        span=_span(wire),
        kind=FigureKind(_string(wire["kind"])),
        quantity=quantity,
        label=_string(wire["label"]),
        checkable=bool(wire["checkable"]),
        period=_string(wire["period"]),
        scope=_string(wire["scope"]),
        warnings=tuple(_string(warning) for warning in _list(wire["warnings"])),
    )


def finding_to_wire(finding: Finding) -> Object:
    """Return a finding as the machine interface writes it."""
    return {
        "kind": finding.kind.value,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "spans": [[operand.span.start, operand.span.end] for operand in finding.operands],
        "values": [_number(operand.value) for operand in finding.operands],
        "slacks": [str(operand.slack) for operand in finding.operands],
        "names": [operand.name for operand in finding.operands],
        "expression": finding.expression,
        "computed": _number(finding.computed),
        "tolerance": _number(finding.tolerance),
        "message": finding.message,
        **_elsewhere(finding),
    }


def _elsewhere(finding: Finding) -> Object:
    """Return which operands stand in other reports, with their words there; nothing when none does."""
    others = {
        str(index): [operand.report_id, operand.printed]
        for index, operand in enumerate(finding.operands)
        if operand.report_id
    }
    return {"elsewhere": others} if others else {}


def finding_from_wire(wire: Mapping[str, Json], text: str) -> Finding:
    """Return one finding, of the list `findings`; errors as in `report_from_wire`."""
    spans = [Span(_int(start), _int(end)) for start, end in map(_list, _list(wire["spans"]))]
    told = zip(spans, _list(wire["values"]), _list(wire["slacks"]), _list(wire["names"]), strict=True)
    elsewhere = {int(index): _list(place) for index, place in _object(wire.get("elsewhere", {})).items()}
    operands = tuple(
        Operand(
            span,
            _string(elsewhere[index][1]) if index in elsewhere else span.of(text),
            _decimal(value),
            Decimal(_string(slack)),
            _string(name),
            _string(elsewhere[index][0]) if index in elsewhere else "",
        )
        for index, (span, value, slack, name) in enumerate(told)
    )
    return Finding(
        kind=CheckKind(_string(wire["kind"])),
        rule=_string(wire["rule"]),
        verdict=Verdict(_string(wire["verdict"])),
        operands=operands,
        message=_string(wire["message"]),
        expression=_string(wire["expression"]),
        computed=_decimal(wire["computed"]),
        tolerance=_decimal(wire["tolerance"]),
    )


def _number(value: Decimal | None) -> Json:
    return None if value is None else str(value)


def _span(wire: Mapping[str, Json]) -> Span:
    return Span(_int(wire["start"]), _int(wire["end"]))


def _decimal(wire: Json) -> Decimal | None:
    return None if wire is None else Decimal(_string(wire))


def _string(wire: Json) -> str:
    if not isinstance(wire, str):
        message = f"not a string: {wire!r}"
        raise TypeError(message)
    return wire


def _int(wire: Json) -> int:
    if not isinstance(wire, int) or isinstance(wire, bool):
        message = f"not a whole number: {wire!r}"
        raise TypeError(message)
    return wire


def _list(wire: Json) -> Sequence[Json]:
    if not isinstance(wire, list):
        message = f"not a list: {wire!r}"
        raise TypeError(message)
    return wire


def _object(wire: Json) -> Mapping[str, Json]:
    if not isinstance(wire, dict):
        message = f"not an object: {wire!r}"
        raise TypeError(message)
    return cast("Mapping[str, Json]", wire)


def _objects(wire: Json) -> Sequence[Mapping[str, Json]]:
    return [_object(entry) for entry in _list(wire)]

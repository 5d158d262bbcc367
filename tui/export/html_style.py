"""How the HTML file looks, and what its policy lets a browser do: nothing but show it."""

import base64
import hashlib

STYLE = """
:root { color-scheme: light; --line: #d5d9e0; --soft: #5b6472; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 84rem; color: #1a1d23; background: #fff;
  font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1.2em 0 .5em; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
table { border-collapse: collapse; margin: .5rem 0; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 0 2rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; overflow-x: auto; } .text table { white-space: normal; }
p { margin: .4rem 0; } .quote { border-left: 3px solid var(--line); padding-left: 1rem; }
.caption, .note { font-size: .9rem; color: var(--soft); } .list_item { padding-left: 1.5rem; }
mark { color: inherit; background: #eceef2; padding: 0 .1em; border-bottom: 2px solid #8a93a3; }
mark:target, aside:target { outline: 3px solid #1f6feb; }
mark.verified { background: #dbeaff; border-color: #1f5fbf; }
mark.disputed { background: #ffe1cc; border-color: #b84a00; }
mark.needs_source { background: #fff3bf; border-color: #8a6d00; } mark.excluded { background: #f3f3f3; }
sup a { text-decoration: none; font-size: .75em; user-select: none; }
aside { border: 1px solid var(--line); border-left: 4px solid #8a93a3; border-radius: 4px; padding: .4rem .6rem;
  margin: .3rem 0; font-size: .85rem; line-height: 1.45; overflow-wrap: anywhere; break-inside: avoid; }
aside.verified { border-left-color: #1f5fbf; } aside.disputed { border-left-color: #b84a00; }
aside.needs_source { border-left-color: #8a6d00; }
aside p { margin: .15rem 0; white-space: pre-wrap; } aside .by { color: var(--soft); }
input[name="show"] { accent-color: #1f5fbf; } input[name="show"] + label { margin-right: 1rem; font-size: .9rem; }
#show-open:checked ~ main .item:not(.open), #show-verified:checked ~ main .item:not(.verified),
#show-disputed:checked ~ main .item:not(.disputed), #show-needs_source:checked ~ main .item:not(.needs_source),
#show-excluded:checked ~ main .item:not(.excluded) { display: none; }
#show-open:checked ~ main mark:not(.open), #show-verified:checked ~ main mark:not(.verified),
#show-disputed:checked ~ main mark:not(.disputed), #show-needs_source:checked ~ main mark:not(.needs_source),
#show-excluded:checked ~ main mark:not(.excluded) { background: none; border: 0; }
@media (max-width: 60rem) { .row { grid-template-columns: minmax(0, 1fr); } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  input[name="show"], input[name="show"] + label { display: none; }
  .row { grid-template-columns: minmax(0, 1fr) 14rem; } h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  tr { break-inside: avoid; } mark, aside { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .text { overflow: visible; } main > article + article { break-before: page; }
}
"""
"""The one style of the file. Colours are told apart without green and red, and a sign stands beside each."""
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode("ascii")
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
"""The Content Security Policy: no script at all, no request, and no style but this one, known by its hash."""

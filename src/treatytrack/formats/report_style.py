"""How the page of a report looks; without any of this it is plain headings, lists and tables, and reads well too.

Colours that tell something are written twice, because not every mail program knows variables.
"""

STYLE = """\
:root { --link: #1d5f8a; --late: #b3261e; --soon: #8a5a00; --panel: #eef2f6 }
@media (prefers-color-scheme: dark) {
  :root { --link: #7cc0ea; --late: #ff8f87; --soon: #e0b25c; --panel: #20272e }
}
body { max-width: 66rem; margin: 0 auto; padding: clamp(1rem, 3vw, 2.5rem) }
body { overflow-wrap: anywhere }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.15rem; line-height: 1.3 }
.count { color: #5a6472; color: var(--faint); font-weight: 400 }
p { margin: 0.5rem 0 }
.day { margin: 0.25rem 0 1rem; font-size: 1.05rem }
.lead { margin: 1rem 0; padding: 0.75rem 1rem; background: #eef2f6; background: var(--panel) }
.lead { border-left: 4px solid #1d5f8a; border-left: 4px solid var(--link); font-size: 1.05rem }
.quiet, small, footer, th { color: #5a6472; color: var(--faint) }
small { font-size: 0.9em }
ul { margin: 0.5rem 0; padding-left: 1.25rem }
li { margin: 0.2rem 0 }
a { color: #1d5f8a; color: var(--link); text-underline-offset: 0.2em }
a:focus-visible, summary:focus-visible { outline: 2px solid; outline-offset: 2px; border-radius: 2px }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1rem 0; padding: 0; list-style: none }
table { width: 100%; border-spacing: 0 !important }
th, td { padding: 0.5rem 1.25rem 0.5rem 0; text-align: left; vertical-align: top }
th, td { border-bottom: 1px solid #d4d9df; border-bottom: 1px solid var(--line) }
th:last-child, td:last-child { padding-right: 0 }
thead th { padding-top: 0; font-size: 0.85em; font-weight: 400 }
time, thead th, td.when { white-space: nowrap }
.day time { white-space: normal }
td.when { width: 6.5em; font-weight: 600 }
td.date { width: 9.5em }
td.status, td.extra { width: 7.75em; min-width: 7.75em }
tbody .ref { width: 10.5em; font: 600 0.92em/1.57 ui-monospace, Consolas, Menlo, monospace }
tbody th { color: inherit }
td.branch { padding-left: 1.4em; text-indent: -1.4em }
.number { text-align: right; white-space: nowrap }
.party { min-width: min(10rem, 30vw) }
.list span { display: inline-block; max-width: 100% }
.late .when strong, .soon .when strong, .mark { border: 1px solid; border-radius: 0.25rem }
.late .when strong, .soon .when strong { padding: 0.1rem 0.45rem; margin-left: -0.5rem }
.soon .when strong { color: #8a5a00; color: var(--soon) }
.late .when strong { color: #fff; color: var(--paper); background: #b3261e; background: var(--late) }
.mark { padding: 0 0.35rem; font-size: 0.85em; color: #1d5f8a; color: var(--link) }
figure { margin: 1rem 0; break-inside: avoid }
footer p { white-space: pre-wrap }
footer { margin-top: 2.5rem; border-top: 1px solid #d4d9df; border-top: 1px solid var(--line); font-size: 0.9em }
summary { cursor: pointer }
@media screen and (max-width: 48rem) {
  .entries, .entries tbody, .entries tr { display: block }
  .entries thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .entries tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line) }
  .entries tbody th, .entries td { display: inline-block; width: auto; min-width: 0; max-width: 100% }
  .entries tbody th, .entries td { padding: 0 0.6rem 0 0; border: 0; white-space: normal }
  .entries td.title { display: block; padding: 0.15rem 0 0 }
  .entries td.branch { padding-left: 1.4em }
  .entries td:empty { display: none }
  .late .when strong, .soon .when strong { margin-left: 0 }
  .entries [data-label]::before { content: attr(data-label) " "; color: var(--faint) }
}
@media screen and (max-width: 30rem) {
  th, td { padding-right: 0.75rem }
  .party { min-width: 6.5rem }
  .list { min-width: 9.25em }
}
@media screen and (max-width: 16rem) {
  table, thead, tbody, tr, th, td { display: block }
  time, .whole, td.when, .number { white-space: normal }
  .number { text-align: left }
  .list, .party { min-width: 0 }
}
@page { size: A4 portrait; margin: 14mm 12mm }
@media print {
  :root { --link: #000; --late: #000; --soon: #000; --panel: #fff }
  body { max-width: none; padding: 0; font-size: 9.5pt }
  nav, summary { display: none }
  h2 { break-after: avoid }
  th, td { padding: 1.5mm 3mm 1.5mm 0 }
  thead { display: table-header-group }
  tr, li, figure { break-inside: avoid }
  .late .when strong, .soon .when strong { margin-left: 0 }
  .late .when strong { color: #000; background: none; border: 2px solid }
}"""

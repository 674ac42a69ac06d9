"""What every page of HTML has: its head, its colours, and text that nothing can break out of."""

import re
from collections.abc import Iterator

from treatytrack.domain.dates import MONTHS
from treatytrack.formats.readable import readable

_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
"""The last line lets a browser run and fetch nothing, whatever stands in the page."""

_STYLE = """\
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #5a6472; --line: #d4d9df; --band: #f4f6f8 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --paper: #14181c; --faint: #9aa5b1; --line: #39424b; --band: #1d2328 }
}
body { color: var(--ink); background: var(--paper); font: 0.95rem/1.45 system-ui, sans-serif }
table { border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums }
.whole { white-space: nowrap }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #333; --line: #999; --band: #fff } }"""


def opening(title: str, style: str) -> Iterator[str]:
    """The lines up to the body: the title is text, the style what this page has beside the common one."""
    yield _HEAD
    yield f"<title>{safe(title)}</title>"
    yield f"<style>\n{_STYLE}\n{style}\n</style>\n</head>\n<body>"


CLOSING = "</body>\n</html>"

_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_DAY = re.compile(rf"(?:[A-Z][a-z]{{2}} )?([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})")


def safe(text: str) -> str:
    """The text with nothing in it that HTML or XML could take for anything else, nor that hides or steers."""
    if text.isalnum():
        return text
    shown = readable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;").replace("'", "&#39;")


_FROM_THE_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUN = re.compile(rf"([{_FROM_THE_RIGHT}]+(?:[^\w·{_FROM_THE_RIGHT}]+[{_FROM_THE_RIGHT}]+)*)")


_JOINED = re.compile(r"\b[A-Z0-9]{1,4}(?:-[A-Z0-9]{1,4}){1,3}\b")
"""Years and refs, `2025-2028`, `AZE-IRN-2025-E1`, which would be parted behind a hyphen; no more than fits a phone."""


def apart(text: str) -> str:
    """A text of somebody's own made safe, in a direction of its own: it may be written from the right."""
    shown = _unbroken(safe(text)) if "-" in text else safe(text)
    return shown if text.isascii() else f"<bdi>{shown}</bdi>"


def _unbroken(shown: str) -> str:
    """The same text, which is safe already, with what belongs together kept on a line."""
    return _JOINED.sub(r'<span class="whole">\g<0></span>', shown) if " " in shown else shown


def sentence(text: str) -> str:
    """A text of ours made safe, in which names may be written from the right.

    Each of them is kept apart, so that it takes no number and no name beside it along into its direction.
    """
    if text.isascii():
        return _unbroken(safe(text)) if "-" in text else safe(text)
    parts = enumerate(_RUN.split(text))
    return "".join(f"<bdi>{safe(part)}</bdi>" if at % 2 else _unbroken(safe(part)) for at, part in parts)


def days_marked(shown: str) -> str:
    """The same text, which is safe already, with each day in words (`Thu 31 Dec 2026`) marked as one for programs."""
    return _DAY.sub(_marked, shown)


_JOINTS = [(f" {month} ", f"&nbsp;{month}&nbsp;") for month in _MONTHS]


def days_joined(shown: str) -> str:
    """The same text, which is safe already, in which no line parts a day in words."""
    for parted, joined in _JOINTS:
        if parted in shown:
            shown = shown.replace(parted, joined)
    return shown


def _marked(day: re.Match[str]) -> str:
    number, month, year = day.groups()
    return f'<time datetime="{year}-{_MONTHS[month]:02d}-{number:0>2}">{day[0]}</time>'

"""What a spreadsheet would run as a formula when it opens a CSV or TSV file, and how it is kept from that.

A quotation mark before the text is the sign by which every spreadsheet takes it for a text; so a text that begins with
one gets one more, and taking one away always gives back what was recorded.
"""

RUN = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
"""What a formula begins with, also in full width; blanks may stand before it."""

BLANKS = frozenset(
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_MARK = "'"
_MARKED = frozenset("'\t\r\n")


def is_run(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.lstrip()[:1] in RUN


def guarded(text: str) -> str:
    """The text as a spreadsheet leaves it alone, with `'` before it where it has to be told."""
    return _MARK + text if text[:1] in _MARKED or is_run(text) else text


def undone(text: str) -> str:
    """The text that was guarded: without the one `'` before it."""
    return text.removeprefix(_MARK)

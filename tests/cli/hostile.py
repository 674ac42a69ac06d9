"""Texts that would steer a terminal, hide themselves, break a list or run somewhere, and what shows that one did."""

import csv
import io
import unicodedata

HOSTILE = {
    "markup": "[/] [bold]x[/bold] [link=http://example.org]y[/link] {x} %s \\",
    "escape": "\x1b[31mred \x1b]0;window\x07 \x9b2J \x1b[2J\x08\x08",
    "bidi": "\u202eedcba\u202c \u2066isolate\u2069 \u200f \u061c",
    "nul": "before\0after",
    "lines": "one\ntwo\r\nthree\rfour\u2028five\u2029six\x85seven\x0b\x0c",
    "tab": "a\tb",
    "hidden": "a\u200bb\ufeffc\u00add\u2060e",
    "unassigned": "\ue000 \U000e0041 \ufffe \U0010ffff",
    "joined": "👩\u200d👩\u200d👧 نمی\u200cخواهم",
    "wide": "日本国とアゼルバイジャン共和国との間の条約" * 3,
    "combining": "e\u0301" * 60 + "\u0301" * 40,
    "long": "x" * 100_000,
    "words": "very long title " * 6_000,
    "html": "<script>alert(1)</script><b onclick='x'> & \"q\" ]]></style> <!-- &lt;",
    "table": "| a | b |\n|---|---|\n`c` *d* [e](javascript:f) # g",
    "calendar": "a\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M, b; c\\",
    "formula": "=cmd|'/C calc'!A0",
    "mail": "a\r\nBcc: everybody@example.org\r\n\r\nb",
    "option": "--db=/etc/passwd -- $(touch pwned) `touch pwned` ; touch pwned",
}
COLUMNS = ("ref", "title", "type", "party_a", "party_b", "signed", "until", "place", "subjects", "notes", "signatory_a")


def rows() -> str:
    """A file of agreements that hold them all in every text."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, text in HOSTILE.items():
        writer.writerow((f"H-{name}", text, "MoU", "AZE", "IRN", "2025-04-28", "2026-12-31", text, text, text, text))
    return held.getvalue()


def steering(text: str) -> set[str]:
    """Characters that may steer a terminal or hide something; only joiners between letters are wanted."""
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return {c for c in text if c not in "\n\u200c\u200d" and unicodedata.category(c) in hidden}

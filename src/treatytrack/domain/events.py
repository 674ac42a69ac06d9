"""The events of an agreement's life in the words of `record`: one line each, as the column `events` holds them."""

import re

from treatytrack.domain.agreement import Event, Reference
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lengths import Length
from treatytrack.errors import WrongRequest

EVENT_KINDS = (
    "signed", "ratified", "notified", "exchanged", "provisional", "in-force", "extended", "notice", "denounced",
    "revoked", "suspended", "resumed", "terminated", "replaced", "amended", "meeting", "review", "other",
)  # fmt: skip

_WORD = r'"(?:[^"]|"")*"|[^\s"]+'
_DETAILS = ("by", "effective", "until", "for", "other", "source")


def event_from(written: str) -> Event:
    """Read `KIND DATE [by PARTY] [effective DATE] [until DATE] [for LENGTH] [other REF] [source "..."] [: note]`.

    Raises WrongRequest, naming the part that is wrong.
    """
    said, note = _without_note(written)
    if said.count('"') % 2:
        raise WrongRequest(f"{written}: a double quote is opened and not closed")
    words = re.findall(_WORD, said)
    if len(words) < 2:
        raise WrongRequest(
            f'"{written}" is not an event: write its kind and its date, as in notified 2023-07-05 by JPN'
        )
    kind, day, *rest = words
    if kind not in EVENT_KINDS:
        raise WrongRequest(f'"{kind}" is not a kind of event: the kinds are {", ".join(EVENT_KINDS)}')
    details = _details(written, rest)
    return Event(
        kind,
        PartialDate.parse(day),
        by=_unquoted(details.get("by", "")),
        effective=_parsed(details, "effective"),
        until=_parsed(details, "until"),
        length=Length.parse(details["for"]) if "for" in details else None,
        other=Reference(details["other"]) if "other" in details else None,
        source=_unquoted(details.get("source", "")),
        note=note,
    )


def event_text(event: Event) -> str:
    """The event in the words that `event_from` reads."""
    parts = [event.kind, event.date.text]
    details = (
        ("by", event.by if not event.by or re.fullmatch(_WORD, event.by) else _quoted(event.by)),
        ("effective", event.effective.text if event.effective else ""),
        ("until", event.until.text if event.until else ""),
        ("for", event.length.text if event.length else ""),
        ("other", event.other.text if event.other else ""),
        ("source", _quoted(event.source) if event.source else ""),
    )
    for word, value in details:
        if value:
            parts += [word, value]
    return " ".join(parts) + (f": {event.note}" if event.note else "")


def _without_note(written: str) -> tuple[str, str]:
    """What is said before the first colon outside quotes, and the note after it."""
    quoted = False
    for at, character in enumerate(written):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted and written[at + 1 : at + 2] in ("", " "):
            return written[:at], written[at + 1 :].strip(" ")
    return written, ""


def _details(written: str, words: list[str]) -> dict[str, str]:
    details: dict[str, str] = {}
    if len(words) % 2:
        raise WrongRequest(f'"{written}": after the date each detail is a word and its value; {words[-1]} stands alone')
    for word, value in zip(words[::2], words[1::2], strict=True):
        if word not in _DETAILS:
            raise WrongRequest(f'"{written}": "{word}" is not a detail of an event; they are {", ".join(_DETAILS)}')
        if word in details:
            raise WrongRequest(f'"{written}" says {word} twice')
        details[word] = value
    return details


def _parsed(details: dict[str, str], word: str) -> PartialDate | None:
    return PartialDate.parse(details[word]) if word in details else None


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if len(text) > 1 and text.startswith('"') else text

"""The events of an agreement's life in the words of `record`: one line each, as the column `events` holds them."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from treatytrack.domain.agreement import Event, Reference
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lengths import Length
from treatytrack.errors import WrongRequest

# fmt: off
TAKES = {
    "signed":      ("by",),
    "ratified":    ("by",),
    "notified":    ("by",),
    "exchanged":   ("by",),
    "provisional": ("by",),
    "in-force":    ("by",),
    "extended":    ("by", "until", "for", "other"),
    "notice":      ("by", "effective"),
    "denounced":   ("by", "effective"),
    "revoked":     ("by",),
    "suspended":   ("by", "effective", "until"),
    "resumed":     ("by", "effective"),
    "terminated":  ("by", "effective", "other"),
    "replaced":    ("by", "effective", "other"),
    "amended":     ("by", "effective", "other"),
    "meeting":     ("by", "until", "other"),
    "review":      ("by", "until", "other"),
    "other":       ("by", "effective", "until", "for", "other"),
}
# fmt: on
"""The kinds of event, and the details that mean something for each; all take a source and a note."""

EVENT_KINDS = tuple(TAKES)
DETAILS = ("by", "effective", "until", "for", "other")
_NAMES = (*DETAILS, "source")


class NumberedEvent(NamedTuple):
    """An event under its number in its agreement (`REF/3`); `from_column` names the column that says it in full."""

    number: int
    event: Event
    from_column: str = ""

    @property
    def text(self) -> str:
        """The event in the words of `record`."""
        return event_text(self.event)


_WORD = r'"(?:[^"]|"")*"|[^\s"]+'


def event_from(written: str, read: Callable[[str], PartialDate] = PartialDate.parse) -> Event:
    """Read `KIND DATE [by PARTY] [effective DATE] [until DATE] [for LENGTH] [other REF] [source "..."] [: note]`.

    `read` reads a date. Raises WrongRequest, naming the part that is wrong.
    """
    said, note = _without_note(written)
    if said.count('"') % 2:
        raise WrongRequest(f"{written}: a double quote is opened and not closed")
    words = re.findall(_WORD, said)
    if len(words) < 2:
        raise WrongRequest(
            f'"{written}" is not an event: write its kind and its date, as in notified 2023-07-05 by JPN'
        )
    kind = words[0].casefold()
    if kind not in EVENT_KINDS:
        raise WrongRequest(f'"{kind}" is not a kind of event: the kinds are {", ".join(EVENT_KINDS)}')
    day, rest = _day(words[1:], read)
    details = _details(written, rest)
    return Event(
        kind,
        day or read(_unquoted(words[1])),
        by=_unquoted(details.get("by", "")),
        effective=read(_unquoted(details["effective"])) if "effective" in details else None,
        until=read(_unquoted(details["until"])) if "until" in details else None,
        length=Length.parse(details["for"]) if "for" in details else None,
        other=Reference(details["other"]) if "other" in details else None,
        source=_unquoted(details.get("source", "")),
        note=note,
    )


def details_of(event: Event) -> dict[str, str]:
    """The details of an event besides its source and note, by the words that `event_from` reads."""
    said = {
        "by": event.by,
        "effective": event.effective.text if event.effective else "",
        "until": event.until.text if event.until else "",
        "for": event.length.text if event.length else "",
        "other": event.other.text if event.other else "",
    }
    return {word: value for word, value in said.items() if value}


def said_of(event: Event) -> dict[str, str]:
    """All that an event says besides its kind, by the words that record it."""
    said = {"date": event.date.text, **details_of(event), "source": event.source, "note": event.note}
    return {word: value for word, value in said.items() if value}


def is_one_word(text: str) -> bool:
    """Whether a text stands in an event as it is: without blanks and quotes, or quoted as a whole."""
    return re.fullmatch(_WORD, text) is not None


def event_text(event: Event) -> str:
    """The event in the words that `event_from` reads."""
    parts = [event.kind, event.date.text]
    for word, value in details_of(event).items():
        parts += [word, value if is_one_word(value) else _quoted(value)]
    if event.source:
        parts += ["source", _quoted(event.source)]
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


def _day(words: list[str], read: Callable[[str], PartialDate]) -> tuple[PartialDate | None, list[str]]:
    """A date of several words, as in `5 July 2023`, and the words after it; None where the first word is the date."""
    length = next((at for at, word in enumerate(words) if word in _NAMES), len(words))
    if length > 1:
        with suppress(WrongRequest):
            return read(" ".join(words[:length])), words[length:]
    return None, words[1:]


def _details(written: str, words: list[str]) -> dict[str, str]:
    details: dict[str, str] = {}
    if len(words) % 2:
        raise WrongRequest(f'"{written}": after the date each detail is a word and its value; {words[-1]} stands alone')
    for word, value in zip(words[::2], words[1::2], strict=True):
        if word not in _NAMES:
            raise WrongRequest(
                f'"{written}": "{word}" is not a detail of an event; they are {", ".join(DETAILS)}, source'
            )
        if word in details:
            raise WrongRequest(f'"{written}" says {word} twice')
        details[word] = value
    return details


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if len(text) > 1 and text.startswith('"') else text

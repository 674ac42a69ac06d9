"""The terms of QUERY: a field of it, or after the colon its values, one after each comma."""

import re
from collections.abc import Iterable, Iterator

from treatytrack.actions.asked import OF_AGREEMENTS
from treatytrack.cli.completing.candidates import Candidate, Files, begins
from treatytrack.cli.completing.fields import OF_COLUMN
from treatytrack.cli.completing.kinds import Wanted, free, parties
from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME, LISTS, name_meant

_OF_ITS_OWN = {
    "party": "with that party on either side",
    "between": "between these two: AZE-IRN",
    "confirm": "what is to be confirmed",
    "contradiction": "what contradicts itself",
}
_FIRST = ("party", "between", "type", "status", "subject", "tag", "signed", "in-force", "ends", "notice-by", "confirm")
"""The fields that are asked for every day: while one of them begins so the others are not offered."""

_NOT = "not:"
_LEFT = re.compile(r"(not:)*", re.IGNORECASE)


def terms(wanted: Wanted) -> Iterable[Candidate]:
    """What a term may become, be there a `not:` before it or not; nothing for words that are searched for."""
    negation = _LEFT.match(wanted.typed)
    before = negation[0] if negation else ""
    field, colon, written = wanted.typed[len(before) :].partition(":")
    found = _values(field, written, wanted) if colon else _fields(field, negated=bool(before))
    return (one.after(before) for one in found)


def _fields(typed: str, *, negated: bool) -> Iterator[Candidate]:
    """The fields that begin so, list columns in the singular."""
    every = [LISTS.get(name, name).replace("_", "-") for name in OF_AGREEMENTS.names]
    for field in [field for field in _FIRST if begins(typed, field)] or [one for one in every if begins(typed, one)]:
        name = name_meant(field)
        column = BY_NAME.get(name) or COMPUTED_BY_NAME.get(name)
        yield Candidate(f"{field}:", column.about if column else _OF_ITS_OWN[name], unfinished=True)
    if begins(typed, _NOT) and not negated:
        yield Candidate(_NOT, "all but these", unfinished=True)


def _values(field: str, written: str, wanted: Wanted) -> Iterator[Candidate]:
    """The values of a field; what stands before the last comma outside quotes stays."""
    name = name_meant(field, OF_AGREEMENTS.aliases)
    done, last = _apart(written)
    typed = last.removeprefix('"').replace('""', '"')
    wanted = wanted._replace(typed=typed, whose=None, arguments=())
    found = _pairs(wanted) if name == "between" else OF_COLUMN.get(name, free)(wanted)
    if not isinstance(found, Files):
        for one in found:
            text = _quoted(one.text) if last.startswith('"') or "," in one.text else one.text
            yield one._replace(text=f"{field}:{done}{text}")


def _apart(written: str) -> tuple[str, str]:
    """What is written up to the last comma outside quotes, and what follows it."""
    at = 0
    quoted = False
    for place, character in enumerate(written):
        quoted ^= character == '"'
        if character == "," and not quoted:
            at = place + 1
    return written[:at], written[at:]


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _pairs(wanted: Wanted) -> Iterator[Candidate]:
    """One side and a hyphen, or after it the other; a name that holds a hyphen itself is left out."""
    one, hyphen, _ = wanted.typed.rpartition("-")
    for party in parties(wanted._replace(typed=wanted.typed[len(one + hyphen) :])):
        if "-" not in party.text and party.text != one:
            yield party._replace(text=f"{one}-{party.text}" if hyphen else f"{party.text}-", unfinished=not hyphen)

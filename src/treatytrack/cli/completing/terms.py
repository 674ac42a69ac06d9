"""The terms of QUERY: a field of it, or after the colon its values, one after each comma; or a saved query."""

import re
from collections.abc import Iterable, Iterator

from treatytrack.cli.completing.candidates import Candidate, Files, begins
from treatytrack.cli.completing.held import saved_queries
from treatytrack.cli.completing.kept import Kept, kept
from treatytrack.cli.completing.kinds import Wanted, each, free
from treatytrack.cli.completing.parties import parties
from treatytrack.columns import name_meant

_NOT = "not:"
_LEFT = re.compile(r"(not:)*", re.IGNORECASE)


def terms(wanted: Wanted) -> Iterable[Candidate]:
    """What a term may become, be there a `not:` before it or not; nothing for words that are searched for."""
    negation = _LEFT.match(wanted.typed)
    before = negation[0] if negation else ""
    return (one.after(before) for one in _term(wanted._replace(typed=wanted.typed[len(before) :]), bool(before)))


def _term(wanted: Wanted, negated: bool) -> Iterator[Candidate]:
    """What one may become without its `not:`; saved queries ask for agreements, so events have none."""
    there = kept(wanted.about)
    field, colon, written = wanted.typed.partition(":")
    if colon:
        yield from _values(field, written, wanted, there)
        return
    yield from _fields(field, there)
    if begins(field, _NOT) and not negated:
        yield Candidate(_NOT, "all but these", unfinished=True)
    if wanted.about == "agreement" and field[:1] in {"", "@"}:
        found = each(saved_queries)(wanted)
        if not isinstance(found, Files):
            yield from found


def _fields(typed: str, there: Kept) -> Iterator[Candidate]:
    """The fields that begin so."""
    among = [field for field in there.everyday if begins(typed, field)] or there.fields
    return (Candidate(f"{field}:", there.fields[field], unfinished=True) for field in among if begins(typed, field))


def _values(field: str, written: str, wanted: Wanted, there: Kept) -> Iterator[Candidate]:
    """The values of a field; what stands before the last comma outside quotes stays."""
    name = name_meant(field, there.aliases)
    done, last = _apart(written)
    typed = last.removeprefix('"').replace('""', '"')
    wanted = wanted._replace(typed=typed, whose=None, arguments=())
    found = _pairs(wanted) if name == "between" else there.sources.get(name, free)(wanted)
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

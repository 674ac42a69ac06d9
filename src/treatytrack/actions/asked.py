"""Reading what a user asks for: the words of QUERY and the everyday options, to a Query."""

import re
from collections.abc import Sequence
from datetime import date

from treatytrack.actions.register import KnownParties
from treatytrack.cells import chosen_from
from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME, LISTS, name_meant, nearest_name
from treatytrack.domain.dates import PartialDate, read_date
from treatytrack.domain.deadlines import KINDS
from treatytrack.domain.facts import LIVE, OVER, STATUSES
from treatytrack.domain.lengths import Length, after
from treatytrack.domain.query import COMPUTED_DATES, Codes, Numbers, Pair, Query, Span, Term, Value
from treatytrack.domain.settle import CONTRADICTIONS, TO_CONFIRM
from treatytrack.errors import WrongRequest

_LENGTH = r"p?(\d+\s*(y|m|w|d|years?|months?|weeks?|days?)[\s,]*)+"
_FIELD = r"([A-Za-z][A-Za-z_-]*):(.*)"
_DATE_FIELDS = {*COMPUTED_DATES, "next_deadline", "as_of", *(n for n, c in BY_NAME.items() if c.kind.name == "date")}
_WORDS = {
    "certain": ("yes", "assumed", "no"),
    "flags": ("notice-given", "survival", "stated-differs"),
    "confirm": TO_CONFIRM,
    "contradiction": CONTRADICTIONS,
    "next_deadline_kind": KINDS,
}

ALIASES = {"flag": "flags", "parties": "party"}
FIELDS = tuple(dict.fromkeys((*BY_NAME, *COMPUTED_BY_NAME, "party", "between", "confirm", "contradiction")))


class Asker:
    """Reads terms for one as-of day; the parties are asked for only when a name must be resolved."""

    def __init__(self, today: date, parties: KnownParties) -> None:
        self._today = today
        self._parties = parties

    def query(self, words: Sequence[str]) -> Query:
        """One term a word, joined by "and". Raises WrongRequest, naming the wrong field or value."""
        return Query(tuple(self._term(word) for word in words if word.strip()))

    def term(self, field: str, *values: str) -> Term:
        """The term of an everyday option: a field, and its values as written."""
        found: list[Value] = []
        for value in values:
            if not value.strip():
                raise WrongRequest(
                    f"{field.replace('_', '-')} is asked for and nothing is named: write what it should be"
                )
            try:
                found += self._values(field, value)  # the name of a party may hold a comma
            except WrongRequest:
                parts = _alternatives(value)
                if len(parts) < 2:
                    raise
                found += [one for part in parts for one in self._values(field, part)]
        return Term(field, tuple(found))

    def pair(self, a: str, b: str) -> Term:
        """The term of `--between A B`."""
        return Term("between", (Pair(self._codes(a), self._codes(b)),))

    def _term(self, word: str) -> Term:
        negated = word.startswith("not:")
        text = word.removeprefix("not:")
        match = None if text.startswith('"') else re.fullmatch(_FIELD, text, re.DOTALL)
        if match is None:
            if text.startswith("@"):
                raise WrongRequest(f"no query is saved as {text}")
            if not _alternatives(text):
                raise WrongRequest(f'"{word}" asks for nothing: write a word to search for, or a field as in party:IRN')
            return Term("words", _alternatives(text), negated)
        field = field_named(match[1])
        values = [found for value in _alternatives(match[2]) for found in self._values(field, value)]
        if not values:
            raise WrongRequest(f"{word} names no value: write what {match[1]} should be after the colon")
        return Term(field, tuple(values), negated)

    def _values(self, field: str, written: str) -> list[Value]:
        if field == "party":
            return [Codes(self._codes(written))]
        if field in {"party_a", "party_b"}:
            return list(self._codes(written))
        if field == "between":
            return [self._pair(written)]
        if field in _DATE_FIELDS:
            return [self._span(field, written)]
        if field == "days_left":
            return [_numbers(written)]
        return list(_words(field, written))

    def _codes(self, written: str) -> tuple[str, ...]:
        """The codes to look for: the party, and unions that sign for it; with `+` what it belongs to or came from."""
        wider = written.endswith("+")
        parties = self._parties()
        return parties.standing_for(parties.resolve(written.removesuffix("+")).code, wider=wider)

    def _pair(self, written: str) -> Pair:
        """Both sides of `between:AZE-IRN`; a name may hold a hyphen itself."""
        refused: list[WrongRequest] = []
        for at in (at for at, character in enumerate(written) if character == "-"):
            try:
                return Pair(self._codes(written[:at].strip()), self._codes(written[at + 1 :].strip()))
            except WrongRequest as wrong:
                refused.append(wrong)
        if len(refused) == 1:
            raise refused[0]
        from treatytrack.domain.parties import AmbiguousParty  # noqa: PLC0415

        if ambiguous := [one for one in refused if isinstance(one, AmbiguousParty)]:
            raise ambiguous[0]
        raise WrongRequest(f"between:{written} does not name two parties: write between:AZE-IRN")

    def _span(self, field: str, written: str) -> Span:
        try:
            return self._days(written)
        except WrongRequest as wrong:
            raise WrongRequest(f"{field.replace('_', '-')}:{written}: {wrong}") from None

    def _days(self, written: str) -> Span:
        """A day, month or year; `A..B`, ends included; a length, meaning from today on."""
        if re.fullmatch(_LENGTH, written.casefold()):
            return Span(self._today, after(self._today, Length.parse(written)))
        first, dots, last = written.strip("[]").partition("..")
        if not dots:
            one = self._date(written)
            return Span(one.earliest, one.latest)
        begins = self._date(first).earliest if first.strip() else None
        ends = self._date(last).latest if last.strip() else None
        if begins and ends and ends < begins:
            raise WrongRequest("the last day lies before the first")
        return Span(begins, ends)

    def _date(self, written: str) -> PartialDate:
        return read_date(written, self._today)


def field_named(written: str) -> str:
    """The field meant, `-` and `_` alike, list columns in singular and plural; refused with the nearest one."""
    name = name_meant(written)
    name = ALIASES.get(name, name)
    if name in FIELDS:
        return name
    near = nearest_name(name, (*FIELDS, *ALIASES, *LISTS.values())).replace("_", "-")
    hint = f"did you mean {near}:? Or to" if near else "to"
    raise WrongRequest(f'"{written}" is not a field: {hint} search for the words, put them in double quotes')


def fixed_words(field: str) -> tuple[str, ...]:
    """The words that a computed field of QUERY takes; none where it takes days, numbers or anything else."""
    return (*STATUSES, "live", "over") if field == "status" else _WORDS.get(field, ())


def _words(field: str, written: str) -> Sequence[str]:
    """The values of a field of words, ours for what was written."""
    if field == "status":
        groups: dict[str, Sequence[str]] = {"live": LIVE, "over": OVER}
        word = chosen_from((*STATUSES, *groups), "a status", written)
        return groups.get(word, (word,))
    if field in _WORDS:
        return (chosen_from(_WORDS[field], f"a value of {field.replace('_', '-')}", written),)
    column = BY_NAME[field]
    if column.kind.name in {"type", "word", "length", "number"}:
        return (column.kind.write(column.kind.read(written)),)
    return (written,)


def _numbers(written: str) -> Numbers:
    first, dots, last = written.partition("..")
    parts = (first, last if dots else first)
    if not all(re.fullmatch(r"\d{0,7}", part) for part in parts) or not any(parts):
        raise WrongRequest(f"days-left:{written} is not a number of days: write days-left:30 or days-left:..30")
    least, most = (int(part) if part else None for part in parts)
    return Numbers(least, most)


def _alternatives(text: str) -> tuple[str, ...]:
    """The parts between commas; a quoted part may hold commas."""
    found = re.findall(r'"((?:[^"]|"")*)"|([^,]+)', text)
    return tuple(part for quoted, bare in found if (part := (quoted.replace('""', '"') or bare).strip()))

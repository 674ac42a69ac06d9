"""Reading what a user asks for: the words of QUERY and the everyday options, to a Query."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from treatytrack.actions.saved import DEEPEST, UnreadableQuery, mending, name_among, names_in, words_of
from treatytrack.cells import chosen_from, read_typed
from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME, LISTS, name_meant, nearest_name
from treatytrack.domain.dates import PartialDate, read_date
from treatytrack.domain.facts import CONTRADICTIONS, LIVE, OVER, STATUSES, TO_CONFIRM
from treatytrack.domain.lengths import Length, after, numbers_written
from treatytrack.domain.query import COMPUTED_DATES, Codes, Numbers, Pair, Query, Span, Term, Together, Value
from treatytrack.errors import WrongRequest

if TYPE_CHECKING:  # as in find
    from treatytrack.actions.register import KnownParties, KnownQueries

_LENGTH = r"p?(\d+\s*(y|m|w|d|years?|months?|weeks?|days?)[\s,]*)+"
_PART = r"""\s*(?:"((?:[^"]|"")*)"\s*|((?!")[^,"]*(?:"[^,"]*"[^,"]*)*))(?:,|$)"""
_WORDS = {
    "confirm": TO_CONFIRM,
    "contradiction": CONTRADICTIONS,
    **{name: column.words for name, column in COMPUTED_BY_NAME.items() if column.words and name != "status"},
}


class Fields(NamedTuple):
    """What can be asked for: the names of the fields, other names that they go by, which of them are what.

    `parties` are asked for together with the unions that sign for them; `naming` are all whose values name parties.
    """

    names: tuple[str, ...]
    aliases: Mapping[str, str]
    dates: Container[str]
    parties: Container[str]
    naming: Container[str]
    words: Callable[[str, str, date], Sequence[str]]
    """Takes a field of words, what was written and the as-of day, gives ours. Raises WrongRequest."""

    def named(self, written: str, word: str) -> str:
        """The field meant, `-` and `_` alike, lists in singular and plural.

        Raises WrongRequest, with the nearest one, and how the whole word is searched for instead.
        """
        name = name_meant(written, self.aliases)
        if name in self.names:
            return name
        near = nearest_name(name, (*self.names, *self.aliases)).replace("_", "-")
        hint = f"did you mean {near}:? Or to" if near else "to"
        in_quotes = word.replace('"', '""')
        raise WrongRequest(f"""\"{written}\" is not a field: {hint} search for the words, write '"{in_quotes}"'""")


class Asker:
    """Reads terms for one as-of day; parties and saved queries are asked for only when a word names one."""

    def __init__(
        self,
        today: date,
        parties: "KnownParties",
        saved: "KnownQueries" = dict,
        fields: Fields | None = None,
        within: tuple[str, ...] = (),
    ) -> None:
        """`within` are the saved queries that are being read, or saved: none of them may ask for itself."""
        self._today = today
        self._parties = parties
        self._saved = saved
        self._fields = fields or OF_AGREEMENTS
        self._within = within

    def inside(self, name: str) -> "Asker":
        """What reads the words of that saved query."""
        return Asker(self._today, self._parties, self._saved, self._fields, (*self._within, name))

    def query(self, words: Sequence[str]) -> Query:
        """One term a word, joined by "and". Raises WrongRequest, naming the wrong field or value."""
        return Query(tuple(dict.fromkeys(term for word in words if word.strip() for term in self._terms(word))))

    def term(self, field: str, *values: str) -> Term:
        """The term of an everyday option: a field, and its values as written."""
        found: list[Value] = []
        for value in values:
            if not (any_of_them := self._any_of(field, value)):
                raise WrongRequest(
                    f"{field.replace('_', '-')} is asked for and nothing is named: write what it should be"
                )
            found += any_of_them
        return Term(field, tuple(dict.fromkeys(found)))

    def pairs(self, written: Iterable[tuple[str, str]]) -> Term:
        """The term of `--between A B`, given once or more."""
        return Term("between", tuple(dict.fromkeys(Pair(self._codes(a), self._codes(b)) for a, b in written)))

    def _terms(self, word: str) -> Sequence[Term]:
        """The terms of a word: one, or those of a saved query."""
        negated, text = False, word.strip()
        while text[:4].casefold() == "not:":
            negated, text = not negated, text[4:].lstrip()
        named, colon, written = text.partition(":")
        if not (colon and _is_name(named)):
            if names := names_in(text):
                if self._fields is not OF_AGREEMENTS:
                    raise WrongRequest(f"{text} asks for agreements, and this is about events: write its terms instead")
                together = [Together(self._saved_terms(name)) for name in names]
                if len(together) == 1 and not negated:
                    return together[0].terms
                return [Term("saved", tuple(together), negated)]
            if not _alternatives(text):
                raise WrongRequest(f'"{word}" asks for nothing: write a word to search for, or a field as in party:IRN')
            return [Term("words", _alternatives(text), negated)]
        field = self._fields.named(named, text)
        values = self._any_of(field, written)
        if not values:
            raise WrongRequest(f"{word} names no value: write what {named} should be after the colon")
        return [Term(field, tuple(dict.fromkeys(values)), negated)]

    def _saved_terms(self, written: str) -> tuple[Term, ...]:
        """The terms of a saved query. Raises UnreadableQuery, naming the query and the word that cannot be read."""
        saved = self._saved()
        name = name_among(written, saved)
        if name in self._within:
            circle = ", which uses ".join((*self._within[self._within.index(name) + 1 :], name))
            raise UnreadableQuery(
                f"A saved query cannot ask for itself, and {name} uses {circle}: save one of them with other terms"
            )
        if len(self._within) == DEEPEST:
            raise UnreadableQuery(f"{self._within[0]} uses more than {DEEPEST} saved queries, one inside the other")
        inside = self.inside(name)
        terms: list[Term] = []
        for word in words_of(name, saved):
            try:
                terms += inside.query([word]).terms
            except UnreadableQuery:
                raise
            except WrongRequest as wrong:
                why = str(wrong).rstrip(".")
                raise UnreadableQuery(
                    f"The saved query {name} cannot be read, because of {word}: {why}; {mending(name)}"
                ) from None
        return tuple(terms)

    def _any_of(self, field: str, written: str) -> list[Value]:
        """The values between the commas; where one cannot be read, the whole: the name of a party may hold a comma."""
        parts = _alternatives(written)
        try:
            return [found for part in parts for found in self._values(field, part)]
        except WrongRequest as wrong:
            if len(parts) > 1 and field in self._fields.naming:
                with suppress(WrongRequest):
                    return self._values(field, written)
            raise wrong

    def _values(self, field: str, written: str) -> list[Value]:
        if field in self._fields.parties:
            return [Codes(self._codes(written))]
        if field in {"party_a", "party_b"}:
            return list(self._codes(written))
        if field == "between":
            return [self._pair(written)]
        if field in self._fields.dates:
            return [self._span(field, written)]
        if field == "days_left":
            return [_numbers(written)]
        return list(self._fields.words(field, written, self._today))

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
        from treatytrack.domain.parties import AmbiguousParty  # noqa: PLC0415  (10 ms; only a pair that is refused needs it)

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
        length = written.casefold()
        if numbers_written(length) or re.fullmatch(_LENGTH, length):
            return Span(self._today, after(self._today, Length.parse(written)))
        if re.fullmatch(r"\d{1,3}", written, re.ASCII):
            raise WrongRequest(
                f'"{written}" is neither a date nor a length: write {written}d, {written}m or {written}y, '
                "or a year such as 2027"
            )
        first, dots, last = written.strip("[]").partition("..")
        if not dots:
            try:
                one = self._date(written)
            except WrongRequest as wrong:
                looks_like_none = re.fullmatch(r"[-+]?(?!\d{4})\w+", written)
                raise WrongRequest(f"{wrong}{', or a length such as 90d' if looks_like_none else ''}") from None
            return Span(one.earliest, one.latest)
        begins = self._date(first).earliest if first.strip() else None
        ends = self._date(last).latest if last.strip() else None
        if begins and ends and ends < begins:
            raise WrongRequest("the last day lies before the first")
        return Span(begins, ends)

    def _date(self, written: str) -> PartialDate:
        return read_date(written, self._today)


def fixed_words(field: str) -> tuple[str, ...]:
    """The words that a computed field of QUERY takes; none where it takes days, numbers or anything else."""
    return (*STATUSES, "live", "over") if field == "status" else _WORDS.get(field, ())


def _words(field: str, written: str, today: date) -> Sequence[str]:
    """The values of a field of words, ours for what was written."""
    if field == "status":
        groups: dict[str, Sequence[str]] = {"live": LIVE, "over": OVER}
        word = chosen_from((*STATUSES, *groups), "a status", written)
        return groups.get(word, (word,))
    if field in _WORDS:
        return (chosen_from(_WORDS[field], f"a value of {field.replace('_', '-')}", written),)
    column = BY_NAME[field]
    kind = column.kind
    if kind.name == "length":
        length = kind.read(written)
        return length.spellings if isinstance(length, Length) else (kind.write(length),)
    if kind.name in {"type", "word", "number", "start"}:
        return (kind.write(read_typed(kind, written, today, None)),)
    return (written,)


OF_AGREEMENTS = Fields(
    tuple(dict.fromkeys((*BY_NAME, *COMPUTED_BY_NAME, "party", "between", "confirm", "contradiction"))),
    {"flag": "flags", "parties": "party"} | {one: many for many, one in LISTS.items()},
    {*COMPUTED_DATES, "next_deadline", "as_of", *(n for n, c in BY_NAME.items() if c.kind.name == "date")},
    {"party"},
    {"party", "party_a", "party_b", "between"},
    _words,
)


def _numbers(written: str) -> Numbers:
    first, dots, last = written.partition("..")
    parts = (first, last if dots else first)
    if not all(re.fullmatch(r"\d{0,7}", part) for part in parts) or not any(parts):
        raise WrongRequest(f"days-left:{written} is not a number of days: write days-left:30 or days-left:..30")
    least, most = (int(part) if part else None for part in parts)
    if least is not None and most is not None and most < least:
        raise WrongRequest(f"days-left:{written}: the most is less than the least")
    return Numbers(least, most)


def _is_name(text: str) -> bool:
    """Whether it may be the name of a field: letters, `-` and `_`, a letter first."""
    return text.isascii() and text[:1].isalpha() and text.replace("-", "").replace("_", "").isalpha()


def _alternatives(text: str) -> tuple[str, ...]:
    """The parts between commas; a quoted part may hold commas. Raises WrongRequest: a quote or a comma is missing."""
    if '"' not in text:
        return tuple(filter(None, map(str.strip, text.split(","))))
    part = re.compile(_PART)
    parts = []
    at = 0
    while at < len(text):
        match = part.match(text, at)
        if match is None and text.count('"') % 2:
            raise WrongRequest(f"{text} has a double quote that nothing closes: close it, or leave it out")
        if match is None:
            raise WrongRequest(
                f'{text} has quotes around a part of a value: put a comma after them, which is "or", '
                'or for "and" write a term of each'
            )
        quoted, bare = match.groups(default="")
        parts.append((quoted.replace('""', '"') or bare).strip())
        at = match.end()
    return tuple(filter(None, parts))

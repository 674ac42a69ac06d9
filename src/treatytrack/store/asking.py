"""A question as SQL: each term of a Query becomes a condition, its values named parameters.

Only the conditions are made here; what they are about is fixed: `a` is the agreement, `side_a` and `side_b` its sides.
Terms that the store does not answer (`Term.in_sql` is false) are left to the domain; some are narrowed before.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.columns import BY_NAME
from treatytrack.domain.query import IN_STORE, Codes, Pair, Query, Span, Term, Value
from treatytrack.errors import WrongRequest
from treatytrack.store import search
from treatytrack.store.folding import folded, folded_tag
from treatytrack.store.layout import ITEMS, LAST_LETTER, SIDES
from treatytrack.store.narrowing import Window, due_in, narrowed
from treatytrack.store.phase_asking import OF_ANY_STATUS, in_phase
from treatytrack.store.recurring import Rhythm
from treatytrack.store.said import NEVER, Said, balanced, either

LONGEST_WORDS = 10_000
"""SQLite refuses longer patterns."""

MOST_VALUES = 30_000
"""SQLite refuses more parameters than a few more."""

MOST_LOOKED_UP = 100
"""Beyond so many values one pass over the texts is quicker than the index of words, asked for each."""

_EXACT = frozenset({"type", "word", "length", "number"})
"""The kinds of column that are compared whole."""

_LEADING = frozenset({"party", "between", "ref", "tags", "subjects", "other_titles", "words"})
"""Fields by which an index finds the agreements."""

_IN_SEARCH_TEXT = frozenset({"title", "notes", "place", "signatory_a", "signatory_b", "subjects", "other_titles"})


class Resting(NamedTuple):
    """Where it rests what is asked about: the name of its row, its table, the table of its lists' items, its key there.

    `indexed`: whether the words of its search text are in the index of words. `one_by_one`: whether few are looked at,
    so that each is asked for what belongs to it, instead of finding all to which something belongs. `led`: whether
    another term finds them, so that each is asked for its phase.
    """

    row: str
    table: str
    items: str
    key: str
    indexed: bool = False
    one_by_one: bool = False
    led: bool = False

    def has(self, table: str, where: str) -> str:
        """A condition: a row of that table belongs to it for which this holds."""
        if self.one_by_one:
            return f"EXISTS (SELECT 1 FROM {table} WHERE {self.key} = {self.row}.id AND {where})"
        return f"{self.row}.id IN (SELECT {self.key} FROM {table} WHERE {where})"


_AGREEMENTS = Resting("a", "agreement", "listed", "agreement_id")


class Condition(NamedTuple):
    """A condition as SQL, with the values of its `:named` parameters.

    `of_each`: what is to be asked of each agreement that it finds, and is dear; '' for nothing.
    """

    sql: str
    values: dict[str, str]
    of_each: str = ""


def condition(
    query: Query,
    day: date,
    rhythms: Sequence[Rhythm] | None = (),
    due: Window | None = None,
    *,
    indexed: bool = True,
    one_by_one: bool = False,
) -> Condition:
    """The terms of a query that the store answers, for an as-of day, and what others need of the derived rows.

    `rhythms` are those of its derived rows; where it has none that can be used (None), terms on the status are left out
    too. `due`: only what may have a deadline then. Without `indexed` every text is read for a word: for a Python whose
    SQLite has no index of words. `one_by_one`: where something else finds a few agreements, or `due` does.
    """
    led = one_by_one or any(term.field in _LEADING and not term.negated for term in query.terms)
    indexed = indexed and not one_by_one and sum(len(term.values) for term in query.terms) <= MOST_LOOKED_UP
    at = _AGREEMENTS._replace(indexed=indexed, one_by_one=one_by_one, led=led)
    said = Said({"day": day.isoformat()})
    terms = [term for term in query.terms if term.in_sql and (rhythms is not None or term.field not in IN_STORE)]
    parts = [_term(at, term, said) for term in terms]
    if rhythms is not None:
        narrow = (narrowed(term, day, said.named, rhythms, one_by_one=one_by_one) for term in query.terms)
        parts += filter(None, narrow)
    of_each = ""
    if due:
        parts.append(due_in(due, said.named))
        of_each = due_in(due, said.named, one_by_one=True) if one_by_one else ""
    if len(said.values) > MOST_VALUES:
        values = sum(len(term.values) for term in query.terms)
        raise WrongRequest(f"The query names {values} values, which are too many at once: ask for fewer")
    return Condition(balanced("AND", parts) or "1 = 1", said.values, of_each)


def _term(at: Resting, term: Term, said: Said) -> str:
    words = [value for value in term.values if isinstance(value, str)]
    if len(words) == len(term.values) and term.field in BY_NAME and BY_NAME[term.field].kind.name in _EXACT:
        alternatives = [f"a.{term.field} IN {said.one_of(words)}"]
    elif words and term.field in IN_STORE:
        alternatives = [_phase(at, term, said)]
    else:
        alternatives = [_value(at, term.field, value, said) for value in term.values]
    return either(term, alternatives)


def _value(at: Resting, name: str, value: Value, said: Said) -> str:
    match value:
        case Span():
            return lies_in(at, name, value, said)
        case Codes():
            return at.has("side", f"party IN {said.one_of(value.codes)}")
        case Pair():
            return (
                "a.id IN (SELECT one.agreement_id FROM side AS one "
                "JOIN side AS other ON other.agreement_id = one.agreement_id AND other.place <> one.place "
                f"WHERE one.party IN {said.one_of(value.a)} AND other.party IN {said.one_of(value.b)})"
            )
        case str():
            return _text(at, name, value, said)
    raise WrongRequest(f"{name.replace('_', '-')} cannot be asked for by {value}")


def refuse_too_long(name: str, value: str) -> None:
    """Raises WrongRequest for more characters than a pattern may have."""
    if len(value) > LONGEST_WORDS:
        raise WrongRequest(f"{name.replace('_', '-')}: {len(value)} characters are too many to search for")


def _text(at: Resting, name: str, value: str, said: Said) -> str:
    refuse_too_long(name, value)
    if name == "words":
        return has_words(at, value, said)
    if name == "ref":
        return is_ref(at, value, said)
    if name == "tags":
        return has_tag(at, value, said)
    if name in ITEMS:
        return has_item(at, name, value, said)
    return _column(at, name, value, said)


def has_words(at: Resting, value: str, said: Said) -> str:
    """These words, one after the other, stand in what is searched; the last one may be only begun."""
    words = folded(value)
    return f"({_searched(at, words, said)} LIKE {said.named(f'%{words.rstrip()}%')})" if words else NEVER


def _searched(at: Resting, words: str, said: Said) -> str:
    """The search text, looked at only where the index of words has these."""
    text = f"{at.row}.search_text"
    return f"{at.row}.id IN ({search.holding(said.named(search.asked(words)))}) AND {text}" if at.indexed else text


def lies_in(at: Resting, name: str, span: Span, said: Said) -> str:
    """The recorded date may lie in the span; one that is open on a side may lie anywhere on it."""
    date_of = f"{at.row}.{name}"
    parts = [f"{date_of} <> ''"]
    if span.latest:
        parts.append(f"({date_of}_earliest IS NULL OR {date_of}_earliest <= {said.named(span.latest.isoformat())})")
    if span.earliest:
        parts.append(f"({date_of}_latest IS NULL OR {date_of}_latest >= {said.named(span.earliest.isoformat())})")
    return f"({' AND '.join(parts)})"


def _phase(at: Resting, term: Term, said: Said) -> str:
    """In the phase of the day one of the words of the term stands under its name."""
    among = at._replace(one_by_one=at.led)
    holds = in_phase(term, said, one_by_one=among.one_by_one)
    if term.field == "status" and among.one_by_one:
        holds = f"+{holds}"  # else all of that status would be looked through for each
    elif term.field == "confirm" and not among.one_by_one:
        holds = f"{OF_ANY_STATUS} AND {holds}"
    return among.has("phase", f"first_day <= :day AND last_day >= :day AND {holds}")


def is_ref(at: Resting, value: str, said: Said) -> str:
    """The whole ref; only where there is none, those that begin so."""
    whole, last = said.named(value), said.named(value + LAST_LETTER)
    return (
        f"({at.row}.ref = {whole} OR ({at.row}.ref > {whole} AND {at.row}.ref < {last} "
        f"AND NOT EXISTS (SELECT 1 FROM {at.table} AS whole WHERE whole.ref = {whole})))"
    )


def has_tag(at: Resting, value: str, said: Said) -> str:
    """The whole tag, or what follows its last colon: `tag:instc` finds `project:instc`."""
    tag = folded_tag(value)
    found = f"folded = {said.named(tag)}"
    if ":" not in tag:
        pattern = "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in tag)
        found = f"({found} OR folded LIKE {said.named(f'%:{pattern}')} ESCAPE '\\')"
    return at.has(at.items, f"field = 'tags' AND {found}")


def has_item(at: Resting, name: str, value: str, said: Said) -> str:
    """Whole words of one item, or the item as it is."""
    words = folded(value)
    if not words:
        return at.has(at.items, f"field = '{name}' AND item = {said.named(value)}")
    pattern = said.named(f"%{words}%")
    where = f"field = '{name}' AND folded LIKE {pattern}"
    if name not in _IN_SEARCH_TEXT:
        return at.has(at.items, where)
    return f"({_searched(at, words, said)} LIKE {pattern} AND {at._replace(one_by_one=True).has(at.items, where)})"


def says(at: Resting, column: str, value: str, said: Said, *, searched: bool) -> str:
    """Whole words of a text, or the text as it is where it has none.

    `folded` is ours, and costs more than a look at the search text where the column is part of that (`searched`).
    """
    words = folded(value)
    if not words:
        return f"{column} = {said.named(value)}"
    pattern = said.named(f"%{words}%")
    first_look = f"{_searched(at, words, said)} LIKE {pattern} AND " if searched else ""
    return f"({first_look}folded({column}) LIKE {pattern})"


def _column(at: Resting, name: str, value: str, said: Said) -> str:
    place, column = SIDES.get(name, ("", name))
    where = f"side_{place}.{column}" if place else f"a.{column}"
    if column == "party":
        return f"{where} = {said.named(value)}"
    return says(at, where, value, said, searched=name in _IN_SEARCH_TEXT)

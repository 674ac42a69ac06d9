"""A question about relation events as SQL, made of the pieces of `asking`: `e` is the event.

Everything recorded can be asked for, and the store answers all of it.
"""

from treatytrack.domain.query import Codes, Pair, Query, Span, Value
from treatytrack.errors import WrongRequest
from treatytrack.event_columns import BY_NAME, LISTS
from treatytrack.store.asking import (
    Condition,
    Resting,
    has_item,
    has_tag,
    has_words,
    is_ref,
    lies_in,
    refuse_too_long,
    says,
)
from treatytrack.store.said import Said, either

_EVENTS = Resting("e", "relation_event", "relation_event_item", "event_id")
_PARTY = "SELECT event_id FROM relation_event_party WHERE role = '{role}' AND party IN {codes}"


def condition(query: Query) -> Condition:
    """The terms of a query about relation events."""
    said = Said()
    parts = [either(term, [_value(term.field, value, said) for value in term.values]) for term in query.terms]
    return Condition(" AND ".join(parts) or "1 = 1", said.values)


def _value(name: str, value: Value, said: Said) -> str:
    match value:
        case Span():
            return lies_in(_EVENTS, name, value, said)
        case Codes():
            role = "concerns" if name == "concerns" else "between"
            return f"e.id IN ({_PARTY.format(role=role, codes=said.one_of(value.codes))})"
        case Pair():
            return (
                "e.id IN (SELECT one.event_id FROM relation_event_party AS one JOIN relation_event_party AS other "
                "ON other.event_id = one.event_id AND other.position <> one.position "
                "WHERE one.role = 'between' AND other.role = 'between' "
                f"AND one.party IN {said.one_of(value.a)} AND other.party IN {said.one_of(value.b)})"
            )
        case str():
            return _text(name, value, said)
    raise WrongRequest(f"{name} cannot be asked for by {value}")


def _text(name: str, value: str, said: Said) -> str:
    refuse_too_long(name, value)
    if name == "words":
        return has_words(_EVENTS, value, said)
    if name == "ref":
        return is_ref(_EVENTS, value, said)
    if name == "tags":
        return has_tag(_EVENTS, value, said)
    if name in LISTS:
        return has_item(_EVENTS, name, value, said)
    if BY_NAME[name].kind.name == "word":
        return f"e.{name} = {said.named(value)}"
    return says(_EVENTS, f"e.{name}", value, said, searched=False)

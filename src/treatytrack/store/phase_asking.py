"""What a term asks of the phase of a day: its status, certainty, flags, and what is to be settled in it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from treatytrack.domain.agreement import RELATIONS
from treatytrack.domain.facts import STATUSES, TO_CONFIRM
from treatytrack.domain.query import Term
from treatytrack.store.said import Said, balanced


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


OF_ANY_STATUS = f"status IN ({_quoted(STATUSES)})"
"""Said so that an index is asked in which the status comes before the days; it holds all that is to be confirmed."""

_IN_ROWS = frozenset(TO_CONFIRM) - {"renewal"}

MUST_BE_THERE = frozenset({"replaced-by", "occasion", *RELATIONS})
"""How a ref is named that is listed while it is in no register; the one of an event may be of any kind (section 6)."""

_NAMES_WHAT_IS_NOT_THERE = f"""
    SELECT agreement_id FROM reference AS named WHERE how IN ({_quoted(sorted(MUST_BE_THERE))})
    AND NOT EXISTS (SELECT 1 FROM agreement WHERE agreement.ref = named.ref)
    AND NOT EXISTS (SELECT 1 FROM relation_event WHERE relation_event.ref = named.ref)
"""


def in_phase(term: Term, said: Said, *, one_by_one: bool = False) -> str:
    """A condition on a row of `phase`, that of `:day`: one of the words of the term stands under its name.

    `one_by_one`: few rows are looked at, so that each is asked for what belongs to its agreement.
    """
    name, words = term.field, [value for value in term.values if isinstance(value, str)]
    match name:
        case "flags":
            holds = [f"'; ' || flags || '; ' LIKE {said.named(f'%; {word}; %')}" for word in words]
        case "contradiction":  # the first part is that of an index
            holds = [f"instr(contradiction, {said.named(word)})" for word in words]
            return f"contradiction <> '' AND ({balanced('OR', holds)})"
        case "confirm":
            holds = _to_confirm(words, term.window, said, one_by_one=one_by_one)
        case _:
            return f"{name} IN {said.one_of(words)}"
    return f"({balanced('OR', holds)})"


def _to_confirm(words: Sequence[str], window: timedelta | None, said: Said, *, one_by_one: bool) -> list[str]:
    """No word of these is part of another."""
    if _IN_ROWS.issubset(words):
        holds = ["confirm <> ''"]
    else:
        holds = [f"instr(confirm, {said.named(word)})" for word in words if word in _IN_ROWS]
    if "renewal" in words:
        from treatytrack.domain.settle import WINDOW, through  # noqa: PLC0415  (5 ms; few queries ask for it)

        day = date.fromisoformat(said.values["day"])
        holds.append(f"ifnull(renewal <= {said.named(through(day, window or WINDOW).isoformat())}, 0)")
    if "other" in words and one_by_one:
        holds.append(f"EXISTS ({_NAMES_WHAT_IS_NOT_THERE} AND named.agreement_id = phase.agreement_id)")
    elif "other" in words:
        holds.append(f"agreement_id IN ({_NAMES_WHAT_IS_NOT_THERE})")
    return holds

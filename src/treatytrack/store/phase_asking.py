"""What a term asks of the phase of a day: its status, certainty, flags, and what is to be settled in it."""

from collections.abc import Iterable, Sequence
from datetime import date

from treatytrack.domain.agreement import RELATIONS
from treatytrack.domain.facts import STATUSES, TO_CONFIRM
from treatytrack.store.said import Said, balanced


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


OF_ANY_STATUS = f"status IN ({_quoted(STATUSES)})"
"""Said so that an index is asked in which the status comes before the days; it holds all that is to be confirmed."""

_IN_ROWS = frozenset(TO_CONFIRM) - {"renewal"}

MUST_BE_THERE = frozenset({"replaced-by", "occasion", *RELATIONS})
"""How a ref is named that is listed while it is in no register; the one of an event may be of any kind (section 6)."""

_NAMES_WHAT_IS_NOT_THERE = f"""agreement_id IN (
    SELECT agreement_id FROM reference WHERE how IN ({", ".join(f"'{how}'" for how in sorted(MUST_BE_THERE))})
    AND NOT EXISTS (SELECT 1 FROM agreement WHERE agreement.ref = reference.ref)
    AND NOT EXISTS (SELECT 1 FROM relation_event WHERE relation_event.ref = reference.ref)
)"""


def in_phase(name: str, words: Sequence[str], said: Said) -> str:
    """A condition on a row of `phase`, that of `:day`: one of these words stands under that name."""
    match name:
        case "flags":
            holds = [f"'; ' || flags || '; ' LIKE {said.named(f'%; {word}; %')}" for word in words]
        case "contradiction":  # the first part is that of an index
            holds = [f"instr(contradiction, {said.named(word)})" for word in words]
            return f"contradiction <> '' AND ({balanced('OR', holds)})"
        case "confirm":
            holds = _to_confirm(words, said)
        case _:
            return f"{name} IN {said.one_of(words)}"
    return f"({balanced('OR', holds)})"


def _to_confirm(words: Sequence[str], said: Said) -> list[str]:
    """No word of these is part of another."""
    if _IN_ROWS.issubset(words):
        holds = ["confirm <> ''"]
    else:
        holds = [f"instr(confirm, {said.named(word)})" for word in words if word in _IN_ROWS]
    if "renewal" in words:
        from treatytrack.domain.settle import through  # noqa: PLC0415  (5 ms; few queries ask for it)

        day = date.fromisoformat(said.values["day"])
        holds.append(f"renewal <= {said.named(through(day).isoformat())}")
    if "other" in words:
        holds.append(_NAMES_WHAT_IS_NOT_THERE)
    return holds

"""The one that a ref means, written whole or as far as it takes; and an event of an agreement by its number."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from treatytrack.domain.agreement import Agreement
from treatytrack.errors import NotFound, WrongRequest

if TYPE_CHECKING:  # as in find
    from treatytrack.actions.register import Register

Record = TypeVar("Record")


def ref_and_number(written: str) -> tuple[str, int | None]:
    """`AZE-IRN-2025-2/3` as the ref and the number of an event; None where only a ref is written."""
    ref, slash, number = written.partition("/")
    if not slash:
        return ref, None
    if not (number.isascii() and number.isdigit() and len(number) < 10 and ref):
        raise WrongRequest(f'"{written}" names no event: write a ref and a number, as in AZE-IRN-2025-2/3')
    return ref, int(number)


def the_one(register: "Register", ref: str, *, whole: bool = False) -> Agreement:
    """The agreement of a whole ref, or of a beginning that only one has (unless `whole`).

    Raises NotFound, naming refs that begin alike; WrongRequest where several begin so.
    """
    if register.relation_event(ref):
        raise NotFound(_is_event(ref))
    agreements = Named("agreement", register.agreement, register.refs_beginning, "treatytrack list")
    try:
        return meant(agreements, ref, whole=whole)
    except NotFound:
        if event := register.relation_event(ref.upper()):
            raise NotFound(_is_event(event.ref)) from None
        raise


def _is_event(ref: str) -> str:
    return f"{ref} is an event and no agreement: treatytrack event show {ref} shows it"


class Named(NamedTuple, Generic[Record]):
    """What goes by a ref: what one is called, how it is found by its ref and by a beginning, what lists all."""

    what: str
    of: Callable[[str], Record | None]
    beginning: Callable[[str], list[str]]
    listed_by: str


def meant(named: Named[Record], ref: str, *, whole: bool = False) -> Record:
    """The one of a whole ref, or of a beginning that only one has (unless `whole`). Raises as `the_one`."""
    if found := named.of(ref):
        return found
    alike = named.beginning(ref) if ref else []
    if len(alike) == 1 and not whole and (found := named.of(alike[0])):
        return found
    if len(alike) == 1:
        raise WrongRequest(f'No {named.what} is called "{ref}", but {alike[0]} begins so: write the whole ref')
    if alike:
        raise WrongRequest(f'"{ref}" begins more than one ref: {a_few(alike)}')
    near = refs_near(named.beginning, ref)
    if not near:
        raise NotFound(f'No {named.what} is called "{ref}": {named.listed_by} shows what there is')
    raise NotFound(f'No {named.what} is called "{ref}"; there {are(near)}')


def are(refs: Sequence[str]) -> str:
    """`is AZE-IRN-2025-1`, `are /1, /2`, after `there`."""
    return f"{'is' if len(refs) == 1 else 'are'} {a_few(refs)}"


def a_few(refs: Sequence[str]) -> str:
    """The first of many refs, and that there are more."""
    return ", ".join(refs[:5]) + (" and more" if len(refs) > 5 else "")


def refs_near(beginning: Callable[[str], list[str]], ref: str) -> list[str]:
    """Refs that may be meant: in capitals, with the sides the other way round, of another number or year.

    Never of another party: AZE-KAZ is no slip for AZE-IRN.
    """
    written = ref.strip()
    capitals = written.upper()
    one, other, *rest = (*capitals.split("-"), "")
    for left_off in range(3):
        for spelled in (written, capitals, "-".join((other, one, *rest[:-1]))):
            parts = spelled.split("-")
            kept, others = parts[: len(parts) - left_off], parts[len(parts) - left_off :]
            if len(kept) < 2 and any(part.isalpha() for part in others):
                continue
            begun = "-".join((*kept, "")) if others else spelled
            if begun.strip("-") and (found := beginning(begun)):
                return found
    return []

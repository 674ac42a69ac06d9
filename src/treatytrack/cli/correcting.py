"""What the commands that correct a record share: what is meant, what contradicts itself, how a change is told."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from treatytrack.actions.by_ref import the_one
from treatytrack.actions.register import Register
from treatytrack.cli.options import item_option
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import agreed, say, somebody_is_there
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.errors import WrongRequest
from treatytrack.formats.readable import readable

Change = tuple[str, str, str]
"""What changed: the name of a column, its text before, its text now."""


def ref_to_change(
    session: Session, written: str, found: Callable[[Register, str], Agreement | RelationEvent] = the_one
) -> str:
    """The ref of what is to be changed: a beginning is asked about on a terminal; elsewhere only a whole ref will do.

    Empty where the answer is no, after saying that nothing was changed.
    """
    if not written.strip():
        raise WrongRequest("Nothing is named by an empty ref: treatytrack list and event list show the refs there are")
    if not somebody_is_there():
        return written
    with session.reading() as register:
        meant = found(register, written)
    if meant.ref == written:
        return written
    say(f"{meant.ref}  {meant.title}")
    if agreed("Change it?"):
        return meant.ref
    say("Nothing was changed.")
    return ""


def refuse_senseless(
    session: Session,
    written: Collection[str],
    emptied: Sequence[str],
    singular: Mapping[str, str],
    always: Collection[str],
    what: str,
) -> None:
    """Raises WrongRequest where options contradict each other, or would change or empty what never is.

    `written` and `emptied` are columns; `singular` is what the options call those that are called otherwise, `always`
    are those that every record of this kind has, and `what` is one such record.
    """
    if "ref" in written:
        raise WrongRequest("A ref is never changed: others may have written it down")
    items = [(name, item_option("add", singular.get(name, name))) for name in session.added]
    items += [(name, item_option("remove", singular.get(name, name))) for name in session.removed]
    for name, option in items:
        if name in written:
            raise WrongRequest(f"{_option(name, singular)} replaces the list: leave out that or {option}")
        if name in emptied:
            raise WrongRequest(f"--clear {name} and {option} contradict each other")
    for name in emptied:
        if name in written:
            raise WrongRequest(f"--clear {name} and {_option(name, singular)} contradict each other")
        if name in always:
            raise WrongRequest(f"--clear {name}: every {what} has one")


def _option(name: str, singular: Mapping[str, str]) -> str:
    return f"--{singular.get(name, name).replace('_', '-')}"


def changes_told(changes: Iterable[Change]) -> Iterable[str]:
    """What changed of a record, a line for each column."""
    return (f"{name}: {_shown(before)} -> {_shown(after)}" for name, before, after in changes)


def _shown(text: str) -> str:
    return readable(text) or "(empty)"

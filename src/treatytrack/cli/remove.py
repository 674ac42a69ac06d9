"""`treatytrack remove`: agreements, or events of them, out of the register; they stay in its history."""

from typing import Annotated

import typer

from treatytrack.actions.by_ref import ref_and_number, the_one
from treatytrack.actions.edit import refuse_changed_meanwhile
from treatytrack.actions.record import event_numbered, remove_event
from treatytrack.actions.register import Register
from treatytrack.cli.recording import column_changes
from treatytrack.cli.removing import Yes, is_agreed_to, refuse_unasked
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer_in_words, say
from treatytrack.domain.agreement import Agreement


def command(
    ctx: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF...", help="Which agreements, or events: REF/3.")],
    yes: Yes = False,
) -> None:
    """Take agreements out of the register, all of them or none. They stay in its history; a ref is never used again.

    REF/3 is one event of an agreement, with the column that it filled.

    On a terminal it asks first; elsewhere it wants --yes and whole refs.

    \b
    Examples:
      treatytrack remove AZE-IRN-2025-5
      treatytrack remove AZE-IRN-2025-4 AZE-IRN-2025-5 --yes
      treatytrack remove AZE-IRN-2025-2/1
    """
    session = Session(ctx)
    refuse_unasked("remove", yes)
    named = list(dict.fromkeys(map(ref_and_number, refs)))
    shown: list[Agreement] = []
    if not yes:
        with session.reading() as register:
            chosen = [(the_one(register, ref), number) for ref, number in named]
            told = [_told(register, agreement, number) for agreement, number in chosen]
        if not is_agreed_to([[line] for line in told]):
            return
        shown = [agreement for agreement, _ in chosen]
        named = [(agreement.ref, number) for agreement, number in chosen]
    columns: list[str] = []
    with session.writing("remove") as register:
        for agreement in shown:
            refuse_changed_meanwhile(register, agreement)
        for ref, number in named:
            there = the_one(register, ref, whole=True)
            if number is not None:
                event_numbered(register, there.ref, number)
        # Events first: an agreement takes its own with it, and then they are there no more.
        for ref, number in sorted(named, key=lambda one: one[1] is None):
            there = the_one(register, ref, whole=True)
            if number is None:
                register.remove(there.ref)
            else:
                columns += column_changes(remove_event(register, there, number, session.today))
    answer_in_words(columns)
    say(f"Removed {', '.join(_name(ref, number) for ref, number in named)}.")


def _told(register: Register, agreement: Agreement, number: int | None) -> str:
    if number is None:
        return f"{agreement.ref}  {agreement.title}"
    return f"{agreement.ref}/{number}  {event_numbered(register, agreement.ref, number).text}"


def _name(ref: str, number: int | None) -> str:
    return ref if number is None else f"{ref}/{number}"

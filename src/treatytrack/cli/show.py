"""`treatytrack show`: one agreement, where it stands, and why."""

from typing import Annotated

import typer

from treatytrack.actions.agreement_card import agreement_card, occasion_of
from treatytrack.actions.by_ref import the_one
from treatytrack.cli.asking import KnownOn
from treatytrack.cli.session import Session
from treatytrack.cli.showing import show_card
from treatytrack.domain.validity import standing_on


def command(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="The agreement: its ref, or a beginning of it.")],
    explain: Annotated[bool, typer.Option("--explain", help="Show the arithmetic, step by step.")] = False,
    known_on: KnownOn = None,
) -> None:
    """Show one agreement: parties, status on the day, terms, what is coming, and what is to be confirmed.

    --as-of asks how it stands on another day, --known-on what was recorded of it at another time.

    \b
    Examples:
      treatytrack show AZE-IRN-2025-2
      treatytrack show AZE-IRN-2025-2 --explain
      treatytrack show AZE-IRN-2025-2 --as-of 2027-01-01
    """
    session = Session(ctx, known_on)
    with session.reading() as register:
        if "/" in ref:
            from treatytrack.actions.record import refuse_event  # noqa: PLC0415  (only here)

            refuse_event(register, ref)
        agreement = the_one(register, ref)
        events = register.numbered_events(agreement.ref)
        standing = standing_on(agreement, session.today)
        named_by = register.references_to(agreement.ref)
        named, occasion = session.parties().named, occasion_of(register, agreement)
        shown = agreement_card(agreement, standing, named, events, named_by, occasion, register.titled, explain=explain)
    if session.known:
        shown = shown._replace(verdict=f"{shown.verdict} As {session.known}.")
    show_card(session, shown)

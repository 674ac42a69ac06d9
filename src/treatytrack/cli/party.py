"""`treatytrack party list` and `party show`: who can be a party."""

from typing import Annotated

import typer

from treatytrack.actions.party import the_party
from treatytrack.actions.party_card import party_card
from treatytrack.actions.party_listing import parties_called, parties_table
from treatytrack.cli.asking import Format, ForSpreadsheet, Limit, Output, kinds_named, limited
from treatytrack.cli.session import Session
from treatytrack.cli.showing import show_card, show_table, way_out
from treatytrack.cli.speaking import say
from treatytrack.domain.parties import KINDS
from treatytrack.errors import WrongRequest
from treatytrack.store.party_index import known_parties


def list_(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="What its names should hold, in any language.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="state, organisation, territory, institution or group.")
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only what this register has added or changed.")] = False,
    used: Annotated[bool, typer.Option("--used", help="Only sides of agreements in this register.")] = False,
    limit: Limit = None,
    format_: Format = None,
    output: Output = None,
    for_spreadsheet: ForSpreadsheet = False,
) -> None:
    """List everybody who can be a party, with the number of agreements in the register that each is a side of.

    Words narrow: a word of some name, in any language, or the code must begin so; words in quotes must stand in one
    name. Where there is no register yet, the parties that come with the program are listed.

    \b
    Examples:
      treatytrack party list --used
      treatytrack party list korea
      treatytrack party list "islamic republic" --kind state --format csv
    """
    session = Session(ctx)
    way = way_out(session, format_, output, for_spreadsheet)
    kinds = kinds_named(KINDS, "a kind of party", kind)
    for word in words or []:
        if not word.strip():
            raise WrongRequest('"" asks for nothing: write a word of a name, or leave it out')
    with session.reading_if_there() as register:
        found = parties_called(
            session.parties(),
            register.own_parties() if register else (),
            known_parties().get,
            register.sides_counted() if register else {},
            words or [],
        )
        rows = [
            one
            for one in found
            if (not kinds or one.party.kind in kinds) and (not own or one.own) and (not used or one.agreements)
        ]
        shown = limited(rows, limit)
        show_table(session, parties_table(shown), way.for_rows(len(shown)), "Parties", words)
    few = f"{len(shown)} of " if len(shown) < len(rows) else ""
    say(f"{few}{len(rows)} part{'y' if len(rows) == 1 else 'ies'}." if rows else "No party is found.")


def show(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="Its code or any of its names.")],
) -> None:
    """Show one party: its other names, members, what it belongs to, predecessors and successors, and until when.

    \b
    Examples:
      treatytrack party show IRN
      treatytrack party show Persia
      treatytrack party show European Union
    """
    session = Session(ctx)
    with session.reading_if_there() as register:
        known = session.parties()
        party = the_party(known, " ".join(name))
        sides = register.agreements_of([party.code]) if register else None
        all_ = register.agreements_of(known.standing_for(party.code)) if register else 0
        card = party_card(
            party,
            known,
            own=register.own_party(party.code) if register else None,
            built_in=known_parties().get(party.code),
            sides=sides,
            also=all_ - (sides or 0),
        )
    show_card(session, card)
